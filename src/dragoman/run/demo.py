"""``dragoman demo``: a bundled example, end to end."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.run import whole
from dragoman.run.progress import Progress, silent
from dragoman.run.read import Report
from dragoman.settings import Settings

DEFAULT = "strait-of-ondrell"


def names() -> tuple[str, ...]:
    """The bundled examples."""
    found = resources.files("dragoman") / "examples"
    return tuple(sorted(part.name for part in found.iterdir() if (part / "codebook.yaml").is_file()))


def demo(name: str | None, folder: Path, settings: Settings, progress: Progress = silent) -> Report:
    """Reads and codes an example into a dossier at ``folder``. Raises D015 (no such example), D301, D7xx."""
    chosen = name or DEFAULT
    if chosen not in names():
        raise DragomanError("D015", name=chosen, known=", ".join(names()))
    with resources.as_file(resources.files("dragoman") / "examples" / chosen) as example:
        return whole.run(example / "codebook.yaml", [str(example / "clippings")], folder, settings, progress)
