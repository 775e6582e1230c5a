"""JSON Lines: one document a line; a bad line is an error of its own and the others are still read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dragoman.errors import DragomanError
from dragoman.reading import webpage
from dragoman.reading.articles import compose, given
from dragoman.reading.decode import decode, sanitise
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """A document or an error for each line that is not blank. Raises D102, D104, D105, D112 for the file as a whole."""
    text = decode(source.content(settings.max_bytes), source.doc)
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _guarded(line, f"{source.doc}:{number}", seen, settings)


def _guarded(line: str, where: str, seen: dict[str, int], settings: Settings) -> Outcome:
    try:
        return _document(line, where, seen, settings)
    except DragomanError as error:
        return error


def _document(line: str, where: str, seen: dict[str, int], settings: Settings) -> Outcome:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DragomanError("D106", doc=where, cause=error) from error
    if not isinstance(record, dict):
        raise DragomanError("D106", doc=where, cause="it is no object")
    known = given(record, where)
    text, html = (_field(record, key, where) for key in ("text", "html"))
    if known.id is not None and seen.setdefault(known.id, hash((text, html))) != hash((text, html)):
        raise DragomanError("D114", doc=where, id=known.id)
    if text is not None:
        return compose(sanitise(text), known.id or where, known, settings)
    if html is None:
        raise DragomanError("D106", doc=where, cause="it has neither `text` nor `html`")
    return webpage.document(html, known.id or where, known, settings)


def _field(record: dict[str, object], key: str, where: str) -> str | None:
    value = record.get(key)
    if value is not None and not isinstance(value, str):
        raise DragomanError("D113", doc=where, key=key, wanted="a text", found=type(value).__name__)
    return value or None
