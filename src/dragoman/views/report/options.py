"""Option by option: whether there is a deal that has it, and whose recorded no counts against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.deals import Analysis
from dragoman.deals.constraints import Answer
from dragoman.deals.wording import hangs_on
from dragoman.model import Codebook, Issue, Option, Party
from dragoman.overview.consent import heard
from dragoman.overview.standing import NO, Status
from dragoman.views.report import wording
from dragoman.views.report.quotes import Quoter

SHAPES: Mapping[Answer, Status] = {"yes": "accepts", "possible": "considers", "no": "refuses"}
IN_A_DEAL = (
    "In a deal?",
    "Is there a deal that has this option? Yes: one that every side whose consent it takes is on record for. Possible: "
    "one that nobody it takes is on record against. No: none, because of this option or of what would have to go with "
    "it. So no option does better than the answer as a whole. How things stand takes nobody's consent.",
)
BY_ITSELF = (
    "By itself?",
    "No deal holds, so none has any of these options. Asked here is whether each could be had by itself, all other "
    "issues left open. Yes: every side whose consent it takes is on record for it. Possible: nobody it takes is on "
    "record against it. No: somebody is, or what would have to go with it is ruled out. How things "
    "stand takes nobody's consent.",
)


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One option's answer. ``rows`` > 0 on the first option of an issue: how many rows the issue spans.

    against: status, party, what the no hangs on (may be empty), link.
    """

    issue: str
    rows: int
    option: str
    status_quo: bool
    status: Status
    word: str
    against: tuple[tuple[Status, str, str, str], ...]


def question(analysis: Analysis) -> tuple[str, str]:
    """What the rows answer: the column's head, and what its words mean."""
    return BY_ITSELF if analysis.answer == "no" else IN_A_DEAL


def rows(analysis: Analysis, quoter: Quoter) -> tuple[OptionRow, ...]:
    """A row an option; procedural issues are left out."""
    issues = (issue for issue in analysis.codebook.issues if not issue.procedural)
    return tuple(row for issue in issues for row in _issue(issue, analysis, quoter))


def _issue(issue: Issue, analysis: Analysis, quoter: Quoter) -> Iterable[OptionRow]:
    answers = (analysis.issues if analysis.answer == "no" else analysis.within).get(issue.id, {})
    for number, option in enumerate(issue.options):
        word = answers.get(option.id, "no")
        yield OptionRow(
            issue=issue.name,
            rows=0 if number else len(issue.options),
            option=option.name,
            status_quo=option.status_quo,
            status=SHAPES[word],
            word=word,
            against=tuple(_against(issue, option, word, analysis, quoter)),
        )


def _against(
    issue: Issue, option: Option, word: Answer, analysis: Analysis, quoter: Quoter
) -> Iterable[tuple[Status, str, str, str]]:
    """Those whose no counts, in the reading that the answer is of: the certain one for a yes, else the possible one."""
    for party in _counted(analysis.codebook, issue, option, analysis):
        standing = analysis.standings[party.id, issue.id, option.id]
        status = standing.status if word == "yes" else standing.possible
        if status in NO:
            href = "#" + wording.anchor("c", issue.id, party.id)
            yield status, party.name, hangs_on(standing, quoter.asked(standing)), href


def _counted(codebook: Codebook, issue: Issue, option: Option, analysis: Analysis) -> Iterable[Party]:
    """The parties whose no counts; of an alliance that its members decide for, the members in its place."""
    named = heard(codebook, option)
    derived = {id: s.via for id in named if (s := analysis.standings[id, issue.id, option.id]).how == "members"}
    shown = (named - derived.keys()) | {member for via in derived.values() for member in via}
    return (party for party in codebook.parties if party.id in shown)
