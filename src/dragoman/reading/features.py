"""What the learned judge of blocks looks at: the shape of a block, its neighbours, and what the rules made of them.

None is bound to a site or a subject. How blocks speak and hang together is told by `contexts`.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from dragoman.reading import contexts
from dragoman.reading.blocks import Block, content
from dragoman.reading.contexts import Matrix, far, shifted

_REASONS = ("prompt", "navigation", "related", "legal", "comments", "newsletter", "caption", "dateline", "byline")
_CLOSERS = ("related", "comments", "legal", "newsletter", "prompt", "byline", "dateline")
_MOST = 400  # characters of a block that shape counts are taken from
_VOCABULARY = 8  # paragraphs from the rules' first on whose words a block is compared with
_WINDOW = 3  # neighbours on either side
CLIP = 6.0  # standard deviations from the mean that a feature may lie
_SEEN = 5  # number of furniture blocks of a kind from which on more make no difference


def matrix(blocks: Sequence[Block], first: int, last: int) -> Matrix:
    """One row a block: its own features, then those of the neighbours. ``first``, ``last``: the bounds by rule."""
    shapes = np.array([_shape(block) for block in blocks])
    places = np.array(_places(blocks, first, last))
    rows = [np.hstack([shapes, places])]
    for step in range(1, _WINDOW + 1):
        rows += [shifted(shapes, step), shifted(shapes, -step)]
    for reach in (8, 25):
        rows += [_around(shapes, reach)]
    return np.hstack([*rows, contexts.matrix(blocks)])


def _around(rows: Matrix, reach: int) -> Matrix:
    """Means over the ``reach`` blocks before and after of length, prose, sentence end and furniture."""
    chosen = rows[:, :8]
    sums = np.vstack([np.zeros(chosen.shape[1]), np.cumsum(chosen, axis=0)])
    n = len(rows)
    at = np.arange(n)
    low, high = np.maximum(at - reach, 0), np.minimum(at + reach + 1, n)
    before = (sums[at] - sums[low]) / reach
    after = (sums[high] - sums[at + 1]) / reach
    return np.hstack([before, after])


def _shape(block: Block) -> list[float]:
    text = block.text[:_MOST]
    size = max(len(text), 1)
    lines = len(block.lines)
    return [
        math.log1p(block.words) / 5,
        float(block.prose),
        float(block.ends_sentence),
        float(block.reason is not None),
        float(block.reason is None and block.words >= 25),
        float(block.headline and not block.prose),
        min(text.count(",") / 5, 1.0),
        float(block.bullet),
        block.capitals,
        sum(map(str.isdigit, text)) / size,
        sum(map(str.isupper, text)) / size,
        float(text[:1].islower()),
        float(text[-1:] == ":"),
        float(text[-1:] in "?!"),
        float(any(c in text for c in '"“”«»„')),
        float("|" in text or "›" in text or "»" in text[-2:]),
        float("..." in text[-5:] or "…" in text[-3:] or text.endswith("[…]")),
        min(block.gap, 3) / 3,
        float(lines > 1),
        len(re.findall(r"[.!?]\s", text)) / 5,
        *(float(block.reason == reason) for reason in _REASONS),
    ]


def _places(blocks: Sequence[Block], first: int, last: int) -> list[list[float]]:
    lead = [block for block in blocks[first : last + 1] if block.prose][:_VOCABULARY]
    vocabulary = set().union(*(content(block.text) for block in lead)) if lead else set()
    counts = Counter(block.text for block in blocks)
    starts = Counter(block.text[:12] for block in blocks if not block.prose)
    total = max(sum(block.words for block in blocks), 1)
    seen: Counter[str] = Counter()
    rows, before = [], 0
    for i, block in enumerate(blocks):
        own = content(block.text[:_MOST])
        inside = first <= i <= last
        rows.append(
            [
                i / len(blocks),
                before / total,
                float(inside),
                float(i < first),
                float(i > last),
                far(i - first),
                far(i - last),
                len(own & vocabulary) / max(len(own), 3),
                min(len(own & vocabulary), 10) / 10,
                float(counts[block.text] > 1),
                min(starts[block.text[:12]], 5) / 5,
                math.log1p(total) / 8,
                math.log1p(len(blocks)) / 6,
                *(min(seen[reason], _SEEN) / _SEEN for reason in _CLOSERS),
            ]
        )
        before += block.words
        if i >= first and block.reason:
            seen[block.reason] += 1
    return rows
