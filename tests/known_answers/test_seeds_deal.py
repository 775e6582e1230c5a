"""The deal engine on the hand-coded positions of five clippings: one deadlock, its three causes, three ways out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook import load
from dragoman.deals import Analysis, analyse
from dragoman.model import Negotiation, Position
from dragoman.overview.standing import Key

pytestmark = pytest.mark.shared
UNDATED = {"002": "2022-01-12", "004": "2022-01-08"}
ENLARGEMENT = {
    ("russia", "nato-enlargement", "open-door"): "red-line",
    ("russia", "nato-enlargement", "moratorium"): "refuses",
    ("united-states", "nato-enlargement", "halt"): "red-line",
}


@pytest.fixture(scope="module")
def record(shared: Path) -> tuple[Negotiation, dict[str, str | None]]:
    documents = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))
    published = {d["doc"]: d["meta"]["date"] or UNDATED[d["doc"][:3]] for d in documents}
    positions = tuple(_position(d, p) for d in documents for p in d["positions"])
    return Negotiation(load(shared / "gold" / "seeds.yaml"), positions), published


def _position(document: dict[str, Any], coded: dict[str, Any]) -> Position:
    speakers = {s["id"]: s["speaker"] for s in document["statements"]}
    fields = {k: coded.get(k) for k in ("id", "holder", "issue", "option", "stance", "basis", "statement", "as_of")}
    return Position(
        doc=document["doc"],
        evidence=tuple(coded["evidence"]),
        red_line=coded.get("red_line", False),
        speaker=speakers.get(coded["statement"]),
        **fields,
    )


@pytest.fixture(scope="module")
def analysis(record: tuple[Negotiation, dict[str, str | None]]) -> Analysis:
    return analyse(record[0], published=record[1])


def test_there_is_no_deal_and_one_blocker_of_three(analysis: Analysis) -> None:
    assert analysis.answer == "no"
    assert not analysis.rules_block
    (blocker,) = analysis.blockers.items
    assert analysis.blockers.complete
    assert {s.key: s.status for s in blocker.statuses} == ENLARGEMENT


def test_each_cause_has_its_source(analysis: Analysis) -> None:
    sources = {s.key[:1] + s.key[2:]: analysis.wording.source(s) for s in analysis.blockers.items[0].statuses}
    assert sources == {
        ("russia", "open-door"): "Vladimir Putin, 7 December 2021",
        ("russia", "moratorium"): "Sergey Ryabkov, 20 January 2022",
        ("united-states", "halt"): "Nikolai Sokov, 6 January 2022",
    }


def test_the_line_drawn_by_a_demand_and_the_members_no(analysis: Analysis) -> None:
    by_key = {s.key: s for s in analysis.blockers.items[0].statuses}
    assert by_key["russia", "nato-enlargement", "open-door"].how == "red-line-demand"
    halt = by_key["united-states", "nato-enlargement", "halt"]
    assert halt.basis == "reported"
    assert analysis.speaks_for(halt) == ("nato",)
    nato = analysis.standings["nato", "nato-enlargement", "halt"]
    assert (nato.status, nato.how, nato.via) == ("red-line", "members", ("united-states",))


def test_three_openings_of_one_concession_each(analysis: Analysis) -> None:
    assert analysis.openings.complete
    found: dict[Key, str] = {s.key: o.result for o in analysis.openings.items for s in o.concessions}
    assert [len(o.concessions) for o in analysis.openings.items] == [1, 1, 1]
    assert found == dict.fromkeys(ENLARGEMENT, "possible")


def test_the_options_of_membership_one_by_one(analysis: Analysis) -> None:
    assert analysis.issues["ukraine-membership"] == {
        "undecided": "no",
        "accession": "no",
        "non-admission": "no",
        "moratorium": "no",
        "unilateral-no": "possible",
        "never": "possible",
    }


def test_asking_for_a_binding_form_adds_a_blocker(record: tuple[Negotiation, dict[str, str | None]]) -> None:
    found = analyse(record[0], published=record[1], with_=["legal-form/legally-binding"], hinges=False)
    single, triple = found.blockers.items
    assert {s.key: s.status for s in single.statuses} == {("nato", "legal-form", "legally-binding"): "refuses"}
    assert found.wording.source(single.statuses[0]) == "Ruslan Bortnik, 12 January 2022"
    assert {s.key for s in triple.statuses} == ENLARGEMENT.keys()
    assert {len(o.concessions) for o in found.openings.items} == {2}


def test_the_answer_in_sentences(analysis: Analysis) -> None:
    first, *rest = analysis.explanation
    assert first == "No deal: 3 positions together block it."
    assert any(s.startswith("Russia is on record as refusing “No enlargement for a fixed term”") for s in rest)
    assert any("is reported to refuse" in s and "(Nikolai Sokov, 6 January 2022)" in s for s in rest)


def test_it_is_plain_json(analysis: Analysis) -> None:
    plain = json.loads(json.dumps(analysis.to_json()))
    assert plain["answer"] == "no"
    assert len(plain["blockers"][0]["statuses"]) == 3
    assert {c["becomes"] for o in plain["openings"] for c in o["concessions"]} == {"accepts"}
