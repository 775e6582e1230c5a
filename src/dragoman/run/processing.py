"""Takes what waits in the queue through parser and stages, one document a transaction, in one process or several."""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.language import pipeline
from dragoman.model import Codebook, Document
from dragoman.overview import record
from dragoman.positions.learning import Learned
from dragoman.run import analyse, current, learning
from dragoman.run.progress import Progress, silent
from dragoman.settings import Settings
from dragoman.store import Dossier
from dragoman.store.dossier import Findings

_FATAL = ("D3", "D7")  # the model or the store is missing: no other document would fare better


Overrides = Mapping[str, Mapping[str, object]]
Failure = tuple[str, dict[str, Any]]


def side_by_side(
    dossier: Dossier, settings: Settings, wanted: Mapping[str, str], overrides: Overrides, progress: Progress, jobs: int
) -> tuple[int, list[DragomanError]]:
    """As `process`, in several processes that share the queue; each loads the language pipeline for itself."""
    total = sum(task.doc in wanted for task in dossier.pending())
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(_share, dossier.folder, settings, dict(wanted), dict(overrides)) for _ in range(jobs)]
        while wait(futures, timeout=0.2).not_done:
            progress("analysing", total - len(dossier.pending()), total)
        shares = [future.result() for future in futures]
    progress("analysing", total, total)
    failures = {str(details): DragomanError(code, **details) for _, failed in shares for code, details in failed}
    return sum(done for done, _ in shares), list(failures.values())


def _share(
    folder: Path, settings: Settings, wanted: Mapping[str, str], overrides: Overrides
) -> tuple[int, list[Failure]]:
    """What one of several processes does; errors go back as code and details."""
    with Dossier(folder) as dossier:
        done, errors = process(dossier, settings, wanted, overrides, silent)
    return done, [(error.code, error.details) for error in errors]


def process(
    dossier: Dossier, settings: Settings, wanted: Mapping[str, str], overrides: Overrides, progress: Progress
) -> tuple[int, list[DragomanError]]:
    """Analyses the waiting documents of ``wanted`` (id -> the stamp that the analysis bears); how many, what failed.

    ``overrides``: id -> fields that a reviewer corrected. Documents are taken in an order of this process's own, so
    that two processes seldom do the same one. Raises D301, D7xx; what fails in one document stops no other.
    """
    tasks = [task.doc for task in dossier.pending() if task.doc in wanted]
    random.Random(os.getpid()).shuffle(tasks)
    codebook, model = current.codebook_of(dossier), learning.stored(dossier)
    done = 0
    errors: list[DragomanError] = []
    for number, id in enumerate(tasks):
        progress("analysing", number, len(tasks))
        document = dossier.document(id) if dossier.waits(id) else None
        if document is None:
            continue
        try:
            findings = _found(dossier, settings, _corrected(document, overrides.get(id, {})), codebook, model)
            dossier.save(id, findings, wanted[id])
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


def _found(
    dossier: Dossier, settings: Settings, document: Document, codebook: Codebook | None, model: Learned | None
) -> Findings:
    """Parses (unless that was done before) and analyses one document. Raises D011, D301, D7xx."""
    try:
        return analyse.analyse(analyse.restored(document, _parse(dossier, settings, document)), codebook, model)
    except DragomanError:
        raise
    except Exception as error:  # a fault of ours in one document must not cost the others
        cause = f"{type(error).__name__}: {error}"
        raise DragomanError("D011", doc=document.doc, cause=cause) from error


def _parse(dossier: Dossier, settings: Settings, document: Document) -> bytes:
    """The stored parse, or a new one, stored. Raises D301."""
    name = pipeline.stored_as(settings.model)
    stored = dossier.parse_of(document.id, name)
    if stored is not None:
        return stored
    parse = next(pipeline.parse([document], settings.model)).to_bytes()
    dossier.keep_parse(document.id, name, parse)
    return parse
