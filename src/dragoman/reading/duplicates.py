"""Reprints: which documents carry another one's words, told by containment of word shingles.

Two documents are copies where one holds a large enough part of the other's 3-word shingles: |A and B| / min(|A|, |B|)
(Broder 1997, "On the resemblance and containment of documents"). Containment, not resemblance, since agency copy is cut
and added to. Telling the same story in other words is another question and another threshold.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dragoman.model import Document
from dragoman.reading import outlets

SHINGLE = 3  # words
THRESHOLD = 0.50  # of the shorter document's shingles; on synthetic reprints F1 is the same (0.99) from 0.35 to 0.6
_WHOLE = 0.9  # of a document's shingles: what changes at the seams of a cut is no more
_FEWEST = 8  # shingles; a shorter text is a copy only where it is the same
_SAMPLED = 4
_COMMON = 50  # documents that share a shingle, from which on it no longer proposes pairs
_WORD = re.compile(r"[^\W_]+")

Shingles = npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of each of two documents stands in the other, 0 to 1."""

    a: str
    b: str
    of_a: float
    of_b: float

    @property
    def containment(self) -> float:
        """The larger share, which is that of the shorter document."""
        return max(self.of_a, self.of_b)

    def kind(self, copy: str) -> str:
        """What ``copy`` made of the other: the ``same``, an ``excerpt``, an ``expansion`` or an ``edit``.

        An excerpt stands in the other almost wholly and leaves out more than a tenth; an expansion is the reverse.
        """
        own, other = (self.of_a, self.of_b) if copy == self.a else (self.of_b, self.of_a)
        if min(own, other) >= _WHOLE:
            return "same"
        return "excerpt" if own >= _WHOLE else "expansion" if other >= _WHOLE else "edit"


def find(documents: Sequence[Document], threshold: float = THRESHOLD) -> dict[str, str]:
    """Document id -> id of the document that it reprints; originals are left out.

    Of each group of copies the one published first is the original, then the agency's own, then the lowest id. The
    order of the documents does not matter.
    """
    by_id = {document.id: document for document in documents}
    groups = _groups(list(overlaps(list(by_id.values()))), threshold)
    return {id: first for group in groups if (first := _original(by_id, group)) for id in group if id != first}


def _groups(pairs: Sequence[Overlap], threshold: float) -> list[tuple[str, ...]]:
    """Average-linkage grouping, closest pairs first: an article put together from two others does not make them one."""
    shares = {(pair.a, pair.b): pair.containment for pair in pairs}
    member: dict[str, tuple[str, ...]] = {id: (id,) for pair in pairs for id in (pair.a, pair.b)}
    for pair in sorted(pairs, key=lambda p: (-p.containment, -min(p.of_a, p.of_b), p.a, p.b)):
        if pair.containment < threshold:
            break
        one, other = member[pair.a], member[pair.b]
        if one != other and _linked(one, other, shares) > threshold:
            member.update(dict.fromkeys(merged := tuple(sorted(one + other)), merged))
    return sorted({group for group in member.values() if len(group) > 1})


def _linked(one: Sequence[str], other: Sequence[str], shares: Mapping[tuple[str, str], float]) -> float:
    return sum(shares.get((min(a, b), max(a, b)), 0.0) for a in one for b in other) / (len(one) * len(other))


def overlaps(documents: Sequence[Document]) -> Iterator[Overlap]:
    """Every pair that shares more than chance, with the share of each in the other. Time grows with the pairs that do.

    One shingle in four proposes pairs (two in common are needed), unless it stands in more than 50 documents; the
    shares are then counted over all shingles.
    """
    ordered = sorted(documents, key=lambda document: document.id)
    sets = [shingles(document) for document in ordered]
    for i, j in _proposed(sets):
        of_a, of_b = _shares(sets[i], sets[j])
        yield Overlap(ordered[i].id, ordered[j].id, of_a, of_b)


def _proposed(sets: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Pairs of indices, lower first: an inverted index over the sampled shingles, kept as two sorted columns."""
    sampled = [own if len(own) < _FEWEST else own[own % _SAMPLED == 0] for own in sets]
    column = np.concatenate([np.empty(0, np.uint32), *sampled])
    owner = np.repeat(np.arange(len(sets)), [len(own) for own in sampled])
    order = np.lexsort((owner, column))
    column, owner = column[order], owner[order]
    edges = np.flatnonzero(np.diff(column)) + 1
    shared: Counter[tuple[int, int]] = Counter()
    for group in np.split(owner, edges):
        if 1 < len(group) <= _COMMON:
            shared.update(combinations(group.tolist(), 2))
    return sorted(pair for pair, count in shared.items() if count >= 2 or len(sets[pair[0]]) < _FEWEST)


def _shares(a: Shingles, b: Shingles) -> tuple[float, float]:
    if min(len(a), len(b)) < _FEWEST:
        same = float(np.array_equal(a, b))
        return same, same
    both = len(np.intersect1d(a, b, assume_unique=True))
    return both / len(a), both / len(b)


def shingles(document: Document) -> Shingles:
    """Checksums of the runs of three words in the paragraphs, sorted; headings are left out, outlets change them."""
    headings = set(document.headings)
    found: set[int] = set()
    for span in document.body:
        if span not in headings:
            words = _WORD.findall(document.text(span).casefold())
            last = max(1, len(words) - SHINGLE + 1)
            found.update(crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(last))
    return np.array(sorted(found), dtype=np.uint32)


def _original(by_id: Mapping[str, Document], group: Sequence[str]) -> str:
    return min(group, key=lambda id: (_since(by_id[id]), not _own(by_id[id]), id))


def _since(document: Document) -> str:
    """Sorts dates, partial ones at their end, unknown ones last."""
    value = document.published or ""
    return f"{value}-99-99"[:10] if value[:4].isdigit() else "9999"


def _own(document: Document) -> bool:
    """Whether an agency's report stands in the agency's own outlet."""
    entry = outlets.named(document.outlet) if document.outlet else None
    return bool(entry and (entry.agency or outlets.agency(document.outlet or "") == document.agency))
