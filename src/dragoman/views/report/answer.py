"""The deal engine's analysis in sentences, with the words that each rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from dragoman.deals import Analysis, Opening
from dragoman.deals.concessions import Weight
from dragoman.deals.constraints import Answer
from dragoman.deals.critical import Critical
from dragoman.deals.outcomes import Ordinal
from dragoman.deals.over_time import Moment
from dragoman.deals.wording import doing, hangs_on, listed
from dragoman.model import Deal
from dragoman.overview.matrix import alone
from dragoman.overview.standing import Standing, Status
from dragoman.views.figures import canvas
from dragoman.views.figures.strip import since
from dragoman.views.report import options, wording
from dragoman.views.report.context import ReportContext
from dragoman.views.report.options import OptionRow
from dragoman.views.report.quotes import Quote, Quoter


@dataclass(frozen=True, slots=True)
class Claim:
    """A standing in words: who, what it is on record as, on which option, with a note and its quotations.

    quotes: the latest first, no more than `_QUOTES`. more: how many are left out here. href: where all of them are.
    """

    party: str
    doing: str
    option: str
    issue: str
    status: Status
    note: str
    quotes: tuple[Quote, ...]
    more: int = 0
    href: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that count together: a blocker, an opening, a question."""

    title: str
    lead: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal: (issue, option) pairs other than how things stand, what is to be said of the rest, and who is for it."""

    choices: tuple[tuple[str, str], ...]
    note: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A solution concept: its name, what it means, one line a result."""

    title: str
    lead: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerView:
    """All that `answer.html.j2` prints."""

    css: str
    headline: str
    explanation: tuple[str, ...] = ()
    blockers: tuple[Group, ...] = ()
    openings: tuple[Group, ...] = ()
    missing: tuple[Group, ...] = ()
    critical: tuple[Group, ...] = ()
    conflicts: tuple[Claim, ...] = ()
    deals_lead: str = ""
    deals: tuple[DealView, ...] = ()
    question: tuple[str, str] = ("", "")
    options: tuple[OptionRow, ...] = ()
    solutions: tuple[Table, ...] = ()
    turns: tuple[Group, ...] = ()
    dates: Mapping[str, str | None] = field(default_factory=dict)


def claim(standing: Standing, quoter: Quoter, quotes: tuple[Quote, ...]) -> Claim:
    """A standing as a claim."""
    issue, option = quoter.names(standing.issue, standing.option)
    said = doing(standing.status, standing.basis)
    return Claim(quoter.party(standing.party), said, option, issue, standing.status, note(standing, quoter), quotes)


def note(standing: Standing, quoter: Quoter) -> str:
    """What else one must know of a standing: what it follows from, that it is disputed, what it hangs on."""
    names = listed([quoter.party(id) for id in standing.via])
    parts = {
        "members": f"by what its members say: {names}",
        "alliance": f"bound by what {names} says",
        "assumed": "assumed",
    }
    found = [parts[standing.how]] if standing.how in parts else []
    if standing.conflict:
        found.append("the record contradicts itself")
    if standing.conditions:
        found.append(hangs_on(standing, quoter.asked(standing)))
    return "; ".join(found)


_HEADLINES: Mapping[Answer, str] = {
    "yes": "By the record there is a deal: every side whose consent it needs is on record as giving it.",
    "possible": "A deal is possible: nobody whose consent it needs is on record against it.",
    "no": "No deal",
}
_HEARSAY = "By the record there is a deal, but part of the consent that it needs is hearsay."
_CSS: Mapping[Answer, str] = {"yes": "s-wants", "possible": "s-considers", "no": "s-refuses"}
_WITHOUT = "Without it the answer would {verb} “{removed}”; said the other way round, it would be “{reversed}”."
_EITHER = "Without it, or with its opposite, the answer would be “{removed}”."
_QUOTES = 6  # under a claim; the section of the words has all
_SIDES = 3  # that the headline names
_SOLUTIONS = 5  # ways to settle a part that are listed


def view(context: ReportContext, quoter: Quoter) -> AnswerView:
    """The answer of the context's analysis."""
    if context.analysis is None:
        return AnswerView("s-unknown", "Which deals are possible was not asked.")
    return _Answering(context, context.analysis, quoter).view()


