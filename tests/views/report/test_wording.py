"""The words of the report: attributing, and no more exact than what they say."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from dragoman.deals.wording import doing, listed
from dragoman.model import Basis
from dragoman.overview.standing import Status
from dragoman.views.report import wording


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P10Y/P20Y", "for 10 to 20 years"),
        ("P5Y", "for 5 years"),
        ("P1M", "for 1 month"),
        ("P6M/P1Y", "for 6 months to 1 year"),
        ("permanent", "for ever"),
        ("fixed-term", "for a fixed term"),
        ("PT2H", "PT2H"),
    ],
)
def test_durations(value: str, words: str) -> None:
    assert wording.duration(value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("7 April 2031", "13 April 2031", "7 to 13 April 2031"),
        ("30 March 2031", "2 April 2031", "30 March to 2 April 2031"),
        ("30 December 2030", "2 January 2031", "30 December 2030 to 2 January 2031"),
        ("January 2031", "March 2031", "January to March 2031"),
        ("2030", "2031", "2030 to 2031"),
        ("2030", "March 2031", "2030 to March 2031"),
    ],
)
def test_stretches_of_days(start: str, end: str, words: str) -> None:
    assert wording.until(start, end) == words


@pytest.mark.parametrize("basis", ["own", "reported", "forecast"])
@pytest.mark.parametrize("status", ["wants", "accepts", "considers", "opposes", "refuses", "red-line"])
def test_every_verb_says_on_whose_word(status: Status, basis: Basis) -> None:
    phrase = doing(status, basis)
    assert phrase.startswith(
        {"own": "is on record as ", "reported": "is reported to ", "forecast": "is expected to "}[basis]
    )


def test_silence_is_called_silence() -> None:
    assert doing("unknown", None) == "has said nothing on record about"


def test_an_act_told_by_the_reporter_is_not_called_a_word(harbour: ModuleType) -> None:
    own, told = harbour.positions()[0], harbour.positions()[3]
    assert wording.basis(own) == "own word"
    assert wording.basis(told) == "in the reporter's words"
    assert wording.basis(replace(told, basis="forecast")) == "forecast"


def test_fragments_are_safe_and_stable() -> None:
    assert wording.anchor("p", "p-12ab") == "p-p-12ab"
    assert wording.anchor("p", 'x" onload="') == wording.anchor("p", 'x" onload="')
    assert wording.anchor("p", 'x" onload="').replace("-", "").isalnum()
    assert wording.anchor("p", "\ud800").startswith("p-")


def test_counting_and_listing() -> None:
    assert [wording.count(n, "article") for n in (0, 1, 2, 1200)] == [
        "no article",
        "1 article",
        "2 articles",
        "1,200 articles",
    ]
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
