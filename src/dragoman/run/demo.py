"""``dragoman demo``: a bundled example, end to end."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import yaml

from dragoman.errors import DragomanError
from dragoman.run import whole
from dragoman.run.progress import Progress, silent
from dragoman.run.read import Report
from dragoman.settings import Settings


def index() -> dict[str, str]:
    """The bundled examples: name -> what it is about; the first is the one that is shown unasked."""
    text = (resources.files("dragoman") / "examples" / "index.yaml").read_text(encoding="utf-8")
    return {str(name): str(about) for name, about in yaml.safe_load(text).items()}


def demo(name: str | None, folder: Path, settings: Settings, progress: Progress = silent) -> Report:
    """Reads and codes an example into a dossier at ``folder``. Raises D015 (no such example), D301, D7xx."""
    known = index()
    chosen = name or next(iter(known))
    if chosen not in known:
        raise DragomanError("D015", name=chosen, known=", ".join(known))
    with resources.as_file(resources.files("dragoman") / "examples" / chosen) as example:
        return whole.run(example / "codebook.yaml", [str(example / "clippings")], folder, settings, progress)
