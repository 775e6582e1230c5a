"""Codebooks: what is read, and which line a complaint names."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.codebook import complaints, load, loads
from dragoman.errors import DragomanError
from dragoman.model import Consent

SOUND = """\
negotiation: River treaty
parties:
  - {id: upland, name: Upland, necessary: yes, aliases: [the Uplanders], people: [Ada Hill]}
  - {id: lowland, necessary: true}
  - id: league
    name: River League
    members: [upland, lowland]
    decides: {weights: {upland: 2}, quota: 2}
issues:
  - id: dam
    name: The dam
    salience: {upland: 80, lowland: 20.5}
    options:
      - {id: no, name: No dam, status_quo: true, cues: [leave the river, no dam]}
      - {id: low, name: A low dam, at most 10 m high, needs: {any: [league, {k: 2, of: [upland, lowland]}]}, value: 40}
      - {id: high, name: A high dam, counter_cues: [stop the dam], irreversible: true}
  - id: fish
    procedural: true
    options:
      - id: 2020
        name: "2020"
        cues:
rules:
  - {if: dam/high, not_with: fish/2020}
"""


def test_reads_every_key() -> None:
    book = loads(SOUND)
    assert book.negotiation == "River treaty"
    assert book.source == SOUND
    upland, lowland, league = book.parties
    assert (upland.necessary, upland.aliases, upland.people) == (True, ("the Uplanders",), ("Ada Hill",))
    assert lowland.name == "lowland"
    assert league.decides is not None
    assert (league.decides.quota, league.decides.weights) == (2, {"upland": 2, "lowland": 1})
    dam, fish = book.issues
    assert dam.salience == {"upland": 80, "lowland": 20.5}
    assert dam.options[1].needs == Consent(1, ("league", Consent(2, ("upland", "lowland"))))
    assert (dam.options[1].value, dam.options[2].irreversible) == (40, True)
    assert fish.procedural
    assert book.rules[0].not_with == "fish/2020"


def test_ids_are_the_text_that_stands_there() -> None:
    book = loads(SOUND)
    assert book.issues[0].options[0].id == "no"
    assert book.issues[1].options[0].id == "2020"


def test_an_unquoted_comma_in_a_name_is_a_comma() -> None:
    assert loads(SOUND).issues[0].options[1].name == "A low dam, at most 10 m high"


def test_an_issue_without_status_quo_gets_one() -> None:
    dam, fish = loads(SOUND).issues
    assert [o.id for o in dam.options if o.status_quo] == ["no"]
    assert [o.id for o in fish.options if o.status_quo] == ["unsettled"]


def test_an_option_called_unsettled_is_the_status_quo() -> None:
    book = loads(_with_options("{id: unsettled}, {id: a}"))
    assert [(o.id, o.status_quo) for o in book.issues[0].options] == [("unsettled", True), ("a", False)]


@pytest.mark.parametrize(
    ("rule", "quota"), [("unanimity", 3), ("majority", 2), ("{k: 2}", 2), ("{weights: {a: 5}, quota: 6}", 6)]
)
def test_how_an_alliance_decides(rule: str, quota: int) -> None:
    text = f"""
parties:
  - {{id: a}}
  - {{id: b}}
  - {{id: c}}
  - {{id: league, members: [a, b, c], decides: {rule}}}
issues: [{{id: i, options: [{{id: x}}]}}]
"""
    decides = loads(text).parties[3].decides
    assert decides is not None
    assert decides.quota == quota


def _with_options(options: str) -> str:
    return f"parties: [{{id: a}}]\nissues:\n  - id: i\n    options: [{options}]\n"


def _with_party(rest: str) -> str:
    return f"parties:\n  - {{id: a}}\n  - {rest}\nissues: [{{id: i, options: [{{id: x}}]}}]\n"


FAULTS = [
    ("a: [", "D201", 1),
    ("parties: &p [{id: a}]\nissues: *p\n", "D201", 2),
    ("- a\n", "D202", 1),
    ("issues: [{id: i, options: [{id: x}]}]\n", "D207", 1),
    ("parties: [{id: a}]\nissues:\n", "D207", 2),
    (_with_party("{id: B C}"), "D204", 3),
    (_with_party("{id: a}"), "D205", 3),
    (_with_party("{id: b, id: c}"), "D205", 3),
    (_with_party("{name: B}"), "D207", 3),
    (_with_party("{id: b, alias: [x]}"), "D203", 3),
    (_with_party("{id: b, aliases: x}"), "D202", 3),
    (_with_party("{id: b, necessary: perhaps}"), "D202", 3),
    (_with_party("{id: b, members: [zz]}"), "D206", 3),
    (_with_party("{id: b, members: [b], decides: unanimity}"), "D209", 3),
    (_with_party("{id: b, members: [a], decides: {k: 2}}"), "D209", 3),
    (_with_party("{id: b, members: [a], decides: often}"), "D202", 3),
    (_with_party("{id: b, members: [a], decides: {weights: {a: 2}}}"), "D207", 3),
    (_with_options(""), "D207", 3),
    (_with_options("{id: x}, {id: x}"), "D205", 4),
    (_with_options("{id: x, status_quo: true}, {id: y, status_quo: true}"), "D208", 4),
    (_with_options("{id: x, status_quo: true, needs: {all: [a]}}"), "D209", 4),
    (_with_options("{id: x, needs: {all: [b]}}"), "D206", 4),
    (_with_options("{id: x, needs: {all: []}}"), "D207", 4),
    (_with_options("{id: x, needs: {all: [a], any: [a]}}"), "D202", 4),
    (_with_options("{id: x, needs: {k: 2, of: [a]}}"), "D209", 4),
    (_with_options("{id: x, value: 101}"), "D209", 4),
    (_with_options("{id: x, value: high}"), "D202", 4),
    (_with_options("{id: x}") + "rules: [{if: i/x}]\n", "D202", 5),
    (_with_options("{id: x}") + "rules: [{if: i/x, then: i/z}]\n", "D206", 5),
    (_with_options("{id: x}") + "rule: []\n", "D203", 5),
]


@pytest.mark.parametrize(("text", "code", "line"), FAULTS)
def test_a_fault_is_named_with_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(DragomanError) as caught:
        loads(text, "book.yaml")
    assert (caught.value.code, caught.value.details["line"]) == (code, line)
    assert f"book.yaml, line {line}" in caught.value.message


def test_a_misspelt_key_is_answered_with_the_nearest() -> None:
    found = complaints(_with_party("{id: b, allias: [x]}"))
    assert [e.remedy for e in found] == ["did you mean 'aliases'?"]


def test_all_complaints_come_by_line() -> None:
    found = complaints(_with_party("{id: b, members: [zz], oops: 1}") + "rules: [{if: i/x, then: i/q}]\n")
    assert [e.code for e in found] == ["D203", "D206", "D206"]
    assert complaints(SOUND) == []


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "book.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + SOUND.encode())
    assert load(path).negotiation == "River treaty"
    path.write_bytes(b"parties: []\n# \xff\n")
    with pytest.raises(DragomanError, match=r"D201.*line 2.*UTF-8"):
        load(path)
    with pytest.raises(DragomanError, match="D001"):
        load(tmp_path / "none.yaml")


@pytest.mark.shared
@pytest.mark.parametrize("name", ["seeds", "brexit", "chicago-teachers", "ru-nato-2021"])
def test_annotated_codebooks_load(shared: Path, name: str) -> None:
    book = load(shared / "gold" / f"{name}.yaml")
    assert all(sum(o.status_quo for o in i.options) == 1 for i in book.issues)
    assert any(p.necessary for p in book.parties)
