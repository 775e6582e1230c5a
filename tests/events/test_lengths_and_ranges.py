"""Appointments dated by a range of days, or by a length counted from a day that was named. All of it is made up."""

from __future__ import annotations

import pytest

from tests.events.telling import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministers from Norland and Sudmark will hold talks from May 29 to June 2.", ("2023-05-29", "2023-06-02")),
        ("Ministers from Norland and Sudmark will hold talks between May 29 and 31.", ("2023-05-29", "2023-05-31")),
        ("Ministers from Norland and Sudmark will hold talks on May 29-31.", ("2023-05-29", "2023-05-31")),
        ("It rained on May 3, 2021. Two days later, Ada Vell met Ivo Tass.", ("2021-05-05", "2021-05-05")),
        ("It rained on May 3, 2021. Two weeks later, Ada Vell met Ivo Tass.", ("2021-05-17", "2021-05-23")),
        ("It rained on May 3, 2021. Two months later, Ada Vell met Ivo Tass.", ("2021-07", "2021-07")),
        ("It rained on May 3, 2021. Two years later, Ada Vell met Ivo Tass.", ("2023", "2023")),
    ],
)
def test_the_days_of_an_appointment(text: str, expected: tuple[str, str]) -> None:
    (event,) = told(text)
    assert (event.start, event.end) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ada Vell met Ivo Tass for two weeks.",
        "Ada Vell now meets Ivo Tass.",
        "Ada Vell recently met Ivo Tass.",
        "In the past year Ada Vell met Ivo Tass.",
    ],
)
def test_words_that_fix_no_day_date_nothing(text: str) -> None:
    assert all(event.start is None or event.start == "2023-05-11" for event in told(text))
