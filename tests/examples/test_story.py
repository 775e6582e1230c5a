"""The bundled example tells its story on the machine's own record: `story.yaml` says which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import dragoman
from dragoman.run import demo
from dragoman.run.api import Opened
from dragoman.settings import Settings

Row = Mapping[str, Any]
STORY: dict[str, Any] = yaml.load((Path(__file__).parent / "story.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.fixture(scope="session")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The default example, read and coded, without a judgement."""
    folder = tmp_path_factory.mktemp("ondrell") / "dossier"
    report = demo.demo(None, folder, Settings())
    assert not report.errors
    opened = dragoman.open(folder)
    assert report.analysed == len(opened.documents())
    return opened


def of(rows: Iterable[Row], doc: str) -> list[Row]:
    """The rows of the document whose name begins like this; there has to be one."""
    found = [row for row in rows if row["doc"].startswith(doc)]
    assert found, f"nothing from {doc}"
    return found


def reads(row: Row, wanted: Row) -> bool:
    """Whether a row has the values that story.yaml gives."""
    return all(str(row[key]).casefold() == value.casefold() for key, value in wanted.items())


def split(wanted: Row) -> Row:
    """Without the document, and with issue and option apart."""
    issue, _, option = wanted["option"].partition("/")
    return {key: value for key, value in wanted.items() if key != "doc"} | {"issue": issue, "option": option}


@pytest.mark.parametrize("wanted", STORY["positions"], ids=lambda w: f"{w['doc']} {w['holder']} {w['option']}")
def test_a_position_is_on_record(wanted: Row, dossier: Opened) -> None:
    here = of(dossier.rows("positions"), wanted["doc"])
    about = split(wanted)
    assert any(reads(row, about) for row in here), [{key: row[key] for key in about} for row in here]


@pytest.mark.parametrize("wanted", STORY["speakers"], ids=lambda w: f"{w['doc']} {w['starts']}")
def test_a_statement_has_its_speaker(wanted: Row, dossier: Opened) -> None:
    here = of(dossier.rows("statements"), wanted["doc"])
    said = {row["speaker"] for row in here if any(text.startswith(wanted["starts"]) for text in row["text"])}
    assert said == {wanted["speaker"]}


def test_an_expert_is_never_the_holder(dossier: Opened) -> None:
    experts = ("Anselm Quarrie", "Ruta Melnis")
    rows = [row for row in dossier.rows("positions") if row["speaker"] in experts]
    assert rows
    assert {row["basis"] for row in rows if row["issue"]} <= {"reported", "forecast"}
    assert not {row["holder"] for row in rows if row["issue"]} & set(experts)


@pytest.mark.parametrize("wanted", STORY["answers"], ids=lambda w: w["as_of"])
def test_the_answer_as_of_a_date(wanted: Row, dossier: Opened) -> None:
    analysis = dossier.deals(wanted["as_of"])
    assert analysis.answer == wanted["answer"]
    blockers = [{f"{s.party} {s.issue}/{s.option}" for s in blocker.statuses} for blocker in analysis.blockers.items]
    if "blocked_by" in wanted:
        assert set(wanted["blocked_by"]) in blockers


def test_the_answer_hangs_on_one_statement(dossier: Opened) -> None:
    hinge = STORY["hinge"]
    analysis = dossier.deals(hinge["as_of"])
    homes = {row["id"]: row["doc"] for row in dossier.rows("positions")}
    (critical,) = [c for c in analysis.critical if all(homes[p].startswith(hinge["doc"]) for p in c.positions)]
    assert analysis.answer == hinge["with"]
    assert critical.removed == hinge["without"]
    assert dossier.deals(hinge["as_of"], ignore=critical.positions).answer == hinge["without"]


def test_a_condition_binds(dossier: Opened) -> None:
    bound = STORY["bound"]
    assert dossier.deals(bound["as_of"], with_=[bound["with"]]).answer == bound["answer"]
    assert dossier.deals(bound["as_of"], without=[bound["with"]]).answer == bound["without"]


@pytest.mark.parametrize("wanted", STORY["statuses"], ids=lambda w: f"{w['as_of']} {w['party']} {w['option']}")
def test_a_status_as_of_a_date(wanted: Row, dossier: Opened) -> None:
    issue, _, option = wanted["option"].partition("/")
    assert dossier.deals(wanted["as_of"]).standings[wanted["party"], issue, option].status == wanted["status"]


def test_reprints_are_recognised_and_nothing_else(dossier: Opened) -> None:
    assert {row["doc"]: row["copy_of"] for row in dossier.rows("documents") if row["copy_of"]} == STORY["reprints"]


@pytest.mark.parametrize("wanted", STORY["documents"], ids=lambda w: w["doc"])
def test_what_a_clipping_says_of_itself(wanted: Row, dossier: Opened) -> None:
    (row,) = of(dossier.rows("documents"), wanted["doc"])
    about = {key: value for key, value in wanted.items() if key != "doc"}
    assert {key: row[key] for key in about} == about


@pytest.mark.parametrize("wanted", STORY["residue"], ids=lambda w: w["doc"])
def test_residue_is_no_part_of_an_article(wanted: Row, dossier: Opened) -> None:
    (document,) = [d for d in dossier.documents() if d.doc.startswith(wanted["doc"])]
    body = "\n".join(document.text(span) for span in document.body)
    assert [words for words in wanted["gone"] if words in body] == []


@pytest.mark.parametrize("wanted", STORY["meetings"], ids=lambda w: w["doc"])
def test_what_each_document_says_of_the_meeting_in_port_merrel(wanted: Row, dossier: Opened) -> None:
    mentions = [mention for event in dossier.rows("events") for mention in event["mentions"]]
    assert any(reads(mention, unnamed(wanted)) for mention in of(mentions, wanted["doc"])), mentions


def unnamed(wanted: Row) -> Row:
    """What is said, without who says it."""
    return {key: value for key, value in wanted.items() if key != "doc"}


def test_the_meeting_that_was_planned_is_cancelled(dossier: Opened) -> None:
    last = STORY["meetings"][-1]
    (event,) = [e for e in dossier.rows("events") if e["start"] == last["start"]]
    assert event["status"] == "cancelled"
    assert {m["doc"][:3] for m in event["mentions"]} >= {"09-", "10-"}


def test_the_round_of_march_was_held(dossier: Opened) -> None:
    wanted = STORY["held"]
    (event,) = [e for e in dossier.rows("events") if e["start"] == wanted["start"]]
    assert event["status"] == "held"
    assert sorted(event["parties"]) == wanted["parties"]
