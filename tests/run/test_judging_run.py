"""A reviewer's word from the shell: what it changes in exports and views, undo, and survival of a new coding."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.interchange import exports
from dragoman.model import Judgement, Position
from dragoman.overview import record
from dragoman.run import check, coding, current, judge
from dragoman.settings import Settings
from dragoman.store import Dossier
from tests.run.bundled import CODEBOOK, copied, example

SETTINGS = Settings(reviewer="me")


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return copied(tmp_path / "talks")


def coded(folder: Path) -> Position:
    return next(p for p in current.load(folder).record.positions if p.issue and p.statement)


def now(folder: Path, id: str) -> Position:
    return next(p for p in current.load(folder).record.positions if p.id == id)


def test_a_correction_is_in_the_exports_and_in_the_views(talks: Path) -> None:
    position = coded(talks)
    made = judge.judge(talks, position.id, "set", ["stance=open", "strength=1", "as_of=2031-03"], SETTINGS)
    assert (made.id, made.reviewer, made.was) == (1, "me", record.identity(position))
    row = next(r for r in exports.rows(current.load(talks).record, "positions") if r["id"] == position.id)
    assert (row["stance"], row["strength"], row["as_of"], row["status"]) == ("open", 1, "2031-03", "corrected")
    with sqlite3.connect(talks / "dossier.db") as raw:
        shown = raw.execute("SELECT stance, status FROM v_positions WHERE id = ?", [position.id]).fetchone()
    raw.close()
    assert shown == (position.stance, "corrected")


def test_a_field_is_emptied_by_an_empty_value(talks: Path) -> None:
    position = coded(talks)
    judge.judge(talks, position.id, "set", ["speaker="], SETTINGS)
    assert now(talks, position.id).speaker is None


def test_undo_takes_back_the_latest_or_the_one_named(talks: Path) -> None:
    position = coded(talks)
    before = current.load(talks)
    judge.judge(talks, position.id, "reject", [], SETTINGS)
    judge.judge(talks, position.id, "set", ["strength=5"], SETTINGS)
    assert judge.undo(talks, 1, SETTINGS).undoes == 1
    assert now(talks, position.id).status == "corrected"
    assert judge.undo(talks, None, SETTINGS).undoes == 2
    assert current.load(talks) == before
    assert [holds for _, holds in judge.listed(talks)] == [False, False, True, True]
    with pytest.raises(DragomanError) as error:
        judge.undo(talks, None, SETTINGS)
    assert error.value.code == "D017"


def test_undo_may_name_its_object(talks: Path) -> None:
    one, other = (p.id for p in current.load(talks).record.positions[:2])
    judge.judge(talks, one, "reject", [], SETTINGS)
    judge.judge(talks, other, "reject", [], SETTINGS)
    assert judge.undo(talks, None, SETTINGS, one).undoes == 1
    assert (now(talks, one).status, now(talks, other).status) == ("machine", "rejected")


def test_judgements_survive_a_new_coding(talks: Path) -> None:
    position = coded(talks)
    judge.judge(talks, position.id, "reject", [], SETTINGS)
    coding.code(talks, CODEBOOK, SETTINGS, again=True)
    assert now(talks, position.id).status == "rejected"


def test_a_judgement_that_lost_its_object_is_listed(talks: Path) -> None:
    position = coded(talks)
    with Dossier(talks) as dossier:
        gone = Judgement(
            0, "2031", "me", "position", "p-gone", position.doc, (0, 1), "accept", was={"holder": "nobody"}
        )
        dossier.judge(gone)
    assert [j.target for j in check.check(talks).lost] == ["p-gone"]
    assert coding.code(talks, None, SETTINGS).lost == 1
    assert check.check(talks).faults == ()


def test_a_document_is_judged_by_its_name_and_analysed_anew(talks: Path) -> None:
    document = next(d for d in current.load(talks).record.documents.values() if d.published and not d.copy_of)
    judge.judge(talks, document.doc, "set", ["published=2029-07-01", "outlet=The Gazette"], SETTINGS)
    assert coding.code(talks, None, SETTINGS).analysed == 1
    found = current.load(talks).record
    assert found.documents[document.id].outlet == "The Gazette"
    anchors = {t.anchor for t in found.timexes if t.doc == document.id and t.anchor}
    assert all(not anchor.startswith("2031-0") for anchor in anchors)


def test_what_was_missed_is_added(talks: Path) -> None:
    document = next(iter(current.load(talks).record.documents.values()))
    words = document.text(document.body[0])[:30]
    given = [f"text={words}", "holder=league", "stance=demand", "issue=toll", "option=halved"]
    made = judge.judge(talks, document.doc, "add", given, SETTINGS)
    added = now(talks, made.target)
    assert (document.text(added.evidence), added.holder, added.status) == (words, "league", "accepted")
    judge.judge(talks, made.target, "reject", [], SETTINGS)
    assert now(talks, made.target).status == "rejected"


def test_a_rejected_statement_can_be_taken_up_again(talks: Path) -> None:
    statement = coded(talks).statement
    assert statement
    judge.judge(talks, statement, "reject", [], SETTINGS)
    assert all(s.id != statement for s in current.load(talks).record.statements)
    judge.judge(talks, statement, "accept", [], SETTINGS)
    assert any(s.id == statement for s in current.load(talks).record.statements)


@pytest.mark.parametrize(
    ("verdict", "given", "code"),
    [
        ("approve", [], "D002"),
        ("set", [], "D018"),
        ("note", [], "D018"),
        ("set", ["stance"], "D002"),
        ("set", ["stance=maybe"], "D002"),
        ("set", ["colour=red"], "D014"),
        ("set", ["strength=9"], "D002"),
        ("set", ["red_line=perhaps"], "D002"),
        ("set", ["as_of=tomorrow"], "D002"),
        ("add", ["stance=demand"], "D002"),
    ],
)
def test_what_cannot_be_judged_is_said(verdict: str, given: list[str], code: str) -> None:
    position = coded(example())
    with pytest.raises(DragomanError) as error:
        judge.judge(example(), position.id, verdict, given, SETTINGS)
    assert error.value.code == code
    assert judge.listed(example()) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (["holder=league", "stance=demand"], "D018"),
        (["text=there are no such words", "holder=league", "stance=demand"], "D002"),
        (["span=0-99999999", "holder=league", "stance=demand"], "D002"),
        (["span=0-9", "holder=league"], "D018"),
    ],
)
def test_what_cannot_be_added_is_said(given: list[str], code: str) -> None:
    name = next(iter(current.load(example()).record.documents.values())).doc
    with pytest.raises(DragomanError) as error:
        judge.judge(example(), name, "add", given, SETTINGS)
    assert error.value.code == code


def test_what_is_not_there_cannot_be_judged() -> None:
    with pytest.raises(DragomanError) as error:
        judge.judge(example(), "p-none", "accept", [], SETTINGS)
    assert error.value.code == "D013"
    document = next(iter(current.load(example()).record.documents.values())).doc
    with pytest.raises(DragomanError) as error:
        judge.judge(example(), document, "accept", [], SETTINGS)
    assert error.value.code == "D002"


def test_check_finds_a_changed_text_and_a_span_that_points_nowhere(talks: Path) -> None:
    assert check.check(talks).faults == ()
    position = coded(talks)
    with sqlite3.connect(talks / "dossier.db") as raw:
        raw.execute("UPDATE documents SET raw = raw || '!' WHERE id = ?", [position.doc])
        raw.execute('UPDATE positions SET "end" = 9999999 WHERE id = ?', [position.id])
        raw.execute("DELETE FROM statements WHERE id = ?", [position.statement])
    raw.close()
    faults = " | ".join(check.check(talks).faults)
    assert "the text is not the one that was read" in faults
    assert f"position {position.id}: span" in faults
    assert f"there is no statement {position.statement}" in faults
