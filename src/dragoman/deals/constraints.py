"""The negotiation as clauses: one option an issue, rules, consent, and a selector for every standing in the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import combinations
from typing import Literal

from dragoman.deals.conflicts import System
from dragoman.deals.formula import Clause, Encoder, Formula
from dragoman.deals.stances import Reading, Stances
from dragoman.model import Codebook, Issue, Option
from dragoman.overview.standing import NO, Key, Standing

Answer = Literal["yes", "possible", "no"]
Issues = tuple[str, ...]
READINGS: tuple[Reading, Reading] = ("certain", "possible")


@dataclass(frozen=True)
class World:
    """A codebook with what each party is taken to have said, and what is asked of deals.

    ``given``: the standing of each party itself, alliances not resolved (`standing.said`). ``with_`` and ``without``:
    `issue/option`s that a deal must have or lack.
    """

    codebook: Codebook
    given: Mapping[Key, Standing]
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    _known: dict[tuple[Issues, Reading, bool], bool] = field(default_factory=dict, compare=False)

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """The issues that are part of a deal."""
        return tuple(i for i in self.codebook.issues if not i.procedural)

    @cached_property
    def answer(self) -> Answer:
        """`yes`: a deal holds under certain consent; `possible`: under possible consent only; `no`: not at all."""
        if self.feasible("certain"):
            return "yes"
        return "possible" if self.feasible("possible") else "no"

    def feasible(self, reading: Reading) -> bool:
        """Whether a deal holds in a reading: every part can be settled, one of them other than by the status quo."""
        parts = self.components
        return all(self.settles(part, reading) for part in parts) and any(self.moves(part, reading) for part in parts)

    def settles(self, part: Issues, reading: Reading) -> bool:
        """Whether a part can be settled in a reading, be it by the status quo."""
        return self._satisfiable(part, reading, change=False)

    def moves(self, part: Issues, reading: Reading) -> bool:
        """Whether a part can be settled in a reading other than by the status quo."""
        return self._satisfiable(part, reading, change=True)

    def _satisfiable(self, part: Issues, reading: Reading, change: bool) -> bool:
        key = part, reading, change
        if key not in self._known:
            with model(self, reading, part, change=change).system() as system:
                self._known[key] = system.satisfiable(system.selectors)
        return self._known[key]

    def conceding(self, keys: Iterable[Key]) -> World:
        """The same with these standings become `accepts`."""
        return self.altered({key: conceded(self.given[key]) for key in keys})

    def altered(self, changed: Mapping[Key, Standing]) -> World:
        """The same with other standings; what is known of parts that they do not touch stays known."""
        other = replace(self, given={**self.given, **changed}, _known={})
        touched = {issue for _, issue, _ in changed}
        parts = set(other.components)
        kept = {k: v for k, v in self._known.items() if k[0] in parts and touched.isdisjoint(k[0])}
        return replace(other, _known=kept)

    @cached_property
    def components(self) -> tuple[Issues, ...]:
        """Issues that hang together through rules or conditions, each part in the codebook's order."""
        group = {i.id: i.id for i in self.issues}

        def top(issue: str) -> str:
            return issue if group[issue] == issue else top(group[issue])

        for a, b in self._links():
            if a in group and b in group:
                group[top(a)] = top(b)
        found: dict[str, list[str]] = {}
        for issue in group:
            found.setdefault(top(issue), []).append(issue)
        return tuple(tuple(members) for members in found.values())

    def _links(self) -> Iterable[tuple[str, str]]:
        for rule in self.codebook.rules:
            yield issue_of(rule.if_), issue_of(rule.then or rule.not_with or rule.if_)
        for standing in self.given.values():
            for condition in standing.conditions:
                yield standing.issue, issue_of(condition)


def issue_of(ref: str) -> str:
    """The issue of `issue/option`."""
    return ref.partition("/")[0]


def conceded(standing: Standing) -> Standing:
    """The standing after its holder gave way: `accepts`, on the basis it had, without conditions."""
    return replace(standing, status="accepts", possible="accepts", conditions=(), how="conceded", confirmed=True)


def blocks(standing: Standing) -> bool:
    """Whether a standing can stand in the way of any deal at all: a no in the possible reading, or a condition."""
    return standing.possible in NO or bool(standing.conditions)


