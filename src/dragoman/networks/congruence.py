"""Who agrees and who clashes with whom, over which options: the matrices of discourse network analysis.

x[i, j, k] counts how often node i is on record on concept j with level k. For positions a node is a party, a concept an
`issue/option`, and the level True (for) or False (against). Formulae after Leifeld, Discourse Network Analysis (Oxford
Handbook of Political Networks, 2017), in the form that the program of that name computes:

- ignore: sum over j of x[i, j, .] x[i', j, .]
- congruence: sum over j, k, k' of x[i, j, k] x[i', j, k'] (1 - |k - k'| / R); conflict: the same with |k - k'| / R;
  subtract: their difference. R is the range of the levels on record (1 for True and False).
- for levels that are words: congruence sums x[i, j, k] x[i', j, k], conflict the counts of (j, k) that one of the two
  uses and the other does not.
- average divides by the mean number of statements of the two; jaccard by the statements of either on what the other
  never said plus the products on what both did; cosine by the product of their numbers of statements.
- Two-mode: ignore counts; subtract sums the levels (True 1, False -1); combine sets a bit for each level in use, the
  lowest level the highest bit. activity divides a row by its node's statements, prominence a column by its concept's.

Every cell keeps the ids of what it rests on.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

import networkx as nx

from dragoman.model import Basis, Codebook, Position
from dragoman.overview.partial import days
from dragoman.overview.standing import held_on, once

Level = bool | int | str
OneMode = Literal["ignore", "congruence", "conflict", "subtract"]
TwoMode = Literal["ignore", "subtract", "combine"]
OneModeNorm = Literal["no", "average", "jaccard", "cosine"]
TwoModeNorm = Literal["no", "activity", "prominence"]
Duplicates = Literal["include", "document", "week", "month", "year", "acrossrange"]
BASES: tuple[Basis, ...] = ("own", "reported", "forecast")


@dataclass(frozen=True, slots=True)
class Link:
    """One statement as the matrices take it. ``when``: its day, for dropping duplicates by period."""

    id: str
    node: str
    concept: str
    level: Level
    doc: str = ""
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value and the ids of the links that it rests on."""

    weight: float
    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by (row, column), where anything is on record; rows and columns are sorted by code point.

    ``symmetric``: of a one-mode network, rows and columns being the same nodes.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Cell]
    symmetric: bool = False

    def value(self, row: str, column: str) -> float:
        """The value of a cell, 0 where there is none."""
        found = self.cells.get((row, column))
        return found.weight if found else 0.0

    def graph(self) -> nx.Graph:
        """The matrix as an undirected graph, an edge where a cell is not zero.

        Edges have ``weight`` and ``links``; nodes ``bipartite``: 0 for rows, 1 for columns of a two-mode network.
        """
        graph = nx.Graph()
        graph.add_nodes_from(self.rows, bipartite=0)
        if not self.symmetric:
            graph.add_nodes_from(self.columns, bipartite=1)
        for (row, column), cell in self.cells.items():
            if cell.weight:
                graph.add_edge(row, column, weight=cell.weight, links=cell.links)
        return graph


def build(
    positions: Iterable[Position],
    codebook: Codebook,
    *,
    aggregation: OneMode = "subtract",
    normalisation: OneModeNorm = "average",
    duplicates: Duplicates = "document",
    bases: Sequence[Basis] = BASES,
    published: Mapping[str, str | None] | None = None,
    copies: Mapping[str, str] | None = None,
) -> Matrix:
    """The network of the codebook's parties: who stands with and against whom, over options.

    ``published``: document id -> date. ``copies``: id of a reprint -> id of its first print; a reprint counts once.
    """
    found = links(positions, codebook, bases=bases, published=published, copies=copies)
    return one_mode(distinct(found, duplicates, by_level=aggregation != "ignore"), aggregation, normalisation)


