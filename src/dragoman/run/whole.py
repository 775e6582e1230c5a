"""``dragoman run``: read and code in one go, so that every document is analysed once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dragoman import codebook as codebooks
from dragoman.run import coding, register, work
from dragoman.run.progress import Progress, silent
from dragoman.run.read import Report, add, below
from dragoman.settings import Settings
from dragoman.store import Dossier


def run(
    codebook: Path,
    paths: Sequence[str],
    folder: Path,
    settings: Settings,
    progress: Progress = silent,
    *,
    jobs: int = 1,
) -> Report:
    """As `read.read` under a codebook. Raises D001, D201-D209, D301, D7xx, before anything is read where it can."""
    book = codebooks.load(codebook)
    register.choose(settings, folder)
    found = below(paths, settings, folder, codebook)
    with Dossier(folder, create=True) as dossier:
        coding.adopt(dossier, book)
        register.adopt(settings, folder)
        report = add(dossier, found, settings, progress)
        done = work.up_to_date(dossier, settings, progress, jobs=jobs)
    report.analysed, report.left_alone = done.analysed, done.left_alone
    report.errors += done.errors
    return report
