"""Short forms that a document makes of its long names: "(NFC)" behind a name, "Apex" for "Apex Motors"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.language import names, register
from dragoman.language.pipeline import Parsed

_ACRONYM = re.compile(r"((?:[^\W\d_][\w'’\-]{0,40}\s{1,3}){2,9})\(([A-Z][A-Za-z]{1,7})s?\)")
_SMALL = frozenset(("of", "for", "and", "the", "on", "in", "to", "de", "des", "du", "la"))


def learn(parsed: Parsed) -> Mapping[str, str]:
    """Short form -> the long name that the document explains it by, or that alone begins with it."""
    found: dict[str, str] = {}
    firsts: dict[str, set[str]] = {}
    for paragraph in parsed.paragraphs:
        if "(" in paragraph.view.text:
            for match in _ACRONYM.finditer(paragraph.view.text):
                name = _spelled_out(match[1].split(), match[2])
                if name:
                    found.setdefault(match[2], name)
        for ent in paragraph.parse.ents:
            if ent.label_ == "ORG" and len(ent) > 1:
                name = ent.text.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s").strip()
                if " " in name and name.split()[1][0].isupper():  # not "Roe the Council" run together
                    firsts.setdefault(name.split()[0], set()).add(name)
    for word, longer in firsts.items():
        if len(longer) == 1 and word.istitle() and not _known(word):
            found.setdefault(word, min(longer))
    return found


def _spelled_out(words: list[str], short: str) -> str | None:
    """The last words whose capitals spell an acronym: "Northern Farmers' Congress" for NFC."""
    for start in range(len(words) - 2, -1, -1):
        name = words[start:]
        if name[0][0].isupper() and "".join(w[0] for w in name if w.lower() not in _SMALL).upper() == short.upper():
            return " ".join(name)
    return None


def _known(word: str) -> bool:
    """Whether a word means something by itself: a state, a people, a role, any sort of body."""
    plain = word.lower()
    if plain in names.groups() or plain in names.roles() or plain in names.titles():
        return True
    return names.state_of(word) is not None or register.find(word) is not None
