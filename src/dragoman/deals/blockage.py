"""Why there is no deal, what would open one, and what is missing to a sure one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Generic, TypeVar

from dragoman.deals.conflicts import cores, corrections
from dragoman.deals.constraints import Answer, Issues, Model, World, model, open_to_asking
from dragoman.overview.standing import Key, Standing

Keys = tuple[Key, ...]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """What is blocked: some issues (None: all together), and whether it is a change that cannot be had there."""

    issues: Issues | None
    change: bool


@dataclass(frozen=True, slots=True)
class Blocker:
    """Standings of which no deal can hold as long as all of them stand; without any one of them it could."""

    statuses: Keys
    issues: Issues | None


@dataclass(frozen=True, slots=True)
class Opening:
    """The least that would have to be given up for a deal: each standing named becomes `accepts`."""

    concessions: Keys
    weight: int
    result: Answer


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was found, by size or weight and then by name; ``complete``: whether that is all there is."""

    items: tuple[T, ...] = ()
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Blockage:
    """Why the answer is `no`. ``rules``: the rules, or what is asked for, leave no deal whatever anybody says."""

    rules: bool = False
    blockers: Found[Blocker] = field(default_factory=Found)
    openings: Found[Opening] = field(default_factory=Found)


def find(world: World, weights: Mapping[Key, int], limit: int) -> Blockage:
    """The blockers and openings of a world whose answer is `no`; at most ``limit`` of each."""
    with model(world, "possible").system() as system:
        if not system.satisfiable(()):
            return Blockage(rules=True)
    blockers: list[Blocker] = []
    openings: list[list[Keys]] = []
    complete = {"blockers": True, "openings": True}
    for part in blocked(world):
        clauses = model(world, "possible", part.issues, change=part.change)
        against, all_against = _cores(clauses, limit)
        ways, all_ways = _corrections(clauses, weights, limit)
        blockers += [Blocker(keys, part.issues) for keys in against]
        openings.append(ways)
        complete["blockers"] &= all_against
        complete["openings"] &= all_ways
    blockers.sort(key=lambda b: (len(b.statuses), b.statuses))
    joined, all_joined = _joined(openings, weights, limit)
    found = [Opening(keys, _weight(keys, weights), world.conceding(keys).answer) for keys in joined]
    return Blockage(
        blockers=Found(tuple(blockers[:limit]), complete["blockers"] and len(blockers) <= limit),
        openings=Found(tuple(found), complete["openings"] and all_joined),
    )


def blocked(world: World) -> list[Part]:
    """The parts that no deal can settle; all together if each can be settled, or if none of the others can change."""
    stuck = [part for part in world.components if not world.settles(part, "possible")]
    free = any(world.moves(part, "possible") for part in world.components if part not in stuck)
    return [Part(issues, False) for issues in stuck] if stuck and free else [Part(None, True)]


def missing(world: World, limit: int) -> Found[Keys]:
    """The least that would have to turn out to be consent for a `possible` deal to be sure, fewest first."""
    clauses = model(world, "certain", soft=open_to_asking)
    weights = {key: 10 + _distance(world.given[key]) for key in clauses.selectors}
    ways, complete = _corrections(clauses, weights, limit)
    return Found(tuple(sorted(ways, key=lambda keys: (len(keys), _weight(keys, weights), keys))), complete)


def _distance(standing: Standing) -> int:
    """How far a standing is from consent: said by others, in dispute, considered, not known."""
    if standing.conflict:
        return 1
    return {"wants": 0, "accepts": 0, "considers": 2}.get(standing.status, 3)


def _cores(clauses: Model, limit: int) -> tuple[list[Keys], bool]:
    with clauses.system() as system:
        found, complete = cores(system, limit)
    return sorted((_keys(clauses, core) for core in found), key=lambda keys: (len(keys), keys)), complete


def _corrections(clauses: Model, weights: Mapping[Key, int], limit: int) -> tuple[list[Keys], bool]:
    with clauses.system() as system:
        cost = {variable: weights[key] for key, variable in clauses.selectors.items()}
        found, complete = corrections(system, cost, limit)
    return [_keys(clauses, correction) for correction in found], complete


def _keys(clauses: Model, selectors: frozenset[int]) -> Keys:
    return tuple(sorted(clauses.keys[s] for s in selectors))


def _weight(keys: Keys, weights: Mapping[Key, int]) -> int:
    return sum(weights[key] for key in keys)


def _joined(parts: Sequence[list[Keys]], weights: Mapping[Key, int], limit: int) -> tuple[list[Keys], bool]:
    """One way out of every blocked part, cheapest together first, and whether all are there."""
    best: list[Keys] = [()]
    complete = True
    for ways in parts:
        found = [tuple(sorted((*a, *b))) for a, b in product(best, ways)]
        found.sort(key=lambda keys: (_weight(keys, weights), len(keys), keys))
        best, complete = found[:limit], complete and len(found) <= limit
    return best, complete
