"""``dragoman events``: meetings, calls, rounds, votes and deadlines, merged across documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.interchange import exports
from dragoman.run import current


def events(folder: Path, as_of: str | None = None, *, confidential: bool = False) -> list[dict[str, Any]]:
    """The events as export rows, by date; needs no codebook. Raises D002 (no date), D7xx."""
    return list(exports.rows(current.load(folder, as_of, confidential=confidential).record, "events"))
