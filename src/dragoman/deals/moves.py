"""A negotiation as a conflict graph: its states, who can move between them alone, and how each party ranks them.

States are the status quo and the nearest deals under possible consent. A party moves alone between two states that
differ on one issue where each of the two options is the status quo or needs its consent only; every other change of an
option is a joint move. What is irreversible is not left. Without utilities a party ranks states by its worst status on
any issue, then its second worst, and so on (leximin): a convention, to see who would leave, and no forecast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.deals import outcomes
from dragoman.deals.outcomes import LEVELS, Choice, Pieces, Table
from dragoman.deals.stability import CONCEPTS, Concept, Graph, equilibria
from dragoman.model import Option

MAX_STATES = 32
"""Deals that are looked at besides the status quo."""


@dataclass(frozen=True, slots=True)
class Stability:
    """``stable``: by concept, the states (indices into ``states``) that no party would leave alone.

    ``states``: the status quo first, then deals, the nearest first; ``complete``: whether these are all deals.
    ``movers``: the parties that can move alone anywhere.
    """

    parties: tuple[str, ...]
    states: tuple[Choice, ...]
    stable: Mapping[Concept, tuple[int, ...]]
    movers: tuple[str, ...]
    complete: bool


def stability(table: Table, parts: Sequence[Pieces]) -> Stability:
    """The states of a world that are stable, for the necessary parties and those whose consent options need."""
    deals, complete = outcomes.best(parts, MAX_STATES)
    order = [i.id for i in table.world.issues]
    quo = tuple((i.id, o.id) for i in table.world.issues for o in i.options if o.status_quo)
    states = (quo, *(tuple(sorted(piece.choice, key=lambda c: order.index(c[0]))) for piece in deals))
    parties = outcomes.concerned(table.world, order)
    graph = Graph(len(states), _moves(table, states, parties), _ranks(table, states, parties))
    movers = tuple(p for p in parties if any(graph.moves[p].values()))
    return Stability(parties, states, {c: equilibria(graph, c) for c in CONCEPTS}, movers, complete)


def _moves(table: Table, states: Sequence[Choice], parties: Sequence[str]) -> dict[str, dict[int, list[int]]]:
    options = {(i.id, o.id): o for i in table.world.issues for o in i.options}
    found: dict[str, dict[int, list[int]]] = {p: {} for p in parties}
    for here, left in enumerate(states):
        for there, taken in enumerate(states):
            changed = [(a, b) for a, b in zip(left, taken, strict=True) if a != b]
            if len(changed) == 1:
                mover = _alone(table, changed[0][0], changed[0][1], options)
                if mover in found:
                    found[mover].setdefault(here, []).append(there)
    return found


def _alone(
    table: Table, left: tuple[str, str], taken: tuple[str, str], options: Mapping[tuple[str, str], Option]
) -> str | None:
    """The party that can change one option for the other by itself, if any."""
    if options[left].irreversible:
        return None
    asked = [table.needed(*ref) for ref in (left, taken) if not options[ref].status_quo]
    return next(iter(asked[0])) if len(asked[0]) == 1 and len(set(asked)) == 1 else None


def _ranks(table: Table, states: Sequence[Choice], parties: Sequence[str]) -> dict[str, list[int]]:
    """Party -> rank of each state; equal ranks are ties."""
    levels: dict[str, list[list[int]]] = {p: [] for p in parties}
    for state in states:
        standings = table.within(state)
        for party in parties:
            levels[party].append(sorted(LEVELS[s.status] for s in standings if s.party == party))
    ordered = {p: sorted({tuple(row) for row in rows}) for p, rows in levels.items()}
    return {p: [ordered[p].index(tuple(row)) for row in rows] for p, rows in levels.items()}
