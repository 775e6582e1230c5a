"""``dragoman sources``: on whose word the record of each party rests, and what was reprinted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dragoman.interchange import overviews
from dragoman.overview import sources as overview
from dragoman.overview.sources import Sources
from dragoman.run import current, register


def sources(folder: Path, as_of: str | None = None, *, confidential: bool = False) -> Sources:
    """The sources of the whole record and of each party. Raises D002 (no date), D012 (no codebook), D2xx, D7xx."""
    now = current.load(folder, as_of, confidential=confidential)
    return overview.build(register.known(now.record, folder), now.codebook)


def reprints(folder: Path, as_of: str | None = None, *, confidential: bool = False) -> list[dict[str, Any]]:
    """Every reprint, of what it is one, and what it changed. Raises D002 (no date), D7xx."""
    return overviews.reprints(current.load(folder, as_of, confidential=confidential).record)
