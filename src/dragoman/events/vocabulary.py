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
    families: Mapping[str, str]

    def has(self, name: str, word: str) -> bool:
        """Whether a word list holds the word."""
        return word in self.lists[name]


def _text(name: str) -> str:
    return (files("dragoman.events") / "lexicons" / name).read_text(encoding="utf-8")


def _entries() -> Iterator[Entry]:
    for line in _text("triggers.tsv").splitlines():
        if line.strip() and not line.startswith("#"):
            yield Entry(*line.split("\t"))


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
        {form: family for family, forms in data["families"].items() for form in forms},
    )
