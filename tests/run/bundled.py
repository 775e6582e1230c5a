"""The bundled example, run once a process into a folder that tests read, or copy before they write."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import dragoman
from dragoman.run import demo
from dragoman.settings import Settings

EXAMPLE = Path(dragoman.__file__).parent / "examples" / next(iter(demo.index()))
CLIPPINGS = EXAMPLE / "clippings"
CODEBOOK = EXAMPLE / "codebook.yaml"


@lru_cache(maxsize=1)
def example() -> Path:
    """A dossier of the bundled example; not to be written to."""
    folder = Path(tempfile.mkdtemp(prefix="dragoman-example-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    report = demo.demo(None, folder, Settings())
    assert not report.errors, report.errors
    return folder


def copied(folder: Path) -> Path:
    """A copy of it that may be written to."""
    shutil.copytree(example(), folder)
    return folder
