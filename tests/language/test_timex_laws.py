"""What holds of every date and text: values and days agree, spans lie in the document, periods tile the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language import timex
from dragoman.language.dates import find_dates, parse_date
from dragoman.language.intervals import Grain, days_of, grain_of, month_days, part_days, shift, value_of
from dragoman.language.pipeline import parse
from dragoman.language.timegrammar import shapes
from dragoman.language.timespans import easter, holiday_date
from dragoman.model import Document
from dragoman.settings import Settings
from tests.language.timing import parsed

GRAINS: tuple[Grain, ...] = ("day", "week", "month", "quarter", "half", "season", "year", "decade", "century")
DAYS = st.dates(date(1600, 1, 1), date(2090, 12, 31))
MONTHS = [f"{date(2000, month, 1):%B}" for month in range(1, 13)]
WORDS = [
    *("on Monday", "last week", "on 29 February", "early next year", "until the end of the month", "by March 31"),
    *("tomorrow", "two weeks ago", "in the spring", "from June 9 to 13", "a year later", "the following day"),
    *("at 8 p.m.", "the 1990s", "in 2008", "for ten days", "next winter", "over the weekend", "in mid-May"),
    *("Friday, June 2", "12/11/2020", "the 31st", "the envoys met", "the council will vote", "is due"),
    *("was postponed", ",", ".", "and", "of", "Easter", "the first quarter"),
]


@given(DAYS, st.sampled_from(GRAINS))
def test_a_period_holds_its_day_and_knows_its_grain(day: date, grain: Grain) -> None:
    value = value_of(grain, day)
    days = days_of(value)
    assert days is not None
    assert days[0] <= day <= days[1]
    assert grain_of(value) == grain


@given(DAYS, st.sampled_from(GRAINS))
def test_periods_follow_one_another_without_a_gap(day: date, grain: Grain) -> None:
    days = days_of(value_of(grain, day))
    assert days is not None
    after = days_of(value_of(grain, days[1] + timedelta(days=1)))
    assert after is not None
    assert after[0] == days[1] + timedelta(days=1)


@given(DAYS, st.sampled_from(GRAINS), st.integers(-5, 5))
def test_shifting_there_and_back_ends_in_the_same_period(day: date, grain: Grain, count: int) -> None:
    first = days_of(value_of(grain, day))
    assert first is not None
    assert value_of(grain, shift(grain, shift(grain, first[0], count), -count)) == value_of(grain, day)


@given(DAYS, st.sampled_from(("week", "month", "quarter", "half", "season", "year", "decade", "century")))
def test_early_mid_and_late_tile_a_period(day: date, grain: Grain) -> None:
    value = value_of(grain, day)
    whole = days_of(value)
    early, mid, late = (part_days(value, part, None) for part in ("early", "mid", "late"))
    assert whole
    assert early
    assert mid
    assert late
    assert (early[0], late[1]) == whole
    assert mid[0] - early[1] == late[0] - mid[1] == timedelta(days=1)


@given(DAYS, DAYS)
def test_before_and_after_today_lie_in_the_period(day: date, today: date) -> None:
    value = value_of("month", day)
    whole = days_of(value)
    for part in ("before", "after"):
        days = part_days(value, part, today)
        assert whole
        assert days
        assert whole[0] <= days[0] <= days[1] <= whole[1]


@given(st.integers(1900, 2090), st.integers(-30, 30), st.integers(1, 30))
def test_months_may_be_counted_past_the_end_of_a_year(year: int, month: int, count: int) -> None:
    first, last = month_days(year, month, count)
    assert first.day == 1
    assert (last + timedelta(days=1)).day == 1
    assert (last.year * 12 + last.month) - (first.year * 12 + first.month) == count - 1


@given(DAYS)
def test_a_written_date_reads_as_itself(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]} {day.day} {day.year}" if month != "May" else f"May {day.day} {day.year}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
        f"Filed on {day.day} {month}, {day.year}, at noon",
    ):
        assert parse_date(text) == day.isoformat()


@given(DAYS)
def test_figures_parted_by_strokes_are_read_as_told(day: date) -> None:
    assert parse_date(f"{day:%d/%m/%Y}", "dmy") == day.isoformat() == parse_date(f"{day:%m/%d/%Y}", "mdy")
    (found,) = find_dates(f"{day:%m/%d/%Y}")
    assert found.certain == (day.day > 12 or day.day == day.month)


@given(st.text(max_size=60))
def test_no_text_breaks_the_search_for_dates(text: str) -> None:
    end = 0
    for found in find_dates(text):
        assert end <= found.start < found.end <= len(text)
        end = found.end


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.one_of(DAYS.map(date.isoformat), st.none()))
def test_what_is_found_in_any_jumble_of_words_is_sound(words: list[str], published: str | None) -> None:
    _check(" ".join(words), published)


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_what_is_found_in_any_text_is_sound(text: str) -> None:
    _check(text, "2024-02-29")


def _check(text: str, published: str | None) -> None:
    document = Document("d", "d", text, ((0, len(text)),), published=published)
    end = 0
    for found in timex.find(next(iter(parse([document], Settings().model)))):
        assert end <= found.span[0] < found.span[1] <= len(text)
        end = found.span[1]
        assert 0 < found.confidence <= 1
        if found.interval is None:
            continue
        first, last = map(date.fromisoformat, found.interval)
        assert first <= last
        whole = days_of(found.value)
        if whole is not None:
            within = whole[0] <= first and last <= whole[1]
            assert within or whole[0] in (first, last)  # the end of a range has the days of the whole range


@given(DAYS)
def test_the_same_sentence_read_on_another_day_moves_with_it(day: date) -> None:
    text = "The envoys met yesterday."
    (found,) = timex.find(parsed(text, day.isoformat()))
    assert found.value == (day - timedelta(days=1)).isoformat()
    assert found.anchor == day.isoformat()


@pytest.mark.parametrize(
    ("year", "expected"), [(1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31")]
)
def test_easter(year: int, expected: str) -> None:
    assert easter(year) == date.fromisoformat(f"{year}-{expected}")


def test_rules_of_holidays() -> None:
    assert holiday_date("11#4@4", 2023) == date(2023, 11, 23)
    assert holiday_date("09#1@1", 2025) == date(2025, 9, 1)
    assert holiday_date("easter-2", 2023) == date(2023, 4, 7)


@pytest.mark.parametrize("words", ["about ", "more than ", "the last ", "May 3, 4, ", "a few ", "12-"])
def test_endless_lists_of_time_words_take_no_time_to_speak_of(words: str) -> None:
    text = words * (12_000 // len(words))
    began = process_time()
    for shape in shapes():
        for match in shape.pattern.finditer(text):
            assert match.end() > match.start()
    assert process_time() - began < 15  # a pattern that backtracks without bound takes minutes
