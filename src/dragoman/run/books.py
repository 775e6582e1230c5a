"""``dragoman codebook``: the care of a codebook, apart from any dossier."""

from __future__ import annotations

from pathlib import Path

from dragoman import codebook as codebooks
from dragoman.errors import DragomanError


def check(path: Path) -> list[DragomanError]:
    """Everything that is wrong with a codebook, by line; empty where it is sound. Raises D001 (no such file)."""
    if not path.is_file():
        raise DragomanError("D001", path=path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        return _only_complaint(path)
    return codebooks.complaints(text, str(path))


def _only_complaint(path: Path) -> list[DragomanError]:
    """What loading says of a file that is no text."""
    try:
        codebooks.load(path)
    except DragomanError as error:
        return [error]
    return []
