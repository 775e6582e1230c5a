"""Dates as strings: finds them in a line and gives them as partial ISO 8601, ``XXXX`` for a year that is not stated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Literal

from dragoman.reading.wordlists import load

Order = Literal["dmy", "mdy"]
UNKNOWN_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: offsets, value (partial ISO), and for ``03/04/2021`` its other reading, month first."""

    start: int
    end: int
    value: str
    other: str | None = None
    dotted: bool = False


@lru_cache(maxsize=1)
def lexicon() -> Mapping[str, Any]:
    """``language/lexicons/dates.yaml``, which the room of time expressions shares."""
    loaded: Mapping[str, Any] = load("dragoman.language", "dates.yaml")
    return loaded


def _forms(section: str) -> dict[str, int]:
    """Form without its full stop -> number."""
    table: Mapping[int, list[str]] = lexicon()[section]
    return {form.rstrip("."): number for number, forms in table.items() for form in forms}


@lru_cache(maxsize=1)
def months() -> Mapping[str, int]:
    """Lower-case month word, full or short, without full stop -> 1 to 12."""
    return _forms("months")


@lru_cache(maxsize=1)
def weekdays() -> Mapping[str, int]:
    """Lower-case weekday word -> ISO number."""
    return _forms("weekdays")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    month = rf"(?P<month>{_alternatives(months())})\b\.?"
    day = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
    year = r"(?P<year>(?:19|20)\d\d)"
    shapes = {
        "iso": rf"\b{year}[-/.](?P<number>[01]?\d)[-/.](?P<day>[0-3]?\d)(?!\d)",
        "numeric": r"(?<![\d.,/-])(?P<first>[0-3]?\d)(?P<sep>[./-])(?P<second>[0-3]?\d)(?P=sep)"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.,-]\d)",
        "day-month-year": rf"(?<![\d:.,]){day}\s?(?:of\s|-|\.\s?)?\s?{month}(?:\s?,\s?|\s|-){year}\b(?!:)",
        "month-day-year": rf"\b{month}\s?{day}\b\s?(?:,\s?|\s){year}\b(?!:)",
        "day-month": rf"(?<![\d:.,]){day}\s(?:of\s)?{month}(?!\w)",
        "month-day": rf"\b{month}\s{day}\b(?![:\d]|[.,]\d)",
        "month-year": rf"\b{month}\s?,?\s{year}\b",
        "compact": r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?!\d)",
    }
    return tuple((name, re.compile(shape, re.IGNORECASE)) for name, shape in shapes.items())


def find(text: str, *, years: bool = False) -> list[Found]:
    """Every date in a short text, in order; of two that overlap the fuller. ``years``: only those with a year."""
    hits: list[Found] = []
    if not re.search(r"\d", text):
        return hits
    for name, pattern in _patterns():
        if name == "compact" or (years and name in ("day-month", "month-day")):
            continue
        for match in pattern.finditer(text):
            found = _numeric(match) if name == "numeric" else _worded(match)
            if found and not any(h.start < found.end and found.start < h.end for h in hits):
                hits.append(found)
    return sorted(hits, key=lambda hit: hit.start)


def parse(text: str) -> str | None:
    """Partial ISO date of a string that is one date (in words or ISO, with or without a time after it), else None."""
    stripped = text.strip()
    for name, pattern in _patterns():
        match = pattern.match(stripped) if name != "numeric" else None
        if match and (match.end() == len(stripped) or stripped[match.end()] in " T,"):
            found = _worded(match)
            return found.value if found else None
    return stripped if re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", stripped) else None


def valid(year: int | None, month: int, day: int) -> bool:
    """Whether there is such a day; without a year 29 February is one."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _iso(year: int | None, month: int, day: int | None) -> str | None:
    if not valid(year, month, day or 1):
        return None
    text = f"{year:04d}-{month:02d}" if year else f"{UNKNOWN_YEAR}-{month:02d}"
    return f"{text}-{day:02d}" if day else text


def _worded(match: re.Match[str]) -> Found | None:
    parts = match.groupdict()
    word = parts.get("month")
    month = months()[word.lower()] if word else int(parts["number"])
    year, day = parts.get("year"), parts.get("day")
    value = _iso(int(year) if year else None, month, int(day) if day else None)
    return Found(match.start(), match.end(), value) if value else None


def _numeric(match: re.Match[str]) -> Found | None:
    """Both readings where both are possible; the day first, which is the order of most of the world."""
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    year += 2000 if year < 100 else 0
    readings = [r for r in (_iso(year, second, first), _iso(year, first, second)) if r]
    if not readings:
        return None
    other = readings[1] if len(readings) > 1 and readings[1] != readings[0] else None
    return Found(match.start(), match.end(), readings[0], other, match["sep"] == ".")
