"""Documents with what was found in them marked in place: the text is cut at every border, never parsed as markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model import Document, Position, Record, Span, Statement
from dragoman.overview.matrix import alone
from dragoman.overview.partial import in_words
from dragoman.overview.standing import Status
from dragoman.views.report import wording
from dragoman.views.report.quotes import Quote, Quoter, web_address

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one kind. anchors: fragments of the positions that start here. status: of the position whose
    evidence it is (the last one to start, where several overlap), None for plain text. said: within a statement."""

    text: str
    anchors: tuple[str, ...]
    status: Status | None
    said: bool


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
    known. dropped: (reason, text) of what was left out. copy_of: the title of the first print. loose: fragments of
    positions that stand in no paragraph that is shown.
    """

    id: str
    title: str
    lines: tuple[str, ...]
    url: str
    language: str
    lang: str
    paragraphs: tuple[Paragraph, ...]
    dropped: tuple[tuple[str, str], ...]
    reprints: tuple[str, ...]
    copy_of: str
    copy_href: str
    why: str
    loose: tuple[str, ...]
    positions: int
    statements: int


def sheets(record: Record, quoter: Quoter) -> tuple[Sheet, ...]:
    """Every document of the record, by date and name; reprints are listed after the print that is shown."""
    held: dict[str, list[Position]] = {}
    for position in record.positions:
        if position.status != "rejected" and position.doc in record.documents:
            held.setdefault(position.doc, []).append(position)
    said: dict[str, list[Statement]] = {}
    for statement in record.statements:
        said.setdefault(statement.doc, []).append(statement)
    ordered = sorted(record.documents.values(), key=lambda d: (d.published or "9", d.doc))
    return tuple(_sheet(d, held.get(d.id, []), said.get(d.id, []), quoter, record) for d in ordered)


def _sheet(
    document: Document, positions: list[Position], statements: list[Statement], quoter: Quoter, record: Record
) -> Sheet:
    first = quoter.origins.first(document.id)
    copied = first != document.id
    why = _why(document, copied=copied, quoter=quoter)
    said = [span for statement in statements for span in statement.contents]
    paragraphs = () if why else _paragraphs(document, positions, said, quoter)
    placed = {fragment for paragraph in paragraphs for piece in paragraph.pieces for fragment in piece.anchors}
    fragments = [wording.anchor("p", position.id) for position in positions]
    return Sheet(
        id=wording.anchor("d", document.id),
        title=document.title or document.doc,
        lines=_lines(document),
        url=web_address(document.url),
        language=document.language,
        lang=document.language if _TAG.fullmatch(document.language) else "",
        paragraphs=paragraphs,
        dropped=() if why else _dropped(document),
        reprints=tuple(copy.outlet or copy.doc for copy in quoter.origins.reprints(document.id)) if not copied else (),
        copy_of=_title(record.documents[first]) if copied else "",
        copy_href="#" + wording.anchor("d", first) if copied else "",
        why=why,
        loose=tuple(fragment for fragment in fragments if fragment not in placed),
        positions=len(positions),
        statements=len(statements),
    )


def _title(document: Document) -> str:
    return document.title or document.doc


def _why(document: Document, *, copied: bool, quoter: Quoter) -> str:
    if document.confidential:
        return "Confidential: the text is not shown."
    if not quoter.shown(document):
        return "The full text is left out of this report."
    return "A reprint; the text is shown once, where it was printed first." if copied else ""


def _lines(document: Document) -> tuple[str, ...]:
    agency = f"from {document.agency}" if document.agency and document.agency != document.outlet else ""
    byline = f"by {document.byline}" if document.byline else ""
    date = in_words(document.published) + (" (inferred)" if document.published_how == "inferred" else "")
    found = (document.outlet or "outlet not stated", agency, byline, document.place, date)
    return tuple(line for line in found if line)


def _dropped(document: Document) -> tuple[tuple[str, str], ...]:
    return tuple((d.reason, document.text(d.span).strip()) for d in document.dropped if document.text(d.span).strip())


def _paragraphs(
    document: Document, positions: list[Position], said: list[Span], quoter: Quoter
) -> tuple[Paragraph, ...]:
    headings = set(document.headings)
    spans = [span for span in document.body if span != document.title_span]
    if document.title_span and any(_starts_in(p, document.title_span) for p in positions):
        spans.insert(0, document.title_span)  # the title stands above anyway; again only where it is evidence
    out = []
    for span in spans:
        starting = [p for p in positions if _starts_in(p, span)]
        heading = span in headings or span == document.title_span
        out.append(Paragraph(heading, pieces(document.raw, span, positions, said), _notes(starting, quoter)))
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


def pieces(raw: str, span: Span, positions: list[Position], said: list[Span]) -> tuple[Piece, ...]:
    """The text under ``span``, cut wherever evidence or a statement begins or ends; joined again it is that text."""
    inside = [p for p in positions if p.evidence[0] < span[1] and p.evidence[1] > span[0]]
    borders = {span[0], span[1]}
    for start, end in (*(p.evidence for p in inside), *said):
        borders.update(edge for edge in (start, end) if span[0] < edge < span[1])
    edges = sorted(borders)
    return tuple(_piece(raw, (a, b), inside, said) for a, b in pairwise(edges))


def _piece(raw: str, part: Span, inside: list[Position], said: list[Span]) -> Piece:
    over = sorted(
        (p for p in inside if p.evidence[0] <= part[0] and p.evidence[1] >= part[1]), key=lambda p: p.evidence
    )
    anchors = tuple(wording.anchor("p", p.id) for p in over if p.evidence[0] == part[0])
    status = alone(over[-1]) if over else None
    return Piece(raw[part[0] : part[1]], anchors, status, any(s <= part[0] and e >= part[1] for s, e in said))
