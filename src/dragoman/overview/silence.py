"""Who has said nothing on what, where it matters: the sides whose consent an option needs."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Codebook, Issue, Party
from dragoman.overview.consent import concerned
from dragoman.overview.matrix import Matrix


@dataclass(frozen=True, slots=True)
class Silence:
    """On ``issue`` there is no position of ``parties`` (codebook order), although a deal on it needs their word."""

    issue: Issue
    parties: tuple[Party, ...]


def build(matrix: Matrix, codebook: Codebook) -> tuple[Silence, ...]:
    """The silences, issue by issue, without issues that are procedural or on which everyone needed has spoken."""
    found = []
    for row in matrix.rows:
        if row.issue.procedural:
            continue
        spoken = {cell.party.id for cell in row.cells if cell.marks}
        needed = concerned(codebook, row.issue)
        silent = tuple(party for party in codebook.parties if party.id in needed - spoken)
        if silent:
            found.append(Silence(row.issue, silent))
    return tuple(found)
