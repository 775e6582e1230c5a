"""The dateline of a report: where and when it was filed and by whom, before its first sentence.

``BRUSSELS (Reuters) -``, ``KIEV, January 12. /TASS/.``, ``BEIJING, Jan. 12 (Xinhua) --``, ``LONDON —``; and
a full date that runs into the first sentence (``Thursday, May 7, 2015 On Tuesday ...``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dragoman.language.names import fold, state_words
from dragoman.language.tables import rows
from dragoman.reading import daystamps, outlets
from dragoman.reading.wordlists import either, words

_HEAD = 220  # characters of a paragraph that are looked at
_CAPITALS = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]+"
_TITLED = r"[A-ZÀ-ÖØ-Þ][\w.'’-]{1,20}"
_WORD = rf"(?:{_CAPITALS}|{_TITLED}|(?:of|de|la|le|el|al|am|an|der|the|do|da|sur|upon)(?=\s))"
_PLACE = rf"(?P<place>{_TITLED}(?:[ /]{_WORD}){{0,3}}(?:, ?{_TITLED}(?: {_TITLED}){{0,2}}){{0,2}})"
_DATE = r"(?P<date>[A-Za-z0-9][\w., ]{2,32}?)"
_DASH = r"(?:—|–|--|-|_|:)"
_SHAPES = tuple(
    (name, re.compile(shape))
    for name, shape in (
        # PLACE[, DATE] (CREDIT) -      the place may be missing, the dash too
        (
            "credit",
            rf"^(?:{_PLACE}(?=[\s.,/(]))?[.,]?\s?(?:{_DATE}[.,]?\s)?"
            rf"\((?P<credit>[^()]{{2,80}})\)\s?(?P<dash>{_DASH}+|\.)?\s*",
        ),
        # PLACE, DATE. /CREDIT/.
        (
            "slashes",
            rf"^(?:{_PLACE}[.,]?\s)?(?:{_DATE}[.,]?\s)?[/+](?P<credit>[A-Z][\w. -]{{1,24}})[/+]\.?\s?{_DASH}?\s*",
        ),
        # PLACE, DATE -
        ("dated", rf"^{_PLACE}[.,]\s{_DATE}\.?\s?(?P<dash>{_DASH}+)\s+"),
        # DATE (AGENCY) is the first shape; PLACE -
        ("dash", rf"^{_PLACE}(?:\s?(?P<dash>—|–|--|-|_|:)\s+|\s(?P<tight>—|–))"),
    )
)  # fmt: skip
_RUN_ON = re.compile(r"^(?:[A-Z][a-z]{2,8}day,?\s)(?=[A-Z0-9])")
_OPENS = re.compile(r"^[\"'“‘«(\[]?(?:[A-ZÀ-ÖØ-Þ0-9]|€|£|\$)")
_SPLIT = re.compile(r"\s?(?:/|,|;|\s[-–—]\s|\band\b|\bvia\b)\s?")
_CREDITED = re.compile(r"[A-Z][\w.&'’-]{1,24}(?: (?:[A-Z][\w.&'’-]{0,24}|of|for|and|the)){0,4}")
_LOWER = frozenset(words("place_particles"))


@dataclass(frozen=True, slots=True)
class Dateline:
    """``end``: offset in the paragraph where its first sentence begins. ``credits``: names as printed, in order.

    ``firm``: an agency's or outlet's credit stands in it, or a date; not just a place and a dash.
    """

    end: int
    place: str | None = None
    date: str | None = None
    credits: tuple[str, ...] = ()
    firm: bool = False


def find(text: str, *, first: bool = False) -> Dateline | None:
    """The dateline that a paragraph begins with. ``first``: it is the article's first, where a bare place may stand."""
    head = text[:_HEAD]
    for name, shape in _SHAPES:
        match = shape.match(head)
        found = _read(name, match, first) if match and _OPENS.match(text[match.end() :]) else None
        if found:
            return found
    return _run_on(head)


