"""What a time expression is read in: its match and words, the date of the report, the tense, the last date named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from spacy.tokens import Doc, Token

from dragoman.language.dates import in_calendar
from dragoman.language.datewords import words
from dragoman.language.intervals import Days, days_of, grain_of
from dragoman.language.tense import Direction, direction, head_of
from dragoman.language.timeanchor import Anchor

Kind = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. ``part`` narrows the interval of a value; ``days`` gives it where the value cannot.

    ``anchor`` is the date it was counted from, None where the expression says all by itself.
    """

    value: str
    kind: Kind = "DATE"
    confidence: float = 1.0
    anchor: str | None = None
    part: str | None = None
    days: Days | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """One match in one paragraph. ``last``: the reading of the date named before it in the same paragraph.

    ``last_end``: where its words end. ``quarter``: the quarter that the document named last, as a value.
    """

    match: re.Match[str]
    words: Doc
    anchor: Anchor
    last: Reading | None
    name_months: frozenset[str]
    quarter: str | None = None
    last_end: int = 0

    def group(self, name: str) -> str | None:
        """The lower-case text of a named group with single blanks and plain apostrophes; None where it is absent."""
        found = self.match.groupdict().get(name)
        return " ".join(found.lower().replace("’", "'").split()) if found else None

    def figure(self, name: str) -> int | None:
        """The leading digits of a named group as a number."""
        found = re.match(r"\d+", self.group(name) or "")
        return int(found[0]) if found else None

    def year(self, name: str) -> int | None:
        """The year that a named group writes, in digits or in words."""
        text = self.group(name)
        return words().year(text) if text else None

    def token(self, offset: int) -> Token | None:
        """The token that holds a character of the paragraph."""
        span = self.words.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span else None

    def before(self) -> Token | None:
        """The token before the match."""
        first = self.token(self.match.start())
        return self.words[first.i - 1] if first is not None and first.i > 0 else None

    def after(self) -> Token | None:
        """The token after the match."""
        last = self.token(self.match.end() - 1)
        return self.words[last.i + 1] if last is not None and last.i + 1 < len(self.words) else None

    @property
    def way(self) -> Direction:
        """Whether the clause looks back or ahead."""
        span = self.words.char_span(self.match.start(), self.match.end(), alignment_mode="expand")
        return direction(head_of(span)) if span else "none"

    @property
    def last_in_sentence(self) -> bool:
        """Whether the date named last stands in the same sentence."""
        one, other = self.token(self.last_end - 1) if self.last_end else None, self.token(self.match.start())
        return one is not None and other is not None and one.sent.start == other.sent.start

    @property
    def last_days(self) -> Days | None:
        """The days of the date that the paragraph named last."""
        return days_of(self.last.value) if self.last else None


Handler = Callable[[Context], Reading | None]


def lower(token: Token | None) -> str:
    """The lower-case text of a token, empty where there is none."""
    return token.lower_ if token is not None else ""


def same_weekday(days: list[date], weekday: int) -> list[date]:
    """The days that fall on an ISO weekday."""
    return [day for day in days if day.isoweekday() == weekday]


def told_year(c: Context, month: int, day: int | None) -> int | None:
    """The year of a date named before in the sentence, where a tale goes on: "jailed in June 2010, freed in August"."""
    last, days = c.last, c.last_days
    if last is None or days is None or last.anchor or grain_of(last.value) not in ("day", "month"):
        return None
    year = days[0].year
    later = (month, day or 31) > (days[0].month, days[0].day) and in_calendar(year, month, day)
    over = later and date(year, month, day or 1) <= c.anchor.middle
    return year if over and c.last_in_sentence and c.way == "past" else None
