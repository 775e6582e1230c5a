"""Dates as mastheads, datelines and pages write them."""

from __future__ import annotations

import pytest

from dragoman.language.dates import find_dates, parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 Jan, 2022 08:28", "2022-01-20"),
        ("NORHAVEN (Coast Wire - 09th December, 2021)", "2021-12-09"),
        ("06.01.2022", "2022-01-06"),
        ("2021-12-15T10:11:00Z", "2021-12-15"),
        ("Mon, 13 Dec 2021 10:20:00 GMT", "2021-12-13"),
        ("https://wire.example/2021/12/07/talks", "2021-12-07"),
        ("Published: Sept. 3, 2020, 4:02 p.m.", "2020-09-03"),
        ("the 3rd of May, 2019", "2019-05-03"),
        ("7/13/2021", "2021-07-13"),
        ("31/12/21", "2021-12-31"),
        ("Dec 2021", "2021-12"),
        ("2022-01", "2022-01"),
        ("NORHAVEN, January 12. /Wire/.", "XXXX-01-12"),
        ("February 29", "XXXX-02-29"),
        ("7/12/2021", "2021"),
        ("Feb 30, 2020", "2020"),
        ("issue 12, May 2020", "2020-05"),
        ("the talks may go on", None),
        ("", None),
    ],
)
def test_the_fullest_date_of_a_text(text: str, expected: str | None) -> None:
    assert parse_date(text) == expected


def test_the_order_of_day_and_month_can_be_told() -> None:
    assert parse_date("7/12/2021", "dmy") == "2021-12-07"
    assert parse_date("7/12/2021", "mdy") == "2021-07-12"


def test_all_dates_of_a_line_in_their_order() -> None:
    text = "First printed 3 May 2020, changed on 2020-05-04"
    assert [(text[d.start : d.end], d.value) for d in find_dates(text)] == [
        ("3 May 2020", "2020-05-03"),
        ("2020-05-04", "2020-05-04"),
    ]
