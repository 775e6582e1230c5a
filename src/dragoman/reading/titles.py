"""The title of a whole page: a small learned chooser among the lines above the article, which may say it is unsure.

A net with one hidden layer gives each line its log odds; how far the best is ahead of the next, and whether the rules
of `heads` chose the same, make out how sure that is. The weights, ``weights/titles.npz``, and the least that is sure
enough are made by ``benchmarks/titles.py``, where the data recipe stands.

What it looks at is each line, its neighbours and its rivals. None of it is bound to a site, a subject or a language:
the shape of a line, where it stands, what stands around it, how far the article takes up its words (whole, and by their
first five letters, for languages that inflect and compound), whether the page says it again, and how it compares with
the page's other lines in all of this.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dragoman.reading.blocks import Block, content
from dragoman.reading.contexts import Matrix, far, shifted
from dragoman.reading.furniture import plain
from dragoman.reading.judge import Judge, stored

NET = "title"
AHEAD = 0.5  # what the lead over the next line counts, against the log odds of the line itself
AGREED = 1.0  # what it counts that the rules chose the same line; twice that on a clear page
CLEAR = 8  # free lines before the text; where there are more, the page's menu is among them
MOST = 300  # lines above the article that are looked at, the nearest ones
LONGEST = 45  # words of a line that may be a title
_STEM = 5  # letters of a word that are compared across its forms
_LEAD = 8  # paragraphs that make up the lead
_ARTICLE = 60  # and those that make up the article
_BELOW, _ABOVE = 12, 6  # lines below and above in which a date or byline is looked for
_FAR = 1.25  # scaled distance to what is not there
_LABEL = 3  # words of a section label
_PARTS = re.compile(r"\s(?:[|:·»›>–—-]+|::)\s|\s?\|\s?")
_REASONS = ("navigation", "related", "caption", "dateline", "byline", "prompt", "legal", "teaser")
_MARKS = (("dateline",), ("byline",), ("prompt", "social handle"), ("caption", "photo credit"), ("related",))


@dataclass(frozen=True, slots=True)
class Candidates:
    """``at``: indices of the lines that may be the title; ``rows``: what is seen of each; ``texts``: they, folded.

    clear: there are so few free lines among them that no menu is.
    """

    at: tuple[int, ...]
    rows: Matrix
    texts: tuple[str, ...]
    clear: bool = False

    def best(self, judge: Judge, ruled: int | None) -> tuple[int, float]:
        """The likeliest line and how sure that is. ``ruled``: the line that the rules choose. There is one at least."""
        odds = judge.odds(NET, self.rows)
        k = int(odds.argmax())
        rivals = [float(score) for score, text in zip(odds, self.texts, strict=True) if text != self.texts[k]]
        lead = float(odds[k]) - max(rivals) if rivals else 0.0
        agreed = ruled is not None and ruled in self.at and self.texts[self.at.index(ruled)] == self.texts[k]
        return self.at[k], float(odds[k]) + AHEAD * lead + AGREED * agreed * (1 + self.clear)


@dataclass(frozen=True, slots=True)
class Chooser:
    """``judge``: holds the net; ``least``: how sure it has to be."""

    judge: Judge
    least: float

    def choose(self, blocks: Sequence[Block], first: int, odds: Matrix, ruled: int | None) -> int | None:
        """The index of the title, None where that is not sure. ``first``: the article's first block."""
        known = candidates(blocks, first, odds)
        if not known.at:
            return None
        best, sure = known.best(self.judge, ruled)
        return best if sure >= self.least else None


@lru_cache(maxsize=1)
def shipped() -> Chooser:
    """The one whose weights come with the package."""
    weights = stored("titles")
    return Chooser(Judge(weights), float(weights["least"][0]))


def candidates(blocks: Sequence[Block], first: int, odds: Matrix) -> Candidates:
    """The lines above the article, and its first where that is short. ``odds``: of each block being article."""
    start = max(0, first + 1 - MOST)
    at = [i for i in range(start, min(first + 1, len(blocks))) if 0 < blocks[i].words <= LONGEST]
    if not at:
        return Candidates((), np.zeros((0, 0)), ())
    shapes = np.array([_shape(block) for block in blocks])
    near = [shifted(shapes[:, :12], step) for step in (1, -1, 2, -2)]
    judged = np.column_stack([odds / 3, *(shifted(odds[:, None] / 3, step) for step in (1, -1, -2))])
    shared = _shared(blocks, first, at)
    places = np.array([_place(blocks, first, i) for i in at])
    copies = _copies(blocks, first, at)
    own = np.hstack([shapes, *near, judged])[at]
    rivals = _rivals(np.column_stack([shared, copies, _length(blocks, at)]))
    page = np.tile(_page(blocks, first, at), (len(at), 1))
    rows = np.hstack([own, shared, places, copies, rivals, page])
    clear = sum(blocks[i].reason is None for i in at) <= CLEAR
    return Candidates(tuple(at), rows, tuple(plain(blocks[i].text) for i in at), clear)


def _shape(block: Block) -> list[float]:
    text = block.text[:400]
    size = max(len(text), 1)
    return [
        math.log1p(block.words) / 4,
        float(block.reason is None),
        float(block.ends_sentence),
        block.capitals,
        float(block.prose),
        float(block.bullet),
        float(4 <= block.words <= 25),
        float(block.words <= _LABEL),
        min(block.gap, 3) / 3,
        sum(map(str.isdigit, text)) / size,
        float(block.reason in ("dateline", "byline")),
        float(block.reason in ("caption", "photo credit")),
        float(text == text.upper()),
        float(text[-1] == "."),
        float(text[-1] in "?!"),
        float(text[-1] in ":;,"),
        float(text[:1].islower()),
        float("|" in text),
        float(any(mark in text for mark in "»›>→")),
        float(any(mark in text for mark in '"“”„«')),
        float(text.endswith(("...", "…"))),
        float(block.heading),
        float(":" in text[1:-1]),
        min(len(text) / max(block.words, 1), 12) / 12,
        *(float(block.reason == reason) for reason in _REASONS),
    ]


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in content(text)}


