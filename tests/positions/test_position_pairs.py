"""The behavioural table: minimal pairs by phenomenon, over invented negotiations."""

from __future__ import annotations

import pytest

from tests.positions.pairs import Outcome, books, failing, outcomes, pairs, rates, table

ENOUGH = 0.95
REACHED = 0.91  # raise it with the rules, never lower it


@pytest.fixture(scope="module")
def done() -> list[Outcome]:
    return outcomes()


def test_there_are_enough_pairs_of_every_phenomenon() -> None:
    seen = [pair.phenomenon for pair in pairs()]
    assert len(seen) >= 310
    assert min(seen.count(phenomenon) for phenomenon in seen) >= 5


def test_the_halves_of_a_pair_differ_and_name_what_their_codebook_knows() -> None:
    known = books()
    for pair in pairs():
        assert pair.halves[0].text != pair.halves[1].text, pair.where
        for half in pair.halves:
            book = known.get(half.book)
            for wanted in half.expected:
                assert wanted.stances or wanted.denies, pair.where
                options = [option.id for issue in book.issues for option in issue.options] if book else [None]
                assert wanted.option in options, pair.where
                assert book is None or book.party(wanted.holder), pair.where


def test_the_pairs_are_read_as_annotated(done: list[Outcome], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("", *table(done), sep="\n")
    assert _right(done) >= REACHED, "\n".join(failing(done))


@pytest.mark.xfail(strict=True, reason="sentences that the parser takes apart wrongly, headlines, reports of reports")
def test_95_of_100_pairs_are_read_as_annotated(done: list[Outcome]) -> None:
    assert _right(done) >= ENOUGH, "\n".join(failing(done))


def test_no_phenomenon_is_lost(done: list[Outcome]) -> None:
    assert [name for name, right, of in rates(done) if 2 * right < of] == []


def _right(done: list[Outcome]) -> float:
    return sum(not outcome.wrong for outcome in done) / len(done)
