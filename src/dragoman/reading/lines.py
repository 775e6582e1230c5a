"""Lines of a text with what can be seen of each, and the joining of hard-wrapped lines into paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from dragoman.model import Span

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_END = re.compile("[.!?…。！？؟][\"'”’»)\\]]*$")
_CONTINUES = re.compile("[,;:–—-]$|[^.!?…\"”’'»)\\]]$")
_BULLET = re.compile(r"^(?:[•·▪●◦‣*+o–—-]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s")
_SCRIPTS = {
    "Latin": "A-Za-zÀ-ɏḀ-ỿ",
    "Cyrillic": "Ѐ-ԯ",
    "Greek": "Ͱ-Ͽἀ-῿",
    "Arabic": "؀-ۿݐ-ݿﭐ-﷿ﹰ-ﻼ",
    "Hebrew": "֐-׿",
    "Devanagari": "ऀ-ॿ",
    "Thai": "฀-๿",
    "Kana": "぀-ヿ",
    "Hangul": "가-힯ᄀ-ᇿ",
    "Han": "一-鿿㐀-䶿",
    "Georgian": "Ⴀ-ჿ",
    "Armenian": "԰-֏",
}
_SCRIPT_RUNS = {name: re.compile(f"[{ranges}]") for name, ranges in _SCRIPTS.items()}
_WORD = re.compile(r"[^\W_]\S*")
_UNSPACED = re.compile("[฀-๿぀-ヿ一-鿿㐀-䶿]")
_WIDEST = 132  # columns; a longer line is no hard-wrapped one


@dataclass(frozen=True)
class Line:
    """One line without the blanks around it. ``gap``: blank lines before it. Offsets are into the raw text."""

    start: int
    end: int
    text: str
    gap: int = 0

    @property
    def span(self) -> Span:
        """Where it stands."""
        return self.start, self.end

    @cached_property
    def words(self) -> int:
        """Number of words that hold a letter or digit; of scripts without blanks, two characters count as one."""
        if self.text.isascii():
            return len(_WORD.findall(self.text))
        unspaced = len(_UNSPACED.findall(self.text)) // 2
        return unspaced + len(_WORD.findall(_UNSPACED.sub("", self.text)))

    @property
    def ends_sentence(self) -> bool:
        """Whether it closes with a full stop, question or exclamation mark, before or after quotation marks."""
        return bool(_END.search(self.text[-8:]))

    @property
    def bullet(self) -> bool:
        """Whether it opens like an item of a list."""
        return bool(_BULLET.match(self.text))

    @cached_property
    def capitals(self) -> float:
        """Share of its longer words (4 letters and more, the first left out) that begin with a capital."""
        longer = [w for w in re.findall(r"[^\W\d_]{4,}", self.text)[1:]]
        return sum(w[0].isupper() for w in longer) / len(longer) if longer else 0.0


def split(raw: str) -> list[Line]:
    """The lines that are not blank."""
    found: list[Line] = []
    last = 0
    for match in _LINE.finditer(raw):
        text = match.group().strip()
        if text:
            start = match.start() + match.group().index(text[0])
            gap = max(0, len(_BREAK.findall(raw, last, start)) - 1) if found else 0
            found.append(Line(start, start + len(text), text, gap))
            last = start + len(text)
    return found


@lru_cache(maxsize=4096)
def script(text: str) -> str | None:
    """The script of most letters of a text, None where it has none."""
    if text.isascii():
        return "Latin" if any(c.isalpha() for c in text) else None
    counts = {name: len(run.findall(text)) for name, run in _SCRIPT_RUNS.items()}
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None


def width(lines: Sequence[Line]) -> int | None:
    """The width that a text was wrapped at: its longest line, where enough of its breaks fall inside a sentence."""
    narrow = [pair for pair in pairwise(lines) if not pair[1].gap and pair[0].end - pair[0].start <= _WIDEST]
    most = max((before.end - before.start for before, _ in narrow), default=0)
    breaks = sum(_inside(before, line, most) for before, line in narrow)
    return most if breaks >= max(2, 0.25 * len(narrow)) else None


def wrapped(lines: Sequence[Line], whole: int | None = None) -> list[bool]:
    """For each line whether it continues the one before it: text that was broken at a fixed width, not at paragraphs.

    A run of lines without blank ones between them counts as wrapped where its lines are no wider than 132 columns and
    enough of its breaks fall inside a sentence (the line before has no final stop and the next begins in lower case),
    or where the whole text is wrapped, at the width ``whole``. Within it a line ends its paragraph where the next
    line's first word would still have fitted, by far if the line closes no sentence.
    """
    joins = [False] * len(lines)
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].gap:
            _join(lines, start, i, joins, whole)
            start = i
    return joins


def _join(lines: Sequence[Line], start: int, end: int, joins: list[bool], whole: int | None) -> None:
    run = lines[start:end]
    width = max(line.end - line.start for line in run)
    breaks = sum(_inside(a, b, width) for a, b in pairwise(run))
    known = whole is not None and width <= whole + 2
    if len(run) < 2 or width > _WIDEST or (breaks < max(1, 0.25 * (len(run) - 1)) and not known):
        return
    width = max(width, whole or 0) if known else width
    for i in range(start + 1, end):
        before, line = lines[i - 1], lines[i]
        filled = ((before.end - before.start) + 1 + len(line.text.split(" ", 1)[0])) / width
        ends = filled <= (0.97 if before.ends_sentence else 0.9) or _headed(lines[i - 1 : i + 2], width)
        joins[i] = _inside(before, line, width) or not (line.bullet or ends)


def _headed(lines: Sequence[Line], width: int) -> bool:
    """Whether the middle one of three lines is a heading: short, after a sentence's end, before a capital."""
    if len(lines) < 3 or not _short(lines[1], width) or lines[1].ends_sentence or lines[2].gap:
        return False
    return lines[0].ends_sentence and lines[1].text[0].isupper() and lines[2].text[0].isupper()


def _short(line: Line, width: int) -> bool:
    """A line that fills less than half the width without ending a sentence is a heading."""
    return (line.end - line.start) < 0.5 * width


def _inside(before: Line, line: Line, width: int) -> bool:
    """Whether the break falls inside a sentence."""
    goes_on = line.text[0].islower() and not line.bullet and bool(_CONTINUES.search(before.text))
    return goes_on and not _short(before, width)
