"""Winning and blocking coalitions against textbook rules."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dragoman.deals.decision_rules import minimal_blocking, minimal_winning, vetoers, wins
from dragoman.model import Consent, Decides

EXPECTED = json.loads((Path(__file__).parent / "decision_rules.json").read_text(encoding="utf-8"))


def threshold(k: int, n: int) -> Consent:
    return Consent(k, tuple(f"m{i}" for i in range(n)))


def test_the_security_council_as_weights_and_as_a_rule() -> None:
    five, ten = tuple(f"p{i}" for i in range(5)), tuple(f"o{i}" for i in range(10))
    weights = dict.fromkeys(five, EXPECTED["unsc"]["as_weights"]["permanent"]) | dict.fromkeys(ten, 1)
    weighted = Decides("weights", EXPECTED["unsc"]["as_weights"]["quota"], weights)
    nested = Consent(2, (Consent(5, five), Consent(4, ten)))
    for rule in (weighted, nested):
        assert len(minimal_winning(rule)) == EXPECTED["unsc"]["minimal_winning"]
        blocking = minimal_blocking(rule)
        assert sum(len(c) == 1 for c in blocking) == EXPECTED["unsc"]["minimal_blocking"]["single permanent member"]
        assert sum(len(c) == 7 for c in blocking) == EXPECTED["unsc"]["minimal_blocking"]["seven others"]
        assert vetoers(rule) == frozenset(five)
    assert minimal_winning(weighted) == minimal_winning(nested)


def test_unanimity_and_majorities() -> None:
    everybody = threshold(32, 32)
    assert len(minimal_winning(everybody)) == EXPECTED["unanimity_32"]["winning_coalitions"]
    assert len(vetoers(everybody)) == 32
    half = threshold(3, 5)
    assert len(minimal_winning(half)) == EXPECTED["simple_majority_5"]["minimal_winning"]
    assert len(minimal_blocking(half)) == EXPECTED["simple_majority_5"]["minimal_blocking"]
    most = threshold(6, 8)
    assert len(minimal_winning(most)) == EXPECTED["three_quarters_of_8"]["minimal_winning"]
    assert {len(c) for c in minimal_blocking(most)} == {EXPECTED["three_quarters_of_8"]["minimal_blocking_size"]}
    assert len(minimal_blocking(most)) == EXPECTED["three_quarters_of_8"]["minimal_blocking"]


def test_two_keys() -> None:
    rule = Consent(3, ("A", "B", Consent(1, ("C", "D", "E"))))
    assert len(minimal_winning(rule)) == EXPECTED["two_keys"]["minimal_winning"]
    assert sorted(map(sorted, minimal_blocking(rule))) == EXPECTED["two_keys"]["minimal_blocking"]
    assert sorted(vetoers(rule)) == EXPECTED["two_keys"]["vetoers"]


weighted = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 5), min_size=1).filter(lambda w: sum(w.values()))
decisions = weighted.flatmap(lambda w: st.integers(1, sum(w.values())).map(lambda q: Decides("weights", q, w)))


@given(decisions)
def test_weights_by_brute_force(rule: Decides) -> None:
    members = sorted(rule.weights)
    every = [frozenset(c) for n in range(len(members) + 1) for c in combinations(members, n)]
    winning = {c for c in every if wins(rule, c)}
    assert minimal_winning(rule) == {c for c in winning if not any(d < c for d in winning)}
    blocking = {c for c in every if frozenset(members) - c not in winning}
    assert minimal_blocking(rule) == {c for c in blocking if not any(d < c for d in blocking)}
