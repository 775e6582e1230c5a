"""Codebooks proposed from the bundled examples: sound, the same each time, and near what was written by hand."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path

import pytest

from benchmarks import codebooks as measure
from dragoman import codebook as codebooks
from dragoman.errors import DragomanError
from dragoman.run import catching, suggesting, whole
from dragoman.run.suggesting import Report
from dragoman.settings import Settings
from tests.run.bundled import CLIPPINGS, CODEBOOK, copied, example


@lru_cache(maxsize=1)
def proposed() -> Report:
    return suggesting.suggest([], example(), Settings())


def test_the_proposal_is_sound_and_the_same_each_time() -> None:
    assert codebooks.complaints(proposed().text) == []
    assert suggesting.suggest([], example(), Settings()).text == proposed().text


def test_files_and_a_dossier_of_them_give_the_same(tmp_path: Path) -> None:
    from_files = suggesting.suggest([str(CLIPPINGS)], None, Settings())
    assert from_files.draft.parties == proposed().draft.parties
    assert from_files.draft.issues == proposed().draft.issues


def test_most_of_what_was_written_by_hand_is_found() -> None:
    known, made = codebooks.load(CODEBOOK), codebooks.loads(proposed().text)
    assert all(any(measure.same_side(p, q) for q in made.parties) for p in known.parties)
    met = [any(measure.same_issue(i, j) for j in made.issues) for i in known.issues]
    assert sum(met) >= len(met) - 1


def test_a_short_name_and_a_minister_go_with_their_side() -> None:
    parties = {p.name: p for p in proposed().draft.parties}
    assert "League" in dict(parties["Corvane League"].aliases)
    assert "Greta Ossling" in dict(parties["Sarnholt"].people)
    assert "Sarnholt" not in dict(parties["Tarvenia"].aliases)


def test_somebody_whose_side_nobody_states_is_put_to_none_and_said_so() -> None:
    alone = [p for p in proposed().draft.parties if [name for name, _ in p.people] == [p.name]]
    assert alone
    assert all("do not say for whom" in p.note for p in alone)


def test_every_entry_has_examples_from_the_texts() -> None:
    raws = [json.dumps(p.read_text(encoding="utf-8")) for p in sorted(CLIPPINGS.iterdir()) if p.suffix == ".txt"]
    examples = [e for issue in proposed().draft.issues for o in issue.options for e in o.examples]
    assert all(o.examples for issue in proposed().draft.issues for o in issue.options)
    assert sum(any(json.dumps(e.text)[1:-1] in raw for raw in raws) for e in examples) > len(examples) / 2
    assert all(e.doc for e in examples)


def test_no_cue_is_in_two_options() -> None:
    cues = [measure.words(cue) for i in proposed().draft.issues for o in i.options for cue in o.cues]
    assert len(cues) == len(set(cues))


def test_a_run_takes_it_at_once_and_codes_with_it(tmp_path: Path) -> None:
    book = tmp_path / "codebook.yaml"
    book.write_text(proposed().text, encoding="utf-8")
    report = whole.run(book, [str(CLIPPINGS)], tmp_path / "talks", Settings())
    assert not report.errors
    found = catching.check(book, [], tmp_path / "talks", Settings())
    assert found.coded > found.objects / 2


def test_reprints_are_counted_once() -> None:
    quoted = [e.doc for p in proposed().draft.parties for e in p.examples]
    assert not {"04-courier-reprint.txt", "05-mail-reprint.txt"} & set(quoted)


def test_confidential_texts_are_left_out_unless_asked_for(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    open_text = "The Harbour Board demanded a lower fee. The Ferry Union rejected a lower fee on Monday."
    secret = "The Harbour Board offered a secret tunnel. The Ferry Union accepted a secret tunnel on Friday."
    (texts / "open.jsonl").write_text(json.dumps({"id": "a", "text": open_text, "date": "2031-03-04"}) + "\n")
    (texts / "held.jsonl").write_text(
        json.dumps({"id": "b", "text": secret, "date": "2031-03-05", "confidential": True}) + "\n"
    )
    assert "tunnel" not in suggesting.suggest([str(texts)], None, Settings()).text
    assert "tunnel" in suggesting.suggest([str(texts)], None, Settings(), confidential=True).text


def test_texts_in_which_nobody_wants_anything_are_refused(tmp_path: Path) -> None:
    (tmp_path / "rain.txt").write_text("It rained all day in the hills, and the river rose.\n")
    with pytest.raises(DragomanError) as refused:
        suggesting.suggest([str(tmp_path)], None, Settings())
    assert refused.value.code == "D210"


def test_check_shows_what_each_cue_catches() -> None:
    found = catching.check(CODEBOOK, [], example(), Settings())
    shown = catching.as_json(found)
    cues = {(c["option"], c["cue"]): c for c in shown["cues"]}
    assert cues["toll/halved", "halve the toll"]["caught"] >= 3
    assert any("halve" in words for words in cues["toll/halved", "halve the toll"]["examples"])
    assert {p["party"] for p in shown["parties"] if p["mentions"]} == {p.id for p in codebooks.load(CODEBOOK).parties}
    assert json.dumps(shown)


def test_check_names_silent_parties_unseen_options_and_overlaps(tmp_path: Path) -> None:
    book = tmp_path / "codebook.yaml"
    text = CODEBOOK.read_text(encoding="utf-8")
    text = text.replace("issues:\n", "  - {id: nowhere, name: Nowhere Republic}\nissues:\n", 1)
    text = text.replace("issues:\n", "issues:\n  - id: other\n    options:\n      - {id: dues, cues: [toll]}\n", 1)
    text = text.replace("issues:\n", "issues:\n  - {id: moon, options: [{id: base, cues: [lunar base]}]}\n", 1)
    book.write_text(text, encoding="utf-8")
    notes = "\n".join(catching.notes(catching.check(book, [], example(), Settings())))
    assert "nowhere: no alias of it" in notes
    assert "moon/base: never seen" in notes
    assert "'lunar base' catches nothing" in notes
    assert "'toll' (other/dues) and 'halve the toll' (toll/halved) catch the same" in notes


def test_checking_changes_nothing_in_the_dossier(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    before = (folder / "manifest.json").read_bytes(), (folder / "codebook.yaml").read_bytes()
    catching.check(CODEBOOK, [], folder, Settings())
    suggesting.suggest([], folder, Settings())
    assert ((folder / "manifest.json").read_bytes(), (folder / "codebook.yaml").read_bytes()) == before


def test_a_codebook_that_somebody_edited_is_not_overwritten(tmp_path: Path) -> None:
    book = tmp_path / "codebook.yaml"
    assert suggesting.write(proposed(), book)
    assert not suggesting.write(proposed(), book)
    book.write_text(proposed().text + "# mine\n", encoding="utf-8")
    with pytest.raises(DragomanError) as refused:
        suggesting.write(proposed(), book)
    assert refused.value.code == "D216"
    assert book.read_text(encoding="utf-8").endswith("# mine\n")