class _Answering:
    """One analysis put into words."""

    def __init__(self, context: ReportContext, analysis: Analysis, quoter: Quoter) -> None:
        self.codebook = context.codebook
        self.analysis = analysis
        self.quoter = quoter
        self.history = context.history
        self.quo = {(i.id, o.id) for i in self.codebook.issues for o in i.options if o.status_quo}
        self.positions = {position.id: position for position in context.record.positions}

    def view(self) -> AnswerView:
        """Everything that the page prints of it."""
        analysis = self.analysis
        return AnswerView(
            css=_CSS[analysis.answer],
            headline=self._headline(),
            explanation=self._explanation(),
            blockers=self._blockers(),
            openings=tuple(self._opening(opening) for opening in analysis.openings.items),
            missing=tuple(self._missing(standings) for standings in analysis.missing.items),
            critical=tuple(self._critical(critical) for critical in analysis.critical),
            conflicts=tuple(self.claim(standing) for standing in analysis.conflicts),
            deals_lead="" if analysis.deals.complete else f"The first {len(analysis.deals.items)}; there are more.",
            deals=tuple(map(self._deal, analysis.deals.items, analysis.hearsay)),
            question=options.question(analysis),
            options=options.rows(analysis, self.quoter),
            solutions=tuple(self._solution(found) for found in analysis.solutions if _tells(found)),
            turns=tuple(self._turn(moment) for moment in self.history if moment.turning),
            dates=analysis.dates,
        )

    def claim(self, standing: Standing) -> Claim:
        """A standing with the words that decide it."""
        held = [self.positions[id] for id in reversed(standing.decided_by) if id in self.positions]
        quotes = tuple(self.quoter.quote(position) for position in held[:_QUOTES])
        href = "#" + wording.anchor("c", standing.issue, standing.party)
        made = replace(claim(standing, self.quoter, quotes), more=len(held) - len(quotes), href=href)
        notes = (self._drawn(standing), made.note, self._bound(standing))
        return replace(made, note="; ".join(note for note in notes if note))

    def _drawn(self, standing: Standing) -> str:
        """Which demand a red line follows from."""
        if standing.how != "red-line-demand":
            return ""
        wanted = dict.fromkeys(
            self.quoter.names(position.issue, position.option)[1]
            for id in standing.decided_by
            if (position := self.positions.get(id))
        )
        return f"follows from a demand drawn as a red line: {listed([f'“{name}”' for name in wanted])}"

    def _bound(self, standing: Standing) -> str:
        """Which alliances a standing decides for."""
        names = [self.quoter.party(id) for id in self.analysis.speaks_for(standing)]
        return f"by its rule of decision this is where {listed(names)} stands too" if names else ""

    def _headline(self) -> str:
        if self.analysis.answer == "yes" and not self.analysis.firm:
            return _HEARSAY
        if self.analysis.answer != "no":
            return _HEADLINES[self.analysis.answer]
        if self.analysis.rules_block:
            return "No deal: the rules of the codebook leave none, whatever anybody says."
        blocking = [standing for blocker in self.analysis.blockers.items for standing in blocker.statuses]
        number = len({standing.key for standing in blocking})
        many = "" if self.analysis.blockers.complete else "at least "
        sides = list(dict.fromkeys(self.quoter.party(standing.party) for standing in blocking))
        whose = f" of {listed(sides)}" if len(sides) <= _SIDES else ""
        counted = f"{many}{wording.count(number, 'recorded position')}{whose}"
        return f"No deal: {counted} {'blocks' if number == 1 else 'block'} it."

    def _explanation(self) -> tuple[str, ...]:
        analysis = self.analysis
        if analysis.answer == "no" and not analysis.rules_block:
            knots, ways = len(analysis.blockers.items), len(analysis.openings.items)
            lines = [f"They form {knots} blockers; each by itself rules out every deal."] if knots > 1 else []
            if ways:
                least = analysis.openings.items[0]
                lines.append(f"The smallest way out: {self._moves(least)}, {_then(least)}.")
            return tuple(lines)
        return tuple(self._agreeable())

    def _agreeable(self) -> Iterable[str]:
        """Of a yes or a possible: the nearest deal, whose word it lacks, and what of it is hearsay."""
        analysis = self.analysis
        if analysis.deals.items:
            taken = [f"“{option}” ({issue})" for issue, option in self._changed(analysis.deals.items[0])]
            rest = len(analysis.deals.items[0].choices) > len(taken)
            yield f"The nearest one: {listed(taken)}{', and all else as things stand' if rest else ''}."
        if analysis.answer == "possible" and analysis.missing.items:
            asked = self._consents(analysis.missing.items[0])
            yield f"Not on record, and enough to make it sure: {listed(asked)}."
        if analysis.hearsay and analysis.hearsay[0]:
            yield f"Counted on the word of others only: {listed(self._consents(analysis.hearsay[0]))}."

    def _blockers(self) -> tuple[Group, ...]:
        found = self.analysis.blockers.items
        groups = []
        for number, blocker in enumerate(found, 1):
            issues = dict.fromkeys(self.quoter.names(s.issue, None)[0] for s in blocker.statuses)
            title = "What blocks it" if len(found) == 1 else f"Blocker {number}: {listed(tuple(issues))}"
            together = "As long as these stand together, no deal holds; without any one of them one could."
            lead = together if len(blocker.statuses) > 1 else "As long as this stands, no deal holds."
            groups.append(Group(title, lead, tuple(self.claim(standing) for standing in blocker.statuses)))
        return tuple(groups)

    def _opening(self, opening: Opening) -> Group:
        claims = tuple(
            replace(self.claim(standing), note=_weighed(weight))
            for standing, weight in zip(opening.concessions, opening.weights, strict=True)
        )
        return Group(f"{self._moves(opening)}, {_then(opening)}", f"Weight {opening.weight}", claims)

    def _moves(self, opening: Opening) -> str:
        """What would have to be given up, as a condition: nobody is told to."""
        moves = []
        for standing in opening.concessions:
            option = self.quoter.names(standing.issue, standing.option)[1]
            unasked = " without its condition" if standing.conditions else ""
            moves.append(f"{self.quoter.party(standing.party)} accepted “{option}”{unasked}")
        return f"if {listed(moves)}"

    def _missing(self, standings: Iterable[Standing]) -> Group:
        return Group("", "", tuple(replace(self.claim(s), note=_known(s)) for s in standings))

    def _critical(self, critical: Critical) -> Group:
        held = [self.positions[id] for id in critical.positions if id in self.positions]
        told = _EITHER if critical.removed == critical.reversed else _WITHOUT
        verb = "still be" if critical.removed == self.analysis.answer else "be"
        lead = told.format(removed=critical.removed, reversed=critical.reversed, verb=verb)
        claims = (
            Claim(
                party=self.quoter.party(position.holder),
                doing=doing(alone(position), position.basis),
                option=self.quoter.names(position.issue, position.option)[1],
                issue=self.quoter.names(position.issue, position.option)[0],
                status=alone(position),
                note="",
                quotes=(self.quoter.quote(position),),
            )
            for position in held
        )
        return Group("", lead, tuple(claims))

    def _turn(self, moment: Moment) -> Group:
        when = wording.sentence_case(since(moment, self.analysis.dates))
        changed = tuple(self.claim(standing) for standing in moment.changed if standing.how != "alliance")
        return Group(when, f"from “{moment.before}” to “{moment.answer}”", changed)

    def _deal(self, deal: Deal, hearsay: tuple[Standing, ...]) -> DealView:
        choices = self._changed(deal)
        rest = len(deal.choices) - len(choices)
        notes = [f"{wording.count(rest, 'other issue')} as things stand"] if rest else []
        asked = dict.fromkeys(self.quoter.party(ref.partition(":")[0]) for ref in deal.unknown)
        if asked:
            notes.append(f"still to be heard: {listed(tuple(asked))}")
        if deal.certain:
            notes.append("every consent that it needs is on record")
        if hearsay:
            notes.append(f"on the word of others only: {listed(self._consents(hearsay))}")
        return DealView(choices, "; ".join(notes), tuple(self._backers(deal)))

    def _consents(self, standings: Iterable[Standing]) -> list[str]:
        """Who accepts which option."""
        named = ((self.quoter.party(s.party), self.quoter.names(s.issue, s.option)[1]) for s in standings)
        return [f"{party} accepting “{option}”" for party, option in named]

    def _changed(self, deal: Deal) -> tuple[tuple[str, str], ...]:
        """Issue and option, by name, wherever a deal is other than the status quo."""
        return tuple(self.quoter.names(i, o) for i, o in deal.choices.items() if (i, o) not in self.quo)

    def _backers(self, deal: Deal) -> Iterable[Claim]:
        """Who is on record for what a deal changes, in their own words; those of an alliance are its members'."""
        for ref in deal.accepts:
            party, _, choice = ref.partition(":")
            issue, _, option = choice.partition("/")
            standing = self.analysis.standings[party, issue, option]
            if (issue, option) not in self.quo and standing.how != "alliance":
                found = self.claim(standing)
                yield replace(found, quotes=(), more=0) if standing.how == "members" else found

    def _solution(self, found: Ordinal) -> Table:
        names = [self.quoter.names(issue, None)[0] for issue in found.issues]
        lines = []
        for choice, profile in list(zip(found.pareto, found.profiles, strict=True))[:_SOLUTIONS]:
            options = listed([f"“{self.quoter.names(*taken)[1]}”" for taken in choice])
            stances = ", ".join(f"{profile[s]} {wording.SHORT[s]}" for s in canvas.STATUSES if s in profile)
            best = choice in found.minimax and len(found.minimax) < len(found.pareto)
            fair = "; no other is better for the side that likes it least" if best else ""
            lines.append(f"{options}: {stances}{fair}")
        more = len(found.pareto) - len(lines)
        lead = f"{wording.sentence_case(wording.count(more, 'more way'))} left out." if more else ""
        return Table(listed(names), lead, tuple(lines))


def _tells(found: Ordinal) -> bool:
    """Whether the ways to settle a part differ in what is on record of them."""
    return len({tuple(sorted(profile.items())) for profile in found.profiles}) > 1


def _then(opening: Opening) -> str:
    """What an opening would come to."""
    return "there would be a deal" if opening.result == "yes" else "a deal would be possible"


def _weighed(weight: Weight) -> str:
    basis = f", {wording.BASES[weight.basis]}" if weight.basis else ""
    sources = wording.count(weight.sources, "independent source")
    return f"weight {weight.total}: {wording.SHORT[weight.status]}{basis}, strength {weight.strength} of 5, {sources}"


def _known(standing: Standing) -> str:
    if standing.conflict:
        return "the record contradicts itself"
    if standing.conditions:
        return "so far on a condition"
    known = {"unknown": "nothing is on record", "considers": "on record as considering it"}
    return known.get(standing.status, "so far on the word of others only")
