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
    counts = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    hits = {code: sum(counts[w] for w in words) for code, (own, words) in _profiles().items() if own == main}
    best = max(hits, key=lambda code: (hits[code], code == "en"))
    return best if hits[best] >= _FEWEST else _FALLBACK[main]


def normal(code: str) -> str:
    """The language part of a tag: ``en-GB`` and ``EN_us`` give en."""
    return re.split("[-_]", code.strip().lower())[0]