def _read(name: str, match: re.Match[str], first: bool) -> Dateline | None:
    parts = match.groupdict()
    stated, place = parts.get("date"), parts.get("place")
    day, place = _day(stated, place)
    if stated and not day:
        return None
    named = bool(day) or (bool(place) and (place == (place or "").upper() or known_place(place or "")))
    credits, dated = _credits(parts.get("credit") or "", sure=named and (name == "slashes" or bool(parts.get("dash"))))
    firm = bool(credits or dated or day)
    line = Dateline(match.end(), place_name(place) if place else None, day or dated, credits, firm)
    return line if _sound(name, line, place, parts.get("dash"), first) else None


def _day(stated: str | None, place: str | None) -> tuple[str | None, str | None]:
    """The date of a dateline, and its place without a month that was taken for a part of it."""
    found = daystamps.find(stated) if stated else []
    if found:
        return found[0].value, place
    if place and "," in place:
        before, _, after = place.rpartition(",")
        found = daystamps.find(f"{after} {stated or ''}")
        if found:
            return found[0].value, before
    return None, place


def _credits(text: str, *, sure: bool = False) -> tuple[tuple[str, ...], str | None]:
    """Names and date within the brackets of a dateline: ``Outlet News / Agency - 09th December, 2021``.

    sure: the rest is a dateline beyond doubt, so that capitalised words are a name even where no list has it.
    """
    found = daystamps.find(text)
    for hit in reversed(found):
        text = text[: hit.start] + text[hit.end :]
    names = tuple(name for part in _SPLIT.split(text) if (name := part.strip(" -–—.,")) and not name[0].isdigit())
    known = sure and bool(names) and all(_CREDITED.fullmatch(name) for name in names)
    known = known or any(outlets.named(name) or re.search(rf"\b{either('outlet_words')}\b", name) for name in names)
    return (names if known or found else ()), found[0].value if found else None


def _sound(name: str, line: Dateline, place: str | None, dash: str | None, first: bool) -> bool:
    """Whether a match is a dateline and no sentence that looks like one."""
    city = (place or "").split(",")[0]
    loud = bool(city) and city == city.upper()
    known = bool(place) and known_place(place or "")
    if name == "credit":
        return bool(line.credits) or (bool(dash) and (loud or known))
    if name == "slashes":
        return bool(line.credits)
    if name == "dated":
        return loud or known or first
    if dash == ":":
        return first and known
    return (loud and (first or known)) or (first and known)


def _run_on(head: str) -> Dateline | None:
    """A full date that a paragraph begins with and a capital after it: the date line of a page, glued to the text."""
    start = _RUN_ON.match(head)
    found = daystamps.find(head, years=True)
    if not found or found[0].start != (start.end() if start else 0):
        return None
    rest = head[found[0].end :]
    end = found[0].end + len(rest) - len(rest.lstrip(" \t—–-|"))
    if end == found[0].end or not re.match(r"[A-Z“\"][A-Za-z]*\s", head[end:]) or len(found[0].value) < 10:
        return None
    return Dateline(end, date=found[0].value, firm=True)


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return frozenset(fold(row[0]) for row in rows("dragoman.reading", "cities.tsv", 1))


def known_place(text: str) -> bool:
    """Whether the part before the first comma or slash is a capital or one of the listed cities."""
    name = fold(re.split("[,/]", text)[0])
    return name in _cities() or state_words().get(name, ("", ""))[1] == "capital"


def place_name(text: str) -> str:
    """The place as running text would print it: ``NEW YORK, N.Y.`` gives New York."""
    name = text.split(",")[0].strip(" .")
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)*", _cased, name) if name == name.upper() else name


def _cased(match: re.Match[str]) -> str:
    word = match.group()
    if match.start() and word.lower() in _LOWER:
        return word.lower()
    return word[0] + word[1:].lower()
