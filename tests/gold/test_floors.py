"""The quality gate: no figure of `floors.json` may fall.

A floor is raised with the code that earns it, never lowered silently.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import scoring

FLOORS: dict[str, dict[str, float]] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.shared
@pytest.mark.parametrize("group", sorted(FLOORS))
def test_no_figure_falls_below_its_floor(group: str, shared: Path, tmp_path: Path) -> None:
    got = scoring.figures(scoring.score(group, scoring.run(group, shared, tmp_path), shared))
    short = {name: (got.get(name), floor) for name, floor in FLOORS[group].items() if got.get(name, 0.0) < floor}
    assert not short, f"{group}: figures below their floor (got, floor): {short}"
