"""Documents as the report shows them: what they are, their text with what was found in it, and what was left out."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from dragoman.model import Document, Position, Record, Span, Statement
from dragoman.overview import reprints
from dragoman.overview.matrix import alone
from dragoman.overview.partial import in_words
from dragoman.views.report import wording
from dragoman.views.report.marking import Finds, Piece, meetings, pieces
from dragoman.views.report.quotes import Quote, Quoter, web_address

_OPENING = 12  # words by which a paragraph that was left out is known
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or heading in pieces, with the positions that start in it for the margin."""

    heading: bool
    pieces: tuple[Piece, ...]
    notes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of the report. paragraphs is empty where the text is not shown; ``why`` then says why.

    lang: the language as a BCP 47 tag, empty where it is none. lines: outlet, agency, byline, place and date as far as
    known. dropped: (reason, text) of what was left out. reprints: (outlet, what it changed, link) of each. Of a reprint
    copy_of is the title of the first print, changed what it changed, left_out the first words of each paragraph that it
    lacks, and paragraphs those that it adds. loose: fragments of positions and meetings that stand in no paragraph that
    is shown. positions, statements: how many it has.
    """

    id: str
    title: str
    lines: tuple[str, ...]
    url: str
    language: str
    lang: str
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[tuple[str, str], ...]
    reprints: tuple[tuple[str, str, str], ...]
    copy_of: str
    copy_href: str
    changed: str
    left_out: tuple[str, ...]
    why: str
    loose: tuple[str, ...]
    positions: int
    statements: int


def sheets(record: Record, quoter: Quoter) -> tuple[Sheet, ...]:
    """Every document of the record, by date and name; of a reprint the text is shown at its first print."""
    found = _finds(record)
    counts = Counter(statement.doc for statement in record.statements)
    ordered = sorted(record.documents.values(), key=lambda document: (document.published or "9", document.doc))
    return tuple(_sheet(d, found[d.id], counts[d.id], record, quoter) for d in ordered)


def _finds(record: Record) -> dict[str, Finds]:
    held: dict[str, list[Position]] = {}
    for position in record.positions:
        if position.status != "rejected":
            held.setdefault(position.doc, []).append(position)
    said: dict[str, list[Statement]] = {}
    for statement in record.statements:
        said.setdefault(statement.doc, []).append(statement)
    met = meetings(record.events)
    return {
        id: Finds(
            tuple(held.get(id, ())),
            tuple(span for statement in said.get(id, ()) for span in statement.contents),
            tuple(met.get(id, ())),
        )
        for id in record.documents
    }


def _sheet(document: Document, finds: Finds, statements: int, record: Record, quoter: Quoter) -> Sheet:
    first = record.documents[quoter.origins.first(document.id)]
    change = reprints.compare(document, first) if first.id != document.id else None
    why = _why(document, copied=change is not None, found=finds != Finds(), quoter=quoter)
    shown = quoter.shown(document) and (change is not None or not why)
    paragraphs = _paragraphs(document, finds, quoter, change.new if change else None) if shown else ()
    placed = {fragment for paragraph in paragraphs for piece in paragraph.pieces for fragment in piece.anchors}
    return Sheet(
        id=wording.anchor("d", document.id),
        title=_title(document),
        lines=_lines(document),
        url=web_address(document.url),
        language=document.language,
        lang=document.language if _TAG.fullmatch(document.language) else "",
        paragraphs=paragraphs,
        dropped=() if why else _dropped(document),
        reprints=() if change else _reprints(document, quoter),
        copy_of=_title(first) if change else "",
        copy_href="#" + wording.anchor("d", first.id) if change else "",
        changed=wording.change(change) if change else "",
        left_out=_openings(first, change.left_out) if change and quoter.shown(first) else (),
        why=why,
        loose=tuple(fragment for fragment in finds.fragments if fragment not in placed),
        positions=len(finds.positions),
        statements=statements,
    )


def _reprints(document: Document, quoter: Quoter) -> tuple[tuple[str, str, str], ...]:
    """The reprints of a document: outlet, what it changed, link."""
    return tuple(
        (copy.outlet or copy.doc, wording.change(reprints.compare(copy, document)), "#" + wording.anchor("d", copy.id))
        for copy in quoter.origins.reprints(document.id)
    )


def _openings(document: Document, spans: tuple[Span, ...]) -> tuple[str, ...]:
    """The first words of paragraphs."""
    words = (document.text(span).split() for span in spans)
    return tuple(" ".join(found[:_OPENING]) + " …" * (len(found) > _OPENING) for found in words)


def _title(document: Document) -> str:
    return document.title or document.doc


def _why(document: Document, *, copied: bool, found: bool, quoter: Quoter) -> str:
    if document.confidential:
        return "Confidential: the text is not shown."
    if not quoter.shown(document):
        return "The full text is left out of this report."
    if copied:
        return "What it repeats is shown once, where it was printed first."
    return "" if found else "Nothing was found in it; the text is left out."


def _lines(document: Document) -> tuple[str, ...]:
    agency = f"from {document.agency}" if document.agency and document.agency != document.outlet else ""
    byline = f"by {document.byline}" if document.byline else ""
    date = in_words(document.published) + (" (inferred)" if document.published_how == "inferred" else "")
    found = (document.outlet or "outlet not stated", agency, byline, document.place, date)
    return tuple(line for line in found if line)


def _dropped(document: Document) -> tuple[tuple[str, str], ...]:
    return tuple((d.reason, document.text(d.span).strip()) for d in document.dropped if document.text(d.span).strip())


def _paragraphs(
    document: Document, finds: Finds, quoter: Quoter, only: tuple[Span, ...] | None
) -> tuple[Paragraph, ...]:
    headings = set(document.headings)
    spans = [span for span in document.body if span != document.title_span and (only is None or span in only)]
    if document.title_span and only is None and any(_starts_in(p, document.title_span) for p in finds.positions):
        spans.insert(0, document.title_span)  # the title stands above anyway; again only where it is evidence
    out = []
    for span in spans:
        starting = [position for position in finds.positions if _starts_in(position, span)]
        heading = span in headings or span == document.title_span
        out.append(Paragraph(heading, pieces(document.raw, span, finds), _notes(starting, quoter)))
    return tuple(out)


def _notes(positions: list[Position], quoter: Quoter) -> tuple[Quote, ...]:
    """The positions of a paragraph for its margin, in the order of the text, the same one once."""
    ordered = sorted(positions, key=lambda p: (p.evidence, p.id))
    once: dict[tuple[object, ...], Position] = {}
    for position in ordered:
        option = position.option or position.id
        key = (position.holder, position.issue, option, alone(position), wording.basis(position))
        once.setdefault(key, position)
    return tuple(map(quoter.quote, once.values()))


def _starts_in(position: Position, span: Span) -> bool:
    return span[0] <= position.evidence[0] < span[1]
