"""The texts that a codebook is proposed from or checked with: the parses of a dossier, or of files read for once."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from dragoman.language import pipeline
from dragoman.language.pipeline import Parsed
from dragoman.run import current, read
from dragoman.run.progress import Progress
from dragoman.settings import Settings
from dragoman.store import Dossier


@dataclass(frozen=True, slots=True)
class Corpus:
    """An open dossier, and the ids of its documents that may be looked at: reprints once, confidential ones not."""

    folder: Path
    documents: tuple[str, ...]
    settings: Settings
    progress: Progress

    def __iter__(self) -> Iterator[Parsed]:
        """The parsed documents, by name; one after the other, as a corpus may not fit into memory."""
        with Dossier(self.folder) as dossier:
            for number, id in enumerate(self.documents, 1):
                self.progress("looking through", number, len(self.documents))
                document = dossier.document(id)
                parse = dossier.parse_of(id, pipeline.stored_as(self.settings.model))
                if document is not None and parse is not None:
                    yield pipeline.restore(document, parse)


@contextmanager
def opened(
    paths: Sequence[str], folder: Path | None, settings: Settings, progress: Progress, *, confidential: bool = False
) -> Iterator[Corpus]:
    """The texts under ``paths``, read into the dossier where one is given, with those that it holds.

    Without a dossier they are read into one that is gone afterwards. Raises D001, D301, D7xx.
    """
    with tempfile.TemporaryDirectory(prefix="dragoman-") as passing:
        place = folder or Path(passing) / "texts"
        if paths:
            read.read(paths, place, settings, progress)
        yield _of(place, settings, confidential, progress)


def _of(folder: Path, settings: Settings, confidential: bool, progress: Progress) -> Corpus:
    documents = current.load(folder, confidential=confidential).record.documents.values()
    named = sorted((d.doc, d.id) for d in documents if d.copy_of is None)
    return Corpus(folder, tuple(id for _, id in named), settings, progress)
