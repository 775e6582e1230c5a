"""What it would cost a party to give a standing up, as a weight; the parts of it are always shown.

The weights are a convention for putting openings in order, no measurement: the kind of refusal counts most, then whose
word it is, then how firmly and how widely it is on record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.model import Basis, Position
from dragoman.overview.standing import NO, Standing, Status

STATUS_WEIGHT: Mapping[Status, int] = {"opposes": 20, "refuses": 40, "red-line": 80}
CONDITION_WEIGHT = 12
"""Of dropping the condition of a stance that is no refusal."""
BASIS_SHARE: Mapping[Basis | None, float] = {"own": 1.0, "reported": 0.75, "forecast": 0.5, None: 1.0}
STRENGTH_WEIGHT = 2
"""A step of strength (1-5)."""
SOURCE_WEIGHT = 2
"""An independent source, up to ``MANY``."""
MANY = 5


@dataclass(frozen=True, slots=True)
class Weight:
    """What a concession weighs: ``total``, and what it is made of. ``sources``: number of independent sources."""

    total: int
    status: Status
    basis: Basis | None
    strength: int
    sources: int


def weigh(standing: Standing, positions: Mapping[str, Position], origins: Mapping[str, str]) -> Weight:
    """The weight of giving a standing up: at least 1.

    ``positions``: by id. ``origins``: document id -> whom its outlet had it from; without one it is its own source.
    """
    sources = len({origins.get(p.doc, p.doc) for p in support(standing, positions)})
    kind = STATUS_WEIGHT.get(standing.status, CONDITION_WEIGHT)
    total = round(kind * BASIS_SHARE[standing.basis])
    total += STRENGTH_WEIGHT * standing.strength + SOURCE_WEIGHT * min(sources, MANY)
    return Weight(max(total, 1), standing.status, standing.basis, standing.strength, sources)


def support(standing: Standing, positions: Mapping[str, Position]) -> list[Position]:
    """The positions that say what a standing says: those that decided it, and the others of the same sign."""
    said = [positions[id] for id in standing.positions if id in positions]
    negative = standing.status in NO and standing.how == "said"
    return [
        p
        for p in said
        if p.id in standing.decided_by or (not p.denies and negative and p.stance == "reject" and _on(p, standing))
    ]


def _on(position: Position, standing: Standing) -> bool:
    return (position.holder, position.issue, position.option) == standing.key
