"""Brings a dossier up to date: dates and reprints, what waits in the queue, events merged, the manifest.

Nothing here depends on where the last run stopped: a killed run is completed by the next one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.errors import DragomanError
from dragoman.model import stable_id
from dragoman.overview import record
from dragoman.run import current, manifest
from dragoman.run.languages import analysable
from dragoman.run.progress import Progress, silent
from dragoman.settings import Settings
from dragoman.store import Dossier
from dragoman.store.dossier import State


@dataclass(frozen=True, slots=True)
class Done:
    """What bringing up to date did: documents analysed, names of those in a language without a pipeline, errors."""

    analysed: int
    left_alone: tuple[str, ...]
    errors: tuple[DragomanError, ...]


def up_to_date(
    dossier: Dossier, settings: Settings, progress: Progress = silent, *, again: bool = False, jobs: int = 1
) -> Done:
    """Does all that waits, in ``jobs`` processes. With ``again`` every document is analysed anew. Raises D301, D7xx."""
    _settle(dossier)
    overrides = _overrides(dossier)
    wanted = _wanted(dossier, settings, overrides)
    stale = [s.id for s in dossier.states() if s.id in wanted and (again or s.stamp != wanted[s.id])]
    dossier.enqueue(stale)
    analysed, errors = _process(dossier, settings, wanted, overrides, progress, jobs)
    derived = _derive(dossier)
    if derived or analysed or not manifest.up_to_date(dossier.folder):
        current.refresh_reviews(dossier)
        manifest.write(dossier, settings)
    alone = tuple(s.doc for s in dossier.states() if not analysable(s.language))
    return Done(analysed, alone, tuple(errors))


def _process(
    dossier: Dossier,
    settings: Settings,
    wanted: Mapping[str, str],
    overrides: Mapping[str, Mapping[str, object]],
    progress: Progress,
    jobs: int,
) -> tuple[int, list[DragomanError]]:
    waiting = sum(task.doc in wanted for task in dossier.pending())
    if not waiting:
        return 0, []
    from dragoman.run import processing  # a second, for the language pipeline: only where there is something to do

    if jobs > 1 and waiting > 1:
        return processing.side_by_side(dossier, settings, wanted, overrides, progress, min(jobs, waiting))
    return processing.process(dossier, settings, wanted, overrides, progress)


def _settle(dossier: Dossier) -> None:
    """Infers dates and finds reprints over all documents, once more where another process added some meanwhile."""
    while dossier.meta("settled") != (ids := stable_id("ids", *sorted(dossier.known()))):
        from dragoman.reading import dates, duplicates  # numpy with them: only where documents came or went

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
    common = manifest.stamp(settings, dossier.meta("codebook"), dossier.meta("learned"))
    return {s.id: _stamp(common, s, overrides.get(s.id, {})) for s in dossier.states() if analysable(s.language)}


def _stamp(common: str, state: State, override: Mapping[str, object]) -> str:
    return stable_id("analysis", common, state.published, *sorted(override.items()))


def _derive(dossier: Dossier) -> bool:
    """Merges events across documents; False where nothing changed since the last time."""
    derived = False
    while dossier.meta("derived") != (state := _state(dossier)):
        from dragoman import events  # the language pipeline with it

        published = {document.id: document.published for document in dossier.documents()}
        dossier.replace_events(events.merge(dossier.sightings(), published))
        dossier.set_meta(derived=state)
        derived = True
    return derived


def _state(dossier: Dossier) -> str:
    return stable_id("state", *((s.id, s.published, s.stamp) for s in dossier.states()))
