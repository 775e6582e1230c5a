"""Dates written as dates (``20 Jan, 2022``, ``06.01.2022``, ``January 12``) as partial ISO 8601.

For datelines, mastheads, URLs and running text; expressions that need the day of the report ("last Tuesday") are
`timex.find`'s business.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.language.datewords import alternatives, bounded, words

Order = Literal["dmy", "mdy"]

YEAR = r"(?:1[5-9]|20)\d\d"  # years that news writes with four digits and no era
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_SUFFIX = r"(?:\s?(?:st|nd|rd|th))?"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a string: offsets into it, partial ISO value; ``certain`` False where day and month may be swapped."""

    start: int
    end: int
    value: str
    certain: bool = True


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{alternatives(words().months)})"
    day, year = rf"(?P<day>{_DAY}){_SUFFIX}", rf"(?P<year>{YEAR})"
    sources = (
        rf"(?<![\w.,-])(?P<year>{YEAR})(?P<sep>[-./]|)(?P<num>1[0-2]|0[1-9])(?P=sep)(?P<day>3[01]|[12]\d|0[1-9])(?!\d)",
        rf"(?<!\w){day}(?:\s+of\b|\s+day\s+of\b|[-/])?\s*{month}\b\.?[,/-]?\s*{year}(?!\d)",
        rf"(?<!\w){month}[\s-]+{day}\b,?[\s-]+(?:of\s+)?{year}(?!\d)",
        rf"(?<![\w.,/-])(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?P<year>{YEAR}|\d\d)(?![\w/-]|\.\d)",
        rf"(?<!\w){month}\b[,/]?\s+(?:of\s+)?{year}(?!\d)",
        rf"(?<![\w.,-])(?P<year>{YEAR})-(?P<num>1[0-2]|0[1-9])(?![\d-])",
        rf"(?<!\w){month}\s+{day}(?![\w:]|[.,]\d)",
        rf"(?<![\w:.,]){day}(?:\s+of)?\s+{month}\b",
        rf"(?<![\w./,-]){year}(?![\w/-]|[.,]\d)",
    )
    return tuple(re.compile(bounded(source), re.IGNORECASE) for source in sources)


def _is_month_word(text: str) -> bool:
    """May, March and the like are months only with a capital letter."""
    return text[:1].isupper() or not words().has("ambiguous_months", text.lower().rstrip("."))


def in_calendar(year: int | None, month: int, day: int | None) -> bool:
    """Whether there is such a day; without a year 29 February counts."""
    return 1 <= month <= 12 and (day is None or 1 <= day <= monthrange(2000 if year is None else year, month)[1])


def write(year: int | None, month: int | None, day: int | None) -> str:
    """Partial ISO 8601: ``2022-01-20``, ``2022-01``, ``2022``; an unknown year before a month is ``XXXX``."""
    parts = ["XXXX" if year is None else f"{year:04d}"]
    parts += [f"{part:02d}" for part in (month, day) if part is not None]
    return "-".join(parts)


def _full_year(text: str) -> int:
    """Two digits: 70-99 are of the last century (POSIX strptime pivots at 69)."""
    number = int(text)
    return number if len(text) == 4 else number + (1900 if number >= 70 else 2000)


def _numeric(match: re.Match[str], prefer: Order | None) -> tuple[str, bool] | None:
    a, b, year = int(match["a"]), int(match["b"]), _full_year(match["year"])
    dmy, mdy = in_calendar(year, b, a), in_calendar(year, a, b)
    if match["sep"] == "." and dmy:
        mdy = False  # points stand between day, month, year; nobody writes month.day.year in prose
    if dmy and mdy and a != b and prefer is None:
        return write(year, None, None), False
    if dmy and (prefer != "mdy" or not mdy):
        return write(year, b, a), not mdy or a == b
    return (write(year, a, b), not dmy or a == b) if mdy else None


def _value(match: re.Match[str], prefer: Order | None) -> tuple[str, bool] | None:
    group = match.groupdict()
    if group.get("a"):
        return _numeric(match, prefer)
    year = int(group["year"]) if group.get("year") else None
    day = int(group["day"]) if group.get("day") else None
    month: int | None = int(group["num"]) if group.get("num") else None
    if group.get("month"):
        if not _is_month_word(group["month"]):
            return None
        month = words().months[group["month"].lower()]
    if month is not None and not in_calendar(year, month, day):
        return None
    return write(year, month, day), True


def find_dates(text: str, prefer: Order | None = None) -> Iterator[FoundDate]:
    """The dates in a string, in order and without overlap, the most specific reading of each place.

    prefer: how to read ``7/12/2021``; without it only the year of such a date is given and ``certain`` is False.
    """
    taken: list[FoundDate] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            found = _value(match, prefer)
            if found and all(match.end() <= t.start or match.start() >= t.end for t in taken):
                taken.append(FoundDate(match.start(), match.end(), *found))
    yield from sorted(taken, key=lambda date: date.start)


def parse_date(text: str, prefer: Order | None = None) -> str | None:
    """The first full date in a string as ISO 8601, else the fullest partial one (``2022-01``, ``XXXX-01-12``)."""
    found = list(find_dates(text, prefer))
    return max(found, key=lambda date: (_fullness(date.value), -date.start)).value if found else None


def _fullness(value: str) -> tuple[int, int]:
    return len(value), "X" not in value
