"""A publication date that nothing states, from the dated and tensed references in the text. Careful: None in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from dragoman.language.datewords import alternatives, words
from dragoman.reading import daystamps
from dragoman.reading.wordlists import either

_SENTENCE = re.compile(r"(?<=[.!?][\"”’'])\s+|(?<=[.!?])\s+(?=[\"“‘A-Z])")
_AHEAD, _BEHIND, _UNSURE = (
    re.compile(rf"(?<![\w-]){either(name)}(?!\w)") for name in ("looks_ahead", "looks_back", "looks_unsure")
)
_NEAR = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Reference:
    """A date in the text and which side of the day of writing it lies on: -1 before, 1 after, 0 unsure."""

    value: str
    side: int


def infer(paragraphs: Sequence[str]) -> str | None:
    """A partial ISO date (a month at best), or None.

    The day of writing lies between the latest day told as past and the earliest told as to come; where these two are in
    one month, that is the month. Its year is the first in which it comes after the latest dated past event that the
    text names; that takes at least two different years in the text, so that one anniversary alone decides nothing.
    """
    references = list(_references(paragraphs))
    full = [r for r in references if not r.value.startswith(daystamps.UNKNOWN_YEAR)]
    past = [r.value for r in full if r.side < 0]
    month = _month(references)
    if month is None or len({value[:4] for value in past}) < 2:
        return None
    latest = max(past)
    ahead = [r.value for r in full if r.side > 0 and r.value > latest]
    year = int(latest[:4]) + (month < _first_month(latest))
    found = f"{year:04d}-{month:02d}"
    return found if all(value[: len(found)] >= found[: len(value)] for value in ahead) else None


def _first_month(value: str) -> int:
    return int(value[5:7]) if len(value) >= 7 else 1


def _month(references: Sequence[Reference]) -> int | None:
    """The month of the closest pair (last past day, first coming day), where both are in it."""
    days = [
        (r, date.fromisoformat("2000" + r.value[4:]))
        for r in references
        if r.value.startswith("XXXX-") and len(r.value) == 10
    ]
    pairs = [((b - a) % timedelta(days=366), a, b) for r, a in days if r.side < 0 for s, b in days if s.side > 0]
    if not pairs:
        return None
    gap, a, b = min(pairs)
    return a.month if gap <= _NEAR and a.month == b.month else None


def _references(paragraphs: Sequence[str]) -> Iterator[Reference]:
    for paragraph in paragraphs:
        for sentence in _SENTENCE.split(paragraph):
            side = _side(sentence)
            for hit in daystamps.find(sentence[:2000]):
                yield Reference(hit.value, side)
            for season in _seasons().finditer(sentence):
                yield Reference(f"{season['year']}-{_season_start(season['season']):02d}", side)


def _side(sentence: str) -> int:
    ahead, behind, unsure = (bool(p.search(sentence)) for p in (_AHEAD, _BEHIND, _UNSURE))
    if ahead and not behind:
        return 1
    return -1 if behind and not ahead and not unsure else 0


def _season_start(name: str) -> int:
    """The month that a season begins in."""
    return words().season_starts[words().seasons[name.lower()]]


@lru_cache(maxsize=1)
def _seasons() -> re.Pattern[str]:
    names = alternatives(words().seasons)
    return re.compile(rf"\b(?P<season>{names})(?: of)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
