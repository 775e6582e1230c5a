"""The quality gate of time expressions: what `benchmarks/times.py` measures beside the checkout may not fall."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import scoring, times


@pytest.mark.shared
def test_values_and_intervals_of_the_probe(shared: Path) -> None:
    values, intervals, _ = times.probe(shared)
    assert times.below({"probe": {"anchors": values, "intervals": intervals}}) == []


@pytest.mark.shared
def test_values_in_the_annotated_negotiations(shared: Path) -> None:
    found = [times.recall(group, shared) for group in scoring.GROUPS]
    right, asked = (sum(pair[side] for pair in found) for side in (0, 1))
    assert times.below({"negotiations": {"recall": right / asked}}) == []
