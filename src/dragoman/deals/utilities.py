"""Bargaining solutions among the deals, where utilities are given: additive over issues, against the status quo.

They say what a solution concept would pick from numbers that somebody gave. They are no forecast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from dragoman.deals import outcomes
from dragoman.deals.bargaining import Number, Solutions, solve
from dragoman.deals.constraints import World
from dragoman.deals.outcomes import Choice, Pieces
from dragoman.errors import DragomanError

MAX_DEALS = 1000
"""Deals that are compared, the nearest first; past it the solutions are among these only, and say so."""

Utilities = Mapping[str, Mapping[str, Number]]
"""Party -> `issue/option` -> utility. An option that is not named is worth as much as the status quo of its issue."""


@dataclass(frozen=True, slots=True)
class Cardinal:
    """The solutions for the parties that have utilities; indices in ``solutions`` are into ``deals``."""

    parties: tuple[str, ...]
    deals: tuple[Choice, ...]
    gains: tuple[tuple[Fraction, ...], ...]
    solutions: Solutions
    complete: bool


def cardinal(world: World, parts: Sequence[Pieces], utilities: Utilities) -> Cardinal:
    """The bargaining solutions among the deals of a world. Raises DragomanError D601, D605 (no such option, party)."""
    check(world, utilities)
    found, complete = outcomes.best(parts, MAX_DEALS)
    parties = tuple(p.id for p in world.codebook.parties if p.id in utilities)
    quo = {i.id: f"{i.id}/{o.id}" for i in world.issues for o in i.options if o.status_quo}
    gains = tuple(tuple(_gain(utilities[p], piece.choice, quo) for p in parties) for piece in found)
    at = tuple(Fraction(0) for _ in parties)
    return Cardinal(parties, tuple(piece.choice for piece in found), gains, solve(gains, at), complete)


def check(world: World, utilities: Utilities) -> None:
    """Raise DragomanError D601 or D605 where utilities are given for what is not in the codebook."""
    known = {p.id for p in world.codebook.parties}
    refs = {f"{i.id}/{o.id}" for i in world.issues for o in i.options}
    for party, values in utilities.items():
        if party not in known:
            raise DragomanError("D605", party=party, known=", ".join(sorted(known)))
        for ref in values:
            if ref not in refs:
                raise DragomanError("D601", ref=ref, remedy="it must belong to an issue that is part of a deal")


def _gain(values: Mapping[str, Number], choice: Choice, quo: Mapping[str, str]) -> Fraction:
    """What a deal is worth to a party beyond the status quo, exactly: decimals are taken as they are written."""
    total = Fraction(0)
    for issue, option in choice:
        as_is = _exact(values.get(quo[issue], 0))
        total += _exact(values[f"{issue}/{option}"]) - as_is if f"{issue}/{option}" in values else 0
    return total


def _exact(value: Number) -> Fraction:
    return value if isinstance(value, Fraction) else Fraction(str(value))
