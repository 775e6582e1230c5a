"""The report's sections below the answer, made ready for the templates: matrix, quotations, days, calendar, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from dragoman.deals.wording import doing, hangs_on, listed
from dragoman.model import Document, Event, EventStatus, Mention, Party, Position, Record
from dragoman.overview.matrix import Cell, Mark, Matrix, Row
from dragoman.overview.partial import in_words, order
from dragoman.overview.standing import Status
from dragoman.overview.timeline import Entry, Shift, Timeline
from dragoman.views.report import wording
from dragoman.views.report.marking import place
from dragoman.views.report.quotes import Quote, Quoter

_OFF = {"cancelled", "moved", "denied"}
_HAPPENED: dict[EventStatus, str] = {
    "planned": "planned", "held": "held", "cancelled": "cancelled", "moved": "moved", "denied": "denied",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class MarkView:
    """One option in a cell: shape, word, option name, what it rests and hangs on, and the link to its quotations."""

    status: Status
    word: str
    option: str
    rests: str
    href: str
    conflict: bool
    follows: bool
    terms: str = ""


@dataclass(frozen=True, slots=True)
class CellView:
    """A party's cell in the row of an issue; `marks` is empty where nothing is on record."""

    party: str
    marks: tuple[MarkView, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """An issue's row. procedural: shown, but no part of a deal."""

    name: str
    procedural: bool
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The matrix of the parties that are on record with anything; names of the others, and of issues with nothing."""

    parties: tuple[str, ...]
    rows: tuple[RowView, ...]
    silent: tuple[str, ...]
    untouched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """All quotations of a party on an issue; `id` is what the matrix links to.

    options: the mark of an option, the words that decide it, and the others: earlier, denied, or on lesser authority.
    """

    id: str
    party: str
    options: tuple[tuple[MarkView, tuple[Quote, ...], tuple[Quote, ...]], ...]


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue with the voices on it."""

    name: str
    procedural: bool
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the timeline: shape, sentence parts, quotation link, and what it changed."""

    status: str
    subject: str
    words: str
    option: str
    issue: str
    source: str
    href: str
    shift: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The lines of one date, as exact as it is known; `id` is what the figure links to."""

    id: str
    when: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event of the calendar. differ: what documents say otherwise. told: (outlet, what it says, link) a document.

    parties: those that the title does not name.
    """

    id: str
    when: str
    title: str
    status: str
    parties: str
    place: str
    format: str
    differ: str
    told: tuple[tuple[str, str, str], ...]


def matrix(matrix: Matrix) -> MatrixView:
    """The matrix as a table: issues down, the parties that are on record with anything across."""
    shown = matrix.speaking
    rows = tuple(
        RowView(row.issue.name, row.issue.procedural, tuple(_cell(cell) for cell in row.cells if cell.party in shown))
        for row in matrix.rows
    )
    silent = tuple(p.name for p in matrix.silent)
    touched = tuple(row for row in rows if any(cell.marks for cell in row.cells))
    return MatrixView(tuple(p.name for p in shown), touched, silent, tuple(r.name for r in rows if r not in touched))


def _cell(cell: Cell) -> CellView:
    said = [mark_view(cell, mark) for mark in cell.marks if mark.standing.how != "red-line-demand"]
    drawn = [mark for mark in cell.marks if mark.standing.how == "red-line-demand"]
    if drawn:
        said.append(_red_line(cell, drawn))
    return CellView(cell.party.name, tuple(said))


def _red_line(cell: Cell, drawn: list[Mark]) -> MarkView:
    """One mark for all the options that a demand with a red line leaves no room for."""
    rest = len(cell.issue.options) - 1
    many = "every other option" if len(drawn) == rest else f"{len(drawn)} other options"
    name = many if len(drawn) > 1 else drawn[0].option.name
    return replace(mark_view(cell, drawn[0]), option=name)


def mark_view(cell: Cell, mark: Mark) -> MarkView:
    """A mark of the matrix in words."""
    standing = mark.standing
    href = "#" + wording.anchor("c", cell.issue.id, cell.party.id)
    word = wording.WORDS[standing.status]
    terms = hangs_on(standing, (f"“{option.name}”" for option in mark.asks))
    return MarkView(
        standing.status, word, mark.option.name, _rests(mark), href, standing.conflict, not mark.said, terms
    )


def _rests(mark: Mark) -> str:
    standing = mark.standing
    if standing.how == "red-line-demand":
        return "follows from a red line"
    if standing.how == "members":
        return "as its members decide"
    if standing.how == "alliance":
        return "follows its alliance"
    if not standing.decided_by:
        return "denied"
    deciding = [position for position in mark.positions if position.id in standing.decided_by]
    words = sorted({wording.basis(position) for position in deciding}, key=len)
    base = words[0] if words else "assumed"
    others = len(mark.positions) - len(deciding)
    base += f", {len(deciding)} times" if len(deciding) > 1 else ""
    hangs = not standing.conditions and any(position.condition for position in deciding)
    base += ", on a condition that fits no option" if hangs else ""
    return base + (f"; {wording.count(others, 'other')}" if others else "")


def where(party: str, matrix: Matrix) -> Iterator[tuple[str, int, str]]:
    """(issue, number of positions, link) for each issue on which a party holds any."""
    for row in matrix.rows:
        for cell in row.cells:
            own = {p.id for mark in cell.marks for p in mark.positions if p.holder == party == cell.party.id}
            if own:
                yield row.issue.name, len(own), "#" + wording.anchor("c", row.issue.id, party)


def topics(matrix: Matrix, quoter: Quoter) -> tuple[Topic, ...]:
    """Every quotation behind the matrix, by issue, party and option; issues with none are left out."""
    found = (Topic(row.issue.name, row.issue.procedural, _voices(row, quoter)) for row in matrix.rows)
    return tuple(topic for topic in found if topic.voices)


def _voices(row: Row, quoter: Quoter) -> tuple[Voice, ...]:
    out = []
    for cell in row.cells:
        if cell.marks:
            id = wording.anchor("c", row.issue.id, cell.party.id)
            out.append(Voice(id, cell.party.name, tuple(_spoken(cell, mark, quoter) for mark in cell.marks)))
    return tuple(out)


def _spoken(cell: Cell, mark: Mark, quoter: Quoter) -> tuple[MarkView, tuple[Quote, ...], tuple[Quote, ...]]:
    """A mark with its words; one that follows from something else is not given words that were said of that."""
    own = [p for p in mark.positions if p.option == mark.option.id and p.holder == cell.party.id]
    deciding = [p for p in own if mark.said and p.id in mark.standing.decided_by]
    others = [p for p in own if p not in deciding]
    return mark_view(cell, mark), tuple(map(quoter.quote, deciding)), tuple(map(quoter.quote, others))


def timeline(timeline: Timeline, quoter: Quoter) -> tuple[Day, ...]:
    """The timeline day by day; the undated come last."""
    grouped = groupby(timeline.entries, key=lambda entry: entry.date)
    return tuple(
        Day(day(date), in_words(date), tuple(_merged(_line(entry, quoter) for entry in entries)))
        for date, entries in grouped
    )


def _merged(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, with those that say the same of the same source as one: the first, or that which changed a status."""
    same: dict[Line, list[Line]] = {}
    for line in lines:
        same.setdefault(replace(line, href=line.href if line.status == "event" else "", shift=""), []).append(line)
    for found in same.values():
        lead = next((line for line in found if line.shift), found[0])
        many = f", {len(found)} times" if len(found) > 1 else ""
        yield replace(lead, source=f"{lead.source}{many}")


def day(date: str | None) -> str:
    """The fragment of a date on the timeline."""
    return wording.anchor("t", date or "undated")


def _line(entry: Entry, quoter: Quoter) -> Line:
    if entry.event is not None:
        return _event_line(entry.event, quoter)
    assert entry.position is not None
    quote = quoter.quote(entry.position)
    where = quote.outlet or f"“{quote.title}”"
    source = ", ".join(part for part in (quote.speaker, where, quote.basis_word) if part)
    verb = doing(quote.status, quote.basis)
    shift = _shift(entry.shift) if entry.shift else ""
    return Line(quote.status, quote.party, verb, quote.option, quote.issue, source, quote.href, shift, quote.terms)


def _event_line(event: Event, quoter: Quoter) -> Line:
    names = listed([quoter.party(id) for id in event.parties])
    source = ", ".join(part for part in (names, event.place) if part)
    href = "#" + wording.anchor("e", event.id)
    return Line("event", event.title, _HAPPENED[event.status], "", "", source, href, "", ())


def _shift(shift: Shift) -> str:
    if shift.direction == "new":
        return ""
    return f"{shift.direction}: from {wording.SHORT[shift.before]} to {wording.SHORT[shift.after]}"


def calendar(record: Record, quoter: Quoter) -> tuple[Meeting, ...]:
    """The events by date, each with what every document says of it."""
    return tuple(_meeting(event, record, quoter) for event in ordered(record.events))


def ordered(events: Iterable[Event]) -> list[Event]:
    """Events by first day, the undated last, then by title."""
    return sorted(events, key=lambda e: (*order(e.start), e.title, e.id))


def _meeting(event: Event, record: Record, quoter: Quoter) -> Meeting:
    when = in_words(event.start)
    if event.end and event.end != event.start:
        when = wording.until(when, in_words(event.end))
    told = []
    for mention in event.mentions:
        document = record.documents.get(mention.doc)
        if document is not None:
            name = document.outlet or document.title or document.doc
            shown = quoter.shown(document) and quoter.origins.first(document.id) == document.id
            fragment = place(event, mention.doc, mention.span) if shown else wording.anchor("d", document.id)
            told.append((name, _says(mention, document), "#" + fragment))
    names = [name for id in event.parties if (name := quoter.party(id)) not in event.title]
    return Meeting(
        id=wording.anchor("e", event.id),
        when=when,
        title=event.title,
        status=_HAPPENED[event.status],
        parties=listed(names),
        place=event.place or "",
        format="" if event.title.endswith(event.format or "") else event.format or "",
        differ=_differ(event),
        told=tuple(told),
    )


def _says(mention: Mention, document: Document) -> str:
    """What one document says: "10 March 2031, planned (printed 4 March 2031)"; "held; remarked on, without its day"."""
    day = f"{in_words(mention.start)}, " if mention.start else ""
    why = f"; {_reason(mention.reason)}" if mention.reason else ""
    printed = f" (printed {in_words(document.published)})" if document.published else ""
    return f"{day}{_HAPPENED[mention.status]}{why}{printed}"


def _reason(reason: str) -> str:
    """The reason with the day that an event was moved to in words."""
    moved = reason.removeprefix("moved to ")
    return reason if moved == reason else f"to {in_words(moved[:10])}{moved[10:]}"


def _differ(event: Event) -> str:
    """What the documents disagree on; a report that precedes the event and one that follows it do not disagree."""
    starts = sorted({m.start for m in event.mentions if m.start})
    exact = [start for start in starts if not any(other != start and other.startswith(start) for other in starts)]
    if len(exact) > 1:
        return f"the documents differ on the date: {listed([in_words(start) for start in exact], 'or')}"
    told = {mention.status for mention in event.mentions}
    return "the documents differ on whether it took place" if "held" in told and told & _OFF else ""


def uncoded(
    positions: Iterable[Position], quoter: Quoter, parties: tuple[Party, ...]
) -> tuple[tuple[str, tuple[Quote, ...]], ...]:
    """What was found and fits no option of the codebook, by holder: the parties in their order, then the others."""
    rank = {party.id: number for number, party in enumerate(parties)}
    loose = [p for p in quoter.origins.once(positions) if p.option is None and p.status != "rejected"]
    loose.sort(key=lambda p: (rank.get(p.holder, len(rank)), p.holder, p.doc, p.evidence))
    return tuple(
        (quoter.party(holder), tuple(quoter.quote(p) for p in held))
        for holder, held in groupby(loose, key=lambda p: p.holder)
    )
