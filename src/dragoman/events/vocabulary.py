"""The words that name appointments, and those around them that tell who, where and whether; from ``lexicons/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Entry:
    """One trigger word. ``pos`` is v or n; ``code`` the CAMEO/PLOVER code or -; ``needs`` a condition of `triggers`."""

    word: str
    pos: str
    format: str
    code: str
    needs: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The trigger words by (pos, lemma), and the word lists of ``events.yaml`` by name."""

    triggers: Mapping[tuple[str, str], tuple[Entry, ...]]
    lists: Mapping[str, frozenset[str]]
    particles: Mapping[str, str]
    format_names: Mapping[str, str]
    families: Mapping[str, frozenset[str]]
    ranks: Mapping[str, int]

    def has(self, name: str, word: str) -> bool:
        """Whether a word list holds the word."""
        return word in self.lists[name]

    def akin(self, one: str, other: str) -> bool:
        """Whether two formats may be two words for one appointment."""
        return one == other or bool(self.families[one] & self.families[other])

    def rank(self, format: str) -> int:
        """How much a format tells: a visit least, talks or a meeting more, a summit or a call most."""
        return self.ranks.get(format, max(self.ranks.values()) + 1)


def _text(name: str) -> str:
    return (files("dragoman.events") / "lexicons" / name).read_text(encoding="utf-8")


def _entries() -> Iterator[Entry]:
    for line in _text("triggers.tsv").splitlines():
        if line.strip() and not line.startswith("#"):
            yield Entry(*line.split("\t"))


def _families(table: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    """Format -> the families it is in."""
    formats = {form for forms in table.values() for form in forms}
    return {form: frozenset(name for name, forms in table.items() if form in forms) for form in formats}


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The lexicons that ship with dragoman."""
    triggers: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for entry in _entries():
        triggers[entry.pos, entry.word] = (*triggers.get((entry.pos, entry.word), ()), entry)
    data = yaml.safe_load(_text("events.yaml"))
    return Vocabulary(
        triggers,
        {name: frozenset(map(str, words)) for name, words in data.items() if isinstance(words, list)},
        data["cancelling_particles"],
        data["format_names"],
        _families(data["families"]),
        {form: rank for rank, forms in enumerate(data["vague_formats"]) for form in forms},
    )
