"""The measure of the public article-extraction-benchmark: overlap of runs of four words, page by page.

Precision and recall are means over the pages, F1 is made from those means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from statistics import mean

_WORD = re.compile(r"\w+")

Figures = tuple[float, float, float]
Counts = tuple[int, int, int]


def grams(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """Runs of ``size`` words with their number; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + size]) for i in range(max(1, len(words) - size + 1))) if words else Counter()


def counts(wanted: str, found: str) -> Counts:
    """Runs found rightly, found wrongly, missed."""
    gold, own = grams(wanted), grams(found)
    right = sum((gold & own).values())
    return right, sum(own.values()) - right, sum(gold.values()) - right


def figures(pages: Iterable[Counts]) -> Figures:
    """Precision, recall, F1. Pages without a run on one side are left out on that side."""
    rows = list(pages)
    precision = mean([right / (right + wrong) for right, wrong, _ in rows if right + wrong] or [0.0])
    recall = mean([right / (right + missed) for right, _, missed in rows if right + missed] or [0.0])
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0
