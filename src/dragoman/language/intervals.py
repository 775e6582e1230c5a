"""The days that a TIMEX3 value means, and arithmetic on such values. Pure; the proleptic Gregorian calendar, ISO weeks.

Conventions that TIMEX3 leaves open and that are fixed here: the thirds of a month are days 1-10, 11-20, 21-end; a year
falls into January-April, May-August, September-December; a season, quarter or half into its months; a decade into years
0-3, 4-6, 7-9; a week into Monday-Tuesday, Wednesday-Thursday, Friday-Sunday. Seasons are meteorological and northern,
and winter has the year of its December.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from dragoman.language.datewords import words

Days = tuple[date, date]
Grain = Literal["day", "week", "weekend", "month", "quarter", "half", "season", "year", "decade", "century"]
ONE_DAY = timedelta(days=1)

_FORMS: dict[Grain, re.Pattern[str]] = {
    "day": re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"),
    "weekend": re.compile(r"(?P<y>\d{4})-W(?P<w>\d\d)-WE"),
    "week": re.compile(r"(?P<y>\d{4})-W(?P<w>\d\d)"),
    "month": re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)"),
    "quarter": re.compile(r"(?P<y>\d{4})-Q(?P<n>[1-4])"),
    "half": re.compile(r"(?P<y>\d{4})-H(?P<n>[12])"),
    "season": re.compile(r"(?P<y>\d{4})-(?P<s>SP|SU|FA|WI)"),
    "year": re.compile(r"(?P<y>\d{4})"),
    "decade": re.compile(r"(?P<y>\d{3})X"),
    "century": re.compile(r"(?P<y>\d{2})XX"),
}


def grain_of(value: str) -> Grain | None:
    """The grain of a calendar value (``2021-12`` is a month), None for durations, ranges and masked values."""
    bare = value.split("T")[0]
    return next((grain for grain, form in _FORMS.items() if form.fullmatch(bare)), None)


def month_days(year: int, month: int, months: int = 1) -> Days:
    """First and last day of ``months`` months from this one on; ``month`` may lie outside 1-12."""
    first_year, first_month = year + (month - 1) // 12, (month - 1) % 12 + 1
    last_year, last_month = year + (month + months - 2) // 12, (month + months - 2) % 12 + 1
    return date(first_year, first_month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1])


def days_of(value: str) -> Days | None:
    """First and last day of a calendar value or of a range of two (``a/b``); None where no days are fixed."""
    if "/" in value:
        ends = [days_of(part) for part in value.split("/")]
        first, last = ends[0], ends[-1]
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    bare = value.split("T")[0]
    for grain, form in _FORMS.items():
        if match := form.fullmatch(bare):
            try:
                return _days(grain, match.groupdict())
            except (ValueError, OverflowError):  # no such day, week or year
                return None
    return None


def _days(grain: Grain, part: dict[str, str]) -> Days:
    year = int(part["y"])
    if grain == "day":
        day = date(year, int(part["m"]), int(part["d"]))
        return day, day
    if grain in ("week", "weekend"):
        monday = date.fromisocalendar(year, int(part["w"]), 1)
        return monday + (5 if grain == "weekend" else 0) * ONE_DAY, monday + 6 * ONE_DAY
    if grain in ("decade", "century"):
        span = 10 if grain == "decade" else 100
        return date(year * span, 1, 1), date(year * span + span - 1, 12, 31)
    if grain == "year":
        return month_days(year, 1, 12)
    if grain == "month":
        return month_days(year, int(part["m"]))
    if grain == "season":
        return month_days(year, words().season_starts[part["s"]], 3)
    months = 3 if grain == "quarter" else 6
    return month_days(year, (int(part["n"]) - 1) * months + 1, months)


def value_of(grain: Grain, day: date) -> str:
    """The value of the period of that grain which holds the day."""
    week = day.isocalendar()
    written: dict[Grain, str] = {
        "day": day.isoformat(),
        "week": f"{week.year:04d}-W{week.week:02d}",
        "weekend": f"{week.year:04d}-W{week.week:02d}-WE",
        "month": f"{day.year:04d}-{day.month:02d}",
        "quarter": f"{day.year:04d}-Q{(day.month - 1) // 3 + 1}",
        "half": f"{day.year:04d}-H{(day.month - 1) // 6 + 1}",
        "season": season_of(day),
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}X",
        "century": f"{day.year // 100:02d}XX",
    }
    return written[grain]


def season_of(day: date) -> str:
    """The season that holds the day, as a value; January and February belong to the winter of the year before."""
    starts = words().season_starts
    code = max((c for c in starts if starts[c] <= day.month), key=lambda c: starts[c], default="WI")
    return f"{day.year - (day.month < min(starts.values())):04d}-{code}"


def shift(grain: Grain, day: date, count: int) -> date:
    """A day in the period ``count`` periods of this grain after the day's own. Raises ValueError, OverflowError."""
    months = {"month": 1, "quarter": 3, "half": 6, "season": 3, "year": 12, "decade": 120, "century": 1200}
    if grain == "day":
        return day + count * ONE_DAY
    if grain in ("week", "weekend"):
        return day + 7 * count * ONE_DAY
    total = day.year * 12 + day.month - 1 + count * months[grain]
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def part_days(value: str, part: str, today: date | None) -> Days | None:
    """The days of an early, mid or late part of a value, or of what lies before or after the day of the report."""
    days, grain = days_of(value), grain_of(value)
    if days is None or grain is None or grain == "day":
        return days
    if part in ("before", "after"):
        return _cut(days, part, today)
    third = ("early", "mid", "late").index(part)
    return _third(days, grain, third)


def _cut(days: Days, part: str, today: date | None) -> Days:
    if today is None or not days[0] <= today <= days[1]:
        return days
    if part == "after":
        return today, days[1]
    return days[0], max(days[0], today - ONE_DAY)


def _third(days: Days, grain: Grain, third: int) -> Days:
    first, last = days
    if grain in ("week", "month"):
        starts = (0, 2, 4, 7) if grain == "week" else (0, 10, 20, 31)
        return first + starts[third] * ONE_DAY, min(last, first + (starts[third + 1] - 1) * ONE_DAY)
    if grain in ("decade", "century"):
        starts = (0, 4, 7, 10) if grain == "decade" else (0, 34, 67, 100)
        return date(first.year + starts[third], 1, 1), date(first.year + starts[third + 1] - 1, 12, 31)
    if grain == "weekend":
        return days
    months = {"year": 4, "half": 2}.get(grain, 1)
    return month_days(first.year, first.month + third * months, months)
