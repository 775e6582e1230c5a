"""What a reprint changed: cut or extended, retitled, which paragraphs went and which came.

Worked out from the two texts. A word is kept where a run of three words that it is part of (`language.shingles`) stands
in the other text, too. Nothing of this is stored: two texts of 500 words take a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from dragoman.language.shingles import SHINGLE, Run, paragraphs, runs, words
from dragoman.model import Document, Span

Kind = Literal["same", "excerpt", "expansion", "edit"]
_MUCH = 0.1  # of a text in stretches that the other lacks: less is a line of the outlet's own
_TOUCHED = 0.02  # of the words, outside such stretches: less is a correction
_STRETCH = 8  # words in a row that the other text lacks: more than an editor changes inside a sentence
_STANDS = 0.5  # of the words of a passage, for it to stand in another text: an editor may touch a few of them


@dataclass(frozen=True, slots=True)
class Change:
    """What a copy made of the original.

    ``kind``: `excerpt`, what the copy lacks is more than a tenth of the original, and it adds next to nothing;
    `expansion`, more than a tenth of it is its own; `edit`, words are changed throughout; else the `same`.
    ``retitled``: None where either has no title. ``kept``: share of the original's words that stand in the copy,
    ``added``: share of the copy's words that do not stand in the original, 0 to 1. ``left_out``: paragraphs of the
    original that the copy lacks, ``new``: paragraphs of the copy that the original lacks; spans in the text of each.
    """

    kind: Kind
    retitled: bool | None
    kept: float
    added: float
    left_out: tuple[Span, ...]
    new: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Rest:
    """What of one text is not in another: words, words in long stretches, of so many; whole paragraphs."""

    words: int
    stretches: int
    of: int
    paragraphs: tuple[Span, ...]

    def share(self, number: int) -> float:
        return number / self.of if self.of else 0.0


class Text:
    """The words of one document, for asking what of other texts stands in it."""

    def __init__(self, document: Document) -> None:
        self._paragraphs = tuple(paragraphs(document))
        self._runs: AbstractSet[Run] = {run for _, found in self._paragraphs for run in runs(found)}
        self._lines = [f" {' '.join(found)} " for _, found in self._paragraphs]
        heads = (document.text(span) for span in document.headings)
        self._lines += [f" {' '.join(words(head))} " for head in heads]

    def holds(self, passage: str) -> bool:
        """Whether a passage stands here: half of its words in runs, or all of it in one paragraph or heading."""
        found = words(passage)
        if len(found) > SHINGLE and sum(_kept(found, self._runs)) >= _STANDS * len(found):
            return True
        return any(f" {' '.join(found)} " in line for line in self._lines)

    def rest(self, other: Text) -> _Rest:
        """What of this text the other one lacks."""
        lost = stretches = of = 0
        whole: list[Span] = []
        for span, found in self._paragraphs:
            kept = _kept(found, other._runs)
            missing = len(kept) - sum(kept)
            lost, of = lost + missing, of + len(kept)
            stretches += missing if missing == len(kept) else sum(_stretches(kept))
            whole += [span] if missing > _STANDS * len(kept) else []
        return _Rest(lost, stretches, of, tuple(whole))


def _kept(found: Sequence[str], there: AbstractSet[Run]) -> list[bool]:
    """For each word whether a run of words around it stands in the other text."""
    kept = [False] * len(found)
    for i, run in enumerate(runs(found)):
        if run in there:
            kept[i : i + len(run)] = [True] * len(run)
    return kept


def _stretches(kept: Sequence[bool]) -> Iterator[int]:
    """The lengths of the long stretches of words that are not kept."""
    for stands, stretch in groupby(kept):
        if not stands and (length := sum(1 for _ in stretch)) >= _STRETCH:
            yield length


def compare(copy: Document, original: Document) -> Change:
    """What a copy changed of the original."""
    own, first = Text(copy), Text(original)
    new, gone = own.rest(first), first.rest(own)
    return Change(
        kind=_kind(new, gone),
        retitled=words(copy.title) != words(original.title) if copy.title and original.title else None,
        kept=1 - gone.share(gone.words),
        added=new.share(new.words),
        left_out=gone.paragraphs,
        new=new.paragraphs,
    )


def _kind(new: _Rest, gone: _Rest) -> Kind:
    if new.share(new.stretches) > _MUCH:
        return "expansion"
    if gone.share(gone.stretches) > _MUCH:
        return "excerpt"
    touched = max(rest.share(rest.words - rest.stretches) for rest in (new, gone))
    return "edit" if touched > _TOUCHED else "same"
