"""Where in a page's text the article begins and ends: the run of blocks with the highest sum of words minus tolls.

The densest run is the maximum subsequence of Pasternack and Roth, "Extracting article text from the web with maximum
subsequence segmentation" (2009). The tolls were set on one half of a public set of annotated pages (Zyte's
article-extraction-benchmark, text rendered by inscriptis) and measured on the other half. On whole pages
a small learned `judge` sets the tolls, and scores the paragraphs as the article's first and last.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.reading import datelines
from dragoman.reading.blocks import Block, content
from dragoman.reading.contexts import Matrix
from dragoman.reading.edges import worth
from dragoman.reading.judge import Judge, Verdict, shipped

_MOST = 50  # words of a paragraph that count
_TOLLS = {
    "related": 20.0,
    "comments": 40.0,
    "legal": 10.0,
    "newsletter": 3.0,
    "navigation": 2.0,
    "teaser": 2.0,
}  # else 1
_NEAR = 4  # blocks from the end to a paragraph that is taken in, with no list of other stories between them
_REACH = 12  # blocks to one that is taken in for its words
_SHARED = 0.5  # share of its content words that stand in the article
_GAP = 200.0  # the most that a stretch without prose can cost
_FEWEST = 4  # paragraphs of a text from which on the judge is asked
_AROUND = 15  # other blocks from which on it is; a text with fewer is a clipping, and not a page as a whole
_WEIGHT = 0.15  # of the sum over blocks, against the log odds of the two edges; set as `benchmarks/blocks.py` tells
_LINE = 4.0  # toll of an undecided short line
_SENTENCE = 1.0  # gain of a short sentence
_FIRM_LEAD = 6  # a firm dateline within the first prose blocks marks the lead
_BEFORE_LEAD = 120  # words of prose that may stand before it

Bounds = tuple[int, int]


def find(blocks: Sequence[Block], judge: Judge | None = None) -> tuple[Bounds, Matrix | None]:
    """Indices of the article's first and last block: an empty range (first > last) where the text holds none.

    With them, on a whole page, the log odds of each block being article. ``judge``: by default the one that is shipped.
    """
    ruled = by_rule(blocks)
    prose = _prose(blocks)
    if not is_page(blocks):
        return ruled, None
    verdict = (judge or shipped()).verdict(blocks, *ruled)
    return _led(blocks, prose, _best(blocks, prose, verdict)), verdict.article


def is_page(blocks: Sequence[Block]) -> bool:
    """Whether a text has so much around its paragraphs that it is a page as a whole, and no clipping."""
    prose = _prose(blocks)
    return len(prose) >= _FEWEST and len(blocks) - len(prose) >= _AROUND


def _best(blocks: Sequence[Block], prose: Sequence[int], verdict: Verdict) -> Bounds:
    """The pair of paragraphs with the highest sum of their log odds as edges and the worth of what they bound."""
    sums = np.concatenate([[0.0], np.cumsum(worth(blocks, verdict.article))])
    at = np.array(prose)
    starts = verdict.first[at] - _WEIGHT * sums[at]
    ends = verdict.last[at] + _WEIGHT * sums[at + 1]
    leading = np.maximum.accumulate(starts)
    last = int((ends + leading).argmax())
    return prose[int(starts[: last + 1].argmax())], prose[last]


def by_rule(blocks: Sequence[Block]) -> Bounds:
    """The same without the learned judge, which starts from it."""
    prose = _prose(blocks)
    if not prose:
        return _longest(blocks)
    first, last = _led(blocks, prose, _densest(blocks, prose))
    return first, _extended(blocks, prose, first, max(first, last))


def _led(blocks: Sequence[Block], prose: Sequence[int], found: Bounds) -> Bounds:
    """The start moved to the paragraph with a firm dateline, where it is one of the first."""
    first, last = found
    lead = next((i for i in prose[:_FIRM_LEAD] if _firm(blocks[i])), None)
    if lead is not None and sum(blocks[i].words for i in prose if i < lead) <= _BEFORE_LEAD:
        first = lead
    return first, max(first, last)


def _extended(blocks: Sequence[Block], prose: Sequence[int], first: int, last: int) -> int:
    """The end moved on over paragraphs that are near, or that take up enough of the article's words.

    A short last paragraph after a list of other stories cannot win back what the list costs, and is not to be lost.
    """
    vocabulary = {word for i in prose if first <= i <= last for word in content(blocks[i].text)}
    for i in prose:
        if i <= last or i - last > _REACH:
            continue
        between = [block.reason for block in blocks[last + 1 : i]]
        if "comments" in between or "legal" in between:
            break
        own = content(blocks[i].text)
        near = i - last <= _NEAR and not {"related", "newsletter"} & set(between)
        if near or (len(own) >= 4 and len(own & vocabulary) >= _SHARED * len(own)):
            last = i
            vocabulary |= own
    return last


def whole(blocks: Sequence[Block]) -> Bounds:
    """The same for the extraction of a page, whose lines are the article's own to the last."""
    prose = _prose(blocks)
    return (prose[0], len(blocks) - 1) if prose else _longest(blocks)


def _prose(blocks: Sequence[Block]) -> list[int]:
    found = [i for i, block in enumerate(blocks) if block.prose]
    first = next((i for i, block in enumerate(blocks) if block.reason is None), None)
    return found[1:] if len(found) > 1 and found[0] == first and _asks(blocks[first]) else found


def _longest(blocks: Sequence[Block]) -> Bounds:
    """A headline, a list, a transcript of short lines: the longer lines are all there is, the first is the title."""
    long = [i for i, block in enumerate(blocks) if block.reason is None and block.words >= 3]
    body = long[1:] or long
    return (body[0], body[-1]) if body else (len(blocks), len(blocks) - 1)


def _asks(block: Block) -> bool:
    """Whether the first free block is a headline that is a question, an exclamation, or has capitals throughout."""
    if block.words > 20 or datelines.find(block.text):
        return False
    return block.text.rstrip("\"'”’")[-1:] in "?!" or block.capitals >= 0.7


def _firm(block: Block) -> bool:
    found = datelines.find(block.text)
    return bool(found and found.firm and found.credits)


def _worth(block: Block, before: Block | None) -> float:
    """Words of prose; items of a list that was announced, or that are set off by semicolons, cost nothing."""
    if block.prose:
        return min(block.words, _MOST)
    if block.reason:
        return -_TOLLS.get(block.reason, 1.0)
    if block.ends_sentence or (block.text[-1] == ":" and block.words >= 3):
        return _SENTENCE
    listed = block.text[-1] in ";," or (before is not None and before.text[-1] in ":;,")
    return 0.0 if listed and block.words >= 2 else -_LINE


def _densest(blocks: Sequence[Block], prose: Sequence[int]) -> Bounds:
    """The run with the highest sum; what parts two paragraphs costs no more than `_GAP`, however long it is."""
    best, found, total, start, gap = 0.0, (prose[0], prose[-1]), 0.0, prose[0], 0.0
    for i in range(prose[0], prose[-1] + 1):
        worth = _worth(blocks[i], blocks[i - 1] if i else None)
        if not blocks[i].prose:
            gap += worth
            continue
        total += max(gap, -_GAP)
        gap = 0.0
        if total <= 0:
            total, start = 0.0, i
        total += worth
        if total > best:
            best, found = total, (start, i)
    return found
