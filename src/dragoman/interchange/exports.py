"""The five exports, one object a line: their columns, in order, and how a noun becomes a row.

docs/formats.md lists every column. A key is always there, null where there is nothing, ``[]`` for an empty list; spans
are ``[start, end]``. ``doc`` is the document's name (`Document.doc`), not its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from dragoman.model import Document, Event, Position, Record, Span, Statement, Timex
from dragoman.overview import reprints

Row = dict[str, Any]

TEXT, INTEGER, NUMBER, TRUTH, SPAN, SPANS, TEXTS = "text", "integer", "number", "truth", "span", "spans", "texts"
DROPPED, MENTIONS = "dropped", "mentions"

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "doc": TEXT,
        "sha256": TEXT,
        "title": TEXT,
        "outlet": TEXT,
        "agency": TEXT,
        "byline": TEXT,
        "place": TEXT,
        "published": TEXT,
        "published_how": TEXT,
        "language": TEXT,
        "translated": TRUTH,
        "confidential": TRUTH,
        "copy_of": TEXT,
        "copy_kind": TEXT,
        "retitled": TRUTH,
        "kept": NUMBER,
        "added": NUMBER,
        "left_out": SPANS,
        "new": SPANS,
        "body": SPANS,
        "dropped": DROPPED,
        "outlet_country": TEXT,
        "outlet_owner": TEXT,
        "outlet_state": TRUTH,
        "outlet_source": TEXT,
        "agency_country": TEXT,
        "agency_owner": TEXT,
        "agency_state": TRUTH,
        "agency_source": TEXT,
    },
    "statements": {
        "id": TEXT,
        "doc": TEXT,
        "kind": TEXT,
        "contents": SPANS,
        "text": TEXTS,
        "cue": SPAN,
        "speaker_span": SPAN,
        "speaker_mention": TEXT,
        "speaker": TEXT,
        "speaks_for": TEXT,
        "role": TEXT,
        "addressee": TEXT,
        "nested_in": TEXT,
        "in_title": TRUTH,
        "said_on": TEXT,
        "confidence": NUMBER,
        "reason": TEXT,
    },
    "positions": {
        "id": TEXT,
        "doc": TEXT,
        "statement": TEXT,
        "evidence": SPAN,
        "text": TEXT,
        "in_title": TRUTH,
        "holder": TEXT,
        "speaker": TEXT,
        "outlet": TEXT,
        "issue": TEXT,
        "option": TEXT,
        "stance": TEXT,
        "basis": TEXT,
        "red_line": TRUTH,
        "strength": INTEGER,
        "form": TEXT,
        "duration": TEXT,
        "condition": SPAN,
        "condition_option": TEXT,
        "as_of": TEXT,
        "said_on": TEXT,
        "confidence": NUMBER,
        "reason": TEXT,
        "status": TEXT,
        "copies": INTEGER,
    },
    "events": {
        "id": TEXT,
        "title": TEXT,
        "start": TEXT,
        "end": TEXT,
        "precision": TEXT,
        "parties": TEXTS,
        "place": TEXT,
        "format": TEXT,
        "status": TEXT,
        "mentions": MENTIONS,
    },
    "timex": {
        "doc": TEXT,
        "span": SPAN,
        "text": TEXT,
        "type": TEXT,
        "value": TEXT,
        "interval": TEXTS,
        "anchor": TEXT,
        "confidence": NUMBER,
    },
}


def rows(record: Record, what: str) -> Iterator[Row]:
    """The rows of one export, each with exactly the keys of ``COLUMNS[what]``, in that order."""
    make, nouns = _MAKERS[what]
    columns = COLUMNS[what]
    for noun in nouns(record):
        row = make(noun, record)
        yield {name: row[name] for name in columns}


def _list(span: Span | None) -> list[int] | None:
    return None if span is None else [span[0], span[1]]


def _lists(spans: Sequence[Span]) -> list[list[int]]:
    return [[start, end] for start, end in spans]


def _fields(noun: object, what: str) -> Row:
    return {name: getattr(noun, name, None) for name in COLUMNS[what]}


def _name(record: Record, id: str | None) -> str | None:
    document = record.documents.get(id) if id else None
    return document.doc if document else None


def _document(document: Document, record: Record) -> Row:
    return {
        **_fields(document, "documents"),
        **_changed(document, record),
        **_registered("outlet", document.outlet, record),
        **_registered("agency", document.agency, record),
        "copy_of": _name(record, document.copy_of),
        "body": _lists(document.body),
        "dropped": [[*d.span, d.reason] for d in document.dropped],
    }


def _registered(what: str, name: str | None, record: Record) -> Row:
    """What the register says of an outlet or agency; null where it says nothing."""
    found = record.outlets.get(name) if name else None
    return {f"{what}_{fact}": getattr(found, fact, None) for fact in ("country", "owner", "state", "source")}


def _changed(document: Document, record: Record) -> Row:
    """What a reprint changed of its original; nothing where it is none, or where the record does not have that."""
    first = record.documents.get(document.copy_of or "")
    if first is None:
        return {"left_out": [], "new": []}
    change = reprints.compare(document, first)
    return {
        "copy_kind": change.kind,
        "retitled": change.retitled,
        "kept": round(change.kept, 4),
        "added": round(change.added, 4),
        "left_out": _lists(change.left_out),
        "new": _lists(change.new),
    }


def _statement(statement: Statement, record: Record) -> Row:
    document = record.documents[statement.doc]
    actor = statement.speaker
    return {
        **_fields(statement, "statements"),
        "doc": document.doc,
        "contents": _lists(statement.contents),
        "text": [document.text(span) for span in statement.contents],
        "cue": _list(statement.cue),
        "speaker_span": _list(statement.speaker_span),
        "speaker": actor.name if actor else None,
        "speaks_for": actor.speaks_for if actor else None,
        "role": statement.role or (actor.role if actor else None),
    }


def _position(position: Position, record: Record) -> Row:
    document = record.documents[position.doc]
    return {
        **_fields(position, "positions"),
        "doc": document.doc,
        "evidence": _list(position.evidence),
        "text": document.text(position.evidence),
        "outlet": document.outlet,
        "condition": _list(position.condition),
        "copies": record.copies.get(position.doc, 0),
    }


def _event(event: Event, record: Record) -> Row:
    mentions = [
        {
            "doc": _name(record, m.doc),
            "span": _list(m.span),
            "start": m.start,
            "end": m.end,
            "status": m.status,
            "confidence": m.confidence,
            "reason": m.reason,
        }
        for m in event.mentions
    ]
    return {**_fields(event, "events"), "parties": list(event.parties), "mentions": mentions}


def _timex(timex: Timex, record: Record) -> Row:
    document = record.documents[timex.doc]
    return {
        **_fields(timex, "timex"),
        "doc": document.doc,
        "span": _list(timex.span),
        "text": document.text(timex.span),
        "interval": list(timex.interval) if timex.interval else None,
    }


_MAKERS: Mapping[str, tuple[Callable[[Any, Record], Row], Callable[[Record], Sequence[Any]]]] = {
    "documents": (_document, lambda r: sorted(r.documents.values(), key=lambda d: d.doc)),
    "statements": (_statement, lambda r: _in_order(r, r.statements, lambda s: s.contents[0] if s.contents else (0, 0))),
    "positions": (_position, lambda r: _in_order(r, r.positions, lambda p: p.evidence)),
    "events": (_event, lambda r: sorted(r.events, key=lambda e: (e.start or "~", e.id))),
    "timex": (_timex, lambda r: _in_order(r, r.timexes, lambda t: t.span)),
}


def _in_order(record: Record, nouns: Sequence[Any], span: Callable[[Any], Span]) -> list[Any]:
    """By document name and place in it, so that the same record gives the same file."""
    return sorted(nouns, key=lambda n: (record.documents[n.doc].doc, span(n), getattr(n, "id", "")))
