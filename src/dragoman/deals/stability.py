"""Stability of states in the Graph Model for Conflict Resolution (Fang, Hipel and Kilgour 1993).

States are numbered from 0. Each party has moves (one step, on its own) and a rank for every state (higher is better,
equal ranks are ties). A party's improvement is a move to a state that it ranks higher. Others answer by any sequence of
their own moves in which no party moves twice in a row.

- Nash: the party has no improvement.
- GMR: every improvement can be answered so that the party ends no better than it was.
- SMR: the same, and from there no move of its own gets it to a better state than it was in.
- SEQ: as GMR, with answers made of the others' improvements only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal

Concept = Literal["Nash", "GMR", "SMR", "SEQ"]
CONCEPTS: tuple[Concept, ...] = ("Nash", "GMR", "SMR", "SEQ")


@dataclass(frozen=True)
class Graph:
    """A conflict. ``moves``: party -> state -> states it can move to alone. ``ranks``: party -> rank of each state."""

    states: int
    moves: Mapping[str, Mapping[int, Sequence[int]]]
    ranks: Mapping[str, Sequence[float]]
    _reached: dict[tuple[frozenset[str], int, bool], frozenset[int]] = field(default_factory=dict, compare=False)

    @property
    def parties(self) -> tuple[str, ...]:
        """In the order given."""
        return tuple(self.ranks)

    def steps(self, party: str, state: int) -> frozenset[int]:
        """Where a party can move alone in one step; staying is no move."""
        return frozenset(self.moves[party].get(state, ())) - {state}

    def improvements(self, party: str, state: int) -> frozenset[int]:
        """The moves to a state that the party ranks higher."""
        rank = self.ranks[party]
        return frozenset(s for s in self.steps(party, state) if rank[s] > rank[state])

    def reach(self, group: Iterable[str], state: int, improving: bool = False) -> frozenset[int]:
        """Where a group can get by moves of its members, none moving twice in a row; by improvements only if asked.

        A state counts as many times as there are parties that may have moved last: who did not may move on from it.
        """
        members = frozenset(group)
        key = members, state, improving
        if key not in self._reached:
            self._reached[key] = self._walk(members, state, self.improvements if improving else self.steps)
        return self._reached[key]

    def _walk(self, group: frozenset[str], start: int, step: Callable[[str, int], frozenset[int]]) -> frozenset[int]:
        seen = {(party, state) for party in group for state in step(party, start)}
        queue = list(seen)
        while queue:
            last, here = queue.pop()
            for party in group - {last}:
                for state in step(party, here):
                    if (party, state) not in seen:
                        seen.add((party, state))
                        queue.append((party, state))
        return frozenset(state for _, state in seen)


def stable(graph: Graph, party: str, state: int, concept: Concept) -> bool:
    """Whether a state is stable for a party."""
    rank = graph.ranks[party]
    others = frozenset(graph.parties) - {party}

    def sanctioned(reached: int) -> bool:
        answers = [s for s in graph.reach(others, reached, improving=concept == "SEQ") if rank[s] <= rank[state]]
        if concept == "SMR":
            return any(all(rank[s] <= rank[state] for s in graph.steps(party, answer)) for answer in answers)
        return bool(answers)

    better = graph.improvements(party, state)
    return not better if concept == "Nash" else all(sanctioned(s) for s in better)


def equilibria(graph: Graph, concept: Concept) -> tuple[int, ...]:
    """The states that are stable for every party."""
    return tuple(s for s in range(graph.states) if all(stable(graph, p, s, concept) for p in graph.parties))


def undone_by(graph: Graph, state: int) -> tuple[tuple[str, ...], ...]:
    """The smallest coalitions of two or more that can move together to a state each of them ranks higher."""
    found: list[tuple[str, ...]] = []
    for size in range(2, len(graph.parties) + 1):
        for group in combinations(graph.parties, size):
            if any(set(smaller) <= set(group) for smaller in found):
                continue
            if any(all(graph.ranks[p][s] > graph.ranks[p][state] for p in group) for s in graph.reach(group, state)):
                found.append(group)
    return tuple(found)
