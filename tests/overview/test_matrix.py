"""The position matrix of an invented negotiation."""

from __future__ import annotations

import pytest

from dragoman.overview import matrix, silence
from dragoman.overview.matrix import Cell, Matrix
from tests.overview import harbour


def cell(built: Matrix, issue: str, party: str) -> Cell:
    """The cell of a party in the row of an issue."""
    return next(c for row in built.rows if row.issue.id == issue for c in row.cells if c.party.id == party)


def statuses(built: Matrix, issue: str, party: str) -> dict[str, str]:
    """Option id -> status of the marks in a cell."""
    return {mark.option.id: mark.standing.status for mark in cell(built, issue, party).marks}


@pytest.fixture(scope="module")
def built() -> Matrix:
    """The matrix of everything known."""
    return matrix.build(harbour.record(), harbour.codebook())


def test_issues_and_parties_keep_the_codebook_s_order(built: Matrix) -> None:
    assert [row.issue.id for row in built.rows] == ["catch", "season", "seat"]
    assert [row.issue.procedural for row in built.rows] == [False, False, True]
    for row in built.rows:
        assert [c.party.id for c in row.cells] == ["nordia", "vesland", "marland", "league", "islands"]


def test_own_words_go_before_forecasts(built: Matrix) -> None:
    mark = cell(built, "season", "nordia").marks[-1]
    assert (mark.standing.status, mark.standing.basis) == ("red-line", "own")
    assert [p.id for p in mark.positions] == ["p1", "p5"], "what decides comes first, what does not is kept"


def test_later_own_word_replaces_an_earlier_report(built: Matrix) -> None:
    assert statuses(built, "catch", "vesland") == {"half": "refuses", "quota": "refuses"}
    before = matrix.build(harbour.record(), harbour.codebook(), "2031-03-10")
    assert statuses(before, "catch", "vesland") == {"quota": "considers"}
    assert before.as_of == "2031-03-10"


def test_a_reprint_and_a_rejected_position_add_nothing(built: Matrix) -> None:
    assert [p.id for p in cell(built, "catch", "nordia").marks[0].positions] == ["p2"]
    assert statuses(built, "catch", "marland") == {}


def test_an_alliance_stands_where_one_member_s_no_puts_it(built: Matrix) -> None:
    mark = cell(built, "catch", "league").marks[0]
    assert (mark.standing.status, mark.standing.how, mark.said) == ("refuses", "members", False)


def test_who_speaks_and_who_is_silent(built: Matrix) -> None:
    assert [p.id for p in built.speaking] == ["nordia", "vesland", "league"]
    assert [p.id for p in built.silent] == ["marland", "islands"]


def test_silence_counts_where_a_word_is_needed(built: Matrix) -> None:
    found = {s.issue.id: [p.id for p in s.parties] for s in silence.build(built, harbour.codebook())}
    assert found == {}, "both necessary parties have spoken on both issues"
    early = matrix.build(harbour.record(), harbour.codebook(), "2031-03-10")
    assert {s.issue.id: [p.id for p in s.parties] for s in silence.build(early, harbour.codebook())} == {
        "season": ["vesland"]
    }
