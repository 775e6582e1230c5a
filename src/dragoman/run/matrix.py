"""``dragoman matrix``: parties by issues, as of a date."""

from __future__ import annotations

from pathlib import Path

from dragoman.overview import matrix as overview
from dragoman.overview.matrix import Matrix
from dragoman.run import current


def matrix(folder: Path, as_of: str | None = None, *, confidential: bool = False) -> Matrix:
    """Who stands where. Raises D002 (no date), D012 (no codebook), D7xx."""
    now = current.load(folder, confidential=confidential)
    current.check_date(as_of)
    return overview.build(now.record, now.codebook, as_of)
