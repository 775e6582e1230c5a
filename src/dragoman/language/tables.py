"""Lexicon files: tab-separated, one entry a line, ``#`` for comments."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def rows(package: str, name: str, columns: int) -> Iterator[tuple[str, ...]]:
    """The entries of ``lexicons/<name>`` in a package, each filled up to ``columns`` fields with empty strings."""
    text = (files(package) / "lexicons" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            fields = [field.strip() for field in line.split("\t")]
            yield (*fields[:columns], *[""] * (columns - len(fields)))


def several(field: str, separator: str = "|") -> tuple[str, ...]:
    """The values of a field that may hold several."""
    return tuple(part.strip() for part in field.split(separator) if part.strip())
