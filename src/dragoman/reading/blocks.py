"""Blocks: lines that the eye alone can name (furniture, date lines, bylines), and paragraphs joined from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dragoman.model import Span
from dragoman.reading import bylines, datelines, daystamps, furniture, outlets
from dragoman.reading.lines import Line, script, split, width, wrapped
from dragoman.reading.wordlists import either

_PROSE = 7  # words of a line that closes a sentence and is taken for prose
MARKDOWN = re.compile(r"#{1,6}\s+(?=\S)")
_MIXED = (None, "Han", "Kana", "Hangul")  # texts in these mix scripts, and Latin names in them
_LONG = 30  # words of a line that is taken for prose without a final stop
_DATE_WORDS = re.compile(
    rf"(?<![^\W_]){either('date_line_words')}(?![^\W_])"
    r"|(?<!\d)[0-2]?\d[:.h][0-5]\d(?::\d\d)?(?!\d)\s?(?:[ap]\.?m\b\.?)?"
    r"|T\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z\b|[+-]\d\d:?\d\d)?"
    r"|\(?@\w{1,30}\)?|[+-]\d{1,2}:?\d\d|\d{1,3} min(?:ute)?s?\.? read"
    r"|\d{1,3}\s?(?:minutes?|mins?|hours?|days?|weeks?|[mhdw]) ago",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Block:
    """One line, or the lines of one hard-wrapped paragraph. ``reason``: why it is no article, None where undecided."""

    lines: tuple[Line, ...]
    reason: str | None = None
    heading: bool = False

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return self.lines[0].start, self.lines[-1].end

    @cached_property
    def text(self) -> str:
        """Its lines, joined by a blank."""
        return " ".join(line.text for line in self.lines)

    @cached_property
    def words(self) -> int:
        """Number of words."""
        return sum(line.words for line in self.lines)

    @property
    def gap(self) -> int:
        """Blank lines before it."""
        return self.lines[0].gap

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes a sentence."""
        return self.lines[-1].ends_sentence

    @property
    def capitals(self) -> float:
        """Share of capitalised words, as in a headline."""
        return Line(0, 0, self.text).capitals

    @property
    def bullet(self) -> bool:
        """Whether it opens like an item of a list."""
        return self.lines[0].bullet

    @cached_property
    def prose(self) -> bool:
        """Whether it reads as running text: a sentence of some length, a long line, or one with a firm dateline."""
        if self.reason or self.heading:
            return False
        if self.words >= _LONG or (self.ends_sentence and self.words >= _PROSE):
            return True
        found = datelines.find(self.text)
        return bool(found and found.firm and self.words >= _PROSE)

    @property
    def headline(self) -> bool:
        """Whether it could be a headline: short, no full stop, no item of a list."""
        return self.reason is None and not self.ends_sentence and not self.bullet and self.words <= 25


def blocks(raw: str, headings: Iterable[Span] = ()) -> list[Block]:
    """The blocks of a text in order. ``headings``: spans that are known to be headings (from a page's markup)."""
    lines = split(raw)
    main = script(raw[:20_000])
    reasons = [_reason(line, main) for line in lines]
    known = {start for start, _ in headings}
    found: list[Block] = []
    start = 0
    joins = _joins(lines, reasons, known)
    for i in range(1, len(lines) + 1):
        if i == len(lines) or not joins[i]:
            found.append(Block(tuple(lines[start:i]), reasons[start], _marked(lines[start], known)))
            start = i
    return found


def _marked(line: Line, known: set[int]) -> bool:
    """A heading by the page's markup, or by Markdown's number signs."""
    return line.start in known or MARKDOWN.match(line.text) is not None


def _joins(lines: Sequence[Line], reasons: Sequence[str | None], known: set[int]) -> list[bool]:
    """Which lines continue the one before; a line that is furniture ends a run, so it takes no part in the decision."""
    joins = [False] * len(lines)
    whole = width([line for line, reason in zip(lines, reasons, strict=True) if not reason])
    start = 0
    for i in range(len(lines) + 1):
        if i == len(lines) or reasons[i] or _marked(lines[i], known):
            joins[start:i] = wrapped(lines[start:i], whole) if i > start else []
            start = i + 1
    return joins


def _reason(line: Line, main: str | None) -> str | None:
    own = script(line.text[:2000]) if main not in _MIXED else None
    if own and own != main:
        return "foreign script"
    return _dated(line) or furniture.shaped(line) or furniture.listed(line) or _credited(line)


def _named(line: Line) -> bool:
    """Whether a line is nothing but the name of an agency or outlet."""
    return line.words <= 4 and outlets.named(line.text.strip(" .*()-–—")) is not None


def _dated(line: Line) -> str | None:
    """A line that holds a date or a weekday and nothing that is not said along with one."""
    if len(line.text) > 120 or line.words > 16:
        return None
    if not daystamps.find(line.text) and not _WEEKDAY.match(line.text) and not re.search(r"\bago\b", line.text):
        return None
    return "dateline" if not re.search(r"\w", beside_dates(line.text)) else None


def content(text: str) -> set[str]:
    """The longer words of a text (4 letters and more), lower case."""
    return set(re.findall(r"[^\W\d_]{4,}", text.lower()))


def beside_dates(text: str) -> str:
    """A line without its dates, times, and what is said along with them."""
    for hit in reversed(daystamps.find(text)):
        text = text[: hit.start] + " " + text[hit.end :]
    return _DATE_WORDS.sub(" ", text)


def _credited(line: Line) -> str | None:
    if _named(line):
        return "credit"
    return "byline" if line.words <= 24 and bylines.find(line.text) else None
