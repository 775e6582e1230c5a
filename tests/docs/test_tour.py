"""What the README shows under its commands is what they print."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.run import demo
from dragoman.settings import Settings
from tests.docs import tour

STEPS = tour.steps()


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The default example, as `make demo` leaves it."""
    folder = tmp_path_factory.mktemp("tour") / "demo"
    assert not demo.demo(None, folder, Settings()).errors
    return folder


def test_there_is_a_tour() -> None:
    assert len(STEPS) >= 5


@pytest.mark.parametrize(("command", "given"), STEPS, ids=[command for command, _ in STEPS])
def test_the_output_in_the_readme_is_the_real_one(command: str, given: str, dossier: Path) -> None:
    assert given == tour.shown(tour.output(command, dossier)), "renew it with `python -m tests.docs.tour`"
