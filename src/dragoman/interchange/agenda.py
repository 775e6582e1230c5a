"""Events as an iCalendar file (RFC 5545), every event all-day; an event whose day nobody states is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dragoman.model import Event, Record

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
    return [event for event in events if _day(event.start) is None]


def _event(event: Event, record: Record) -> list[str]:
    start = _day(event.start)
    if start is None:
        return []
    end = _day(event.end) or start
    documents = sorted({record.documents[m.doc].doc for m in event.mentions if m.doc in record.documents})
    told = f"Parties: {', '.join(event.parties)}\nReported in: {', '.join(documents)}"
    lines = [
        "BEGIN:VEVENT",
        f"UID:{event.id}@dragoman",
        f"DTSTAMP:{start:%Y%m%d}T000000Z",  # the same record gives the same file
        f"DTSTART;VALUE=DATE:{start:%Y%m%d}",
        f"DTEND;VALUE=DATE:{max(start, end) + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escape(event.title)}",
        f"STATUS:{_STATUS[event.status]}",
        f"CATEGORIES:{escape(event.format)}",
        f"DESCRIPTION:{escape(told)}",
    ]
    return [*lines, *([f"LOCATION:{escape(event.place)}"] if event.place else []), "END:VEVENT"]


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
