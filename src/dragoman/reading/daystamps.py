"""Dates in lines of a page: those of `language.dates` without bare years, with both readings of ``03/04/2021``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.language.dates import FoundDate, find_dates, parse_date

UNKNOWN_YEAR = "XXXX"


@dataclass(frozen=True, slots=True)
class Found:
    """Offsets, value (partial ISO 8601), and where day and month may be swapped the other reading, month first."""

    start: int
    end: int
    value: str
    other: str | None = None


def find(text: str, *, years: bool = False) -> list[Found]:
    """Every date in a short text that names a month, in order; ``years``: only those with a year."""
    if not re.search(r"\d", text):
        return []
    hits = [_read(text, date) for date in find_dates(text) if not (date.certain and len(date.value) == 4)]
    return [hit for hit in hits if not (years and hit.value.startswith(UNKNOWN_YEAR))]


def _read(text: str, date: FoundDate) -> Found:
    if date.certain:
        return Found(date.start, date.end, date.value)
    piece = text[date.start : date.end]
    first, other = parse_date(piece, "dmy") or date.value, parse_date(piece, "mdy")
    return Found(date.start, date.end, first, other)
