"""Alliances, international bodies and regions: their names, acronyms, organs, seats, demonyms (open facts, as data)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.language import names
from dragoman.language.tables import rows, several
from dragoman.model import ActorKind

_PACKAGE = "dragoman.language"
How = Literal["name", "organ", "seat", "demonym"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of ``organisations.tsv`` or ``regions.tsv``; ``epithets``: words before "bloc" that mean this one."""

    name: str
    names: tuple[str, ...]
    kind: ActorKind
    organs: tuple[str, ...]
    seats: tuple[str, ...]
    demonyms: tuple[str, ...] = ()
    epithets: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """Every organisation, then every region."""
    found = []
    for name, other, kind, organs, seat, epithets in rows(_PACKAGE, "organisations.tsv", 6):
        sort: ActorKind = "alliance" if kind == "alliance" else "organisation"
        words = frozenset(word.lower() for word in several(epithets))
        found.append(Entry(name, (name, *several(other)), sort, several(organs), several(seat), (), words))
    for name, other, people, capital, organs in rows(_PACKAGE, "regions.tsv", 5):
        seats = several(capital)
        found.append(Entry(name, (name, *several(other)), "state", several(organs), seats, several(people)))
    return tuple(found)


@lru_cache(maxsize=1)
def _known() -> Mapping[str, tuple[Entry, How]]:
    found: dict[str, tuple[Entry, How]] = {}

    def add(words: Iterable[str], entry: Entry, how: How) -> None:
        for word in words:
            found.setdefault(_key(word), (entry, how))

    for entry in entries():
        add(entry.names, entry, "name")
    for entry in entries():
        add(entry.organs, entry, "organ")
        add(entry.demonyms, entry, "demonym")
        add(entry.seats, entry, "seat")
    return found


@lru_cache(maxsize=1 << 14)
def find(text: str) -> tuple[Entry, How] | None:
    """The entry that a name, acronym, organ, demonym or seat stands for, and how. "who" is not "WHO"."""
    return _known().get(_key(text))


def _key(text: str) -> str:
    """One word counts as it is spelled; several words folded."""
    bare = text.removeprefix("The ").removeprefix("the ").replace("’", "'").removesuffix("'s")
    return names.fold(bare) if " " in bare else bare
