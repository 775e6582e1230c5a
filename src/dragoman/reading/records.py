"""Documents from records with named fields: the items of JSON, the lines of JSON Lines, the rows of tables."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import webpage
from dragoman.reading.articles import compose, given
from dragoman.reading.decode import sanitise
from dragoman.reading.formats import Outcome
from dragoman.settings import Settings

Seen = dict[str, int]


def parse(text: str, where: str) -> object:
    """A value of JSON. Raises D106 where it is none."""
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DragomanError("D106", doc=where, cause=error) from error
    return found


def outcome(record: object, where: str, seen: Seen, settings: Settings) -> Outcome:
    """The document of a record, or the error in its place. ``seen``: ids so far, filled here."""
    try:
        if not isinstance(record, dict):
            raise DragomanError("D106", doc=where, cause="it is no object")
        return _document(record, where, seen, settings)
    except DragomanError as error:
        return error


def _document(record: Mapping[str, object], where: str, seen: Seen, settings: Settings) -> Document:
    known = given(record, where)
    text, html = (_field(record, key, where) for key in ("text", "html"))
    if known.id is not None and seen.setdefault(known.id, hash((text, html))) != hash((text, html)):
        raise DragomanError("D114", doc=where, id=known.id)
    if text is not None:
        return compose(sanitise(text), known.id or where, known, settings)
    if html is None:
        raise DragomanError("D106", doc=where, cause="it has neither `text` nor `html`")
    return webpage.document(html, known.id or where, known, settings)


def _field(record: Mapping[str, object], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise DragomanError("D113", doc=where, key=key, wanted="a text", found=type(value).__name__)
    return value or None
