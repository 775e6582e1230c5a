"""Stability against published conflicts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.deals.stability import CONCEPTS, Graph, equilibria, stable, undone_by

CASES = sorted((Path(__file__).parent / "gmcr").glob("*.json"))


def _load(path: Path) -> tuple[Graph, dict[str, Any]]:
    case = json.loads(path.read_text(encoding="utf-8"))
    moves = {name: {int(s): to for s, to in steps.items()} for name, steps in case["moves"].items()}
    return Graph(len(case["states"]), moves, {dm["name"]: dm["ranks"] for dm in case["dms"]}), case


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_state_for_every_party(path: Path) -> None:
    graph, case = _load(path)
    for concept in CONCEPTS:
        for party, expected in case["expected"][concept].items():
            found = [int(stable(graph, party, s, concept)) for s in range(graph.states)]
            assert found == expected, (concept, party)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_equilibria(path: Path) -> None:
    graph, case = _load(path)
    for concept, expected in case["expected_equilibria_1based"].items():
        assert [s + 1 for s in equilibria(graph, concept)] == expected


def test_the_deadlock_of_elmira_is_undone_by_the_ministry_and_the_firm() -> None:
    graph, _ = _load(Path(__file__).parent / "gmcr" / "elmira_9state.json")
    assert undone_by(graph, 4) == (("MoE", "Uniroyal"),)
