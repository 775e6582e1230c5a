"""Nouns to rows and back. Nothing else knows in which column a field lies."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any

from dragoman.model import Actor, Document, Dropped, Event, Judgement, Mention, Position, Span, Statement, Timex

Row = Mapping[str, Any]


def _span(value: Any) -> Span | None:
    return None if value is None else (int(value[0]), int(value[1]))


def _spans(value: Any) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in value)


def document_row(document: Document) -> dict[str, Any]:
    """The row of a document just read: the date that was found is kept apart from one that is inferred later."""
    row = {f.name: getattr(document, f.name) for f in fields(document)}
    row["dropped"] = [[*d.span, d.reason] for d in document.dropped]
    row["extra"] = json.loads(json.dumps(dict(document.extra), default=str))
    return {**row, "sha256": document.sha256, "found": document.published, "found_how": document.published_how}


def document(row: Row) -> Document:
    """A document with its date as inferred."""
    kept = {f.name: row[f.name] for f in fields(Document)}
    kept["body"], kept["headings"] = _spans(row["body"]), _spans(row["headings"])
    kept["dropped"] = tuple(Dropped((d[0], d[1]), d[2]) for d in row["dropped"])
    kept["title_span"] = _span(row["title_span"])
    return Document(**kept)


def statement_row(statement: Statement) -> dict[str, Any]:
    """The row of a statement; ``actor`` holds the whole speaker, ``speaker`` and ``speaks_for`` what one queries."""
    row = {f.name: getattr(statement, f.name) for f in fields(statement)}
    actor = statement.speaker
    row["actor"] = asdict(actor) if actor else None
    row["speaker"], row["speaks_for"] = (actor.name, actor.speaks_for) if actor else (None, None)
    return row


def statement(row: Row) -> Statement:
    """A statement."""
    kept = {f.name: row[f.name] for f in fields(Statement)}
    actor = row["actor"]
    kept["speaker"] = Actor(**{**actor, "aliases": tuple(actor["aliases"])}) if actor else None
    kept["contents"] = _spans(row["contents"])
    kept["cue"], kept["speaker_span"] = _span(row["cue"]), _span(row["speaker_span"])
    return Statement(**kept)


def position_row(position: Position) -> dict[str, Any]:
    """The row of a position. The status is the reviewers' and lies in `reviews`."""
    row = {f.name: getattr(position, f.name) for f in fields(position)}
    start, end = row.pop("evidence")
    del row["status"]
    return {**row, "start": start, "end": end}


def position(row: Row) -> Position:
    """A position as the machine found it."""
    kept = {f.name: row[f.name] for f in fields(Position) if f.name not in ("evidence", "status")}
    kept["condition"] = _span(row["condition"])
    return Position(**kept, evidence=(row["start"], row["end"]))


def timex_row(timex: Timex) -> dict[str, Any]:
    """The row of a time expression."""
    row = {f.name: getattr(timex, f.name) for f in fields(timex) if f.name not in ("span", "interval")}
    first, last = timex.interval or (None, None)
    return {**row, "start": timex.span[0], "end": timex.span[1], "first": first, "last": last}


def timex(row: Row) -> Timex:
    """A time expression."""
    kept = {f.name: row[f.name] for f in fields(Timex) if f.name not in ("span", "interval")}
    interval = (row["first"], row["last"]) if row["first"] is not None else None
    return Timex(**kept, span=(row["start"], row["end"]), interval=interval)


def event_row(event: Event) -> dict[str, Any]:
    """The row of an event, without its mentions."""
    return {f.name: getattr(event, f.name) for f in fields(event) if f.name != "mentions"}


def mention_row(event: Event, seq: int, mention: Mention) -> dict[str, Any]:
    """The row of the ``seq``-th mention of an event."""
    row = {f.name: getattr(mention, f.name) for f in fields(mention) if f.name != "span"}
    return {**row, "event": event.id, "seq": seq, "span_start": mention.span[0], "span_end": mention.span[1]}


def mention(row: Row) -> Mention:
    """A mention."""
    kept = {f.name: row[f.name] for f in fields(Mention) if f.name != "span"}
    return Mention(**kept, span=(row["span_start"], row["span_end"]))


def event(row: Row, mentions: tuple[Mention, ...]) -> Event:
    """An event with its mentions, in order."""
    kept = {f.name: row[f.name] for f in fields(Event) if f.name not in ("parties", "mentions")}
    return Event(**kept, parties=tuple(row["parties"]), mentions=mentions)


def event_json(event: Event) -> dict[str, Any]:
    """An event and its mentions as JSON, for `sightings`."""
    return asdict(event)


def event_from_json(data: Mapping[str, Any]) -> Event:
    """The reverse of `event_json`."""
    mentions = tuple(Mention(**{**m, "span": tuple(m["span"])}) for m in data["mentions"])
    return Event(**{**data, "parties": tuple(data["parties"]), "mentions": mentions})


def judgement_row(judgement: Judgement) -> dict[str, Any]:
    """The row of a judgement; the database gives the id."""
    row = {f.name: getattr(judgement, f.name) for f in fields(judgement) if f.name != "id"}
    return {**row, "values": dict(judgement.values), "was": dict(judgement.was)}


def judgement(row: Row) -> Judgement:
    """A judgement."""
    return Judgement(**{**{f.name: row[f.name] for f in fields(Judgement)}, "span": _span(row["span"])})


def digest(rows: list[tuple[Any, ...]]) -> str:
    """Hash of rows that does not depend on their order."""
    lines = sorted(json.dumps([str(v) for v in row], ensure_ascii=True) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
