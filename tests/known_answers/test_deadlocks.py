"""Minimal cores and corrections against cases whose complete answers two other solvers agree on."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from dragoman.deals.conflicts import System, cores, corrections

CASES = Path(__file__).parent / "deadlock"
ALL = 10_000


def _load(name: str) -> tuple[System, dict[int, int], Any]:
    """The case as a system, selector -> group, and what is expected."""
    case = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    size = case["options"]
    rows = [[i * size + o + 1 for o in range(size)] for i in range(case["issues"])]
    hard = [tuple(row) for row in rows] + [(-a, -b) for row in rows for a, b in combinations(row, 2)]
    first = case["issues"] * size + 1
    groups = {first + n: group["id"] for n, group in enumerate(case["groups"])}
    for selector, group in zip(groups, case["groups"], strict=True):
        hard += [(-selector, *clause) for clause in group["clauses"]]
    return System(hard, groups), groups, case["expected"]


def _named(found: list[frozenset[int]], groups: dict[int, int]) -> list[list[int]]:
    return sorted((sorted(groups[s] for s in some) for some in found), key=lambda ids: (len(ids), ids))


@pytest.mark.parametrize("name", ["S_0", "S_1", "L1_0"])
def test_all_cores_and_corrections(name: str) -> None:
    system, groups, expected = _load(name)
    with system:
        found, complete = cores(system, ALL)
        assert complete
        assert _named(found, groups) == expected["mus"]
        assert [len(core) for core in found] == sorted(len(core) for core in found)
        found, complete = corrections(system, dict.fromkeys(groups, 1), ALL)
        assert complete
        assert _named(found, groups) == expected["mcs"]


def test_the_first_of_many() -> None:
    system, groups, expected = _load("M_0")
    smallest = expected["smallest_mcs_count"]
    with system:
        found, complete = corrections(system, dict.fromkeys(groups, 1), smallest)
        assert not complete
        assert {len(some) for some in found} == {expected["smallest_mcs_size"]}
        assert _named(found, groups)[:10] == expected["mcs_first_10"]
        found, complete = cores(system, 5)
        assert not complete
        assert len(found) == 5


def test_weights_put_corrections_in_order() -> None:
    hard = [(-1, 4), (-2, -4, 5), (-3, -5)]
    with System(hard, [1, 2, 3]) as system:
        found, complete = corrections(system, {1: 5, 2: 3, 3: 4}, ALL)
    assert found == [frozenset({2}), frozenset({3}), frozenset({1})]
    assert complete


def test_hard_clauses_that_cannot_be_met_are_nobodys_fault() -> None:
    for hard in ([(1,), (-1,)], [(2, 3), ()]):
        with System(hard, [4]) as system:
            assert cores(system, ALL) == ([], True)
            assert corrections(system, {4: 1}, ALL) == ([], True)


def test_nothing_in_the_way_needs_no_correction() -> None:
    with System([(-1, 2)], [1]) as system:
        assert cores(system, ALL) == ([], True)
        assert corrections(system, {1: 1}, ALL) == ([], True)
