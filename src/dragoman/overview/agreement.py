"""Two codings of the same documents held against each other: precision, recall, F1, Krippendorff's alpha. Pure.

One is the record, the other somebody's own; neither need be right, though precision and recall are named as if the
second were. Spans match where they share words (Jaccard 0.2, or the second lies within the first and that is short),
one to one, the likest first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model import Position, Span

Cell = tuple[str, str, str | None, str | None, bool]
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_LIKE = 0.2
_SHORT = 60  # words up to which a stretch may hold another whole and still be like it

FACTS: Mapping[str, Callable[[Position], Hashable]] = {
    "holder": lambda p: p.holder,
    "option": lambda p: (p.issue, p.option),
    "for or against": lambda p: p.stance == "reject",
    "stance": lambda p: p.stance,
    "basis": lambda p: p.basis,
}


@dataclass(frozen=True, slots=True)
class Score:
    """How many were found, were there to find, and are the same. With nothing to find and nothing found all are 1."""

    same: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.same / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Share of what there was that was found."""
        return self.same / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        whole = self.found + self.wanted
        return 2 * self.same / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class Accord:
    """One fact over the matched units. ``alpha`` None: both had one and the same value everywhere, or no unit."""

    same: int
    units: int
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Record and gold compared. ``frames``: holder, for or against, evidence; ``cells``: the matrix a document;

    ``evidence``: cell and evidence. ``facts``: over the stretches that both have coded. ``parties``, ``issues``: cells
    of one.
    """

    frames: Score
    cells: Score
    evidence: Score
    facts: Mapping[str, Accord]
    parties: Mapping[str, Score]
    issues: Mapping[str, Score]


def cell(position: Position) -> Cell:
    """Document, holder, issue, option, against."""
    return position.doc, position.holder, position.issue, position.option, position.stance == "reject"


def compare(record: Sequence[Position], gold: Sequence[Position], texts: Mapping[str, str]) -> Agreement:
    """Compares two codings, rejected ones and headlines left out; ``texts``: the raw texts by ``Position.doc``."""
    mine, theirs = (_counted(positions) for positions in (record, gold))
    coded, wanted = ([p for p in side if p.issue] for side in (mine, theirs))
    units = pairs(mine, theirs, texts, lambda p: ())
    cells, right = ({cell(p) for p in side} for side in (coded, wanted))
    return Agreement(
        frames=_score(pairs(mine, theirs, texts, lambda p: (p.holder, p.stance == "reject")), mine, theirs),
        cells=Score(len(cells & right), len(cells), len(right)),
        evidence=_score(pairs(coded, wanted, texts, cell), coded, wanted),
        facts={name: _accord([(fact(a), fact(b)) for a, b in units]) for name, fact in FACTS.items()},
        parties=_by(cells, right, 1),
        issues=_by(cells, right, 2),
    )


def _counted(positions: Iterable[Position]) -> list[Position]:
    return [p for p in positions if p.status != "rejected" and not p.in_title]


def _score(same: Sequence[object], found: Sequence[object], wanted: Sequence[object]) -> Score:
    return Score(len(same), len(found), len(wanted))


def _by(cells: set[Cell], right: set[Cell], field: int) -> dict[str, Score]:
    names = sorted({str(c[field]) for c in cells | right})
    parts = {name: ({c for c in cells if c[field] == name}, {c for c in right if c[field] == name}) for name in names}
    return {name: Score(len(a & b), len(a), len(b)) for name, (a, b) in parts.items()}


def pairs(
    record: Sequence[Position],
    gold: Sequence[Position],
    texts: Mapping[str, str],
    same: Callable[[Position], Hashable],
) -> list[tuple[Position, Position]]:
    """Positions whose evidence is alike and for which ``same`` gives the same, one to one, the likest first."""
    found = [words(texts[p.doc], p.evidence) for p in record]
    wanted = [words(texts[p.doc], p.evidence) for p in gold]
    ranked = sorted(
        (-likeness(found[i], wanted[j]), -_shared(a, b), i, j)
        for j, b in enumerate(gold)
        for i, a in enumerate(record)
        if a.doc == b.doc and same(a) == same(b) and likeness(found[i], wanted[j])
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    out = []
    for _, _, i, j in ranked:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            out.append((record[i], gold[j]))
    return out


def _shared(a: Position, b: Position) -> int:
    """How many facts two positions share: of several on the same words those belong together that say the same."""
    return sum(fact(a) == fact(b) for fact in FACTS.values())


def words(text: str, span: Span) -> frozenset[int]:
    """Where the words of a span begin."""
    return frozenset(match.start() for match in _WORD.finditer(text, *span))


def likeness(a: frozenset[int], b: frozenset[int]) -> float:
    """Shared words over all words, 0 where they are too few to speak of the same stretch."""
    shared = len(a & b) / len(a | b) if a | b else 0.0
    return shared if shared >= _LIKE or (b and b <= a and len(a) <= _SHORT) else 0.0


def _accord(values: Sequence[tuple[Hashable, Hashable]]) -> Accord:
    return Accord(sum(a == b for a, b in values), len(values), alpha(values))


def alpha(values: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Krippendorff's alpha for nominal data, two coders, nothing missing; None without variation.

    ``1 - (n - 1) (n - sum o_cc) / (n^2 - sum n_c^2)``, with ``n`` values, two a unit; ``o_cc`` of them in units that
    agree on c, ``n_c`` of them c. Krippendorff, K. (2011): Computing Krippendorff's Alpha-Reliability, University of
    Pennsylvania.
    """
    count = Counter(value for pair in values for value in pair)
    n = 2 * len(values)
    chance = n * n - sum(times * times for times in count.values())
    agreed = 2 * sum(a == b for a, b in values)
    return 1 - (n - 1) * (n - agreed) / chance if chance else None
