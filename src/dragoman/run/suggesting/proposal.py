"""``dragoman codebook suggest``: parties, issues, options and cues for texts that have no codebook yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook import draft
from dragoman.codebook.draft import Draft
from dragoman.errors import DragomanError
from dragoman.run import files
from dragoman.run.progress import Progress, silent
from dragoman.run.suggesting import actors, corpus, objects
from dragoman.settings import Settings


@dataclass(frozen=True, slots=True)
class Report:
    """A proposed codebook, as nouns and as the YAML to edit."""

    draft: Draft
    text: str


def suggest(
    paths: Sequence[str],
    folder: Path | None,
    settings: Settings,
    progress: Progress = silent,
    *,
    confidential: bool = False,
) -> Report:
    """Proposes a codebook from the texts under ``paths``, or those of a dossier; the same texts give the same draft.

    Raises D001, D210 (nobody, or nothing, to propose), D301, D7xx.
    """
    name = next((Path(p).resolve().name for p in paths if p != "-"), folder.resolve().name if folder else "texts")
    with corpus.opened(paths, folder, settings, progress, confidential=confidential) as texts:
        found, documents = actors.roll(texts)
        parties, seldom = actors.proposed(found)
        if not parties:
            raise DragomanError("D210", what="nobody takes a stand or speaks", documents=documents)
        issues, once = objects.issues(objects.found(texts, actors.codebook(parties)))
    if not issues:
        raise DragomanError("D210", what="nothing is demanded, offered or refused twice", documents=documents)
    made = Draft(name, documents, tuple(parties), tuple(issues), tuple(seldom), tuple(once))
    return Report(made, draft.text(made))


def write(made: Report, path: Path) -> bool:
    """Writes the YAML; False where it is there. Raises D016, D216 (another text is there: somebody's codebook)."""
    if path.exists():
        if path.read_bytes() == made.text.encode():
            return False
        raise DragomanError("D216", path=path)
    files.write([made.text.encode()], path)
    return True
