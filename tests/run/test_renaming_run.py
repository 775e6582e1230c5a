"""Renaming ids in a dossier: positions and judgements follow, and what was done once is not done again."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.run import api, coding, judge, renaming, whole
from dragoman.run.renaming import Split
from dragoman.settings import Settings
from tests.run.bundled import CLIPPINGS, CODEBOOK

SETTINGS = Settings(reviewer="Ada Fenn")


SOME = ("01-", "02-", "03-", "08-", "09-", "11-", "12-")  # clippings that have what is renamed here


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coded") / "talks"
    texts = [str(p) for p in sorted(CLIPPINGS.iterdir()) if p.name.startswith(SOME) and ".meta." not in p.name]
    assert not whole.run(CODEBOOK, texts, folder, SETTINGS).errors
    return folder


@pytest.fixture
def talks(coded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(coded, tmp_path / "talks"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return Path(shutil.copy(CODEBOOK, tmp_path / "codebook.yaml"))


def options(folder: Path) -> Counter[str]:
    return Counter(f"{p.issue}/{p.option}" for p in api.Opened(folder).positions() if p.issue)


def holders(folder: Path) -> Counter[str]:
    return Counter(p.holder for p in api.Opened(folder).positions())


def judged(folder: Path) -> dict[str, str]:
    """What reviewers made of positions: their words -> status and option."""
    opened = api.Opened(folder)
    found = (p for p in opened.positions(rejected=True) if p.status != "machine")
    return {opened.text(p): f"{p.status} {p.issue}/{p.option} {p.holder}" for p in found}


def review(folder: Path) -> None:
    """One accepted, one rejected, one whose option was corrected, one that was added, a speaker's side."""
    some = {f"{p.issue}/{p.option}": p.id for p in api.Opened(folder).positions() if p.issue}
    judge.judge(folder, some["toll/halved"], "accept", [], SETTINGS)
    judge.judge(folder, some["pilots/fund"], "reject", [], SETTINGS)
    judge.judge(folder, some["toll/abolished"], "set", ["option=halved", "holder=tarvenia"], SETTINGS)
    given = ["span=10-40", "holder=tarvenia", "stance=demand", "issue=toll", "option=halved"]
    judge.judge(folder, api.Opened(folder).documents()[0].doc, "add", given, SETTINGS)
    statement = api.Opened(folder).statements()[0].id
    judge.judge(folder, statement, "set", ["speaks_for=tarvenia"], SETTINGS)


def test_positions_and_judgements_follow_a_renamed_option(talks: Path, book: Path) -> None:
    review(talks)
    before, seen = options(talks), judged(talks)
    assert len(seen) == 4
    done = renaming.rename(book, talks, "toll/halved", "reduced", SETTINGS)
    assert done.judgements == 3
    assert done.coded.lost == 0
    assert options(talks) == Counter({k.replace("toll/halved", "toll/reduced"): n for k, n in before.items()})
    assert judged(talks) == {k: v.replace("toll/halved", "toll/reduced") for k, v in seen.items()}


def test_positions_and_judgements_follow_a_renamed_party_and_issue(talks: Path, book: Path) -> None:
    review(talks)
    held, seen = holders(talks), judged(talks)
    assert renaming.rename(book, talks, "tarvenia", "north", SETTINGS).judgements >= 3
    assert holders(talks) == Counter({k.replace("tarvenia", "north"): n for k, n in held.items()})
    assert api.Opened(talks).statements()[0].speaker.speaks_for == "north"  # type: ignore[union-attr]
    renaming.rename(book, talks, "toll", "fee", SETTINGS)
    assert judged(talks) == {k: v.replace("tarvenia", "north").replace("toll/", "fee/") for k, v in seen.items()}


def test_twice_is_a_no_op_and_the_way_back_leads_to_where_it_began(talks: Path, book: Path) -> None:
    review(talks)
    seen, text = judged(talks), book.read_text(encoding="utf-8")
    first = renaming.rename(book, talks, "toll/halved", "toll/reduced", SETTINGS)
    again = renaming.rename(book, talks, "toll/halved", "toll/reduced", SETTINGS)
    assert first.backup is not None
    assert first.backup.read_text(encoding="utf-8") == text
    assert (again.backup, again.judgements, again.coded.analysed) == (None, 0, 0)
    assert len(renaming.log(talks)) == 1
    renaming.rename(book, talks, "toll/reduced", "halved", SETTINGS)
    assert (judged(talks), book.read_text(encoding="utf-8")) == (seen, text)


def test_a_run_that_was_killed_before_the_codebook_was_written_is_made_good(talks: Path, book: Path) -> None:
    review(talks)
    text = book.read_text(encoding="utf-8")
    whole = renaming.rename(book, talks, "toll/halved", "reduced", SETTINGS)
    after = judged(talks)
    book.write_text(text, encoding="utf-8")  # the judgements are reworded, the codebook is not
    assert renaming.rename(book, talks, "toll/halved", "reduced", SETTINGS).coded.coded == whole.coded.coded
    assert judged(talks) == after


