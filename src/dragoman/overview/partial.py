"""Partial dates as stretches of days, so that they sort and compare without a day ever being invented."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

Days = tuple[date, date]

_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|W(?P<week>\d{2})|Q(?P<quarter>[1-4])|H(?P<half>[12])"
    r"|(?P<season>SP|SU|FA|WI)))?(?:T.*)?"
)
# TIMEX3 leaves the hemisphere open; these are the meteorological seasons of the north, winter by the year it ends in.
_SEASONS = {"WI": 0, "SP": 3, "SU": 6, "FA": 9}


@lru_cache(maxsize=1 << 14)
def days(value: str | None) -> Days | None:
    """First and last day that an ISO 8601 or TIMEX3 date may mean; None where the year is open or it is no date.

    ``2022-01`` is 1 to 31 January; weeks are ISO weeks (Monday first). A time of day is left out of account.
    """
    shape = _SHAPE.fullmatch(value) if value else None
    if shape is None:
        return None
    parts = {name: text for name, text in shape.groupdict().items() if text is not None}
    try:
        return _days(int(parts.pop("year")), parts)
    except ValueError:  # 30 February, week 60
        return None


def _days(year: int, parts: dict[str, str]) -> Days:
    if "day" in parts:
        exact = date(year, int(parts["month"]), int(parts["day"]))
        return exact, exact
    for name, make in _STRETCHES.items():
        if name in parts:
            return make(year, parts[name])
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, first: int, count: int) -> Days:
    """``count`` months from month ``first`` of the year on; month 0 is December of the year before."""
    start = date(year - (first < 1), (first - 1) % 12 + 1, 1)
    past = start.year * 12 + start.month - 1 + count
    return start, date(past // 12, past % 12 + 1, 1) - timedelta(days=1)


def _week(year: int, number: str) -> Days:
    monday = date.fromisocalendar(year, int(number), 1)
    return monday, monday + timedelta(days=6)


_STRETCHES: dict[str, Callable[[int, str], Days]] = {
    "month": lambda year, text: _months(year, date(year, int(text), 1).month, 1),
    "week": _week,
    "quarter": lambda year, text: _months(year, int(text) * 3 - 2, 3),
    "half": lambda year, text: _months(year, int(text) * 6 - 5, 6),
    "season": lambda year, text: _months(year, _SEASONS[text], 3),
}


def order(value: str | None) -> tuple[date, date]:
    """Sort key: by first day, the wider stretch first; what has no year comes last."""
    found = days(value)
    return (found[0], date.max - (found[1] - date.min)) if found else (date.max, date.max)


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WORDS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_YEARLESS = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?")


def in_words(value: str | None) -> str:
    """The date as an English reader writes it, no more exact than it is: ``20 January 2022``, ``January 2022``.

    A date whose year nobody states is written ``12 January, year not stated``; what is no date is given as it stands.
    """
    if not value:
        return "undated"
    if yearless := _YEARLESS.fullmatch(value):
        return f"{_month(yearless[1], yearless[2])}, year not stated"
    shape = _SHAPE.fullmatch(value)
    if shape is None or days(value) is None:
        return value
    parts = shape.groupdict()
    for name, word in (("week", "week {} of"), ("quarter", "quarter {} of"), ("half", "half {} of")):
        if parts[name]:
            return f"{word.format(int(parts[name]))} {parts['year']}"
    if parts["season"]:
        return f"{_WORDS[parts['season']]} {parts['year']}"
    return f"{_month(parts['month'], parts['day'])} {parts['year']}" if parts["month"] else str(parts["year"])


def is_date(value: str | None) -> bool:
    """Whether it is a date, be it partial or one whose year nobody states, and no other TIMEX3 value."""
    return days(value) is not None or bool(value and _YEARLESS.fullmatch(value))


def _month(month: str, day: str | None) -> str:
    name = _MONTHS[(int(month) - 1) % 12]
    return f"{int(day)} {name}" if day else name


def known_by(when: str | None, as_of: str | None) -> bool:
    """True where a (partial) date may lie on or before the last day of another; what has no year counts as known."""
    start, limit = days(when), days(as_of)
    return start is None or limit is None or start[0] <= limit[1]
