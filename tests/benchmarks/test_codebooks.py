"""How proposed codebooks are held against those written by hand."""

from __future__ import annotations

import pytest

from benchmarks import codebooks as measure
from dragoman.model import Issue, Option, Party


def issue(*cues: str, name: str = "n") -> Issue:
    return Issue("i", "i", (Option("o", name, cues=cues),))


@pytest.mark.parametrize(
    ("known", "proposed", "same"),
    [
        ("halve the toll", "halve toll", True),
        ("halving of the tolls", "toll", True),
        ("cut the fee by half", "raise wages", False),
        ("a treaty", "treaty", False),  # a word that any issue could have
        ("legally binding treaty", "binding treaty", True),
        ("more inspectors aboard", "inspectors in port towns", False),
    ],
)
def test_issues_are_alike_by_telling_words_of_their_cues(known: str, proposed: str, same: bool) -> None:
    assert measure.same_issue(issue(known), issue(proposed)) is same


def test_the_name_of_an_option_counts_as_a_cue_of_the_known_issue() -> None:
    assert measure.same_issue(issue(name="Half the toll"), issue("toll"))


def test_sides_are_alike_by_a_name_or_a_person() -> None:
    league = Party("league", "Corvane League", aliases=("the League",), people=("Hanne Corbeck",))
    assert measure.same_side(league, Party("x", "League"))
    assert measure.same_side(league, Party("x", "Hanne Corbeck", people=("H. Corbeck",)))
    assert not measure.same_side(league, Party("x", "Corvane", people=("Ada Fenn",)))
