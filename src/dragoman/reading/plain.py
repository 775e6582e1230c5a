"""Plain text and Markdown, also exports of press databases."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.reading import texts
from dragoman.reading.articles import given
from dragoman.reading.decode import decode
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """One document, or one for each article of an export. Raises D102 to D105, D107, D108, D112, D113."""
    text = decode(source.content(settings.max_bytes), source.doc)
    yield from texts.documents(text, source.doc, given(source.meta, source.doc), settings)
