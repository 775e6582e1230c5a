"""Which deals there are, which options can be had by themselves, and the ordinal solutions among the deals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from dragoman.deals.conflicts import System
from dragoman.deals.constraints import Issues, Model, World, model
from dragoman.model import Deal
from dragoman.overview import consent
from dragoman.overview.alliances import consents, resolve
from dragoman.overview.standing import NO, Key, Standing, Status

LEVELS: Mapping[Status, int] = {
    "red-line": -3, "refuses": -2, "opposes": -1, "unknown": 0, "considers": 1, "accepts": 2, "wants": 3,
}  # fmt: skip
MAX_CHOICES = 512
"""Ways to settle one part that are looked at; past it the list is not complete, and says so."""

Choice = tuple[tuple[str, str], ...]
"""(issue, option) pairs in the codebook's order."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One way to settle a part: who accepts, refuses, or would have to be asked (each `party:issue/option`)."""

    choice: Choice
    certain: bool
    changes: int
    accepts: tuple[str, ...]
    refuses: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def cost(self) -> tuple[int, int, int, int]:
        """What puts deals in order: consents that are not sure, objections, agreement (more is better), changes."""
        return len(self.unknown), len(self.refuses), -len(self.accepts), self.changes

    def joined(self, other: Piece) -> Piece:
        """Both together."""
        return Piece(
            self.choice + other.choice,
            self.certain and other.certain,
            self.changes + other.changes,
            self.accepts + other.accepts,
            self.refuses + other.refuses,
            self.unknown + other.unknown,
        )

    def deal(self) -> Deal:
        """As a noun of the model."""
        return Deal(dict(self.choice), self.certain, self.accepts, self.refuses, self.unknown)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The ways to settle a part under possible consent; ``complete``: whether these are all."""

    issues: Issues
    items: tuple[Piece, ...]
    complete: bool


def pieces(table: Table, part: Issues) -> Pieces:
    """The ways to settle a part under possible consent, at most ``MAX_CHOICES``, the nearest first."""
    world = table.world
    choices, complete = _choices(world, part)
    sure = model(world, "certain", part, change=False)
    with sure.system() as system:
        found = [_piece(table, choice, sure, system) for choice in choices]
    return Pieces(part, tuple(sorted(found, key=_order)), complete)


def _order(piece: Piece) -> tuple[object, ...]:
    return piece.cost, piece.choice


def _choices(world: World, part: Issues) -> tuple[list[Choice], bool]:
    clauses = model(world, "possible", part, change=False)
    found: list[Choice] = []
    with clauses.system() as system:
        for true in system.models():
            if len(found) == MAX_CHOICES:
                return found, False
            chosen = clauses.chosen(true)
            found.append(tuple((issue, chosen[issue]) for issue in part))
            system.block(-clauses.choice[f"{i}/{o}"] for i, o in chosen.items())
    return found, True


def _piece(table: Table, choice: Choice, sure: Model, system: System) -> Piece:
    taken = {f"{i}/{o}" for i, o in choice}
    certain = system.satisfiable({sure.choice[ref] for ref in taken} | system.selectors)
    standings = table.within(choice)
    accepts = [s for s in standings if s.status in ("wants", "accepts")]
    refuses = [s for s in standings if s.status in NO]
    asked = () if certain else [s for s in standings if s.party in table.needed(s.issue, s.option) and not consents(s)]
    quo = {(i.id, o.id) for i in table.world.issues for o in i.options if o.status_quo}
    return Piece(choice, certain, len(set(choice) - quo), *(_refs(s) for s in (accepts, refuses, asked)))


def _refs(standings: Iterable[Standing]) -> tuple[str, ...]:
    return tuple(sorted(f"{s.party}:{s.issue}/{s.option}" for s in standings))


class Table:
    """Where every party stands on each option, worked out once for each way in which conditions on it can be met."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._known: dict[tuple[str, str, frozenset[str]], tuple[Standing, ...]] = {}
        self._issues = {i.id: i for i in world.issues}
        self._asked: dict[tuple[str, str], set[str]] = {}
        for _, issue, option in world.given:
            self._asked.setdefault((issue, option), set())
        for (_, issue, option), standing in world.given.items():
            self._asked[issue, option].update(standing.conditions)
        self._needed = {(i.id, o.id): consent.needed(world.codebook, o) for i in world.issues for o in i.options}

    def within(self, choice: Choice) -> list[Standing]:
        """Where every party stands on what a deal has in it: conditions met or not, alliances resolved."""
        taken = frozenset(f"{i}/{o}" for i, o in choice)
        return [s for i, o in choice for s in self._at(i, o, taken & self._asked[i, o])]

    def needed(self, issue: str, option: str) -> frozenset[str]:
        """The parties that an option's rule of consent names; none for the status quo."""
        return self._needed[issue, option]

    def _at(self, issue: str, option: str, met: frozenset[str]) -> tuple[Standing, ...]:
        key = issue, option, met
        if key not in self._known:
            whole = self._issues[issue]
            alone = replace(whole, options=tuple(o for o in whole.options if o.id == option))
            book = replace(self.world.codebook, issues=(alone,))
            keys = [(p.id, issue, option) for p in book.parties]
            given = {k: settled(self.world.given[k], met) for k in keys}
            self._known[key] = tuple(resolve(book, given).values())
        return self._known[key]


