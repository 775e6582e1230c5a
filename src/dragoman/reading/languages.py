"""Which language a text is in, told by its commonest words; a handful of languages, no model."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from dragoman.language.tables import rows
from dragoman.reading.lines import script

_SAMPLE = 20_000  # characters
_FEWEST = 3  # hits below which nothing is said against English
_PLAINLY = 3  # times as many hits as of a text's own language, above which a paragraph is in another one
_ALONE = {"Kana": "ja", "Hangul": "ko", "Han": "zh", "Thai": "th", "Georgian": "ka", "Armenian": "hy", "Greek": "el"}
_FALLBACK = {"Latin": "en", "Cyrillic": "ru", "Arabic": "ar", "Hebrew": "he", "Devanagari": "hi"}


@lru_cache(maxsize=1)
def _profiles() -> Mapping[str, tuple[str, frozenset[str]]]:
    return {
        code: (script, frozenset(words.split())) for code, script, words in rows("dragoman.reading", "languages.tsv", 3)
    }


def detect(text: str) -> str:
    """ISO 639-1 code. A short text in Latin letters that shows no other language counts as English."""
    sample = text[:_SAMPLE]
    main = script(sample)
    if main is None or main in _ALONE:
        return "ja" if main == "Han" and re.search("[぀-ヿ]", sample) else _ALONE.get(main or "", "en")
    hits = _hits(Counter(re.findall(r"[^\W\d_]+", sample.lower())), main)
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    return best if hits[best] >= _FEWEST else _FALLBACK[main]


def foreign(text: str, language: str) -> bool:
    """Whether a paragraph of a text in ``language`` is plainly in another language of the same script.

    Plainly: three different common words of the other one, and over three times as many as of its own. Words of one
    letter, short paragraphs and names tell nothing: such a paragraph counts as the text's own.
    """
    if language not in _profiles():
        return False
    words = {word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > 1}
    hits = _hits(Counter(words), _profiles()[language][0])
    return max(hits.values()) >= max(_FEWEST, _PLAINLY * hits[language] + 1)


def _hits(counts: Counter[str], main: str) -> dict[str, int]:
    """How many of some words are among the commonest of each language of a script."""
    return {code: sum(counts[w] for w in words) for code, (own, words) in _profiles().items() if own == main}


def normal(code: str) -> str:
    """The language part of a tag: ``en-GB`` and ``EN_us`` give en."""
    return re.split("[-_]", code.strip().lower())[0]
