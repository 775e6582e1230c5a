"""The deal engine's analysis in sentences, with the words that each rests on."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.overview.standing import Standing, Status
from dragoman.views.report import wording
from dragoman.views.report.context import ReportContext
from dragoman.views.report.quotes import Quote, Quoter


@dataclass(frozen=True, slots=True)
class Claim:
    """A standing in words: who, what it is on record as, on which option, with a note and its quotations."""

    party: str
    doing: str
    option: str
    issue: str
    status: Status
    note: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that count together: a blocker, an opening, a question."""

    title: str
    lead: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class DealView:
    """A deal: (issue, option, whether it differs from how things stand) a line, and who has still to be heard."""

    choices: tuple[tuple[str, str, bool], ...]
    note: str


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option's answer. ``rows`` > 0 on the first option of an issue: how many rows the issue spans."""

    issue: str
    rows: int
    option: str
    status_quo: bool
    status: Status
    word: str
    against: tuple[tuple[Status, str, str], ...]


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
    critical: tuple[Claim, ...] = ()
    conflicts: tuple[Claim, ...] = ()
    deals_title: str = ""
    deals_lead: str = ""
    deals: tuple[DealView, ...] = ()
    options: tuple[OptionRow, ...] = ()
    solutions: tuple[Table, ...] = ()


def claim(standing: Standing, quoter: Quoter, quotes: tuple[Quote, ...]) -> Claim:
    """A standing as a claim."""
    issue, option = quoter.names(standing.issue, standing.option)
    doing = wording.doing(standing.status, standing.basis)
    return Claim(quoter.party(standing.party), doing, option, issue, standing.status, note(standing, quoter), quotes)


def note(standing: Standing, quoter: Quoter) -> str:
    """What else one must know of a standing: what it follows from, that it is disputed, what it hangs on."""
    names = wording.listed([quoter.party(id) for id in standing.via])
    parts = {
        "red-line-demand": "follows from a red line drawn for another option",
        "members": f"by what its members say: {names}",
        "alliance": f"bound by what {names} says",
        "assumed": "assumed",
    }
    found = [parts[standing.how]] if standing.how in parts else []
    if standing.conflict:
        found.append("the record contradicts itself")
    if standing.conditions:
        asked = [quoter.names(*choice.split("/", 1))[1] for choice in standing.conditions]
        found.append(f"on condition of {wording.listed(asked, 'or')}")
    return "; ".join(found)


def view(context: ReportContext, quoter: Quoter) -> AnswerView:
    """The answer of the context's analysis."""
    return AnswerView("s-unknown", "No codebook, no answer")