def links(
    positions: Iterable[Position],
    codebook: Codebook,
    *,
    bases: Sequence[Basis] = BASES,
    published: Mapping[str, str | None] | None = None,
    copies: Mapping[str, str] | None = None,
) -> list[Link]:
    """The coded positions of the codebook's parties as links, for or against.

    Who would merely consider an option is neither for nor against it and left out, and so are denials.
    """
    found = []
    parties = {p.id for p in codebook.parties}
    for p in once(positions, copies or {}):
        coded = p.holder in parties and p.issue is not None and p.option is not None and p.status != "rejected"
        if coded and p.basis in bases and p.stance != "open" and not p.denies:
            stretch = days(held_on(p, (published or {}).get(p.doc)))
            when = stretch[0] if stretch else None
            found.append(Link(p.id, p.holder, f"{p.issue}/{p.option}", p.stance != "reject", p.doc, when))
    return found


def distinct(
    found: Iterable[Link], duplicates: Duplicates, *, by_level: bool = True, compatible: bool = False
) -> list[Link]:
    """The links without those that repeat an earlier one within the period; the undated repeat only each other.

    ``by_level``: only the same level is a repetition. ``compatible``: weeks (from Sunday) and months are compared
    by number, whatever the year, as Discourse Network Analyzer 3.1 does; else weeks are ISO weeks of a year.
    """
    kept: dict[tuple[object, ...], Link] = {}
    for number, link in enumerate(found):
        period = _PERIODS[duplicates](link, compatible) if duplicates != "include" else number
        key = (link.node, link.concept, link.level if by_level else None, period)
        kept.setdefault(key, link)
    return list(kept.values())


def _week(link: Link, compatible: bool) -> object:
    if link.when is None:
        return None
    return _sunday_week(link.when) if compatible else tuple(link.when.isocalendar())[:2]


def _sunday_week(day: date) -> int:
    """Week of the year from Sunday on, the first being the one with 1 January, even for the last days of a year."""
    ahead = (5 - day.weekday()) % 7  # days until Saturday, the last of the week
    if day.toordinal() + ahead >= date(day.year + 1, 1, 1).toordinal():
        return 1
    first = date(day.year, 1, 1)
    return ((day - first).days + (first.weekday() + 1) % 7) // 7 + 1


def _month(link: Link, compatible: bool) -> object:
    if link.when is None:
        return None
    return link.when.month if compatible else (link.when.year, link.when.month)


_PERIODS: Mapping[str, Callable[[Link, bool], object]] = {
    "document": lambda link, _: link.doc,
    "week": _week,
    "month": _month,
    "year": lambda link, _: link.when.year if link.when else None,
    "acrossrange": lambda _link, _: None,
}


class _Counts:
    """x[i, j, k] with its margins."""

    def __init__(self, found: Sequence[Link]) -> None:
        self.at: dict[str, Counter[tuple[str, Level]]] = {}
        self.ids: dict[tuple[str, str], list[str]] = {}
        for link in found:
            self.at.setdefault(link.node, Counter())[link.concept, link.level] += 1
            self.ids.setdefault((link.node, link.concept), []).append(link.id)
        self.nodes = tuple(sorted(self.at))
        self.concepts = tuple(sorted({link.concept for link in found}))

    def total(self, node: str) -> int:
        """Number of statements of a node."""
        return self.at[node].total()

    def by_concept(self, node: str) -> Counter[str]:
        """Number of statements of a node on each concept."""
        found: Counter[str] = Counter()
        for (concept, _), count in self.at[node].items():
            found[concept] += count
        return found


def one_mode(
    found: Sequence[Link], aggregation: OneMode, normalisation: OneModeNorm = "no", spread: float | None = None
) -> Matrix:
    """Nodes by nodes. ``spread``: the range R of the levels; None: of those on record (at least 1)."""
    counts = _Counts(found)
    levels = {link.level for link in found}
    words = any(isinstance(level, str) for level in levels)
    reach = spread if spread is not None else _range(levels)
    cells: dict[tuple[str, str], Cell] = {}
    for a, b in combinations(counts.nodes, 2):
        value = _pair(counts, a, b, aggregation, words, reach)
        below = _DENOMINATORS[normalisation](counts, a, b)
        shared = sorted(counts.by_concept(a).keys() & counts.by_concept(b).keys())
        if below and (value or shared):
            ids = tuple(id for concept in shared for node in (a, b) for id in counts.ids[node, concept])
            cells[a, b] = cells[b, a] = Cell(value / below, ids)
    return Matrix(counts.nodes, counts.nodes, cells, symmetric=True)


