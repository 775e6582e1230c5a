"""``dragoman read``: documents into a dossier, and the analysis of those that are new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman import reading
from dragoman.errors import DragomanError
from dragoman.reading import sources
from dragoman.run import work
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

    An unreadable source is an error of the report and stops nothing. Raises D001 (no such path), D301, D7xx.
    """
    found = sources.walk(paths)
    with Dossier(folder, create=True) as dossier:
        report = add(dossier, list(found), settings, progress)
        done = work.up_to_date(dossier, settings, progress, jobs=jobs)
    report.analysed, report.left_alone = done.analysed, done.left_alone
    report.errors += done.errors
    return report


def add(dossier: Dossier, found: Sequence[sources.Source], settings: Settings, progress: Progress) -> Report:
    """Adds the documents of some sources and queues them, one transaction each."""
    report = Report()
    for number, source in enumerate(found):
        progress("reading", number, len(found))
        for document in reading.read(source, settings):
            if isinstance(document, DragomanError):
                report.errors.append(document)
            elif dossier.add(document, queue=analysable(document.language)):
                report.added += 1
            else:
                report.skipped += 1
    progress("reading", len(found), len(found))
    return report
