"""Documents cleaned without a dossier; the dispute is invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.run import cleaning
from dragoman.settings import Settings
from dragoman.views.cli.main import app

BODY = "Negotiators of both sides met on Tuesday and agreed to go on with their talks about fish quotas."
CLIPPING = f"Menu World Shipping Markets Sign in\n\nFish talks go on\n\nOSKARIN, March 6. /TNA/. {BODY}\n"


def test_a_row_a_document(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLIPPING)
    (tmp_path / "b.txt").write_text(" \n")
    good, bad = cleaning.rows([str(tmp_path)], Settings())
    assert isinstance(good, dict)
    assert (good["title"], good["agency"], good["place"]) == ("Fish talks go on", "TNA", "Oskarin")
    assert good["text"] == BODY
    assert CLIPPING[slice(*good["body"][0])] == BODY
    assert isinstance(bad, DragomanError)
    assert bad.code == "D105"


def test_the_command_needs_no_dossier(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(CLIPPING)
    app(["read", "--clean-only", str(path)], standalone_mode=False)
    (line,) = capfdbinary.readouterr().out.splitlines()
    assert json.loads(line)["text"] == BODY
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]