def open_to_asking(standing: Standing) -> bool:
    """Whether a standing may turn out to be consent when its holder is asked: whatever is no undisputed no."""
    return standing.possible not in NO and not standing.conditions


@dataclass(frozen=True)
class Model:
    """The clauses of one reading. ``choice``: `issue/option` -> variable; ``selectors``: standing's key -> variable."""

    clauses: Sequence[Clause]
    choice: Mapping[str, int]
    selectors: Mapping[Key, int]

    def system(self) -> System:
        """The clauses behind a solver; close it after use."""
        return System(self.clauses, self.selectors.values())

    @cached_property
    def keys(self) -> Mapping[int, Key]:
        """Selector -> key."""
        return {variable: key for key, variable in self.selectors.items()}

    def chosen(self, true: Collection[int]) -> dict[str, str]:
        """The deal in a model: issue -> option."""
        refs = (ref.partition("/") for ref, variable in self.choice.items() if variable in true)
        return {issue: option for issue, _, option in refs}


@dataclass
class _Variables:
    """Numbers for what the clauses speak of; a standing gets one when a formula first asks for it."""

    next: int = 1
    selectors: dict[Key, int] = field(default_factory=dict)

    def fresh(self) -> int:
        """A variable not used before."""
        self.next += 1
        return self.next - 1

    def gives_way(self, soft: Callable[[Standing], bool]) -> Callable[[Standing], Formula]:
        """Standing -> the literal that it gives way; False where it is not ``soft``."""

        def literal(standing: Standing) -> Formula:
            if not soft(standing):
                return False
            if standing.key not in self.selectors:
                self.selectors[standing.key] = self.fresh()
            return -self.selectors[standing.key]

        return literal


def model(
    world: World,
    reading: Reading,
    issues: Collection[str] | None = None,
    *,
    change: bool = True,
    soft: Callable[[Standing], bool] = blocks,
    settle: Collection[str] | None = None,
) -> Model:
    """The clauses of a reading over some issues (None: all of a deal).

    ``change``: the deal must differ from the status quo. ``soft``: the standings that get a selector; all others are
    hard. ``settle``: the issues that must be settled (None: all); the others may be left open.
    """
    taken = [i for i in world.issues if issues is None or i.id in issues]
    variables = _Variables()
    choice = {f"{i.id}/{o.id}": variables.fresh() for i in taken for o in i.options}
    stances = Stances(world.codebook, world.given, reading, choice, variables.gives_way(soft))
    encoder = Encoder(variables.fresh)
    for issue in taken:
        options = [choice[f"{issue.id}/{o.id}"] for o in issue.options]
        encoder.clauses.extend((-a, -b) for a, b in combinations(options, 2))
        if settle is None or issue.id in settle:
            encoder.clauses.append(tuple(options))
        for option in issue.options:
            _consent(encoder, stances, choice, issue, option)
    encoder.clauses.extend(_asked(world, choice))
    if change:
        moves = (f"{i.id}/{o.id}" for i in taken for o in i.options if not o.status_quo)
        encoder.clauses.append(tuple(choice[ref] for ref in moves))
    return Model(encoder.clauses, choice, variables.selectors)


def _asked(world: World, choice: Mapping[str, int]) -> Iterable[Clause]:
    """What holds of deals whatever anybody says: the rules, and what is asked for or ruled out."""
    for rule in world.codebook.rules:
        if rule.if_ in choice and rule.then is not None and rule.then in choice:
            yield (-choice[rule.if_], choice[rule.then])
        if rule.if_ in choice and rule.not_with is not None and rule.not_with in choice:
            yield (-choice[rule.if_], -choice[rule.not_with])
    yield from ((choice[ref],) for ref in world.with_ if ref in choice)
    yield from ((-choice[ref],) for ref in world.without if ref in choice)


def _consent(encoder: Encoder, stances: Stances, choice: Mapping[str, int], issue: Issue, option: Option) -> None:
    """An option is in a deal only with the consent it needs, and where no necessary party says no to it."""
    here = choice[f"{issue.id}/{option.id}"]
    for party in stances.necessary:
        encoder.imply(here, stances.tolerates(party, issue.id, option.id))
    rule = option.needs or stances.default()
    if rule is not None and not option.status_quo:
        encoder.imply(here, stances.needs(rule, issue.id, option.id))
