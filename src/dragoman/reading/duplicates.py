"""Reprints: which documents carry another one's words, told by containment of word shingles.

Two documents are copies where one holds a large enough part of the other's 3-word shingles: |A and B| / min(|A|, |B|)
(Broder 1997, "On the resemblance and containment of documents"). Containment, not resemblance, since agency copy is cut
and added to. Telling the same story in other words is another question and another threshold. What a copy changed:
`overview.reprints`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from hashlib import md5
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from dragoman.model import Document
from dragoman.reading import outlets
from dragoman.reading.sketches import Sketch, proposed, sketched

THRESHOLD = 0.50  # of the shorter document's shingles; on synthetic reprints F1 is the same (0.99) from 0.35 to 0.6
_LINKED = 0.40  # the mean over two groups, for them to be joined: each outlet edits on its own
_STRANGE, _STRANGERS = 0.15, 0.25  # pairs below this share are strangers; groups with so many of them stay apart
_COMPARED = 8  # texts of a group that stand for all of it when it is joined with another


class Overlap(NamedTuple):
    """How much of each of two texts stands in the other, 0 to 1."""

    of_a: float
    of_b: float

    @property
    def containment(self) -> float:
        """The larger share, which is that of the shorter text."""
        return max(self)


def find(documents: Sequence[Document], threshold: float = THRESHOLD) -> dict[str, str]:
    """Document id -> id of the document that it reprints; originals are left out.

    Neither the order of the documents matters nor which of them were there before. Time and memory grow with their
    number and length: texts are compared where an index proposes it, and what is printed word for word is one text.
    """
    by_id = {document.id: document for document in sorted(documents, key=lambda document: document.id)}
    prints: dict[bytes, list[str]] = {}
    texts: list[Sketch] = []
    sizes: dict[str, int] = {}
    for id, sketch in zip(by_id, sketched(by_id.values()), strict=True):
        if sizes.setdefault(id, len(sketch.runs)):
            same = prints.setdefault(md5(sketch.runs.tobytes(), usedforsecurity=False).digest(), [])
            texts += [] if same else [sketch]
            same.append(id)
    ids = list(prints.values())
    groups = [[id for text in group for id in ids[text]] for group in _groups(texts, threshold)]
    firsts = ((group, _original([by_id[id] for id in group], sizes)) for group in groups if len(group) > 1)
    return {id: first for group, first in firsts for id in group if id != first}


class _Known:
    """The overlaps of pairs of texts (by index, the lower first): those that are known, others where they are asked."""

    def __init__(self, texts: Sequence[Sketch], known: Mapping[tuple[int, int], Overlap]) -> None:
        self._texts = texts
        self._known = dict(known)

    def of(self, a: int, b: int) -> Overlap:
        """The overlap of two texts."""
        pair = min(a, b), max(a, b)
        if pair not in self._known:
            (self._known[pair],) = overlaps(self._texts[pair[0]], [self._texts[pair[1]]])
        return self._known[pair]

    def linked(self, one: Sequence[int], other: Sequence[int]) -> bool:
        """Whether the texts of two groups are one story's: a few, evenly spread, stand for many."""
        some, more = (group[:: -(-len(group) // _COMPARED)] for group in (one, other))
        shares = [self.of(a, b).containment for a in some for b in more]
        strangers = sum(share < _STRANGE for share in shares)
        return sum(shares) > _LINKED * len(shares) and strangers < _STRANGERS * len(shares)


def overlaps(text: Sketch, others: Sequence[Sketch]) -> list[Overlap]:
    """How much of a text stands in each of some others, and of them in it."""
    runs = text.runs
    column = np.concatenate([other.runs for other in others])
    at = runs.searchsorted(column)
    at[at == len(runs)] = 0
    ends = np.cumsum([len(other.runs) for other in others])
    both = np.diff(np.concatenate([[0], np.cumsum(runs[at] == column)])[ends], prepend=0)
    return [Overlap(n / len(runs), n / len(other.runs)) for n, other in zip(both.tolist(), others, strict=True)]


def _near(texts: Sequence[Sketch], threshold: float) -> dict[tuple[int, int], Overlap]:
    """The pairs of texts of which one holds enough of the other, by index, the lower first."""
    near = {}
    for a, pairs in groupby(proposed(texts), itemgetter(0)):
        others = [b for _, b in pairs]
        found = zip(others, overlaps(texts[a], [texts[b] for b in others]), strict=True)
        near.update({(a, b): both for b, both in found if both.containment >= threshold})
    return near


def _groups(texts: Sequence[Sketch], threshold: float) -> list[list[int]]:
    """Average-linkage grouping, closest pairs first: an article put together from two others does not make them one."""
    near = _near(texts, threshold)
    known = _Known(texts, near)
    groups = {index: [index] for index in range(len(texts))}
    for a, b in sorted(near, key=lambda pair: (-near[pair].containment, -min(near[pair]), pair)):
        one, other = sorted((groups[a], groups[b]), key=len)
        if one is not other and known.linked(one, other):
            groups.update(dict.fromkeys(one, other))
            other += one
            other.sort()
    return [group for index, group in groups.items() if group[0] == index]


def _original(prints: Sequence[Document], sizes: Mapping[str, int]) -> str:
    """Of those that may have been published first the agency's own, then the first, the fullest, the lowest id.

    A partial date may be any day of it. The agency's own counts as first also a day later: where its clients are, it
    may still be yesterday.
    """
    days = {document.id: _days(document) for document in prints}
    end = min(last for _, last in days.values())
    could = [document for document in prints if days[document.id][0] <= end]
    return min((not _own(d), days[d.id][1], -sizes[d.id], d.id) for d in could)[-1]


def _days(document: Document) -> tuple[str, str]:
    """The first and the last day on which a document may have been published, as strings that sort."""
    value = document.published or ""
    if not value[:4].isdigit():
        return "0000", "9999"
    first = f"{value}-00-00"[:10]
    return _eve(first) if _own(document) else first, f"{value}-99-99"[:10]


def _eve(day: str) -> str:
    """The day before; a date that is no day is left as it is."""
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return day


def _own(document: Document) -> bool:
    """Whether an agency's report stands in the agency's own outlet."""
    agency = outlets.agency(document.outlet) if document.outlet else None
    return agency is not None and document.agency in (None, agency)
