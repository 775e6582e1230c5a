"""Coalitions under a rule of decision: who can carry a decision, and who can block it.

A rule is `model.Consent` (nested thresholds) or `model.Decides` (weights and a quota); both are monotone: a coalition
that carries a decision still does when it grows. Minimal blocking coalitions are the minimal hitting sets of the
minimal winning ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from dragoman.model import Consent, Decides

Coalition = frozenset[str]


def wins(rule: Consent | Decides, coalition: Coalition) -> bool:
    """Whether a coalition carries a decision."""
    if isinstance(rule, Decides):
        return sum(weight for member, weight in rule.weights.items() if member in coalition) >= rule.quota
    votes = (wins(part, coalition) if isinstance(part, Consent) else part in coalition for part in rule.of)
    return sum(votes) >= rule.k


def minimal_winning(rule: Consent | Decides) -> frozenset[Coalition]:
    """The coalitions that carry a decision and of which no member can be spared."""
    if isinstance(rule, Decides):
        return frozenset(_light(sorted(rule.weights.items(), key=lambda item: (-item[1], item[0])), rule.quota))
    parts = [minimal_winning(p) if isinstance(p, Consent) else frozenset({frozenset({p})}) for p in rule.of]
    return _minimal(frozenset().union(*chosen) for some in combinations(parts, rule.k) for chosen in product(*some))


def minimal_blocking(rule: Consent | Decides) -> frozenset[Coalition]:
    """The coalitions without which no decision is carried and of which no member can be spared.

    The dual rule: a threshold of k among n parts is blocked where n - k + 1 of them are.
    """
    if isinstance(rule, Decides):
        total = sum(rule.weights.values())
        return minimal_winning(Decides("weights", total - rule.quota + 1, rule.weights))
    return minimal_winning(_dual(rule))


def vetoers(rule: Consent | Decides) -> Coalition:
    """The parties that can each block alone."""
    return frozenset(member for coalition in minimal_blocking(rule) if len(coalition) == 1 for member in coalition)


def _dual(rule: Consent) -> Consent:
    parts = tuple(_dual(part) if isinstance(part, Consent) else part for part in rule.of)
    return Consent(len(rule.of) - rule.k + 1, parts)


def _light(members: Sequence[tuple[str, int]], quota: int) -> Iterator[Coalition]:
    """Minimal coalitions that reach a quota; members come by falling weight, so the last one added is the lightest."""

    def grow(start: int, left: int, chosen: tuple[str, ...]) -> Iterator[Coalition]:
        for index in range(start, len(members)):
            name, weight = members[index]
            if weight <= 0:
                return
            if weight >= left:
                yield frozenset((*chosen, name))
            elif rest[index] >= left:
                yield from grow(index + 1, left - weight, (*chosen, name))

    rest = [sum(weight for _, weight in members[index:]) for index in range(len(members))]
    if quota <= 0:
        yield frozenset()
    else:
        yield from grow(0, quota, ())


def _minimal(coalitions: Iterator[Coalition]) -> frozenset[Coalition]:
    """Those of which no other is a part."""
    kept: list[Coalition] = []
    for coalition in sorted(set(coalitions), key=len):
        if not any(smaller <= coalition for smaller in kept):
            kept.append(coalition)
    return frozenset(kept)
