"""The answer for a negotiation as of a date, with all that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dragoman.deals import asking, blockage, critical, hearsay, options, outcomes
from dragoman.deals.blockage import Found
from dragoman.deals.concessions import Weight, weigh
from dragoman.deals.constraints import Answer, World, blocks
from dragoman.deals.moves import stability
from dragoman.deals.results import Analysis, Blocker, Opening, Question
from dragoman.deals.utilities import Utilities, cardinal
from dragoman.model import Negotiation, Position
from dragoman.overview import alliances, standing
from dragoman.overview.standing import Cell, Key

LIMIT = 20
"""Blockers, openings, missing sets and deals that are listed; past it a list says that it is not complete."""

Dates = Mapping[str, str | None]


def analyse(
    negotiation: Negotiation,
    *,
    published: Dates | None = None,
    sources: Mapping[str, str] | None = None,
    copies: Mapping[str, str] | None = None,
    with_: Iterable[str] = (),
    without: Iterable[str] = (),
    ignore: Iterable[str] = (),
    assume: Iterable[str] = (),
    utilities: Utilities | None = None,
    limit: int = LIMIT,
    hinges: bool = True,
) -> Analysis:
    """Which deals hold, and what stands in their way.

    ``published``: document id -> (partial) date, for positions without one of their own. ``sources``: document id ->
    whom its outlet had it from, to count independent sources. ``copies``: id of a reprint -> id of its first print.
    ``with_``, ``without``: `issue/option`s that deals must have or lack. ``ignore``: ids of positions left out.
    ``assume``: `party:issue/option=status`, each in the place of what is on record. ``utilities``: party ->
    `issue/option` -> utility, for bargaining solutions. ``limit``: how many of a kind are listed. ``hinges``: look for
    the critical statements, which takes an answer or two for each statement.

    Raises DragomanError D601 (no such option of a deal), D602 (no such position), D603 (an assumption that cannot be
    made), D604 (an option both asked for and ruled out), D605 (utilities of nobody).
    """
    asked = asking.question(negotiation, with_, without, ignore, assume)
    cells = standing.cells(negotiation, published, copies)
    held = {cell: [p for p in group if p.id not in asked.ignored] for cell, group in cells.items()}
    case = _Case(negotiation, asked, published or {}, sources or {}, held)
    found = _blocked(case, limit) if case.world.answer == "no" else _open(case, limit, utilities)
    if hinges:
        found = replace(found, critical=tuple(critical.find(case.world, held, case.published, asked.assumed)))
    return found


def answer(negotiation: Negotiation, published: Dates | None = None, copies: Mapping[str, str] | None = None) -> Answer:
    """The bare answer: `yes`, `possible` or `no`."""
    return World(negotiation.codebook, standing.said(negotiation, published, copies)).answer


@dataclass(frozen=True)
class _Case:
    """The record behind a question: positions by cell, what each party said, and the world that makes."""

    negotiation: Negotiation
    question: Question
    published: Dates
    origins: Mapping[str, str]
    held: Mapping[Cell, Sequence[Position]]

    @cached_property
    def world(self) -> World:
        """What the engine works on."""
        book = self.negotiation.codebook
        given = standing.from_cells(book, self.held, self.published) | dict(self.question.assumed)
        return World(book, given, self.question.with_, self.question.without)

    @cached_property
    def weights(self) -> dict[Key, Weight]:
        """Of every standing that can be in the way."""
        positions = {p.id: p for group in self.held.values() for p in group}
        given = self.world.given.items()
        return {key: weigh(s, positions, self.origins) for key, s in given if blocks(s)}

    def analysis(self) -> Analysis:
        """What is there whatever the answer."""
        positions = {p.id: p for group in self.held.values() for p in group}
        return Analysis(
            codebook=self.world.codebook,
            question=self.question,
            answer=self.world.answer,
            given=self.world.given,
            standings=alliances.resolve(self.world.codebook, self.world.given),
            issues=options.alone(self.world),
            within=options.within(self.world),
            conflicts=tuple(s for _, s in sorted(self.world.given.items()) if s.conflict),
            positions=positions,
            dates={p.id: standing.held_on(p, self.published.get(p.doc)) for p in positions.values()},
        )


def _open(case: _Case, limit: int, utilities: Utilities | None) -> Analysis:
    """Deals, solutions and what is missing, where there is a deal."""
    world = case.world
    table = outcomes.Table(world)
    parts = [outcomes.pieces(table, part) for part in world.components]
    best, complete = outcomes.best(parts, limit)
    # not Found[…](): a subscripted call sets an attribute, which a frozen class with slots refuses on Python 3.11
    nothing: Found[blockage.Keys] = Found()
    missing = blockage.missing(world, limit) if world.answer == "possible" else nothing
    sets = tuple(tuple(world.given[key] for key in keys) for keys in missing.items)
    return replace(
        case.analysis(),
        deals=Found(tuple(piece.deal() for piece in best), complete),
        firm=world.answer == "yes" and hearsay.firm(world),
        hearsay=tuple(hearsay.consents(table, piece) for piece in best),
        missing=Found(sets, missing.complete),
        solutions=tuple(outcomes.ordinal(table, part) for part in parts),
        bargaining=cardinal(world, parts, utilities) if utilities else None,
        stability=stability(table, parts),
    )


def _blocked(case: _Case, limit: int) -> Analysis:
    """Rules, blockers and openings of a `no`."""
    given, weights = case.world.given, case.weights
    found = blockage.find(case.world, {key: weight.total for key, weight in weights.items()}, limit)
    blockers = tuple(Blocker(tuple(given[k] for k in b.statuses), b.issues) for b in found.blockers.items)
    openings = tuple(
        Opening(tuple(given[k] for k in o.concessions), tuple(weights[k] for k in o.concessions), o.weight, o.result)
        for o in found.openings.items
    )
    return replace(
        case.analysis(),
        rules_block=found.rules,
        blockers=Found(blockers, found.blockers.complete),
        openings=Found(openings, found.openings.complete),
    )