def _range(levels: Iterable[Level]) -> float:
    numbers = [int(level) for level in levels if not isinstance(level, str)]
    return max(max(numbers) - min(numbers), 1) if numbers else 1


def _pair(counts: _Counts, a: str, b: str, aggregation: OneMode, words: bool, spread: float) -> float:
    if aggregation == "ignore":
        one, other = counts.by_concept(a), counts.by_concept(b)
        return sum(count * other[concept] for concept, count in one.items())
    together, apart = _by_words(counts, a, b) if words else _by_levels(counts, a, b, spread)
    return {"congruence": together, "conflict": apart, "subtract": together - apart}[aggregation]


def _by_levels(counts: _Counts, a: str, b: str, spread: float) -> tuple[float, float]:
    together = apart = 0.0
    for (concept, level), count in counts.at[a].items():
        for (shared, other), many in counts.at[b].items():
            if concept == shared:
                distance = abs(int(level) - int(other)) / spread
                together += count * many * (1 - distance)
                apart += count * many * distance
    return together, apart


def _by_words(counts: _Counts, a: str, b: str) -> tuple[float, float]:
    one, other = counts.at[a], counts.at[b]
    together = sum(count * other[key] for key, count in one.items() if key in other)
    return together, _alone(one, other) + _alone(other, one)


def _alone(one: Counter[tuple[str, Level]], other: Counter[tuple[str, Level]]) -> int:
    """Statements of one on what the other never said."""
    return sum(count for key, count in one.items() if key not in other)


def _jaccard(counts: _Counts, a: str, b: str) -> float:
    one, other = counts.at[a], counts.at[b]
    both = sum(count * other[key] for key, count in one.items() if key in other)
    return _alone(one, other) + _alone(other, one) + both


_DENOMINATORS: Mapping[str, Callable[[_Counts, str, str], float]] = {
    "no": lambda _counts, _a, _b: 1,
    "average": lambda counts, a, b: (counts.total(a) + counts.total(b)) / 2,
    "jaccard": _jaccard,
    "cosine": lambda counts, a, b: counts.total(a) * counts.total(b),
}


def two_mode(
    found: Sequence[Link],
    aggregation: TwoMode,
    normalisation: TwoModeNorm = "no",
    levels: Iterable[Level] | None = None,
) -> Matrix:
    """Nodes by concepts. ``levels``: those that `combine` has bits for; None: those on record."""
    counts = _Counts(found)
    known = sorted(set(levels) if levels is not None else {link.level for link in found})
    column = Counter(link.concept for link in found)
    cells: dict[tuple[str, str], Cell] = {}
    for node, concept in counts.ids:
        used = {level: n for (where, level), n in counts.at[node].items() if where == concept}
        below = {"no": 1, "activity": counts.total(node), "prominence": column[concept]}[normalisation]
        value = _TWO_MODE[aggregation](used, known) / below
        cells[node, concept] = Cell(value, tuple(counts.ids[node, concept]))
    return Matrix(counts.nodes, counts.concepts, cells)


def _signed(used: Mapping[Level, int], _known: Sequence[Level]) -> float:
    return sum(count * _sign(level) for level, count in used.items())


def _sign(level: Level) -> int:
    if isinstance(level, bool):
        return 1 if level else -1
    return 1 if isinstance(level, str) else level


def _bits(used: Mapping[Level, int], known: Sequence[Level]) -> float:
    """One bit for each level, the lowest level the highest bit: for True and False 1 is for, 2 against, 3 both."""
    return sum(1 << (len(known) - 1 - index) for index, level in enumerate(known) if level in used)


_TWO_MODE: Mapping[str, Callable[[Mapping[Level, int], Sequence[Level]], float]] = {
    "ignore": lambda used, _known: sum(used.values()),
    "subtract": _signed,
    "combine": _bits,
}
