"""What web pages print around an article: the phrase lists of ``lexicons/furniture.tsv`` and a few shapes of lines.

Every test is linear in the length of the line, and none looks at more than the first `_LONGEST` characters of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from dragoman.language.tables import rows
from dragoman.reading.lines import Line
from dragoman.reading.wordlists import either

_LONGEST = 600
_MOST_WORDS = {"is": 99, "starts": 12, "ends": 30, "has": 16}
_EDGES = " \t\xa0.,;:!?'\"“”‘’()[]{}<>«»‹›|•·*–—-→←▶►▸▾▼…/\\_~^`=+\u200b\ufeff"
_SENTENCE = 6  # words of a full sentence, which may hold a listed phrase by chance
_ADDRESS = re.compile(rf"(?<!\w){either('address_words')}(?!\w)", re.IGNORECASE)
_REPORTS = re.compile(rf"\b{either('reporting_words')}\b")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


class Phrase(NamedTuple):
    """One entry of the list; ``words``: a longer line is left alone."""

    reason: str
    how: str
    text: str
    words: int


def plain(text: str) -> str:
    """Lower case, punctuation at the edges off, quotation marks straight, blanks single; the first 600 characters."""
    return " ".join(text[:_LONGEST].lower().replace("’", "'").replace("‘", "'").strip(_EDGES).split())


def fold(text: str) -> str:
    """The same with numbers as ``#``."""
    return _NUMBER.sub("#", plain(text))


@lru_cache(maxsize=1)
def phrases() -> Mapping[tuple[str, str], tuple[Phrase, ...]]:
    """(how, key) -> entries; the key is the first word of the phrase, the last one for ``ends``, all for ``is``."""
    table: dict[tuple[str, str], list[Phrase]] = defaultdict(list)
    for reason, how, text, words in rows("dragoman.reading", "furniture.tsv", 4):
        phrase = Phrase(reason, how, text.lower().replace("’", "'"), int(words or _MOST_WORDS[how]))
        parts = phrase.text.split()
        key = phrase.text if how == "is" else parts[-1] if how == "ends" else parts[0]
        table[how, key].append(phrase)
    return {key: tuple(entries) for key, entries in table.items()}


def listed(line: Line) -> str | None:
    """The reason that the phrase list gives for dropping a line, if any."""
    text = fold(line.text)
    parts = text.split(" ")
    table = phrases()
    whole = table.get(("is", text))
    if whole and not (line.ends_sentence and len(parts) <= 2):
        return whole[0].reason
    if line.words > 60 or not parts[0]:
        return None
    entries = [*table.get(("starts", parts[0]), ()), *table.get(("ends", parts[-1]), ())]
    entries += [entry for part in set(parts) for entry in table.get(("has", part), ())]
    found = next((e for e in entries if line.words <= e.words and _fits(e, text)), None)
    return None if found is None or _told(line, found) else found.reason


def _told(line: Line, entry: Phrase) -> bool:
    """Whether a line with a listed phrase is a sentence of the article: it reports speech, or speaks to nobody."""
    if not line.ends_sentence or line.words < _SENTENCE or entry.reason in ("sign-off", "caption"):
        return False
    addresses = bool(_ADDRESS.search(line.text))
    return bool(_REPORTS.search(line.text) and not addresses) or (entry.how == "has" and not addresses)


def _fits(entry: Phrase, text: str) -> bool:
    if entry.how == "starts":
        return text.startswith(entry.text) and not text[len(entry.text) : len(entry.text) + 1].isalnum()
    if entry.how == "ends":
        return text.endswith(entry.text)
    return entry.text in text


