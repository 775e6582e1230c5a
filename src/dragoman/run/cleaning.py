"""``dragoman read --clean-only``: what reading makes of a source, without a dossier and without an analysis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dragoman import reading
from dragoman.errors import DragomanError
from dragoman.interchange import exports
from dragoman.model import Document, Record
from dragoman.run import register
from dragoman.settings import Settings


def rows(
    paths: Sequence[str], settings: Settings, *, confidential: bool = False
) -> Iterator[dict[str, Any] | DragomanError | None]:
    """The row of the documents export for each document, with its clean text under ``text``; the errors between them.

    A confidential document gives None instead of its row, unless ``confidential``. Raises D001 where a path does not
    exist, and what `register.choose` raises.
    """
    register.choose(settings)
    for source in reading.walk(paths, settings):
        for found in reading.read(source, settings):
            if isinstance(found, DragomanError):
                yield found
            else:
                yield None if found.confidential and not confidential else _row(found)


def _row(document: Document) -> dict[str, Any]:
    (row,) = exports.rows(register.known(Record({document.id: document}, (), (), ())), "documents")
    return {**row, "text": "\n\n".join(document.text(span) for span in document.body)}
