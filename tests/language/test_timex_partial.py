"""Reports whose own date is partial or missing: what it does not fix stays X."""

from __future__ import annotations

import pytest

from tests.language.timing import found, value


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("They met on January 12.", None, "XXXX-01-12"),
        ("They met in January.", None, "XXXX-01"),
        ("They met on Wednesday.", None, "XXXX-WXX-3"),
        ("They met on January 9-13.", None, "XXXX-01-09/XXXX-01-13"),
        ("They met in June 2019.", None, "2019-06"),
        ("They met on December 17.", "XXXX-01-12", "XXXX-12-17"),
        ("They met today.", "XXXX-01-12", "XXXX-01-12"),
        ("They met yesterday.", "XXXX-01-01", "XXXX-12-31"),
        ("They met on Wednesday.", "XXXX-01-12", "XXXX-WXX-3"),
        ("They met last month.", "XXXX-01-12", "XXXX-12"),
        ("They met on November 18.", "2022-01", "2021-11-18"),
        ("They will meet on January 12.", "2022-01", "2022-01-12"),
        ("They met on January 6.", "2022-01", "2022-01-06"),
        ("They met in mid-December.", "2022-01", "2021-12"),
        ("They met yesterday.", "2022-01", "XXXX-XX-XX"),
        ("They met today.", "2022-01", "2022-01"),
        ("They met last month.", "2022-01", "2021-12"),
        ("They met last year.", "2022-01", "2021"),
        ("They met last week.", "2022-01", "XXXX-WXX"),
        ("They met on March 3.", "2022", "2022-03-03"),
        ("They met last month.", "2022", "XXXX-XX"),
        ("They met last year.", "2022", "2021"),
    ],
)
def test_values(sentence: str, published: str | None, expected: str) -> None:
    assert value(sentence, published) == expected


@pytest.mark.parametrize("published", [None, "XXXX-01-12"])
def test_no_days_without_a_year(published: str | None) -> None:
    (only,) = found("They met on December 17.", published)
    assert only.interval is None
    assert only.confidence < 0.9


def test_today_means_nothing_in_a_text_without_a_date() -> None:
    assert found("They met yesterday and last year, and today they rest.", None) == ()


@pytest.mark.parametrize(
    ("published", "sentence", "expected"),
    [
        ("2024-03-01", "They met yesterday.", "2024-02-29"),
        ("2023-03-01", "They met yesterday.", "2023-02-28"),
        ("2024-01-01", "They met yesterday.", "2023-12-31"),
        ("2024-05-31", "They will meet next month.", "2024-06"),
        ("2024-03-31", "They met last month.", "2024-02"),
        ("2021-01-03", "They met last week.", "2020-W52"),
        ("2021-01-03", "They met this week.", "2020-W53"),
        ("2023-05-11", "They met on February 29.", "2020-02-29"),
        ("2022-01-15", "They met this winter.", "2021-WI"),
    ],
)
def test_leap_years_and_the_ends_of_months_and_years(published: str, sentence: str, expected: str) -> None:
    assert value(sentence, published) == expected
