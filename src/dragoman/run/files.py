"""Files are written as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from dragoman.errors import DragomanError


def write(pieces: Iterable[bytes], path: Path) -> None:
    """Writes a file beside its place and then moves it there; makes the folder where there is none. Raises D016."""
    partial = path.with_name(f"{path.name}.{os.getpid()}.part")  # another process may be writing the same file
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as file:
            file.writelines(pieces)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink()
        raise DragomanError("D016", path=path, cause=error.strerror or error) from error
