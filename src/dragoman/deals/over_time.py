"""The answer date by date: when room for a deal opened or closed, and which positions did it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.deals.constraints import Answer, World
from dragoman.model import Codebook, Negotiation, Position
from dragoman.overview import standing
from dragoman.overview.partial import days
from dragoman.overview.standing import Cell, Standing, Word


@dataclass(frozen=True, slots=True)
class Moment:
    """The answer from a day on.

    ``date``: ISO day; None for what is known before any date (positions without a year). ``before``: the answer until
    then, None for the first. ``changed``: the standings that are other than before, by party, issue and option.
    ``positions``: ids of what decides them that became known on that day.
    """

    date: str | None
    answer: Answer
    before: Answer | None
    changed: tuple[Standing, ...]
    positions: tuple[str, ...]

    @property
    def turning(self) -> bool:
        """Whether the answer changed."""
        return self.before is not None and self.answer != self.before


def over_time(
    negotiation: Negotiation,
    published: Mapping[str, str | None] | None = None,
    copies: Mapping[str, str] | None = None,
) -> tuple[Moment, ...]:
    """A moment for every day on which a standing changed, up to the negotiation's own date.

    A position counts from the first day that its (partial) date may mean. Empty where nothing is on record.
    """
    book = negotiation.codebook
    held = standing.cells(negotiation, published, copies)
    first = _first_days(held, published or {})
    track = _Track(book, held, first, published or {})
    for day in sorted(set(first.values())):
        track.advance(day)
    return tuple(track.moments)


class _Track:
    """The record growing day by day; only what a day's positions touch is worked out again."""

    def __init__(
        self,
        codebook: Codebook,
        held: Mapping[Cell, Sequence[Position]],
        first: Mapping[str, date],
        published: Mapping[str, str | None],
    ) -> None:
        self.first, self.published = first, published
        self.issues = {i.id: i for i in codebook.issues}
        self.parties = {p.id for p in codebook.parties}
        self.options = standing.askable(codebook)
        self.world = World(codebook, standing.from_cells(codebook, {}))
        self.moments: list[Moment] = []
        self.words = {cell: self._read(group) for cell, group in held.items() if self._tracked(cell)}
        self.days: dict[date, set[Cell]] = {}
        for cell, words in self.words.items():
            for word in words:
                self.days.setdefault(first[word.position.id], set()).add(cell)

    def advance(self, day: date) -> None:
        """Take in the positions of a day."""
        now = {s.key: s for cell in sorted(self.days.get(day, ())) for s in self._standings(cell, day)}
        changed = {key: s for key, s in now.items() if s != self.world.given[key]}
        told = tuple(s for key, s in changed.items() if _sense(s) != _sense(self.world.given[key]))
        self.world = self.world.altered(changed)
        if told:
            fresh = {id for s in told for id in s.decided_by if self.first.get(id) == day}
            before = self.moments[-1].answer if self.moments else None
            when = None if day == date.min else day.isoformat()
            self.moments.append(Moment(when, self.world.answer, before, told, tuple(sorted(fresh))))

    def _tracked(self, cell: Cell) -> bool:
        return cell[0] in self.parties and cell[1] in self.issues

    def _read(self, positions: Iterable[Position]) -> list[Word]:
        return [Word.of(p, self.published, self.options) for p in positions]

    def _standings(self, cell: Cell, day: date) -> list[Standing]:
        known = [word for word in self.words[cell] if self.first[word.position.id] <= day]
        return standing.on_words(cell[0], self.issues[cell[1]], known)


def _first_days(held: Mapping[Cell, Sequence[Position]], published: Mapping[str, str | None]) -> dict[str, date]:
    """Position id -> the first day that it may be dated; the earliest of all days where its year is not known."""
    found: dict[str, date] = {}
    for position in (p for group in held.values() for p in group):
        stretch = days(standing.held_on(position, published.get(position.doc)))
        found[position.id] = stretch[0] if stretch else date.min
    return found


def _sense(found: Standing) -> tuple[object, ...]:
    """What of a standing is worth a moment: not that the same was said again."""
    return found.status, found.possible, found.basis, found.conditions
