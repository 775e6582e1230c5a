"""Word lists of ``lexicons/words.yaml`` and patterns made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import yaml


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, list[str]]:
    text = (files("dragoman.reading") / "lexicons" / "words.yaml").read_text(encoding="utf-8")
    loaded: Mapping[str, list[str]] = yaml.safe_load(text)
    return loaded


def words(name: str) -> tuple[str, ...]:
    """The entries of a list. Raises KeyError where there is no such list."""
    return tuple(_lists()[name])


def either(name: str) -> str:
    """A pattern, without a group of its own, for any entry of a list; longer entries first."""
    return "(?:" + "|".join(sorted(words(name), key=len, reverse=True)) + ")"
