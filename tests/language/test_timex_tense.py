"""Which way a weekday or a month points, by tense, modals and verbs that look ahead. Read on Thursday, 11 May 2023."""

from __future__ import annotations

import pytest

from dragoman.language.tense import direction
from tests.language.timing import found, parsed, value

LAST, NEXT = "2023-05-09", "2023-05-16"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoys met on Tuesday.", LAST),
        ("The envoys have met since Tuesday.", LAST),
        ("The envoys were seen on Tuesday.", LAST),
        ("The envoys were talking on Tuesday.", LAST),
        ("The decision, announced Tuesday, was no surprise.", LAST),
        ("The envoys did not meet on Tuesday.", LAST),
        ("Speaking on Tuesday, Vell rejected the plan.", LAST),
        ("The envoys could not be reached on Tuesday.", LAST),
        ("Tuesday's vote ended in uproar.", LAST),
        ("The envoys voted by a wide margin on Tuesday.", LAST),
        ("The talks were cancelled on Tuesday.", LAST),
        ("Tuesday's meeting has been cancelled.", NEXT),
        ("Vell called off Tuesday's talks.", NEXT),
        ("The summit on Tuesday was postponed.", NEXT),
        ("The envoys will meet on Tuesday.", NEXT),
        ("The envoys are to meet on Tuesday.", NEXT),
        ("The envoys are due to meet on Tuesday.", NEXT),
        ("The envoys are expected to meet on Tuesday.", NEXT),
        ("The envoys agreed to meet on Tuesday.", NEXT),
        ("The envoys said they would meet on Tuesday.", NEXT),
        ("A judge has scheduled a hearing for Tuesday.", NEXT),
        ("A judge has scheduled a hearing Tuesday.", NEXT),
        ("The talks planned for Tuesday are in doubt.", NEXT),
        ("The deadline was extended until Tuesday.", NEXT),
        ("They spoke ahead of Tuesday's vote.", NEXT),
        ("The council will speak at Tuesday's summit.", NEXT),
        ("The envoys meet on Tuesday.", NEXT),
        ("Until Tuesday the envoys had not proposed a date.", LAST),
        ("The truce had been due to expire on Tuesday.", LAST),
        ("They will appeal Tuesday's ruling.", LAST),
        ("The figures for Tuesday fell short.", LAST),
        ("A summit set for Norhaven on Tuesday is in doubt.", NEXT),
    ],
)
def test_weekdays(sentence: str, expected: str) -> None:
    assert value(sentence) == expected


def test_the_weekday_of_the_report_is_the_day_of_the_report() -> None:
    assert value("The envoys met on Thursday.") == value("The envoys will meet on Thursday.") == "2023-05-11"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoys met last Friday.", "2023-05-05"),
        ("The envoys will meet next Friday.", "2023-05-19"),
        ("The envoys will meet this Friday.", "2023-05-12"),
        ("The envoys met on Monday last week.", "2023-05-01"),
        ("The envoys will meet on Monday next week.", "2023-05-15"),
    ],
)
def test_weekdays_with_a_word_before_or_after(sentence: str, expected: str) -> None:
    assert value(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The envoys met in October.", "2022-10"),
        ("The envoys will meet in October.", "2023-10"),
        ("The envoys met on 20 August.", "2022-08-20"),
        ("The envoys will meet on 20 June.", "2023-06-20"),
        ("The envoys will meet on 9 January.", "2024-01-09"),
        ("The envoys met in the autumn.", "2022-FA"),
        ("The envoys will meet in the autumn.", "2023-FA"),
        ("The envoys set a deadline of 2 June.", "2023-06-02"),
    ],
)
def test_months_and_seasons(sentence: str, expected: str) -> None:
    assert value(sentence) == expected


def test_a_stated_weekday_finds_the_year() -> None:
    assert value("They signed on Friday, December 10.", "2023-05-11") == "2021-12-10"


def test_a_tense_that_makes_a_day_far_off_is_doubted() -> None:
    (only,) = found("They forced an election on 20 July.", "2023-06-11")
    assert only.value == "2023-07-20"


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The envoys will meet.", "meet", "future"),
        ("The envoys met.", "met", "past"),
        ("The envoys would have met.", "met", "past"),
        ("The envoys agreed to meet.", "meet", "future"),
        ("The envoys managed to meet.", "meet", "past"),
        ("The envoys are meeting.", "meeting", "present"),
        ("Envoys and ministers.", "ministers", "none"),
    ],
)
def test_direction(sentence: str, word: str, expected: str) -> None:
    words = parsed(sentence, None).paragraphs[0].parse
    assert direction(next(token for token in words if token.text == word)) == expected
