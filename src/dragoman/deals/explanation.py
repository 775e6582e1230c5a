"""The answer in plain sentences, for the report and the shell. Every one attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dragoman.deals.wording import listed
from dragoman.overview.standing import Standing

if TYPE_CHECKING:
    from dragoman.deals.results import Analysis, Blocker

SHOWN = 3
"""Blockers, openings and missing sets that are put in words; the lists have all."""


def explain(analysis: Analysis) -> tuple[str, ...]:
    """The answer and its reasons, a sentence or two an entry."""
    told = {"yes": _yes, "possible": _possible, "no": _no}[analysis.answer]
    return (*told(analysis), *_conflicts(analysis), *_codebook(analysis))


def _yes(analysis: Analysis) -> Iterator[str]:
    if analysis.firm:
        yield "By the record there is a deal: every side whose consent it needs is on record as agreeing to it."
    else:
        yield "By the record there is a deal, but not by the sides' own words alone: part of the consent is hearsay."
    yield from _nearest(analysis)
    yield from _hearsay(analysis)


def _possible(analysis: Analysis) -> Iterator[str]:
    yield "A deal is possible: no side that it needs is on record against it, but not all are on record for it."
    yield from _nearest(analysis)
    yield from _hearsay(analysis)
    for number, asked in enumerate(analysis.missing.items[:SHOWN]):
        what = listed(analysis.wording.question(s) for s in asked)
        yield f"{'To be sure of one, ask' if number == 0 else 'Or ask'} {what}."


def _nearest(analysis: Analysis) -> Iterator[str]:
    """The first deal of the list, by what it changes."""
    if not analysis.deals.items:
        return
    quo = {(i.id, o.id) for i in analysis.codebook.issues for o in i.options if o.status_quo}
    changes = [f"{i}/{o}" for i, o in analysis.deals.items[0].choices.items() if (i, o) not in quo]
    what = listed(analysis.wording.option(ref) for ref in changes)
    yield f"The nearest one settles on {what} and leaves all else as it is."


def _hearsay(analysis: Analysis) -> Iterator[str]:
    """What the nearest deal counts as consent on the word of others."""
    if analysis.hearsay and analysis.hearsay[0]:
        said = listed(analysis.wording.standing(s).removesuffix(".") for s in analysis.hearsay[0])
        yield f"It counts as consent what others say of a side: {said}."


def _no(analysis: Analysis) -> Iterator[str]:
    if all(issue.procedural for issue in analysis.codebook.issues):
        yield "No deal: the codebook has no issue that is part of one, only procedural ones."
        return
    if analysis.rules_block:
        yield "No deal: the rules of the codebook and what is asked for here leave none, whatever anybody accepts."
        return
    count = len(analysis.blockers.items)
    if count > 1:
        some = "" if analysis.blockers.complete else "at least "
        yield f"No deal: {some}{count} sets of positions each block it."
    for blocker in analysis.blockers.items[:SHOWN]:
        yield from _blocker(analysis, blocker, alone=count == 1)
    yield from _openings(analysis)


def _blocker(analysis: Analysis, blocker: Blocker, alone: bool) -> Iterator[str]:
    size = len(blocker.statuses)
    word = "one position blocks" if size == 1 else f"{size} positions together block"
    yield f"No deal: {word} it." if alone else f"{word[0].upper()}{word[1:]} it:"
    for standing in blocker.statuses:
        yield analysis.wording.standing(standing) + _as_well(analysis, standing)


def _as_well(analysis: Analysis, standing: Standing) -> str:
    """The alliances that a member's stance decides for."""
    names = [analysis.wording.parties[party] for party in analysis.speaks_for(standing)]
    return f" By its rule of decision this is the stance of {listed(names)} too." if names else ""


def _openings(analysis: Analysis) -> Iterator[str]:
    for number, opening in enumerate(analysis.openings.items[:SHOWN]):
        what = listed(analysis.wording.concession(s) for s in opening.concessions)
        result = "there is a deal" if opening.result == "yes" else "a deal is possible"
        yield f"{'The smallest opening' if number == 0 else 'Another'}: if {what}, {result}."


def _codebook(analysis: Analysis) -> Iterator[str]:
    """What of the codebook makes an answer mean less than it seems to."""
    if not any(party.necessary for party in analysis.codebook.parties):
        yield "The codebook marks no party as necessary: an option without `needs` takes nobody's consent."


def _conflicts(analysis: Analysis) -> Iterator[str]:
    for standing in analysis.conflicts:
        who = analysis.wording.parties[standing.party]
        what = analysis.wording.option(f"{standing.issue}/{standing.option}")
        yield f"The record contradicts itself on {who} and {what} ({analysis.wording.source(standing)})."
