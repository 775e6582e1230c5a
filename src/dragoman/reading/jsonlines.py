"""JSON Lines: one document a line; a bad line is an error of its own and the others are still read."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import DragomanError
from dragoman.reading import records
from dragoman.reading.decode import decode
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """A document or an error for each line that is not blank. Raises D102, D104, D105, D112, D119 for the file."""
    text = records.measured(decode(source.content(settings.max_bytes), source.doc), source.doc, "\n")
    seen: records.Seen = {}
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    each = (_line(line, f"{source.doc}:{number}", seen, settings) for number, line in lines)
    yield from records.counted(each, source.doc)


def _line(line: str, where: str, seen: records.Seen, settings: Settings) -> Outcome:
    try:
        return records.outcome(records.parse(line, where), where, seen, settings)
    except DragomanError as error:
        return error
