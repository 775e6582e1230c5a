"""``dragoman sources``: on whose word the record of each party rests."""

from __future__ import annotations

from pathlib import Path

from dragoman.overview import sources as overview
from dragoman.overview.sources import Sources
from dragoman.run import current


def sources(folder: Path, as_of: str | None = None, *, confidential: bool = False) -> Sources:
    """The sources of the whole record and of each party. Raises D002 (no date), D012 (no codebook), D7xx."""
    now = current.load(folder, as_of, confidential=confidential)
    return overview.build(now.record, now.codebook)
