"""Bargaining solutions against domains of the negotiating-agents competitions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.deals.bargaining import Outcome, solve

CASES = json.loads((Path(__file__).parent / "bargaining.json").read_text(encoding="utf-8"))["cases"]
DIGITS = 1e-8
"""The cases are given to nine digits."""


def _near(found: list[Outcome], expected: list[list[float]]) -> bool:
    """Whether every point of one list is a point of the other, both ways."""

    def within(some: Any, others: Any) -> bool:
        return all(any(a == pytest.approx(b, abs=DIGITS) for b in others) for a in some)

    lists = [list(point) for point in found]
    return bool(lists) and within(lists, expected)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["domain"])
def test_solutions_on_the_frontier(case: dict[str, Any]) -> None:
    points = [tuple(point) for point in case["frontier"]]
    at = tuple(case["disagreement"])
    found = solve(points, at)
    assert len({points[i] for i in found.pareto}) >= case["distinct_pareto"]
    assert found.nash_product == pytest.approx(case["nash_product"], abs=1e-7)
    assert _near([points[i] for i in found.nash], case["nash"])
    assert _near([points[i] for i in found.egalitarian], case["egalitarian"])
    assert _near([points[i] for i in found.kalai_smorodinsky], case["ks_rational_ideal"])
    assert _near([points[i] for i in found.utilitarian], case["max_welfare"])
    worst = min(u - d for u, d in zip(points[found.egalitarian[0]], at, strict=True))
    assert worst == pytest.approx(case["egalitarian_min_gain"], abs=DIGITS)
