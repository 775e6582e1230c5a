"""Words brought to a common form: spelling, inflection and word family, so that `enlarging` finds `enlargement`.

The suffix rules are a light cut of Porter, "An algorithm for suffix stripping", Program 14 (1980); what they do not
see is in `derivations.tsv`. `synonyms.tsv` adds weaker links.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from dragoman.positions import vocabulary

_SPELLINGS = (
    ("isation", "ization"),
    ("ise", "ize"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("our", "or"),
    ("ogue", "og"),
)
_SUFFIXES = (
    *("ization", "ification", "ified", "ifying", "ify", "ation", "ating", "ated", "ition", "ution", "sion", "tion"),
    *("ment", "ness", "ingly", "edly", "ally", "ing", "ed", "ive", "ance", "ence", "ability", "ibility", "ity"),
    *("able", "ible", "ize", "ate", "al", "ial", "ly", "er", "or", "ship"),
)
_SHORTEST = 4  # letters that must be left of a word


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """Lower case without accents; curly apostrophes made plain."""
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _spelled(word: str) -> str:
    for british, american in _SPELLINGS:
        if word.endswith(british) and len(word) > len(british) + 2:
            return word.removesuffix(british) + american
    return word


def _stripped(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            word = word.removesuffix(suffix)
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    if word.endswith("i"):
        word = word[:-1] + "y"
    return word.rstrip("e") or word


@lru_cache(maxsize=1)
def _families() -> Mapping[str, str]:
    table: dict[str, str] = {}
    for base, relatives in ((row[0], row[1]) for row in vocabulary.rows("derivations")):
        for relative in relatives.split():
            table[_spelled(relative)] = base
            table.setdefault(_stripped(_spelled(relative)), base)
        table.setdefault(_spelled(base), base)
        table.setdefault(_stripped(_spelled(base)), base)
    return table


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The common form of a word of one part."""
    whole = _spelled(plain(word))
    families = _families()
    return families.get(whole) or families.get(_stripped(whole)) or _stripped(whole)


@lru_cache(maxsize=1)
def _sets() -> Mapping[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, row in enumerate(vocabulary.rows("synonyms")):
        for word in row[0].split():
            table.setdefault(stem(word.split("_")[0]) if "_" not in word else word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


@lru_cache(maxsize=20_000)
def senses(stemmed: str) -> frozenset[int]:
    """The numbers of the synonym sets that a stem belongs to."""
    return _sets().get(stemmed, frozenset())
