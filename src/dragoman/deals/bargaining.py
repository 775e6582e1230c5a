"""Cooperative bargaining solutions over a finite set of outcomes. Exact arithmetic; never a forecast.

An outcome is a tuple of utilities, one for each party; ``at`` is the disagreement point. Only outcomes that give nobody
less than that (individually rational) can be a solution. Definitions: Nash 1950; Kalai and Smorodinsky 1975; Kalai 1977
(egalitarian); the last two on a discrete set by leximin, which is max-min with ties settled by the next smallest. Give
utilities as `Fraction` or `int` for exact comparison; floats are compared as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import prod

Number = int | float | Fraction
Outcome = tuple[Number, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The outcomes that each solution picks (indices into the outcomes given; ties are kept), and what it maximises.

    ``rational``: individually rational outcomes. ``pareto``: those of them to which none is at least equal for
    everybody and better for somebody. ``nash_parties``: the parties whose gains the Nash product is over: all of them,
    or where no outcome is a gain for all, the largest set that can gain together.
    """

    rational: tuple[int, ...]
    pareto: tuple[int, ...]
    nash: tuple[int, ...]
    nash_product: Number | None
    nash_parties: tuple[int, ...]
    kalai_smorodinsky: tuple[int, ...]
    egalitarian: tuple[int, ...]
    utilitarian: tuple[int, ...]


def solve(outcomes: Sequence[Outcome], at: Outcome) -> Solutions:
    """All solutions; empty tuples where no outcome is individually rational. Raises ValueError on unequal lengths."""
    if any(len(outcome) != len(at) for outcome in outcomes):
        raise ValueError("every outcome needs one utility for each party of the disagreement point")
    rational = individually_rational(outcomes, at)
    gains = {i: tuple(u - d for u, d in zip(outcomes[i], at, strict=True)) for i in rational}
    parties = gaining(gains.values(), len(at))
    product = {i: prod(g[p] for p in parties) for i, g in gains.items()}
    best = max(product.values(), default=None)
    ideal = ideal_point([outcomes[i] for i in rational])
    shares = {i: relative_gains(outcomes[i], at, ideal) for i in rational}
    return Solutions(
        rational=rational,
        pareto=pareto(outcomes, rational),
        nash=tuple(i for i in rational if product[i] == best),
        nash_product=best,
        nash_parties=parties if rational else (),
        kalai_smorodinsky=_maximal(shares, leximin),
        egalitarian=_maximal(gains, leximin),
        utilitarian=_maximal(gains, sum),
    )


def individually_rational(outcomes: Sequence[Outcome], at: Outcome) -> tuple[int, ...]:
    """Indices of the outcomes that give nobody less than the disagreement point."""
    return tuple(i for i, o in enumerate(outcomes) if all(u >= d for u, d in zip(o, at, strict=True)))


def pareto(outcomes: Sequence[Outcome], among: Iterable[int] | None = None) -> tuple[int, ...]:
    """Indices of undominated outcomes; all outcomes with the same utilities are kept.

    In order of falling utilities nothing that comes later can dominate, so each is compared with the frontier only.
    """
    indices = range(len(outcomes)) if among is None else among
    frontier: dict[Outcome, list[int]] = {}
    for i in sorted(indices, key=lambda i: (tuple(-u for u in outcomes[i]), i)):
        mine = outcomes[i]
        if mine in frontier:
            frontier[mine].append(i)
        elif not any(all(a >= b for a, b in zip(other, mine, strict=True)) for other in frontier):
            frontier[mine] = [i]
    return tuple(sorted(i for same in frontier.values() for i in same))


def gaining(gains: Iterable[Outcome], parties: int) -> tuple[int, ...]:
    """The largest set of parties that gain together in one outcome, the first by number if several are as large."""
    sets = {tuple(p for p in range(parties) if g[p] > 0) for g in gains}
    return min(sets, key=lambda s: (-len(s), s), default=())


def ideal_point(outcomes: Sequence[Outcome]) -> Outcome:
    """What each party gets at its best among these (the classic ideal point: among the individually rational)."""
    return tuple(max(column) for column in zip(*outcomes, strict=True))


def relative_gains(outcome: Outcome, at: Outcome, ideal: Outcome) -> Outcome:
    """Each party's gain as a share of its best possible gain; parties that cannot gain are left out."""
    triples = zip(outcome, at, ideal, strict=True)
    return tuple(_over(u - d, a - d) for u, d, a in triples if a != d)


def _over(gain: Number, most: Number) -> Number:
    exact = isinstance(gain, int) and isinstance(most, int)
    return Fraction(int(gain), int(most)) if exact else gain / most


def leximin(values: Outcome) -> Outcome:
    """The values from the smallest up: compared in that order, the worst-off party counts first."""
    return tuple(sorted(values))


def _maximal(values: dict[int, Outcome], key: Callable[[Outcome], object]) -> tuple[int, ...]:
    """The indices whose value is largest by a key."""
    ranked = {i: key(v) for i, v in values.items()}
    best = max(ranked.values(), default=None)  # type: ignore[type-var]
    return tuple(i for i, v in ranked.items() if v == best)
