"""Documents from records with named fields: the items of JSON, the lines of JSON Lines, the rows of tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import webpage
from dragoman.reading.articles import compose, given
from dragoman.reading.decode import sanitise
from dragoman.reading.formats import Outcome
from dragoman.settings import Settings

Seen = dict[str, int]

# What the parsers of the standard library make of a text takes up to 200 bytes and a microsecond for each value in it:
# these bounds keep the largest input under 2 GB and 10 s, so that it needs no process of its own.
MOST_VALUES = 4_000_000  # signs that part values; text has one in some 70 characters
MOST_RECORDS = 500_000  # documents of one file
MOST_FAULTS = 10_000  # records of one file that are wrong: it is no such file


def measured(text: str, where: str, signs: str = ",[{\n") -> str:
    """The same text. Raises D119 where it has more values than a parser may be given; ``signs``: what parts them."""
    if sum(map(text.count, signs)) > MOST_VALUES:
        raise DragomanError("D119", doc=where, cause=f"more than {MOST_VALUES} values")
    return text


def counted(outcomes: Iterable[Outcome], doc: str) -> Iterator[Outcome]:
    """The same outcomes, until there are too many of them, or of errors among them; then D119."""
    faults = 0
    for number, found in enumerate(outcomes):
        if number == MOST_RECORDS:
            yield DragomanError("D119", doc=doc, cause=f"more than {MOST_RECORDS} records; the rest is not read")
            return
        yield found
        faults += isinstance(found, DragomanError)
        if faults == MOST_FAULTS:
            yield DragomanError("D119", doc=doc, cause=f"{faults} of its records are wrong; the rest is not read")
            return


def parse(text: str, where: str) -> object:
    """A value of JSON. Raises D106 where it is none, D119 where it holds too many."""
    try:
        found: object = json.loads(measured(text, where))
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
