"""Who wrote it: ``By Jane Roe, Brussels``, ``Written by``, ``Jane Roe in Geneva``, a handle in CamelCase."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.reading import daystamps, outlets
from dragoman.reading.datelines import known_place
from dragoman.reading.wordlists import either, words

_OPENINGS = "|".join(f"{form}|{form.capitalize()}|{form.upper()}" for form in words("byline_openings"))
_PREFIX = re.compile(rf"^(?:{_OPENINGS})\b\s?:?\s+")
_NAME = re.compile(r"^(?:(?:al|el|d|l|bin)[-'’])?[A-ZÀ-ÖØ-ÞĀ-ž][\w'’.-]*$")
_PARTICLES = frozenset(words("name_particles"))
_ROLE = re.compile(rf"\b{either('byline_roles')}\b", re.IGNORECASE)
_MEDIUM = re.compile(rf"^The\s|\s(?:{either('paper_words')}|{either('outlet_words')})$")
_NO_NAMES = frozenset(words("no_names"))
_HANDLE = re.compile(r"\(?@([A-Za-z]\w{2,30})\)?")
_STAFF = re.compile(r"(?<=[a-z])\s+[A-Z][\w.]*\s+[Ss]taff(?:\s+[Ww]riter)?$")  # ``Jane Roe PhillyNews Staff``
_LABEL_END = re.compile(
    r"\s(?:About|Shares?|Follow)$"
)  # the label of the next thing on the page, run together with a name
_CUT = re.compile(r"\s[|•·–—-]\s|\s{3,}|\||•|·|\(|;\s|,?\s(?:[Oo]n|[Uu]pdated|[Pp]ublished|[Pp]osted|[Ff]or|[Aa]t)\s")
_JOIN = re.compile(r",?\s(?:and|AND|&)\s")
_MOST = 160  # characters of a byline


@dataclass(frozen=True, slots=True)
class Byline:
    """Names as running text prints them; ``place`` where the line gives one; ``agency`` where it is an agency's."""

    names: tuple[str, ...] = ()
    place: str | None = None
    agency: str | None = None

    @property
    def text(self) -> str | None:
        """The names, joined by commas."""
        return ", ".join(self.names) or None


def find(text: str) -> Byline | None:
    """The byline that a whole line is, if it is one."""
    prefix = _PREFIX.match(text)
    if not prefix or len(text) > _MOST:
        return None
    return _read(text[prefix.end() :])


def bare(text: str) -> Byline | None:
    """A line that is nothing but a name and a place or role: ``Jane Roe in Geneva``, ``Jane Roe, Political editor``."""
    if len(text) > 80 or text[-1] in ".!?:;":
        return None
    found = _read(text)
    return found if found and (found.place or _ROLE.search(text)) and found.names else None


def name(text: str) -> str | None:
    """A line that can be nothing but a person's name: two to four capitalised words."""
    parts = text.split()
    return (
        text
        if text != text.upper()
        and not _MEDIUM.search(text)
        and 2 <= len(parts) <= 4
        and len(text) < 40
        and not _ROLE.search(text)
        and _NO_NAMES.isdisjoint(word.casefold() for word in parts)
        and _is_name(text)
        else None
    )


def handle(text: str) -> str | None:
    """The name in a handle written in CamelCase, ``(@JaneRoe)``; a handle without inner capitals names nobody."""
    found = _HANDLE.search(text[:_MOST])
    parts = re.findall(r"[A-Z][a-z'’]+|[A-Z](?=[A-Z][a-z])", found.group(1)) if found else []
    whole = found is not None and "".join(parts) == found.group(1)
    return " ".join(parts) if whole and len(parts) >= 2 else None


def clean_author(text: str) -> str | None:
    """Names in a given or page-stated author field, without ``By``, roles and addresses; None where none is left."""
    line = _STAFF.sub("", " ".join(re.sub(r"(?<!\S)\S+@\S+|https?://\S+", " ", text).split()))
    if re.match(r"(?:No|Unknown|The)\s", line, re.IGNORECASE) or _LABEL_END.search(line):
        return None
    found = find(line) or _read(line)
    return found.text if found and found.names else None


def _read(text: str) -> Byline | None:
    """Names first; what follows a comma or `in` is a place, a role, or more names."""
    rest = _CUT.split(_undated(text), maxsplit=1)[0].strip(" ,.")
    who, _, where = rest.partition(" in ")
    names: list[str] = []
    agency = None
    place = where.split(",")[0].strip() or None
    for index, chunk in enumerate(part for piece in who.split(",") for part in _JOIN.split(piece.strip())):
        chunk = _without_outlet(chunk)
        credit = outlets.agency(chunk.removesuffix(" Staff").removesuffix(" staff"))
        if credit:
            agency = agency or credit
        elif index and (known_place(chunk) or (len(chunk.split()) == 1 and _is_name(chunk))):
            place = place or (None if outlets.named(chunk) else chunk)
        elif _is_name(chunk) and len(chunk.split()) >= 2 and not _ROLE.search(chunk) and not _is_label(chunk):
            names.append(_cased(chunk))
        elif not index and not _ROLE.search(chunk):
            return None
    return Byline(tuple(names), place, agency)


def _without_outlet(text: str) -> str:
    """A name without the outlet's that was run together with it: ``Jane Roe BBC News``."""
    parts = text.split()
    ends = (n for n in range(2, len(parts)) if outlets.named(" ".join(parts[n:])))
    return " ".join(parts[: next(ends, len(parts))])


def undated(text: str) -> str:
    """A line without the dates at its start."""
    return _undated(text).lstrip(" |,–—-")


def _undated(text: str) -> str:
    for hit in reversed(daystamps.find(text)):
        text = text[: hit.start].rstrip(" ,") + " | " + text[hit.end :]
    return text


def _is_name(text: str) -> bool:
    parts = text.split()
    return 1 <= len(parts) <= 5 and all(p in _PARTICLES or (_NAME.match(p) and not re.search(r"\d", p)) for p in parts)


def _is_label(text: str) -> bool:
    """A page's own words, ``The Latest Offers``, or an organisation's: ``KMT Harbour Fund``."""
    first = text.split()[0]
    return first.casefold() in _NO_NAMES or (
        len(first) > 2 and first.isalpha() and first.isupper() and not text.isupper()
    )


def _cased(text: str) -> str:
    """``JANE ROE`` as Jane Roe; initials and short forms in mixed case stay."""
    if text != text.upper():
        return text
    return re.sub(r"[^\W\d_]{2,}", lambda m: m.group()[0] + m.group()[1:].lower(), text)
