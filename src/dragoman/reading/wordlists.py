"""Lexicons in YAML; the word lists of ``lexicons/words.yaml`` and patterns made of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml


def load(package: str, name: str) -> Any:
    """The content of ``lexicons/<name>`` in a package, read by the fast loader where there is one."""
    text = (files(package) / "lexicons" / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, list[str]]:
    loaded: Mapping[str, list[str]] = load("dragoman.reading", "words.yaml")
    return loaded


def words(name: str) -> tuple[str, ...]:
    """The entries of a list. Raises KeyError where there is no such list."""
    return tuple(_lists()[name])


def either(name: str) -> str:
    """A pattern, without a group of its own, for any entry of a list; longer entries first."""
    return "(?:" + "|".join(sorted(words(name), key=len, reverse=True)) + ")"
