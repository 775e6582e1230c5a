"""The lexicon of attribution: which words introduce what somebody said or thinks, and in which shapes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from dragoman.language.tables import rows, several

_PACKAGE = "dragoman.statements"


@dataclass(frozen=True, slots=True)
class Cue:
    """One reporting word. ``particle`` is empty, or a word that must stand with it ("out" of "rule out")."""

    lemma: str
    particle: str
    kind: str
    shapes: frozenset[str]


@lru_cache(maxsize=1)
def verbs() -> Mapping[str, tuple[Cue, ...]]:
    """Reporting verbs by lemma, those with a particle first."""
    found: dict[str, list[Cue]] = {}
    for words, kind, shapes in rows(_PACKAGE, "cues.tsv", 3):
        lemma, _, particle = words.partition(" ")
        found.setdefault(lemma, []).append(Cue(lemma, particle, kind, frozenset(several(shapes, ","))))
    return {lemma: tuple(sorted(cues, key=lambda c: not c.particle)) for lemma, cues in found.items()}


def entries(token: Token) -> tuple[Cue, ...]:
    """The entries of a verb; by its form where the lemma is wrong ("hopes" taken for a form of "hop")."""
    table = verbs()
    lemma = token.lemma_.lower()
    if lemma in table:
        return table[lemma]
    word = token.lower_
    for ending, put in (
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("d", ""),
        ("ed", ""),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and word[: -len(ending)] + put in table:
            return table[word[: -len(ending)] + put]
    return ()


@lru_cache(maxsize=1)
def stances() -> Mapping[tuple[str, str], frozenset[str]]:
    """(class, word) -> what follows it; class is "noun" or "adj"."""
    table = rows(_PACKAGE, "stances.tsv", 3)
    return {(kind, word): frozenset(several(shapes, ",")) for word, kind, shapes in table}


@lru_cache(maxsize=1)
def light() -> Mapping[str, frozenset[str]]:
    """Class of ``light.tsv`` -> its words."""
    found: dict[str, set[str]] = {}
    for kind, word in rows(_PACKAGE, "light.tsv", 2):
        found.setdefault(kind, set()).add(word)
    return {kind: frozenset(words) for kind, words in found.items()}


@lru_cache(maxsize=1)
def frames() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Prepositional frames as sequences of words, "*" for the source."""
    return tuple((tuple(words.split()), kind) for words, kind in rows(_PACKAGE, "frames.tsv", 2))
