"""Partial dates: the days they may mean, their order, their words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.overview.partial import days, in_words, known_by, order


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-01-20", "2022-01-20", "2022-01-20"),
        ("2022-01-20T08:28", "2022-01-20", "2022-01-20"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021-12", "2021-12-01", "2021-12-31"),
        ("2008", "2008-01-01", "2008-12-31"),
        ("2022-Q4", "2022-10-01", "2022-12-31"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2022-SP", "2022-03-01", "2022-05-31"),
        ("2022-WI", "2021-12-01", "2022-02-28"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
    ],
)
def test_a_partial_date_is_a_stretch_of_days(value: str, first: str, last: str) -> None:
    assert days(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", [None, "", "XXXX-01-12", "2022-13", "2022-02-30", "2022-W60", "soon", "PRESENT_REF"])
def test_what_has_no_year_or_is_no_date_has_no_days(value: str | None) -> None:
    assert days(value) is None


def test_wider_dates_come_first_and_undated_ones_last() -> None:
    mixed = ["XXXX-01-12", "2022-01-02", "2022-01", "2021-12-31", "2022", "2022-01-01", None]
    assert sorted(mixed, key=order)[:5] == ["2021-12-31", "2022", "2022-01", "2022-01-01", "2022-01-02"]


@given(st.dates(min_value=date(1600, 1, 1)))
def test_a_day_lies_within_its_month_and_year(day: date) -> None:
    for value in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        found = days(value)
        assert found is not None
        assert found[0] <= day <= found[1]
        assert known_by(value, day.isoformat())
    assert known_by(day.isoformat(), day.isoformat()[:7])


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(9000, 1, 1)))
def test_a_month_ends_where_the_next_begins(day: date) -> None:
    found = days(day.isoformat()[:7])
    assert found is not None
    assert (found[1] + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2022-01-20", "20 January 2022"),
        ("2022-01", "January 2022"),
        ("2022", "2022"),
        ("XXXX-01-12", "12 January, year not stated"),
        ("2022-SU", "summer 2022"),
        ("2022-W03", "week 3 of 2022"),
        ("2022-Q1", "quarter 1 of 2022"),
        ("about then", "about then"),
        (None, "undated"),
    ],
)
def test_a_date_reads_no_more_exact_than_it_is(value: str | None, words: str) -> None:
    assert in_words(value) == words


def test_what_comes_later_is_not_known_yet() -> None:
    assert not known_by("2022-02-01", "2022-01")
    assert known_by("2022-02", "2022-02-01")
    assert known_by("XXXX-03-01", "2000")
    assert known_by("2022", None)