_MENU = either("menu_openings")
_PHOTO = either("photo_agencies")
_CREDIT = either("credit_words")
_SHAPES: tuple[tuple[str, int, re.Pattern[str]], ...] = (
    # reason, most words, pattern; every repetition is bounded
    ("photo credit", 60, re.compile(r"^(?:©|\(c\)\s)\s?(?!copyright|\d{4})\S", re.IGNORECASE)),
    ("caption", 80, re.compile(rf"\b{_PHOTO}\s?/\s?[A-Z@]\S{{0,40}}(?:\s[A-Z@]\S{{0,40}}){{0,5}}$")),
    ("caption", 80, re.compile(rf"[/(\[—-]\s?{_PHOTO}(?:/[^\s]{{1,40}}\s?[^\s]{{0,40}})?[)\]]$")),
    ("caption", 80, re.compile(r"\[[A-Z][^\[\]]{2,60}/[A-Z][^\[\]]{1,40}\]$")),
    ("caption", 70, re.compile(r"©\s?(?!\d)\S{1,40}(?:\s\S{1,40}){0,8}$")),
    ("photo credit", 7, re.compile(rf"^\S{{2,30}}(?: \S{{2,30}}){{0,4}}\s?[/|]\s?{_PHOTO}$")),
    ("caption", 50, re.compile(r"\([^():]{2,30}: [A-Z][^()]{2,40}\)$")),
    ("caption", 70, re.compile(rf"\b{_CREDIT}(?: credit| by)?\s?[:©]\s?\S{{1,40}}(?:\s\S{{1,40}}){{0,8}}$")),
    ("caption", 70, re.compile(r"\((?:Photo|Image|Picture|Credit)s?(?: by|:)[^()]{2,80}\)\.?$")),
    ("caption", 90, re.compile(r"\s[-–—|]\s[A-Z][^\n,]{2,50}, \d{2,4}, \d{1,2}[./]\d{1,2}[./]\d{4}$")),
    ("site stamp", 12, re.compile(r"^[-–—|]\s[A-Z][^\s,]{1,30}(?:\s[A-Z][^\s,]{1,30}){0,4}, \d{1,4}$")),
    ("caption", 1, re.compile(r"^\d{1,2}:\d\d(?::\d\d)?$")),
    ("navigation", 4, re.compile(r"^[\d\s.,:+()/-]{1,40}$")),
    ("markup", 2, re.compile(r"^(?=\S{4,400}$)\S*[/=@_{}<>\\]\S*$")),
    ("sign-off", 8, re.compile(r"^[a-z]{2,4}(?:/[a-z]{2,4}){0,3} ?\((?:[A-Za-z ]{2,20}, ?){0,4}[A-Za-z ]{2,20}\)$")),
    ("sign-off", 1, re.compile(r"^[-–—]\s?30\s?[-–—]$")),
    ("comments", 8, re.compile(r"^(?:\d{1,4}\. )?\S{1,40}(?: \S{1,40}){0,4} says:$")),
    ("social handle", 4, re.compile(r"^(?:@\w{1,30}[\s,|]{0,3}){1,4}$")),
    ("social handle", 6, re.compile(r"^(?:https?://|www\.)\S{1,400}$")),
    ("social handle", 6, re.compile(r"^(?:[Ee]-?mail:?\s)?[\w.+-]{1,60}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}$")),
    ("sign-off", 3, re.compile(rf"^[-–—/(]{{1,2}}\s?{either('signing_agencies')}\s?[/)]?\.?$")),
    ("navigation", 40, re.compile(r"^(?!.{0,200}\b20\d\d\b)(?:[^|>»›•·]{1,32}[|>»›•·]){2,20}[^|>»›•·]{0,40}$")),
    ("navigation", 20, re.compile(rf"^{_MENU}\s.{{0,160}}\s{either('menu_closings')}$", re.IGNORECASE)),
    ("prompt", 12, re.compile(rf"^(?:{either('networks')}(?:[\s,|/]{{1,3}}|$)){{2,12}}$", re.IGNORECASE)),
)  # fmt: skip
_NETWORKS = re.compile(rf"^(?:{either('networks')}\s){{2,6}}", re.IGNORECASE)
_ICONS = re.compile(either("icon_words"), re.IGNORECASE)


def shaped(line: Line) -> str | None:
    """The reason that the shape of a line gives for dropping it, if any."""
    if _icons(line):
        return "icon residue"
    if not line.words:
        return "punctuation"
    text = line.text
    if len(text) > _LONGEST:
        return None
    if _NETWORKS.match(text) and line.words <= 60:
        return "caption" if line.words > 6 else "prompt"
    return next((reason for reason, words, shape in _SHAPES if line.words <= words and shape.search(text)), None)


def _icons(line: Line) -> bool:
    """Names of icon fonts run together: at least three of them, in a quarter of the words."""
    hits = len(_ICONS.findall(line.text[:5000]))
    return hits >= 3 and hits * 4 >= min(line.words, 700) and not line.ends_sentence
