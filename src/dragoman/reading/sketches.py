"""Which documents may carry one another's words: a sketch of each, and the pairs that an index over sketches proposes.

The index is locality-sensitive: of the runs of six words every fourth, by its checksum, is a key (Broder 1997, "On the
resemblance and containment of documents", sampling modulo m), so that what two texts share comes up in both, however
long each is. Six words in a row are hardly ever shared by chance, and survive where an editor changes one word in ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dragoman.language.shingles import SHINGLE, paragraphs
from dragoman.model import Document

FEWEST = 8  # runs of three words; a shorter text is a copy only where it is the same
_SAMPLED = 4
_COMMON = 16  # documents that share a key, from which on each is paired with a few of them only
_NEAR = 3  # of them
_MIX, _STIR = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9)  # odd constants of SplitMix64
_HALF = np.uint64(32)

Checksums = npt.NDArray[np.uint32]
_Keys = npt.NDArray[np.uint64]
_Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sketch:
    """Checksums of a text's runs of three words, sorted, and the keys by which the index finds it, sorted."""

    runs: Checksums
    keys: Checksums


class _Numbers(dict[str, int]):
    """Word -> its checksum, each worked out once."""

    def __missing__(self, word: str) -> int:
        self[word] = number = crc32(word.encode("utf-8", "surrogatepass"))
        return number


def sketched(documents: Iterable[Document]) -> Iterator[Sketch]:
    """The sketch of each document. It depends on the words of its paragraphs only: neither on marks nor on headings."""
    numbers = _Numbers()
    for document in documents:
        found = chain.from_iterable(words for _, words in paragraphs(document))
        yield _sketch(np.fromiter(map(numbers.__getitem__, found), np.uint64))


def _sketch(words: _Keys) -> Sketch:
    """A text of fewer than three words is one run of them."""
    short = min(SHINGLE, len(words))
    runs = _rolled(words, short)
    longer = runs[:-SHINGLE] * _MIX + runs[SHINGLE:] if len(runs) >= FEWEST else runs[:0]
    keys = _stirred(longer)
    return Sketch(_once(_stirred(runs)), _once(keys[keys % _SAMPLED == 0]))


def _once(sums: Checksums) -> Checksums:
    """Sorted, each once; for a few hundred numbers three times as fast as `numpy.unique`."""
    sums.sort()
    return sums[np.flatnonzero(np.diff(sums, prepend=~sums[:1]))]


def _rolled(words: _Keys, length: int) -> _Keys:
    rolled = words[: len(words) - length + 1] if length else words
    for i in range(1, length):
        rolled = rolled * _MIX + words[i : len(words) - length + 1 + i]
    return rolled


def _stirred(sums: _Keys) -> Checksums:
    stirred = (sums ^ (sums >> _HALF)) * _STIR
    return (stirred >> _HALF).astype(np.uint32)


def proposed(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, lower first, that have two keys in common. Time and memory grow with the number of texts.

    Where a key stands in more than a few texts (a story of the agencies, a paragraph of background) each of them is
    paired with the next few that have it and with the longest: enough to find who else has the story, however many.
    """
    sizes = np.array([len(sketch.runs) for sketch in sketches], dtype=np.int64)
    column = _column(sketches)
    owner = (column & np.uint64(0xFFFFFFFF)).astype(np.int64)
    key = column >> _HALF
    del column
    pairs = np.concatenate([np.empty(0, np.int64), *_paired(key, owner, sizes)])
    pairs.sort()
    again = np.unique(pairs[1:][pairs[1:] == pairs[:-1]])
    yield from ((pair >> 32, pair & 0xFFFFFFFF) for pair in again.tolist())


def _column(sketches: Sequence[Sketch]) -> _Keys:
    """All (key, index of the text) as one sorted column, without the keys that a single text has."""
    counts = [len(sketch.keys) for sketch in sketches]
    column = np.concatenate([np.empty(0, np.uint32), *(sketch.keys for sketch in sketches)]).astype(np.uint64)
    column <<= _HALF
    column |= np.repeat(np.arange(len(sketches), dtype=np.uint64), counts)
    column.sort()
    same = np.zeros(len(column) + 1, dtype=bool)
    same[1:-1] = column[1:] >> _HALF == column[:-1] >> _HALF
    return column[same[1:] | same[:-1]]


def _paired(key: _Keys, owner: _Indices, sizes: _Indices) -> Iterator[_Indices]:
    """Pairs of texts that share a key, as one number each (lower index, upper index), once for every key."""
    starts = np.flatnonzero(np.diff(key, prepend=key[:1] + np.uint64(1)))
    counts = np.diff(starts, append=len(key))
    few = np.repeat(counts <= _COMMON, counts)
    for step in range(1, min(_COMMON, int(counts.max(initial=1)))):
        near = key[step:] == key[:-step]
        near &= few[step:] if step > _NEAR else True
        at = np.flatnonzero(near)
        yield owner[at] << 32 | owner[at + step]
    if not few.all():
        yield _to_the_longest(owner[~few], counts[counts > _COMMON], sizes)


def _to_the_longest(owner: _Indices, counts: _Indices, sizes: _Indices) -> _Indices:
    """Each text of a long list paired with the longest of the list, which has most of the story."""
    starts = np.cumsum(counts) - counts
    ranked = sizes[owner] << 32 | owner
    longest = np.repeat(np.maximum.reduceat(ranked, starts) & 0xFFFFFFFF, counts)
    other = owner != longest
    low, high = np.minimum(owner, longest)[other], np.maximum(owner, longest)[other]
    joined: _Indices = low << 32 | high
    return joined