def settled(standing: Standing, taken: frozenset[str]) -> Standing:
    """A conditional standing in a deal: with what it asks for it is unconditional, without it a no."""
    if not standing.conditions:
        return standing
    met = not taken.isdisjoint(standing.conditions)
    if standing.status in NO:
        status: Status = "considers" if met else standing.status
    else:
        status = standing.status if met else "refuses"
    return replace(standing, status=status, possible=status, conditions=())


def best(parts: Sequence[Pieces], limit: int) -> tuple[list[Piece], bool]:
    """The first deals by cost, put together from the parts, less the one that changes nothing; whether that is all."""
    found = [Piece((), True, 0, (), (), ())]
    complete = all(part.complete for part in parts)
    for part in parts:
        joined = sorted((a.joined(b) for a, b in product(found, part.items[: limit + 2])), key=_order)
        complete = complete and len(joined) <= limit + 2 and len(part.items) <= limit + 2
        found = joined[: limit + 2]
    deals = [piece for piece in found if piece.changes]
    return deals[:limit], complete and len(deals) <= limit


@dataclass(frozen=True, slots=True)
class Ordinal:
    """What can be said of a part without utilities, for the sides concerned.

    ``pareto``: the ways to settle it to which no other is at least equal for everybody on every issue, and better for
    somebody. ``minimax``: those whose worst status is best (then the second worst, and so on). ``profiles``: for each
    of ``pareto``, how many (party, issue) there are at each status.
    """

    issues: Issues
    parties: tuple[str, ...]
    pareto: tuple[Choice, ...]
    minimax: tuple[Choice, ...]
    profiles: tuple[Mapping[Status, int], ...]
    complete: bool


def ordinal(table: Table, part: Pieces) -> Ordinal:
    """The ordinal solutions of a part, over statuses in the certain reading."""
    parties = concerned(table.world, part.issues)
    rows = {piece.choice: _row(table, piece.choice, parties) for piece in part.items}
    levels = {choice: tuple(LEVELS[s] for s in row) for choice, row in rows.items()}
    pareto = sorted(c for c, mine in levels.items() if not any(_dominates(other, mine) for other in levels.values()))
    worst = {choice: sorted(row) for choice, row in levels.items()}
    top = max(worst.values(), default=[])
    return Ordinal(
        issues=part.issues,
        parties=parties,
        pareto=tuple(pareto),
        minimax=tuple(sorted(c for c, row in worst.items() if row == top)),
        profiles=tuple(dict(sorted(Counter(rows[c]).items())) for c in pareto),
        complete=part.complete,
    )


def concerned(world: World, issues: Collection[str]) -> tuple[str, ...]:
    """The parties whose word an option of these issues takes, in the codebook's order."""
    named = frozenset[str]().union(*(consent.concerned(world.codebook, i) for i in world.issues if i.id in issues))
    return tuple(p.id for p in world.codebook.parties if p.id in named)


def _row(table: Table, choice: Choice, parties: Sequence[str]) -> tuple[Status, ...]:
    standings: Mapping[Key, Standing] = {s.key: s for s in table.within(choice)}
    return tuple(standings[p, i, o].status for p in parties for i, o in choice)


def _dominates(a: Sequence[int], b: Sequence[int]) -> bool:
    return a != b and all(x >= y for x, y in zip(a, b, strict=True))
