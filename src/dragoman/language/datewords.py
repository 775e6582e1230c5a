"""The words of dates and times, from ``lexicons/dates.yaml``, and regular expressions made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of duration: ISO 8601 ``code`` (``TH`` is an hour), ``count`` of it (a fortnight is 2 W)."""

    name: str
    code: str
    count: int


@dataclass(frozen=True, slots=True)
class DateWords:
    """The lexicon, each mapping from a lower-case form to what it means."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, str]
    season_starts: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, Unit]
    parts: Mapping[str, str]
    day_parts: Mapping[str, str]
    deictic_days: Mapping[str, int]
    shifts: Mapping[str, int]
    relative_shifts: Mapping[str, int]
    holidays: Mapping[str, str]
    references: Mapping[str, str]
    centuries: Mapping[str, int]
    decades: Mapping[str, int]
    lists: Mapping[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether a plain word list of the lexicon holds the word."""
        return word in self.lists[name]

    def number(self, text: str) -> float | None:
        """The number that a numeral or a number word stands for (``10``, ``2.5``, ``1,000``, ``twelve``), or None."""
        plain = text.lower().strip().replace(" 1/2", ".5")
        if re.fullmatch(r"\d+(?:,\d{3})*(?:\.\d+)?", plain):
            return float(plain.replace(",", ""))
        found = self.numbers.get(plain)
        return None if found is None else float(found)

    def year(self, text: str) -> int | None:
        """The year that four digits or words ("nineteen ninety-six", "two thousand and eight") stand for, or None."""
        plain = " ".join(text.lower().replace("-", " ").split())
        if plain.isdigit():
            return int(plain)
        if plain.startswith("two thousand"):
            rest = plain.removeprefix("two thousand").removeprefix(" and").strip()
            return 2000 + self.numbers[rest] if rest else 2000
        first, _, rest = plain.partition(" ")
        rest = rest.removeprefix("oh ")
        return (
            self.centuries[first] * 100 + self.numbers[rest]
            if first in self.centuries and rest in self.numbers
            else None
        )


def _with_bare(form: str) -> list[str]:
    return [form, form.rstrip(".")] if form.endswith(".") else [form]


def _inverted(table: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    """``{meaning: [forms]}`` -> ``{form: meaning}``, abbreviations with and without their full stop."""
    return {bare: meaning for meaning, forms in table.items() for form in forms for bare in _with_bare(form)}


def _numbers(table: Mapping[int, Iterable[str]]) -> dict[str, int]:
    """Number words, and what tens and ones make together, with a hyphen or a blank."""
    simple: dict[str, int] = _inverted(table)
    tens = {form: n for form, n in simple.items() if n in range(20, 100, 10)}
    ones = {form: n for form, n in simple.items() if n < 10 and form not in ("a", "an") and " " not in form}
    return simple | {f"{t}{join}{o}": n + m for t, n in tens.items() for o, m in ones.items() for join in "- "}


def _units(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Unit]:
    made = ((Unit(name, row["code"], row["count"]), row["forms"]) for name, row in table.items())
    return {form: unit for unit, forms in made for form in forms}


@lru_cache(maxsize=1)
def words() -> DateWords:
    """The lexicon that ships with dragoman."""
    data = yaml.safe_load((files("dragoman.language") / "lexicons" / "dates.yaml").read_text(encoding="utf-8"))
    return DateWords(
        months=_inverted(data["months"]),
        weekdays=_inverted(data["weekdays"]),
        seasons={form: code for code, row in data["seasons"].items() for form in row["forms"]},
        season_starts={code: row["first_month"] for code, row in data["seasons"].items()},
        numbers=_numbers(data["numbers"]),
        ordinals=_inverted(data["ordinals"]),
        units=_units(data["units"]),
        parts=_inverted(data["parts"]),
        day_parts=_inverted(data["day_parts"]),
        deictic_days=data["deictic_days"],
        shifts=_inverted(data["shifts"]),
        relative_shifts=_inverted(data["relative_shifts"]),
        holidays=data["holidays"],
        references=_inverted(data["references"]),
        centuries=data["centuries"],
        decades=data["decades"],
        lists={name: frozenset(forms) for name, forms in data.items() if isinstance(forms, list)},
    )


def alternatives(forms: Iterable[str]) -> str:
    """A regular expression that matches any of the forms, longest first; blanks match any run of blanks, ’ as '."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+").replace("'", "['’]") for f in ordered) + ")"


def bounded(source: str) -> str:
    """The same regular expression with at most 6 blanks in a row: runs without an end would take time squared."""
    return source.replace(r"\s+", r"\s{1,6}").replace(r"\s*", r"\s{0,6}")
