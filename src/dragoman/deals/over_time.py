"""The answer date by date: when room for a deal opened or closed, and which positions did it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dragoman.deals.constraints import Answer, World
from dragoman.model import Negotiation
from dragoman.overview import standing
from dragoman.overview.partial import days
from dragoman.overview.standing import Standing


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
    first = _first_days(negotiation, published or {}, copies or {})
    world = World(book, standing.from_cells(book, {}))
    moments: list[Moment] = []
    for day in sorted(set(first.values())):
        known = replace(negotiation, positions=tuple(p for p in negotiation.positions if first.get(p.id, day) <= day))
        now = standing.said(known, published, copies)
        changed = {key: s for key, s in now.items() if _sense(s) != _sense(world.given[key])}
        if changed:
            before = moments[-1].answer if moments else None
            world = world.altered({key: s for key, s in now.items() if s != world.given[key]})
            fresh = {id for s in changed.values() for id in s.decided_by if first.get(id) == day}
            when = None if day == date.min else day.isoformat()
            moments.append(Moment(when, world.answer, before, tuple(changed.values()), tuple(sorted(fresh))))
    return tuple(moments)


def _first_days(
    negotiation: Negotiation, published: Mapping[str, str | None], copies: Mapping[str, str]
) -> dict[str, date]:
    """Position id -> the first day that it may be dated; the earliest of all days where its year is not known."""
    held = standing.cells(negotiation, published, copies)
    found: dict[str, date] = {}
    for position in (p for group in held.values() for p in group):
        stretch = days(position.as_of or position.said_on or published.get(position.doc))
        found[position.id] = stretch[0] if stretch else date.min
    return found


def _sense(found: Standing) -> tuple[object, ...]:
    """What of a standing is worth a moment: not that the same was said again."""
    return found.status, found.possible, found.basis, found.conditions