def _shared(blocks: Sequence[Block], first: int, at: Sequence[int]) -> Matrix:
    """How far the lead and the article take up a line's words, how far only they do, and where they are first said."""
    below = [i for i in range(first, len(blocks)) if blocks[i].prose][:_ARTICLE]
    known = [content(blocks[i].text) for i in below]
    stems = [{word[:_STEM] for word in words} for words in known]
    lead, whole = set().union(*known[:_LEAD]), set().union(*known)
    near, all_stems = set().union(*stems[:_LEAD]), set().union(*stems)
    often = Counter(stem for words in stems for stem in words)
    others = Counter(stem for i in range(first) for stem in _stems(blocks[i].text[:400]))
    rows = []
    for i in at:
        own, roots = content(blocks[i].text), _stems(blocks[i].text)
        size = max(len(own), 2)
        rare = sum(1 / others[stem] for stem in roots & all_stems if others[stem])
        rows.append(
            [
                len(own & lead) / size,
                len(own & whole) / size,
                len(roots & near) / size,
                len(roots & all_stems) / size,
                len(roots & (stems[0] if stems else set())) / size,
                min(len(roots & near), 8) / 8,
                min(len(roots & all_stems), 10) / 10,
                sum(min(often[stem], 6) for stem in roots) / 6 / size,
                rare / size,
                min(rare, 6) / 6,
                float(not own),
            ]
        )
    return np.array(rows)


def _place(blocks: Sequence[Block], first: int, i: int) -> list[float]:
    """How far it stands from the article and the page's start; what follows and precedes it."""
    between = blocks[i + 1 : first]
    free = [block for block in between if block.reason is None]
    above = blocks[max(0, i - _ABOVE) : i]
    below = blocks[i + 1 : i + 1 + _BELOW]
    kin = [block for block in [*above, *below[:_ABOVE]] if block.reason is None and block.words >= 4]
    same = [block for block in kin if block.bullet == blocks[i].bullet and abs(block.words - blocks[i].words) <= 5]
    return [
        far(first - i),
        math.log1p(len(free)) / 4,
        math.log1p(sum(block.prose for block in between)) / 3,
        math.log1p(sum(block.words for block in between)) / 6,
        math.log1p(sum(4 <= block.words <= 25 and not block.ends_sentence for block in free)) / 4,
        float(i == first),
        math.log1p(i) / 6,
        i / max(first, 1),
        len(kin) / 12,
        len(same) / 12,
        *(_distance(below, marks) for marks in _MARKS),
        *(_distance(above[::-1], marks) for marks in _MARKS),
    ]


def _distance(blocks: Sequence[Block], reasons: Sequence[str]) -> float:
    steps = next((n for n, block in enumerate(blocks) if block.reason in reasons), None)
    return _FAR if steps is None else math.log1p(steps) / 3


def _copies(blocks: Sequence[Block], first: int, at: Sequence[int]) -> Matrix:
    """Whether a line is said again: whole, above and below, or as a part of another, or the other way round."""
    folded = [plain(block.text) for block in blocks]
    counts, above = Counter(folded), Counter(folded[:first])
    later = Counter(folded[first + 1 :])
    pieces = Counter(plain(part) for block in blocks if block.words <= 60 for part in _PARTS.split(block.text)[:6])
    short = [(i, text) for i, text in enumerate(folded) if blocks[i].words <= 60]
    rows = []
    for i in at:
        text = folded[i]
        longer = [other for j, other in short if j != i and len(other) > len(text) >= 12 and text in other]
        inner = max((len(plain(part)) for part in _PARTS.split(blocks[i].text)), default=0)
        parts = [plain(part) for part in _PARTS.split(blocks[i].text)[:6]]
        rows.append(
            [
                float(counts[text] > 1),
                float(counts[text] > 2),
                float(above[text] > 1),
                float(later[text] > 0),
                float(pieces[text] > counts[text]),
                min(len(longer), 3) / 3,
                float(any(other.startswith(text) for other in longer)),
                float(len(parts) > 1),
                float(len(parts) > 1 and any(counts[part] and len(part) >= 12 for part in parts)),
                inner / max(len(text), 1) if text else 0.0,
            ]
        )
    return np.array(rows)


def _length(blocks: Sequence[Block], at: Sequence[int]) -> Matrix:
    free = np.array([blocks[i].reason is None and not blocks[i].bullet for i in at])
    words = np.array([min(blocks[i].words, 25) / 25 for i in at])
    return np.column_stack([free, words * free])


def _rivals(rows: Matrix) -> Matrix:
    """Each value less the page's highest, less the highest of the lines below it and of those above it."""
    nothing = np.zeros((1, rows.shape[1]))
    above = np.vstack([nothing, np.maximum.accumulate(rows)[:-1]])
    below = np.vstack([np.maximum.accumulate(rows[::-1])[::-1][1:], nothing])
    return np.hstack([rows - rows.max(0), rows - below, rows - above])


def _page(blocks: Sequence[Block], first: int, at: Sequence[int]) -> list[float]:
    free = [i for i in at if blocks[i].reason is None]
    return [
        math.log1p(len(free)) / 5,
        math.log1p(first) / 6,
        math.log1p(len(blocks)) / 7,
        math.log1p(sum(block.words for block in blocks[first:] if block.prose)) / 8,
    ]
