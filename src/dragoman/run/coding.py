"""``dragoman code``: gives a dossier its codebook and derives everything again from the stored parses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman import codebook as codebooks
from dragoman.errors import DragomanError
from dragoman.model import Codebook
from dragoman.overview import record
from dragoman.run import files, work
from dragoman.run.progress import Progress, silent
from dragoman.settings import Settings
from dragoman.store import Dossier

FILE = "codebook.yaml"


@dataclass(frozen=True, slots=True)
class Report:
    """What coding did. ``positions`` and ``coded``: all of them, and those that the codebook has an option for.

    ``lost``: how many judgements no longer find their object.
    """

    analysed: int
    positions: int
    coded: int
    lost: int
    errors: tuple[DragomanError, ...]


def code(
    folder: Path,
    path: Path | None,
    settings: Settings,
    progress: Progress = silent,
    *,
    again: bool = False,
    jobs: int = 1,
) -> Report:
    """Codes against the codebook at ``path``, or the dossier's own ``codebook.yaml``; nothing is parsed again.

    Does nothing where documents, codebook, lexicons and version are those of the last time, unless ``again``.
    Raises D012 (no codebook given and none in use), D201-D209 (faults of the codebook), D301, D7xx.
    """
    own = folder / FILE
    codebook = codebooks.load(path or own) if path or own.is_file() else None
    with Dossier(folder) as dossier:
        adopt(dossier, codebook)
        learn(dossier, settings)
        done = work.up_to_date(dossier, settings, progress, again=again, jobs=jobs)
        now, lost = record.apply(dossier.machine(), dossier.judgements())
    coded = sum(position.issue is not None for position in now.positions)
    return Report(done.analysed, len(now.positions), coded, len(lost), done.errors)


def adopt(dossier: Dossier, codebook: Codebook | None) -> None:
    """Makes a codebook the one in use: as ``codebook.yaml``, then in the database. Raises D012, D016."""
    if codebook is None and dossier.meta("codebook") is None:
        raise DragomanError("D012", path=dossier.folder)
    if codebook is not None and dossier.meta("codebook") != codebook.source:
        files.write([codebook.source.encode()], dossier.folder / FILE)
        dossier.set_meta(codebook=codebook.source)


def learn(dossier: Dossier, settings: Settings) -> None:
    """Renews what the dossier learnt from its judgements; where there never were any, nothing is touched."""
    if dossier.judgements() or dossier.meta("learned"):
        from dragoman.run import learning  # the language pipeline with it

        learning.renew(dossier, settings)
