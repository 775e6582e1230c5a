"""Parties by issues: where each stands on every option, and the positions that this rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.model import Codebook, Issue, Option, Party, Position, Record
from dragoman.overview.alliances import statuses
from dragoman.overview.record import negotiation
from dragoman.overview.standing import MILD, Key, Standing, Status


@dataclass(frozen=True, slots=True)
class Mark:
    """One option in a cell: its standing, and the positions behind it by date, those that decide it first.

    ``asks``: the options that it is conditional on.
    """

    option: Option
    standing: Standing
    positions: tuple[Position, ...]
    asks: tuple[Option, ...] = ()

    @property
    def said(self) -> bool:
        """Whether it rests on what was said of the party on this very option, not on a red line or an alliance."""
        return self.standing.how in ("said", "assumed")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a party stands on an issue; ``marks``: the options on which anything is on record, in codebook order."""

    party: Party
    issue: Issue
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An issue with one cell a party, in the codebook's order."""

    issue: Issue
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Issues x parties, both in the codebook's order, as of a date (None: everything known)."""

    negotiation: str
    as_of: str | None
    parties: tuple[Party, ...]
    rows: tuple[Row, ...]

    @property
    def speaking(self) -> tuple[Party, ...]:
        """The parties of which anything is on record that does not merely follow from an alliance's word."""
        heard = {c.party.id for row in self.rows for c in row.cells for m in c.marks if m.standing.how != "alliance"}
        return tuple(party for party in self.parties if party.id in heard)

    @property
    def silent(self) -> tuple[Party, ...]:
        """The parties with nothing on record."""
        heard = self.speaking
        return tuple(party for party in self.parties if party not in heard)


def build(record: Record, codebook: Codebook, as_of: str | None = None) -> Matrix:
    """The matrix of what was known by ``as_of`` (an ISO date, partial or not); rejected positions are left out."""
    found = statuses(negotiation(record, codebook, as_of))
    shelf = _Shelf(
        found,
        {position.id: position for position in record.positions},
        {f"{issue.id}/{option.id}": option for issue in codebook.issues for option in issue.options},
    )
    rows = tuple(Row(issue, tuple(_cell(p, issue, shelf) for p in codebook.parties)) for issue in codebook.issues)
    return Matrix(codebook.negotiation, as_of, codebook.parties, rows)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What cells are made of: standings by key, positions by id, options by `issue/option`."""

    found: Mapping[Key, Standing]
    held: Mapping[str, Position]
    options: Mapping[str, Option]


def _cell(party: Party, issue: Issue, shelf: _Shelf) -> Cell:
    standings = ((option, shelf.found[party.id, issue.id, option.id]) for option in issue.options)
    return Cell(party, issue, tuple(_mark(o, s, shelf) for o, s in standings if s.status != "unknown" or s.positions))


def _mark(option: Option, standing: Standing, shelf: _Shelf) -> Mark:
    ranked = dict.fromkeys((*standing.decided_by, *standing.positions))
    positions = tuple(shelf.held[id] for id in ranked if id in shelf.held)
    return Mark(option, standing, positions, tuple(shelf.options[ref] for ref in standing.conditions))


def alone(position: Position) -> Status:
    """What one position by itself says of its option, conditions apart: the word and shape that it is shown with."""
    if position.stance == "reject":
        return "red-line" if position.red_line else "opposes" if position.strength <= MILD else "refuses"
    return "wants" if position.stance == "demand" else "considers" if position.stance == "open" else "accepts"
