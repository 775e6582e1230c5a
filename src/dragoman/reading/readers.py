"""One source in, its documents out, and an error in the place of each that could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.errors import DragomanError
from dragoman.reading.formats import Outcome, reader
from dragoman.reading.sources import Source
from dragoman.settings import Settings


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """The documents of a source. Raises nothing a user can cause: failures are yielded and the rest is still read."""
    try:
        yield from reader(source.format, source.doc)(source, settings)
    except DragomanError as error:
        yield error
