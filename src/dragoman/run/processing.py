"""Takes what waits in the queue through parser and stages, one document a transaction."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping

from dragoman.errors import DragomanError
from dragoman.language import pipeline
from dragoman.model import Codebook, Document
from dragoman.overview import record
from dragoman.run import analyse, current
from dragoman.run.progress import Progress
from dragoman.settings import Settings
from dragoman.store import Dossier

_FATAL = ("D3", "D7")  # the model or the store is missing: no other document would fare better


def process(
    dossier: Dossier,
    settings: Settings,
    wanted: Mapping[str, str],
    overrides: Mapping[str, Mapping[str, object]],
    progress: Progress,
) -> tuple[int, list[DragomanError]]:
    """Analyses the waiting documents of ``wanted`` (id -> the stamp that the analysis bears); how many, what failed.

    ``overrides``: id -> fields that a reviewer corrected. Documents are taken in an order of this process's own, so
    that two processes seldom do the same one. Raises D301, D7xx; what fails in one document stops no other.
    """
    tasks = [task.doc for task in dossier.pending() if task.doc in wanted]
    random.Random(os.getpid()).shuffle(tasks)
    codebook = current.codebook_of(dossier)
    done = 0
    errors: list[DragomanError] = []
    for number, id in enumerate(tasks):
        progress("analysing", number, len(tasks))
        document = dossier.document(id) if dossier.waits(id) else None
        if document is None:
            continue
        try:
            _one(dossier, settings, _corrected(document, overrides.get(id, {})), codebook, wanted[id])
            done += 1
        except DragomanError as error:
            if error.code.startswith(_FATAL):
                raise
            errors.append(error)
            dossier.failed(id, str(error))
    progress("analysing", len(tasks), len(tasks))
    return done, errors


def _corrected(document: Document, values: Mapping[str, object]) -> Document:
    corrected = record.changed(document, values)
    assert isinstance(corrected, Document)
    return corrected


def _one(dossier: Dossier, settings: Settings, document: Document, codebook: Codebook | None, stamp: str) -> None:
    """Parses (unless that was done before) and analyses one document. Raises D011, D301, D7xx."""
    try:
        findings = analyse.analyse(analyse.restored(document, _parse(dossier, settings, document)), codebook)
    except DragomanError:
        raise
    except Exception as error:  # a fault of ours in one document must not cost the others
        cause = f"{type(error).__name__}: {error}"
        raise DragomanError("D011", doc=document.doc, cause=cause) from error
    dossier.save(document.id, findings, stamp)


def _parse(dossier: Dossier, settings: Settings, document: Document) -> bytes:
    """The stored parse, or a new one, stored. Raises D301."""
    stored = dossier.parse_of(document.id, settings.model)
    if stored is not None:
        return stored
    parse = next(pipeline.parse([document], settings.model)).to_bytes()
    dossier.keep_parse(document.id, settings.model, parse)
    return parse
