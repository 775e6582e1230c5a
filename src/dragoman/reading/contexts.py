"""What the learned judge sees of a block beside its shape: how it speaks, and how it hangs together with its page.

How a block speaks is told by the word lists of English that the rules of the cleaner use, too (address, reporting,
roles); how it hangs together, by words that it shares with paragraphs near it, in any language. Cohesion of neighbours
as a sign of where one text ends and another begins is Hearst's, "TextTiling" (1997).
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from dragoman.reading.blocks import Block, content
from dragoman.reading.wordlists import either

Matrix = npt.NDArray[np.float64]

_MOST = 400  # characters of a block that are looked at
_NEAR = 8  # paragraphs on either side whose words are compared
_BELOW, _WITHIN = 6, 25  # paragraphs, and blocks, below a headline that may take up its words
_ABOVE = 15  # blocks above a paragraph among which its headline is looked for
_NEVER = 1.25  # scaled distance to what is not there
_GLUED = re.compile("[a-zà-ÿ.!?’'][A-ZÀ-Þ][a-zà-ÿ]")
_CLOCK = re.compile(r"\b[0-2]?\d[:.][0-5]\d\b")
_COLUMNS = re.compile(r"\S\s{3,}\S")
_QUOTED = re.compile('["“„«][^"”“»]{0,400}["”“»]?')
_ADDRESS = re.compile(rf"(?<!\w){either('address_words')}(?!\w)", re.IGNORECASE)
_REPORTS = re.compile(rf"\b{either('reporting_words')}\b")
_ROLE = re.compile(rf"\b(?:is|was) (?:an?|the|our)\b[^.]{{0,60}}\b(?:{either('byline_roles')}|author)\b", re.IGNORECASE)
_BULLET = re.compile(r"^[\s*•·▪●◦‣+–—-]+")

_BEFORE = (
    ("dateline",),
    ("byline",),
    ("comments",),
    ("related",),
    ("legal",),
    ("newsletter", "prompt"),
    ("caption", "photo credit"),
    ("navigation",),
)
_AFTER = (("comments",), ("related",), ("legal",), ("dateline",), ("byline", "sign-off"))


def matrix(blocks: Sequence[Block]) -> Matrix:
    """One row a block."""
    own = [content(block.text[:_MOST]) for block in blocks]
    prose = [i for i, block in enumerate(blocks) if block.prose]
    speech = np.array([_speech(block) for block in blocks])
    shared = _cohesion(blocks, own, prose)
    rows = [speech, shared, _headlined(blocks, own, prose), _copies(blocks)]
    rows += [shifted(part, step) for part in (speech[:, :6], shared) for step in (1, -1, 2, -2)]
    rows += [_since(blocks, kinds) for kinds in _BEFORE]
    rows += [_since(blocks[::-1], kinds)[::-1] for kinds in _AFTER]
    return np.hstack(rows)


def shifted(rows: Matrix, step: int) -> Matrix:
    """The rows of the blocks ``step`` before (after, where it is negative); zeros where there is none."""
    found = np.zeros_like(rows)
    if step > 0:
        found[step:] = rows[:-step]
    else:
        found[:step] = rows[-step:]
    return found


def far(steps: int) -> float:
    """A signed distance in blocks on a logarithmic scale."""
    return math.copysign(math.log1p(abs(steps)) / 4, steps)


def _speech(block: Block) -> list[float]:
    text = block.text[:_MOST]
    outside = _QUOTED.sub(" ", text)
    return [
        min(len(_GLUED.findall(text)), 3) / 3,
        float(block.words <= 24 and _CLOCK.search(text) is not None),
        min(len(_COLUMNS.findall(block.lines[0].text[:_MOST])), 4) / 4,
        min(len(_ADDRESS.findall(outside)), 3) / 3,
        float(_REPORTS.search(text) is not None),
        float(_ROLE.search(text) is not None),
        len(text) / max(len(text.split()), 1) / 12,
        float("http" in text or "www." in text or "@" in text),
        float(block.words >= 60),
        min(text.count("(") + text.count("/"), 4) / 4,
    ]


def _cohesion(blocks: Sequence[Block], own: Sequence[set[str]], prose: Sequence[int]) -> Matrix:
    """Shares of a block's words that paragraphs before, after, beside it, and anywhere on the page have."""
    found = np.zeros((len(blocks), 5))
    spread = Counter(word for i in prose for word in own[i])
    for i, words in enumerate(own):
        if not words:
            continue
        at = bisect_left(prose, i)
        on = at + (at < len(prose) and prose[at] == i)
        before, after = prose[max(0, at - _NEAR) : at], prose[on : on + _NEAR]
        above, below = _union(own, before), _union(own, after)
        beside = _union(own, [*before[-1:], *after[:1]])
        size = max(len(words), 3)
        elsewhere = sum(spread[word] > (on > at) for word in words)
        most = min(len(words & (above | below)), 10) / 10
        shares = [len(words & there) / size for there in (above, below, beside)]
        found[i] = [*shares, most, elsewhere / size]
    return found


def _union(own: Sequence[set[str]], chosen: Iterable[int]) -> set[str]:
    return set().union(*(own[i] for i in chosen))


def _headlined(blocks: Sequence[Block], own: Sequence[set[str]], prose: Sequence[int]) -> Matrix:
    """How well lines above a block, and it itself, serve as headlines; where it stands to the page's best one."""
    said = Counter(block.text for block in blocks)
    scores = np.array([_headline(blocks, own, prose, i, said) for i in range(len(blocks))])
    best = int(scores.argmax()) if scores.max(initial=0) > 0 else None
    found = np.zeros((len(blocks), 5))
    for i in range(len(blocks)):
        above, right_above = scores[max(0, i - _ABOVE) : i], scores[max(0, i - 3) : i]
        place = [0.0, 0.0] if best is None else [far(i - best), float(i > best)]
        found[i] = [above.max(initial=0), scores[i], *place, right_above.max(initial=0)]
    return found


def _headline(
    blocks: Sequence[Block], own: Sequence[set[str]], prose: Sequence[int], i: int, said: Counter[str]
) -> float:
    """The share of a short line's words that the paragraphs below it take up."""
    block = blocks[i]
    if block.reason or not 3 <= block.words <= 30 or block.text[-1] == "." or len(own[i]) < 2:
        return 0.0
    at = bisect_right(prose, i)
    below = [j for j in prose[at : at + _BELOW] if j <= i + _WITHIN]
    taken = len(own[i] & _union(own, below))
    share = taken / max(len(own[i]), 3) * min(1.0, len(below) / 3)
    return share + 0.03 * min(taken, 5) + 0.2 * (said[block.text] > 1) if below else 0.0


def _copies(blocks: Sequence[Block]) -> Matrix:
    """Whether a block, list marks aside, is said again below, and was said above."""
    texts = [_BULLET.sub("", block.text) for block in blocks]
    left = Counter(texts)
    seen: Counter[str] = Counter()
    found = np.zeros((len(blocks), 2))
    for i, text in enumerate(texts):
        left[text] -= 1
        found[i] = [left[text] > 0, seen[text] > 0]
        seen[text] += 1
    return found


def _since(blocks: Sequence[Block], kinds: Sequence[str]) -> Matrix:
    """Scaled distance to the last block before that is furniture of one of some kinds."""
    last = accumulate((i if block.reason in kinds else -1 for i, block in enumerate(blocks)), max)
    before = [-1, *last][: len(blocks)]
    return np.array([[min(math.log1p(i - j) / 4, 1.0) if j >= 0 else _NEVER] for i, j in enumerate(before)])