def test_the_last_word_holds_after_a_change_of_ids_and_every_reviewer_keeps_theirs(talks: Path, book: Path) -> None:
    id = next(p.id for p in api.Opened(talks).positions() if p.option == "abolished")
    judge.judge(talks, id, "set", ["option=halved"], Settings(reviewer="first"))
    judge.judge(talks, id, "set", ["option=unchanged"], Settings(reviewer="second"))
    renaming.rename(book, talks, "toll/halved", "reduced", SETTINGS)
    corrected = [p for p in api.Opened(talks).positions() if p.status == "corrected"]
    assert [p.option for p in corrected] == ["unchanged"]
    holding = [j for j, holds in judge.listed(talks) if holds and j.verdict == "set"]
    assert [(j.reviewer, j.values["option"]) for j in holding] == [("first", "reduced"), ("second", "unchanged")]


def test_merged_options_have_the_positions_and_judgements_of_both(talks: Path, book: Path) -> None:
    review(talks)
    before, seen = options(talks), judged(talks)
    done = renaming.rename(book, talks, "toll/abolished", "toll/halved", SETTINGS, merge=True)
    now = options(talks)
    assert now["toll/abolished"] == 0
    assert now["toll/halved"] >= before["toll/halved"] + before["toll/abolished"]
    assert done.coded.lost == 0
    assert judged(talks) == seen


def test_merged_parties_hold_what_both_held(talks: Path, book: Path) -> None:
    before = holders(talks)
    renaming.rename(book, talks, "kestria", "tarvenia", SETTINGS, merge=True)
    now = holders(talks)
    assert now["kestria"] == 0
    both = before["tarvenia"] + before["kestria"]
    assert max(before["tarvenia"], before["kestria"]) < now["tarvenia"] <= both  # what both said in one breath is one


def test_a_split_moves_positions_by_judgements_that_can_be_taken_back(talks: Path, book: Path) -> None:
    before = options(talks)
    how = Split(holder="tarvenia")
    done = renaming.split(book, talks, "guarantee/treaty", "treaty-first", how, SETTINGS)
    assert 0 < done.moved < before["guarantee/treaty"]
    now = options(talks)
    assert now["guarantee/treaty-first"] == done.moved
    assert now["guarantee/treaty"] == before["guarantee/treaty"] - done.moved
    assert {p.holder for p in api.Opened(talks).positions() if p.option == "treaty-first"} == {"tarvenia"}
    again = renaming.split(book, talks, "guarantee/treaty", "treaty-first", how, SETTINGS)
    assert (again.moved, again.backup) == (0, None)
    for _ in range(done.moved):
        judge.undo(talks, None, SETTINGS)
    assert options(talks) == before


def test_a_split_by_cue_lets_the_machine_code_anew(talks: Path, book: Path) -> None:
    before = options(talks)
    how = Split(cues=("withdraw its ships",))
    done = renaming.split(book, talks, "warships/withdrawal", "ships-gone", how, SETTINGS)
    now = options(talks)
    assert done.moved == 0
    assert now["warships/ships-gone"] > 0
    assert now["warships/withdrawal"] < before["warships/withdrawal"]


def test_a_split_by_words_takes_those_that_match(talks: Path, book: Path) -> None:
    renaming.split(book, talks, "toll/halved", "halved-again", Split(match=r"\bhalve\b"), SETTINGS)
    opened = api.Opened(talks)
    moved = [opened.text(p) for p in opened.positions() if p.option == "halved-again"]
    assert moved
    assert all("halve" in words.lower() for words in moved)


@pytest.mark.parametrize(
    ("old", "how"), [("toll", Split(match="x")), ("toll/halved", Split()), ("toll/halved", Split(match="("))]
)
def test_a_split_that_says_nothing_is_refused_and_nothing_is_written(
    talks: Path, book: Path, old: str, how: Split
) -> None:
    text = book.read_text(encoding="utf-8")
    with pytest.raises(DragomanError) as refused:
        renaming.split(book, talks, old, "new", how, SETTINGS)
    assert refused.value.code == "D215"
    assert book.read_text(encoding="utf-8") == text


def test_what_is_refused_changes_nothing(talks: Path, book: Path) -> None:
    review(talks)
    seen, text = judged(talks), book.read_text(encoding="utf-8")
    for old, new, merge in (("toll/halved", "abolished", False), ("nobody", "x", False), ("toll", "x", True)):
        with pytest.raises(DragomanError):
            renaming.rename(book, talks, old, new, SETTINGS, merge=merge)
    assert (judged(talks), book.read_text(encoding="utf-8"), renaming.log(talks)) == (seen, text, [])
    assert sorted(p.name for p in book.parent.glob("*.bak*")) == []


def test_the_codebook_in_the_dossier_can_be_renamed_in_place(talks: Path) -> None:
    own = talks / coding.FILE
    renaming.rename(own, talks, "tarvenia", "north", SETTINGS)
    assert holders(talks)["north"] > 0
    assert api.Opened(talks).codebook().source == own.read_text(encoding="utf-8")
