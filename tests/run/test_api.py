"""Use from Python: the examples of the documentation run, and every call is documented."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DragomanError
from dragoman.run import judge
from dragoman.run.api import Opened
from dragoman.settings import Settings
from tests.docs.pages import CHECKOUT, fences, first_cells, sections
from tests.run.bundled import copied, example

PAGE = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8")


def test_the_examples_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "talks").symlink_to(example())
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for block in fences(PAGE, "python"):
        exec(block, names)
    assert len(capsys.readouterr().out.splitlines()) > 5


def test_every_call_is_documented() -> None:
    public = {name for name, _ in inspect.getmembers(Opened, inspect.isfunction) if not name.startswith("_")}
    assert first_cells(sections(PAGE)["From Python"]) == public
    assert dragoman.__all__ == ["open"]


def test_the_calls_agree_with_each_other() -> None:
    talks = dragoman.open(example())
    record = talks.record()
    assert {d.id for d in talks.documents()} == set(record.documents)
    assert talks.statements() == record.statements
    assert talks.events() == record.events
    assert len(list(talks.rows("timex"))) == len(record.timexes)
    statement = talks.statements()[0]
    assert talks.text(statement) in record.documents[statement.doc].raw or len(statement.contents) > 1
    assert talks.codebook().negotiation == talks.matrix().negotiation
    assert talks.deals("2031-03-10").as_of == "2031-03-10"


def test_rejected_positions_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    first = dragoman.open(folder).positions()[0]
    judge.judge(folder, first.id, "reject", [], Settings())
    talks = dragoman.open(str(folder))
    assert first.id not in {p.id for p in talks.positions()}
    assert {p.id: p.status for p in talks.positions(rejected=True)}[first.id] == "rejected"


def test_a_date_that_is_none_is_refused() -> None:
    for call in (dragoman.open(example()).positions, dragoman.open(example()).matrix, dragoman.open(example()).deals):
        with pytest.raises(DragomanError) as error:
            call(as_of="soon")
        assert error.value.code == "D002"
