"""What the learned judge looks at to say which paragraph is the article's first and which its last.

All of it is made of the log odds that it gave the blocks before: of the neighbours, of the run of article that ends
above a block and of the one that begins with it (Kadane's sums), and of the paragraphs on either side.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dragoman.reading.blocks import Block
from dragoman.reading.contexts import Matrix, far, shifted

FAVOUR = 0.2  # log odds that a block gets on top: what is lost is worse than what is left in
WORDS = 60  # words of a block that count
_WINDOW = 8  # blocks on either side
_PARAGRAPHS = 3  # paragraphs on either side
_NONE = 1.5  # scaled distance to a paragraph that is not there


def worth(blocks: Sequence[Block], odds: Matrix) -> Matrix:
    """For each block its words, up to 60, times its log odds, in units of 60."""
    found: Matrix = np.array([min(block.words, WORDS) for block in blocks]) * (odds + FAVOUR) / WORDS
    return found


def matrix(blocks: Sequence[Block], odds: Matrix) -> Matrix:
    """One row a block."""
    gains = worth(blocks, odds)
    near = np.column_stack([odds / 3, gains])
    rows = [near, *(shifted(near, sign * step) for step in range(1, _WINDOW + 1) for sign in (1, -1))]
    return np.hstack([*rows, _runs(gains), _paragraphs(blocks, odds)])


def _runs(gains: Matrix) -> Matrix:
    """The best sums that end and begin at either side of a block; its place in the page's best run."""
    onward, back = _kadane(gains), _kadane(gains[::-1])[::-1]
    best = float(onward.max())
    last = max(int(onward.argmax()) - 1, 0)
    first = int(back[: last + 1].argmax())
    won = np.cumsum(np.concatenate([[0.0], np.maximum(gains, 0)]))
    total = won[-1] + 1 / WORDS
    at = np.arange(len(gains))
    return np.column_stack(
        [
            *(np.log1p(sums * WORDS) / 5 for sums in _positive(onward[:-1], back[1:], back[:-1], onward[1:])),
            [far(int(i) - first) for i in at],
            [far(int(i) - last) for i in at],
            (at >= first) & (at <= last),
            np.full(len(at), np.log1p(max(best, 0.0) * WORDS) / 5),
            won[:-1] / total,
            (won[-1] - won[1:]) / total,
            np.full(len(at), best / total),
        ]
    )


def _positive(*sums: Matrix) -> list[Matrix]:
    return [np.maximum(one, 0.0) for one in sums]


def _kadane(gains: Matrix) -> Matrix:
    """At i the highest sum of a stretch that ends right before i."""
    found = np.zeros(len(gains) + 1)
    total = 0.0
    for i, gain in enumerate(gains):
        total = max(total, 0.0) + float(gain)
        found[i + 1] = total
    return found


def _paragraphs(blocks: Sequence[Block], odds: Matrix) -> Matrix:
    """Log odds of the paragraphs before and after, and how far they are."""
    prose = np.array([i for i, block in enumerate(blocks) if block.prose], dtype=int)
    at = np.arange(len(blocks))
    before, after = np.searchsorted(prose, at, "left"), np.searchsorted(prose, at, "right")
    columns: list[Matrix] = []
    for step in range(1, _PARAGRAPHS + 1):
        for place in (before - step, after + step - 1):
            known = (place >= 0) & (place < len(prose))
            where = prose[place.clip(0, len(prose) - 1)] if len(prose) else at
            columns.append(np.where(known, odds[where] / 3, -1.0))
            columns.append(np.where(known, np.log1p(np.abs(where - at)) / 4, _NONE))
    return np.column_stack(columns)
