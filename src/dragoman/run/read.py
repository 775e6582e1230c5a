"""``dragoman read``: documents into a dossier, and the analysis of those that are new."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman import reading
from dragoman.errors import DragomanError
from dragoman.model import stable_id
from dragoman.reading import sources
from dragoman.run import register, work
from dragoman.run.languages import analysable
from dragoman.run.progress import Progress, silent
from dragoman.settings import Settings
from dragoman.store import Dossier


@dataclass(slots=True)
class Report:
    """What became of the sources. ``left_alone``: documents in a language without a pipeline; kept, not parsed."""

    added: int = 0
    skipped: int = 0
    analysed: int = 0
    errors: list[DragomanError] = field(default_factory=list)
    left_alone: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """False where the dossier had all of it already."""
        return bool(self.added or self.analysed)

    @property
    def failed(self) -> bool:
        """True where there were errors and nothing came of the rest."""
        waiting = any(error.code == "D011" for error in self.errors)
        return bool(self.errors) and not self.analysed and (waiting or not (self.added or self.skipped))


def read(
    paths: Sequence[str], folder: Path, settings: Settings, progress: Progress = silent, *, jobs: int = 1
) -> Report:
    """Adds what is new under the paths, skips what the dossier has, analyses what waits in ``jobs`` processes.

    An unreadable source is an error of the report and stops nothing. Raises D001 (no such path), D301, D7xx, and
    what `register.choose` raises.
    """
    register.choose(settings, folder)
    found = below(paths, settings, folder)
    with Dossier(folder, create=True) as dossier:
        register.adopt(settings, folder)
        report = add(dossier, found, settings, progress)
        done = work.up_to_date(dossier, settings, progress, jobs=jobs)
    report.analysed, report.left_alone = done.analysed, done.left_alone
    report.errors += done.errors
    return report


def below(paths: Sequence[str], settings: Settings, *own: Path) -> list[sources.Source]:
    """The sources under the paths, without our own files: a dossier may lie in the folder that is read. Raises D001."""
    ours = [path.resolve() for path in (*own, *map(Path, filter(None, [settings.outlets])))]
    found = list(sources.walk(paths, settings))
    return [s for s in found if s.path is None or not any(s.path.resolve().is_relative_to(path) for path in ours)]


def add(dossier: Dossier, found: Sequence[sources.Source], settings: Settings, progress: Progress) -> Report:
    """Adds the documents of some sources and queues them, one transaction each.

    A file that was read before is known by its content and passed over: a run that is killed and started again must not
    spend its life on what it has.
    """
    report = Report()
    for number, source in enumerate(found):
        progress("reading", number, len(found))
        key = _key(source, settings)
        known = dossier.read_before(key) if key else 0
        report.skipped += known
        if not known:
            _one(dossier, source, key, settings, report)
    progress("reading", len(found), len(found))
    return report


def _key(source: sources.Source, settings: Settings) -> str | None:
    """What a source is known by: name, content and sidecar; None where it cannot be opened."""
    try:
        content = hashlib.sha256(source.content(settings.max_bytes)).hexdigest()
        told = json.dumps(dict(source.meta), sort_keys=True)
        return stable_id("r", source.doc, source.format, content, told, *filter(None, [settings.columns]))
    except DragomanError:
        return None


def _one(dossier: Dossier, source: sources.Source, key: str | None, settings: Settings, report: Report) -> None:
    before, ids = len(report.errors), []
    for document in reading.read(source, settings):
        if isinstance(document, DragomanError):
            report.errors.append(document)
            continue
        ids.append(document.id)
        if dossier.add(document, queue=analysable(document.language)):
            report.added += 1
        else:
            report.skipped += 1
    if key and len(report.errors) == before:
        dossier.remember(key, ids)
