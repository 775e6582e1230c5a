"""The shapes of time expressions: regular expressions of ``time_shapes.tsv``, filled with words of ``dates.yaml``.

A kind's name is the name of the function in `timevalues` that gives its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from dragoman.language.dates import YEAR
from dragoman.language.datewords import DateWords, alternatives, words

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d|\s?%)"
COUNTED = frozenset(("ago", "alternatives", "duration", "span_of"))  # kinds whose every shape has a unit in it
_DASH = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*"
_YEAR_WORD = r"(?P<yref>last|this|next|the\s+previous|the\s+following|the\s+same)\s+year"


def _parts(w: DateWords) -> dict[str, str]:
    """The building blocks, each a regular expression in parentheses or with named groups."""
    month = rf"{alternatives(w.months)}(?!\w)"
    weekday = rf"{alternatives(w.weekdays)}(?!\w)"
    long_units = alternatives(form for form in w.units if form not in ("second", "minute", "hour", "night"))
    number = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+|\s+1/2)?|{alternatives(w.numbers)})"
    vague = rf"(?:(?:the\s+)?{alternatives(w.lists['vague_numbers'])})"
    return {
        "month": rf"(?P<month>{month})",
        "month2": rf"(?P<month2>{month})",
        "day": rf"(?P<day>{_DAY})",
        "day2": rf"(?P<day2>{_DAY})",
        "year": rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<year>{YEAR})(?![\d%]|[.,]\d)|(?:of\s+)?{_YEAR_WORD}\b)|"
        rf"\s*,\s*(?P<year2>{YEAR})(?!\d))",
        "weekday": rf"(?P<weekday>{weekday})",
        "wd": rf"(?:{weekday}\s*(?:,|\()?\s*(?:the\s+)?)?",
        "part": rf"(?:(?:the\s+)?(?:very\s+)?(?P<part>{alternatives(w.parts)})(?:(?<=-)|-|\s+)(?:the\s+)?)",
        "unit": rf"(?P<unit>{long_units})",
        "any_unit": rf"(?P<unit>{alternatives(w.units)})",
        "any_unit2": rf"(?P<unit2>{alternatives(w.units)})",
        "season": rf"(?P<season>{alternatives(w.seasons)})",
        "dayp": rf"(?P<dayp>{alternatives(w.day_parts)})",
        "number": rf"(?P<number>{number}|{vague})",
        "number2": rf"(?P<number2>{number})",
        "shift": rf"(?P<shift>{alternatives(w.shifts)})",
        "relative": rf"(?P<shift>{alternatives(w.relative_shifts)})",
        "ordinal": rf"(?P<ordinal>{alternatives(w.ordinals)}|[1-4](?:st|nd|rd|th))",
        "deictic": rf"(?P<deictic>{alternatives(w.deictic_days)})",
        "holiday": rf"(?P<holiday>{alternatives(w.holidays)})",
        "approx": rf"(?:{alternatives(w.lists['approximations'])}\s+)",
        "dash": _DASH,
        "plain_year": rf"(?P<year>{YEAR})(?![\d%]|[.,]\d|\w)",
        "clock": r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)|"
        r"(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:]))",
    }


def _rows() -> Iterator[tuple[str, str]]:
    text = (files("dragoman.language") / "lexicons" / "time_shapes.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, _, shape = line.partition("\t")
            yield kind, shape


@lru_cache(maxsize=1)
def shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(kind, pattern), the preferred kinds first. Patterns ignore case and start and end at word boundaries."""
    w = words()
    blocks = _parts(w) | {
        "weekday_plain": alternatives(form for form in w.weekdays if form.endswith("day")),
        "season_plain": alternatives(w.seasons),
        "year_plain": YEAR,
    }
    return tuple(
        (kind, re.compile(rf"(?<![\w$€£])(?<!\d[.,])(?:{_fill(shape, blocks)})(?!\w)", re.IGNORECASE))
        for kind, shape in _rows()
    )


@lru_cache(maxsize=1)
def unit_word() -> re.Pattern[str]:
    """Any unit of time. The shapes of `COUNTED` cost most and match only where there is one."""
    return re.compile(rf"(?<![^\W_]){alternatives(words().units)}s?(?!\w)", re.IGNORECASE)


def _fill(shape: str, blocks: dict[str, str]) -> str:
    """Puts the building blocks into a shape; a regular expression's own braces (``{2}``) are left alone."""
    return re.sub(r"\{(\w{0,60}[a-z]\w{0,60})\}", lambda match: blocks[match[1]], shape)
