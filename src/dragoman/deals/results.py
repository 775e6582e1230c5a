"""What the deal engine hands back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.deals import explanation, serial
from dragoman.deals.blockage import Found
from dragoman.deals.concessions import Weight
from dragoman.deals.constraints import Answer
from dragoman.deals.critical import Critical
from dragoman.deals.moves import Stability
from dragoman.deals.options import Answers
from dragoman.deals.outcomes import Ordinal
from dragoman.deals.utilities import Cardinal
from dragoman.deals.wording import Wording
from dragoman.model import Codebook, Deal, Position
from dragoman.overview.standing import Key, Standing


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a negotiation. ``assumed``: standings taken for granted, whatever the record says."""

    as_of: str | None = None
    with_: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    assumed: Mapping[Key, Standing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Blocker:
    """Standings of which no deal can hold as long as all of them stand. ``issues``: where (None: over all issues)."""

    statuses: tuple[Standing, ...]
    issues: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Opening:
    """The least that would have to be given up: each of ``concessions`` becomes `accepts`, and the answer ``result``.

    ``weights``: of each concession, with its parts; ``weight``: their sum.
    """

    concessions: tuple[Standing, ...]
    weights: tuple[Weight, ...]
    weight: int
    result: Answer


@dataclass(frozen=True)
class Analysis:
    """Which deals are possible, what blocks the others, and what would open one; keys of `deals --format json`.

    ``given``: the standing of every party on every option by what was said of itself; ``standings``: the same with
    alliances resolved. ``rules_block``: the rules, or what is asked for, leave no deal whatever anybody says.
    ``hearsay``: of each deal, what it counts as consent although only others say so; ``firm``: whether the answer is
    `yes` without any such. ``missing``: sets of standings that would have to turn out to be consent. ``issues``: issue
    -> option -> its answer one by one, all other issues left open; ``within``: whether there is a deal on all issues
    that has it. ``conflicts``: opposite signs on the same date. ``solutions``: by part of the negotiation;
    ``bargaining``: among all deals, where utilities are given; ``stability``: which of them nobody would leave alone.
    """

    codebook: Codebook
    question: Question
    answer: Answer
    given: Mapping[Key, Standing]
    standings: Mapping[Key, Standing]
    issues: Answers
    within: Answers = field(default_factory=dict)
    rules_block: bool = False
    deals: Found[Deal] = field(default_factory=Found)
    hearsay: tuple[tuple[Standing, ...], ...] = ()
    firm: bool = False
    blockers: Found[Blocker] = field(default_factory=Found)
    openings: Found[Opening] = field(default_factory=Found)
    missing: Found[tuple[Standing, ...]] = field(default_factory=Found)
    critical: tuple[Critical, ...] = ()
    conflicts: tuple[Standing, ...] = ()
    solutions: tuple[Ordinal, ...] = ()
    positions: Mapping[str, Position] = field(default_factory=dict)
    dates: Mapping[str, str | None] = field(default_factory=dict)
    bargaining: Cardinal | None = None
    stability: Stability | None = None

    @property
    def as_of(self) -> str | None:
        """The date of the question."""
        return self.question.as_of

    @cached_property
    def wording(self) -> Wording:
        """Sentences about this analysis' standings."""
        return Wording(self.codebook, self.positions, self.dates)

    @cached_property
    def explanation(self) -> tuple[str, ...]:
        """The answer in plain sentences."""
        return explanation.explain(self)

    def speaks_for(self, standing: Standing) -> tuple[str, ...]:
        """The alliances whose stance on the option this one decides."""
        found = (s for s in self.standings.values() if (s.issue, s.option) == (standing.issue, standing.option))
        return tuple(sorted(s.party for s in found if s.how == "members" and standing.party in s.via))

    def to_json(self) -> dict[str, object]:
        """What `dragoman deals --format json` prints."""
        return serial.to_json(self)
