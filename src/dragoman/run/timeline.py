"""``dragoman timeline``: positions and events by date, and where a status changed."""

from __future__ import annotations

from pathlib import Path

from dragoman.overview import timeline as overview
from dragoman.overview.timeline import Timeline
from dragoman.run import current
from dragoman.run.current import Current


def timeline(folder: Path, as_of: str | None = None, *, confidential: bool = False) -> tuple[Timeline, Current]:
    """The timeline, and the record that it was built from. Raises D002 (no date), D012 (no codebook), D7xx."""
    now = current.load(folder, as_of, confidential=confidential)
    return overview.build(now.record, now.codebook), now
