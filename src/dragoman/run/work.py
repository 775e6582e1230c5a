"""Brings a dossier up to date: dates and reprints, what waits in the queue, events merged, the manifest.

Nothing here depends on where the last run stopped: a killed run is completed by the next one.
"""

from __future__ import annotations

import os
import random
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman import codebook as codebooks
from dragoman import events
from dragoman.errors import DragomanError
from dragoman.language import pipeline
from dragoman.model import Codebook, Document, stable_id
from dragoman.overview import record
from dragoman.reading import dates, duplicates
from dragoman.run import analyse, manifest
from dragoman.run.progress import Progress, silent
from dragoman.settings import Settings
from dragoman.store import Dossier
from dragoman.store.dossier import State

_FATAL = ("D3", "D7")  # the model or the store is missing: no other document would fare better


@dataclass(frozen=True, slots=True)
class Done:
    """What bringing up to date did: documents analysed, names of those in a language without a pipeline, errors."""

    analysed: int
    left_alone: tuple[str, ...]
    errors: tuple[DragomanError, ...]


def up_to_date(dossier: Dossier, settings: Settings, progress: Progress = silent, *, again: bool = False) -> Done:
    """Does all that waits. With ``again`` every document is analysed anew. Raises D301, D7xx."""
    _settle(dossier)
    overrides = _overrides(dossier)
    wanted = _wanted(dossier, settings, overrides)
    stale = [s.id for s in dossier.states() if s.id in wanted and (again or s.stamp != wanted[s.id])]
    dossier.enqueue(stale)
    analysed, errors = _process(dossier, settings, wanted, overrides, progress)
    derived = _derive(dossier)
    if derived or analysed:
        refresh_reviews(dossier)
        manifest.write(dossier, settings)
    alone = tuple(s.doc for s in dossier.states() if not analyse.analysable(s.language))
    return Done(analysed, alone, tuple(errors))


def codebook_of(dossier: Dossier) -> Codebook | None:
    """The codebook in use."""
    text = dossier.meta("codebook")
    return codebooks.loads(text, dossier.meta("codebook_source") or "codebook") if text is not None else None


def _settle(dossier: Dossier) -> None:
    """Infers dates and finds reprints over all documents, once more where another process added some meanwhile."""
    while dossier.meta("settled") != (ids := stable_id("ids", *sorted(dossier.known()))):
        found = dossier.as_read()
        inferred = {d.id: (d.published, d.published_how) for d in dates.infer_years(found)}
        dossier.settle(inferred, duplicates.find(found))
        dossier.set_meta(settled=ids)


def _overrides(dossier: Dossier) -> dict[str, dict[str, object]]:
    """Document id -> fields that a reviewer corrected."""
    out: dict[str, dict[str, object]] = {}
    for judgement in record.live(dossier.judgements()):
        if judgement.kind == "document" and judgement.verdict == "set":
            out.setdefault(judgement.target, {}).update(judgement.values)
    return out


def _wanted(dossier: Dossier, settings: Settings, overrides: Mapping[str, Mapping[str, object]]) -> dict[str, str]:
    """Id of every document that has a pipeline -> the stamp that its analysis should bear."""
    common = manifest.stamp(settings, dossier.meta("codebook"))
    return {
        s.id: _stamp(common, s, overrides.get(s.id, {})) for s in dossier.states() if analyse.analysable(s.language)
    }


def _stamp(common: str, state: State, override: Mapping[str, object]) -> str:
    return stable_id("analysis", common, state.published, *sorted(override.items()))


def _process(
    dossier: Dossier,
    settings: Settings,
    wanted: Mapping[str, str],
    overrides: Mapping[str, Mapping[str, object]],
    progress: Progress,
) -> tuple[int, list[DragomanError]]:
    """Takes what waits in an order of this process's own, so that two processes seldom do the same document."""
    tasks = [task.doc for task in dossier.pending() if task.doc in wanted]
    random.Random(os.getpid()).shuffle(tasks)
    codebook = codebook_of(dossier)
    done, errors = 0, []
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
    """Parses (unless that was done before) and analyses one document. Raises D010, D011, D301, D7xx."""
    try:
        findings = analyse.analyse(analyse.restored(document, _parse(dossier, settings, document)), codebook)
    except DragomanError:
        raise
    except Exception as error:  # a fault of ours in one document must not cost the others
        cause = f"{type(error).__name__}: {error}"
        raise DragomanError("D011", doc=document.doc, cause=cause) from error
    dossier.save(document.id, findings, stamp)


def _parse(dossier: Dossier, settings: Settings, document: Document) -> bytes:
    """The stored parse, or a new one, stored. Raises D010 where the text is longer than the settings allow."""
    stored = dossier.parse_of(document.id, settings.model)
    if stored is not None:
        return stored
    count = sum(end - start for start, end in document.body)
    if count > settings.max_chars:
        raise DragomanError("D010", doc=document.doc, count=count, limit=settings.max_chars)
    parse = next(pipeline.parse([document], settings.model)).to_bytes()
    dossier.keep_parse(document.id, settings.model, parse)
    return parse


def _derive(dossier: Dossier) -> bool:
    """Merges events across documents; False where nothing changed since the last time."""
    derived = False
    while dossier.meta("derived") != (state := _state(dossier)):
        published = {document.id: document.published for document in dossier.documents()}
        dossier.replace_events(events.merge(dossier.sightings(), published))
        dossier.set_meta(derived=state)
        derived = True
    return derived


def _state(dossier: Dossier) -> str:
    return stable_id("state", *((s.id, s.published, s.stamp) for s in dossier.states()))


def refresh_reviews(dossier: Dossier) -> None:
    """Brings the status that the database's views show in line with the judgements."""
    dossier.review(record.reviews(dossier.machine(), dossier.judgements()))
