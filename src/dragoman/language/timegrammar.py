"""The shapes of time expressions: regular expressions of ``time_shapes.tsv``, filled with words of ``dates.yaml``.

A kind's name is the name of the function in `timevalues` that gives its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dragoman.language.dates import YEAR
from dragoman.language.datewords import DateWords, alternatives, bounded, words

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\w|[.,:]\d|\s?%)"
_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d")
_DIGIT = frozenset(("digit",))
_REACH = 60  # characters around a word of time in which the rest of its expression stands
_DASH = r"\s*(?:-|–|—|\bto\b|\bthrough\b|\buntil\b|\btill\b)\s*"
_YEAR_WORD = r"(?P<yref>last|this|next|the\s+previous|the\s+following|the\s+same|that)\s+year"


def _year(w: DateWords) -> str:
    """A year in digits or in words; after "twenty" and "two thousand" not everything is one."""
    ones = alternatives(form for form, n in w.numbers.items() if n < 10 and form.isalpha() and len(form) > 2)
    large = alternatives(form for form, n in w.numbers.items() if 10 <= n < 100 and form[0] != "a")
    older = alternatives(form for form, n in w.centuries.items() if n < 20)
    later = rf"twenty\s+(?:{large}|oh\s+{ones})|two\s+thousand\s+(?:and\s+)?(?:{large}|{ones})"
    said = rf"(?:{older}\s+(?:{large}|oh\s+{ones})|{later})"
    return rf"(?:{YEAR}|{said}(?!-|\s+(?:hundred|thousand|million|billion|percent)))"


def _parts(w: DateWords) -> dict[str, str]:
    """The building blocks, each a regular expression in parentheses or with named groups."""
    month = rf"{alternatives(w.months)}(?!\w)"
    weekday = rf"{alternatives(w.weekdays)}(?!\w)"
    long_units = alternatives(form for form in w.units if form not in ("second", "minute", "hour", "night"))
    number = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+|\s+1/2)?|{alternatives(w.numbers)})"
    year = _year(w)
    vague = rf"(?:(?:the\s+)?{alternatives(w.lists['vague_numbers'])})"
    return {
        "month": rf"(?P<month>{month})",
        "month2": rf"(?P<month2>{month})",
        "day": rf"(?P<day>{_DAY})",
        "day2": rf"(?P<day2>{_DAY})",
        "year": rf"(?:,?\s+(?:of\s+|in\s+)?(?:(?P<year>{year})(?![\d%]|[.,]\d)|(?:of\s+)?{_YEAR_WORD}\b)|"
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
        "reference": rf"(?P<reference>{alternatives(w.references)})",
        "tens": rf"(?P<tens>{alternatives(w.decades)})",
        "dash": _DASH,
        "plain_year": rf"(?P<year>{year})(?![\d%]|[.,]\d|\w)",
        "clock": r"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>a\.?m\b\.?|p\.?m\b\.?)|"
        r"(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?![\d:]))",
    }


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape: ``kind`` names the function for its value; a text must hold a class of each set of ``needs``."""

    kind: str
    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]


def _rows() -> Iterator[list[str]]:
    text = (files("dragoman.language") / "lexicons" / "time_shapes.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def shapes() -> tuple[Shape, ...]:
    """All shapes, the preferred ones first. Patterns ignore case and start and end at word boundaries."""
    w = words()
    blocks = _parts(w) | {
        "weekday_plain": alternatives(form for form in w.weekdays if form.endswith("day")),
        "season_plain": alternatives(w.seasons),
        "year_plain": YEAR,
    }
    return tuple(
        Shape(
            kind,
            tuple(frozenset(item.split("|")) for item in needs.split()),
            re.compile(rf"(?<![\w$€£])(?<!\d[.,])(?:{_fill(shape, blocks)})(?!\w)", re.IGNORECASE),
        )
        for kind, needs, shape in _rows()
    )


def _fill(shape: str, blocks: dict[str, str]) -> str:
    """Puts the building blocks into a shape; a regular expression's own braces (``{2}``) are left alone."""
    return bounded(re.sub(r"\{(\w{0,60}[a-z]\w{0,60})\}", lambda match: blocks[match[1]], shape))


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    """The classes of shapes' needs that a word belongs to, by the word in lower case."""
    w = words()
    plural = [f"{unit}s" for unit in w.units] + [f"{season}s" for season in w.seasons]
    members: dict[str, Iterable[str]] = {
        "month": w.months,
        "weekday": [*w.weekdays, *(f"{day}s" for day in w.weekdays)],
        "unit": [*w.units, *plural],
        "period": [*w.units, *w.seasons, *plural, "weekend"],
        "season": w.seasons,
        "deictic": w.deictic_days,
        "day_part": [*w.day_parts, *(f"{part}s" for part in w.day_parts)],
        "holiday": w.holidays,
        "tens": w.decades,
        "reference": [form.split()[-1] for form in w.references],
    }
    written = {item for shape in shapes() for need in shape.needs for item in need}
    members |= {item: w.lists.get(item, (item,)) for item in written - members.keys() - {"digit"}}
    found: dict[str, set[str]] = {}
    for name, forms in members.items():
        for form in forms:
            found.setdefault(_WORD.findall(form)[0], set()).add(name)
    for form in (*w.centuries, "thousand"):
        found.setdefault(form, set()).add("spoken")
    return {form: frozenset(names) for form, names in found.items()}


def _places(text: str) -> dict[str, list[tuple[int, int]]]:
    """Where the words of each class stand. Cheap; most text has none."""
    classes = _classes()
    found: dict[str, list[tuple[int, int]]] = {}
    for match in _WORD.finditer(text.lower()):
        word = match[0]
        for name in classes.get(word) or (_DIGIT if _FIGURE.search(word) else ()):
            found.setdefault(name, []).append(match.span())
    return found


def _stretches(text: str, shape: Shape, places: dict[str, list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """Where a shape may match: around the rarest of the words that it needs."""
    rarest: list[tuple[int, int]] | None = None
    for need in shape.needs:
        if need.isdisjoint(places):
            return []
        found = [place for name in need & places.keys() for place in places[name]]
        if rarest is None or len(found) < len(rarest):
            rarest = found
    joined: list[tuple[int, int]] = []
    for first, last in sorted(rarest or ()):
        start, end = max(0, text.rfind(" ", 0, max(0, first - _REACH))), text.find(" ", last + _REACH)
        end = len(text) if end < 0 else end
        joined.append((joined.pop()[0], end) if joined and start <= joined[-1][1] else (start, end))
    return joined


def candidates(text: str) -> Iterator[tuple[int, Shape, re.Match[str]]]:
    """All matches of all shapes, each with the place of its shape in the order of preference."""
    places = _places(text)
    for order, shape in enumerate(shapes()) if places else ():
        for start, end in _stretches(text, shape, places):
            for match in shape.pattern.finditer(text, start, end):
                yield order, shape, match


@lru_cache(maxsize=1)
def month_names() -> re.Pattern[str]:
    """The months that may be somebody's name, with a capital letter."""
    forms = "|".join(sorted({form.capitalize() for form in words().lists["ambiguous_months"]}, key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{forms})(?![^\W_])")
