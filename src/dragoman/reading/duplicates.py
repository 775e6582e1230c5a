"""Reprints: which documents carry another one's words, told by containment of word shingles.

Two documents are copies where one holds a large enough part of the other's 3-word shingles: |A and B| / min(|A|, |B|)
(Broder 1997, "On the resemblance and containment of documents"). Containment, not resemblance, since agency copy is cut
and added to. Telling the same story in other words is another question and another threshold.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Document
from dragoman.reading import outlets

SHINGLE = 3  # words
THRESHOLD = 0.60  # of the shorter document's shingles: the best F1 on synthetic reprints (0.98), flat from 0.5 to 0.65
_FEWEST = 8  # shingles; a shorter text is a copy only where it is the same
_COMMON = 50  # documents that share a shingle, from which on it no longer proposes pairs
_WORD = re.compile(r"[^\W_]+")

Shingles = frozenset[int]


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


def find(documents: Sequence[Document], threshold: float = THRESHOLD) -> dict[str, str]:
    """Document id -> id of the document that it reprints; originals are left out.

    Of each group of copies the one published first is the original, then the agency's own, then the lowest id. The order
    of the documents does not matter.
    """
    by_id = {document.id: document for document in documents}
    groups = _groups(list(overlaps(list(by_id.values()))), threshold)
    return {id: first for group in groups if (first := _original(by_id, group)) for id in group if id != first}


def _groups(pairs: Sequence[Overlap], threshold: float) -> list[tuple[str, ...]]:
    """Average-linkage grouping, closest pairs first: an article put together from two others does not make them one."""
    shares = {(pair.a, pair.b): pair.containment for pair in pairs}
    member = {id: (id,) for pair in pairs for id in (pair.a, pair.b)}
    for pair in sorted(pairs, key=lambda p: (-p.containment, -min(p.of_a, p.of_b), p.a, p.b)):
        if pair.containment < threshold:
            break
        one, other = member[pair.a], member[pair.b]
        if one != other and _linked(one, other, shares) >= threshold:
            member.update(dict.fromkeys(merged := tuple(sorted(one + other)), merged))
    return sorted({group for group in member.values() if len(group) > 1})


def _linked(one: Sequence[str], other: Sequence[str], shares: Mapping[tuple[str, str], float]) -> float:
    return sum(shares.get((min(a, b), max(a, b)), 0.0) for a in one for b in other) / (len(one) * len(other))


def overlaps(documents: Sequence[Document]) -> Iterator[Overlap]:
    """Every pair that shares more than chance, with the share of each in the other. Time grows with the pairs that do.

    A shingle that stands in more than 50 documents proposes no pairs; it still counts in those that others propose.
    """
    sets = {document.id: shingles(document) for document in sorted(documents, key=lambda d: d.id)}
    index: dict[int, list[str]] = defaultdict(list)
    for id, own in sets.items():
        for shingle in own:
            index[shingle].append(id)
    shared: Counter[tuple[str, str]] = Counter()
    for ids in index.values():
        if 1 < len(ids) <= _COMMON:
            shared.update((a, b) for i, a in enumerate(ids) for b in ids[i + 1 :])
    for (a, b), count in sorted(shared.items()):
        if count >= _FEWEST / 2 or sets[a] == sets[b]:
            yield _overlap(a, b, sets)


def _overlap(a: str, b: str, sets: Mapping[str, Shingles]) -> Overlap:
    both = len(sets[a] & sets[b])
    if min(len(sets[a]), len(sets[b])) < _FEWEST:
        same = float(sets[a] == sets[b])
        return Overlap(a, b, same, same)
    return Overlap(a, b, both / len(sets[a]), both / len(sets[b]))


def shingles(document: Document) -> Shingles:
    """Hashes of the runs of three words in a document's paragraphs; headings are left out, outlets change them."""
    headings = set(document.headings)
    found: set[int] = set()
    for span in document.body:
        if span not in headings:
            words = _WORD.findall(document.text(span).casefold())
            found.update(hash(tuple(words[i : i + SHINGLE])) for i in range(max(1, len(words) - SHINGLE + 1)))
    return frozenset(found)


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
