"""Events as an iCalendar file (RFC 5545), every event all-day; an event whose day nobody states is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.model import Event, Mention, Record

_STATUS = {  # what is only denied is in doubt, not off
    "planned": "TENTATIVE", "held": "CONFIRMED", "cancelled": "CANCELLED", "moved": "CANCELLED", "denied": "TENTATIVE",
}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def ics(record: Record, version: str) -> Iterator[bytes]:
    """The calendar, one content line at a time, folded at 75 octets and ended by CRLF (RFC 5545 3.1)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//dragoman//dragoman {version}//EN"]
    for event in record.events:
        lines += _event(event, record)
    for line in [*lines, "END:VCALENDAR"]:
        yield fold(line)


def without_a_day(events: Iterable[Event]) -> list[Event]:
    """The events that no calendar can hold without inventing a day."""
    return [event for event in events if _start(event) is None]


def _event(event: Event, record: Record) -> list[str]:
    start = _start(event)
    if start is None:
        return []
    end = _day(event.end) or start
    told = "\n".join([f"Parties: {', '.join(event.parties)}", *(_told(m, record) for m in event.mentions)])
    printed = (_day(record.documents[m.doc].published) for m in event.mentions if m.doc in record.documents)
    stamp = max((day for day in printed if day), default=start)
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.id}@dragoman",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",  # the latest report: the same record gives the same file
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{max(start, end) + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escape(event.title)}",
        f"STATUS:{_STATUS[event.status]}",
        f"CATEGORIES:{escape(event.format)}",
        f"DESCRIPTION:{escape(told)}",
        "TRANSP:TRANSPARENT",
    ]
    return [*lines, *([f"LOCATION:{escape(event.place)}"] if event.place else []), "END:VEVENT"]


def _start(event: Event) -> date | None:
    """The first day; None where only a longer stretch is told: a season has a first day that nobody stated."""
    return None if event.precision in ("month", "season", "year") else _day(event.start)


def _told(mention: Mention, record: Record) -> str:
    """What one document says: "Coast Wire, 2031-03-04 [a.txt]: planned, 2031-03-10"."""
    document = record.documents.get(mention.doc)
    if document is None:
        return mention.status
    source = ", ".join(part for part in (document.outlet, document.published) if part)
    day = "" if mention.start is None else f", {mention.start}"
    why = f" ({mention.reason})" if mention.reason else ""
    return f"{source or 'undated'} [{document.doc}]: {mention.status}{day}{why}"


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value and _DAY.match(value) else None
    except ValueError:
        return None


def escape(text: str) -> str:
    """A TEXT value (RFC 5545 3.3.11)."""
    text = re.sub(r"([\\;,])", r"\\\1", text)
    return re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", text).replace("\n", "\\n")


def fold(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, never inside a character."""
    pieces: list[bytes] = []
    piece = b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(piece) + len(octets) > (75 if not pieces else 74):
            pieces.append(piece)
            piece = b""
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
