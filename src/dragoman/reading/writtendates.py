"""Dates of metadata in the forms that people and machines write them: ISO 8601, mail headers, ``14 March 2023``."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from dragoman.errors import DragomanError
from dragoman.reading import dates, daystamps
from dragoman.reading.dates import Published


def iso(text: str) -> str | None:
    """A partial ISO date; of ``03/04/2021`` only the year, since nobody says which is the day. None for no date."""
    text = text.strip()
    try:
        return dates.given(text, "").value
    except DragomanError:
        return _mailed(text) or _written(text)


def published(text: str | None) -> Published | None:
    """The same as a date that was given."""
    value = iso(text) if text else None
    return Published(value, "given") if value else None


def _mailed(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text[:100]).date().isoformat() if "," in text or ":" in text else None
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _written(text: str) -> str | None:
    hits = daystamps.find(text[:100], years=True)
    if not hits:
        return None
    return hits[0].value if hits[0].other is None else hits[0].value[:4]
