"""JSON: a list of documents, or one; the keys are those of JSON Lines."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading import records
from dragoman.reading.decode import decode
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """A document or an error for each item. Raises D102, D104 to D106, D112, D119 for the file as a whole."""
    found = records.parse(decode(source.content(settings.max_bytes), source.doc), source.doc)
    if not isinstance(found, list):
        yield records.outcome(found, source.doc, {}, settings)
        return
    seen: records.Seen = {}
    each = (records.outcome(record, f"{source.doc}:{n}", seen, settings) for n, record in enumerate(found, 1))
    yield from records.counted(each, source.doc)
