"""A one-page brief in Markdown: the answer, what it rests on, what lies ahead, and how far to trust it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.deals.wording import listed
from dragoman.model import Event
from dragoman.overview.partial import days, in_words
from dragoman.overview.sources import Rest
from dragoman.views.report import answer, hands, sections, wording
from dragoman.views.report.answer import AnswerView, Claim, DealView, Group
from dragoman.views.report.context import ReportContext
from dragoman.views.report.quotes import Quote, Quoter
from dragoman.views.report.sections import CellView, MarkView

_SHOWN = 3  # blockers, openings, questions: one page holds no more
_MARKUP = re.compile(r"([\\`*_\[\]|<>~]|&(?=[#\w])|^[-+#=]|(?<=^\d)[.)](?=\s))")
_SPACES = re.compile(r"\s+")


def brief(context: ReportContext) -> str:
    """The brief, ending in a line break. Text of others is escaped, so that it stays text in any Markdown reader."""
    quoter = Quoter(context.record, context.codebook, quotes_only=context.quotes_only)
    view = answer.view(context, quoter)
    parts = [_head(context, view), *_answer(view), *_positions(context), *_ahead(context, quoter), *_trust(context)]
    return "\n\n".join(part for part in parts if part) + "\n"


def plain(text: str) -> str:
    """Text with everything escaped that Markdown or HTML would read as markup, on one line."""
    return _MARKUP.sub(r"\\\1", _SPACES.sub(" ", text).strip())


def _head(context: ReportContext, view: AnswerView) -> str:
    as_of = context.matrix.as_of
    when = f" (as of {in_words(as_of)})" if as_of else ""
    return "\n\n".join(
        [f"# {plain(context.codebook.negotiation)}{when}", f"**{plain(view.headline)}**", *map(plain, view.explanation)]
    )


def _answer(view: AnswerView) -> Iterator[str]:
    for group in view.blockers[:_SHOWN]:
        yield f"## {plain(group.title)}"
        yield "\n".join(_claim(claim) for claim in group.claims)
    if view.deals:
        yield "## What a deal could look like"
        yield _numbered(_deal(deal) for deal in view.deals[:_SHOWN])
    if view.openings:
        yield "## The smallest moves that would open one"
        yield _numbered(
            f"{plain(wording.sentence_case(g.title))} ({plain(g.lead.lower())})" for g in view.openings[:_SHOWN]
        )
    if view.missing:
        yield "## Whom to ask what"
        yield _numbered(_question(group) for group in view.missing[:_SHOWN])


def _numbered(lines: Iterator[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _claim(claim: Claim) -> str:
    note = f"; {plain(claim.note)}" if claim.note else ""
    head = f"- {plain(claim.party)} {plain(claim.doing)} “{plain(claim.option)}” ({plain(claim.issue)}{note})"
    return "\n".join([head, *(f"  > {_quote(quote)}" for quote in claim.quotes[:1])])


def _quote(quote: Quote) -> str:
    who = plain(quote.speaker or "The reporter")
    where = plain(quote.outlet or f"“{quote.title}”") + (f" from {plain(quote.agency)}" if quote.agency else "")
    return f"“{plain(quote.text)}” ({who}, in {where}, {plain(quote.published)}; {quote.basis_word})"


def _deal(deal: DealView) -> str:
    taken = [f"“{plain(option)}” ({plain(issue)})" for issue, option in deal.choices]
    return listed(taken) + (f": {plain(deal.note)}" if deal.note else "")


def _question(group: Group) -> str:
    asked = [f"{plain(c.party)} whether it would accept “{plain(c.option)}” ({plain(c.note)})" for c in group.claims]
    return f"Ask {listed(asked)}"


def _positions(context: ReportContext) -> Iterator[str]:
    lines = []
    for row in sections.matrix(context.matrix).rows:
        said = [f"{plain(cell.party)}: {marks}" for cell in row.cells if (marks := _marks(cell))]
        if said:
            lines.append(f"- **{plain(row.name)}**. {'; '.join(said)}")
    if lines:
        yield "## Who stands where"
        yield "\n".join(lines)


def _marks(cell: CellView) -> str:
    return ", ".join(_mark(mark) for mark in cell.marks if not mark.follows)


def _mark(mark: MarkView) -> str:
    terms = f", {plain(mark.terms)}" if mark.terms else ""
    return f"{plain(mark.word)} “{plain(mark.option)}”{terms} ({plain(mark.rests)})"


def _ahead(context: ReportContext, quoter: Quoter) -> Iterator[str]:
    planned = [event for event in sections.ordered(context.record.events) if _lies_ahead(event, context)]
    if planned:
        yield "## Planned"
        yield "\n".join(_meeting(event, quoter) for event in planned)


def _lies_ahead(event: Event, context: ReportContext) -> bool:
    """Planned, and not before the day that the brief speaks of (else the last day that anything was printed)."""
    printed = [found[1] for d in context.record.documents.values() if (found := days(d.published))]
    limit = days(context.matrix.as_of)
    today = limit[1] if limit else max(printed, default=None)
    start = days(event.start)
    return event.status == "planned" and (start is None or today is None or start[1] >= today)


def _meeting(event: Event, quoter: Quoter) -> str:
    names = listed([quoter.party(id) for id in event.parties])
    about = "; ".join(part for part in (names, event.place or "") if part)
    return f"- {plain(in_words(event.start))}: {plain(event.title)}" + (f" ({plain(about)})" if about else "")


def _trust(context: ReportContext) -> Iterator[str]:
    yield "## On whose word it rests"
    yield "\n".join(_rest(rest, context) for rest in (*context.sources.parties, context.sources.whole))
    version = context.manifest.get("version") or context.manifest.get("program") or ""
    made = f" Made by dragoman {plain(str(version).removeprefix('dragoman').strip())}." if version else ""
    yield f"The brief attributes and never asserts; the answer follows from the record and is no forecast.{made}"


def _rest(rest: Rest, context: ReportContext) -> str:
    name = rest.name if rest.party else "All"
    found = [f"{wording.count(rest.positions, 'position')} in {wording.count(rest.texts, 'text')}"]
    own = next((share.share for share in rest.bases if share.name == "own"), 0.0)
    found.append(f"{own:.0%} by its own word or act" if rest.party else f"{own:.0%} by a party's own word or act")
    for share, kind in ((rest.largest_outlet, "outlet"), (rest.largest_agency, "agency")):
        if share:
            said = hands.outlet(share)
            source = f"; source: {said.source}" if said.source and share.state is not None else ""
            listed_as = f" ({said.said}{source})" if said.said else ""
            found.append(f"largest {kind} named: {share.name}{listed_as}, {share.share:.0%}")
    found += hands.through(rest, context.codebook)
    return f"- {plain(name)}: {plain(', '.join(dict.fromkeys(found)))}"
