"""The day on which a web page says that its article was published.

A page says it in several places, and they differ. In this order: the day in the address, which is the outlet's own;
what linked data, microdata and the Open Graph properties state as published; what is printed beside the headline; the
elements and properties that name a date without saying of what; htmldate for all the rest. A stated day that is one
off the printed one is read in the outlet's own time: machines are told UTC. A day of change is the last resort.

htmldate takes no day after today; a machine whose clock is behind, or a report set in the future, would lose its date.
What is stated is taken whatever the clock says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from dragoman.language.dates import in_calendar
from dragoman.reading import daystamps, linkeddata, shownday
from dragoman.reading.shownday import Shown

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "article:published", "parsely-pub-date",
    "sailthru.date", "bt:pubdate", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date",
    "publication-date", "article.published", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued",
    "dcterms.created", "dc.date.created", "og:published_time", "og:pubdate", "rnews:datepublished", "date.issued",
    "originalpublicationdate", "article_date_original", "firstpublished", "published_at",
    "shareaholic:article_published_time",
)  # fmt: skip
_UNSURE = ("date", "dc.date", "dcterms.date", "datecreated", "uploaddate", "og:date", "article:post_date")
_MARKED = (
    "*[not(self::meta) and (contains(@itemprop, 'datePublished') or contains(@property, 'datePublished')"
    " or self::time[@pubdate or contains(@class, 'publish') or contains(@class, 'entry-date')]"
    " or self::abbr[contains(@class, 'published')])]"
)
_ISO = re.compile(r"\s{0,20}(\d{4})(-?)(\d\d)\2(\d\d)(?!\d)")
_ADDRESS = re.compile(
    r"[/-](?P<year>20\d\d)(?P<sep>[/-]?)(?P<month>0\d|1[0-2])(?P=sep)(?P<day>[0-3]\d)(?=[/_.-]|$)"
    r"|/(?P<y>20\d\d)/(?P<m>\d\d?)/(?P<d>\d\d?)/"
)
_EARLIEST = 1800  # years before are no day of a web page, nor is the first day of a machine's clock
_EPOCH = ("1970-01-01", "1969-12-31")
_BY_ADDRESS = 2.0  # votes: the address is the outlet's own word, and seldom wrong
_BY_PRINT = 1.5  # and what readers see
_AFAR = 0.9  # where it stands farther from the headline, and nothing tells of what it is
_NEAR = 60  # words
_ELEMENTS = 50  # marked elements that are looked at
_LONGEST = 60  # characters of a stated date


def published(tree: Any, url: str | None) -> str | None:
    """The day (ISO 8601), None where the page gives none. ``tree``: of the whole page (lxml). ``url``: where it was."""
    heads = shownday.headlines(tree, shownday.titles(tree))
    shown = [line for line in shownday.find(tree, heads) if not line.updated]
    stated = _stated(tree, heads)
    return _chosen(_in_address(tree, url), stated, shown, _unsure(tree))


def _chosen(address: str | None, stated: Sequence[str], shown: Sequence[Shown], unsure: str | None) -> str | None:
    """The day that most kinds of evidence name; of several the one that was named first.

    A day counts half for its neighbours: the same moment has two days in two time zones.
    """
    printed = _printed(stated, shown)
    beside = printed is not None and (printed.labelled or printed.distance <= _NEAR)
    named = [(address, _BY_ADDRESS)]
    named += [(value, 0.5 if value in stated[:index] else 1.0) for index, value in enumerate(stated)]
    named += [(unsure, 1.0), (printed.day if printed else None, _BY_PRINT if beside else _AFAR)]
    votes = [(value, weight) for value, weight in named if value]
    scores = {
        value: sum(weight / (1 + _apart(value, other)) for other, weight in votes if _apart(value, other) <= 1)
        for value, _ in votes
    }
    return max(scores, key=lambda value: scores[value], default=None)


def _printed(stated: Sequence[str], shown: Sequence[Shown]) -> Shown | None:
    """A printed day that is stated as well, else one a day off a stated one, else the first that has one reading.

    Labelled lines go before others, and those below the headline before those above, where a page's clock stands.
    """
    best = [line for line in shown if line.labelled] or [line for line in shown if line.below] or shown
    lines = [replace(line, day=day) for line in best for day in (line.day, line.other) if day]
    for most in (0, 1):
        if found := next((line for line in lines if any(_apart(line.day, value) <= most for value in stated)), None):
            return found
    return next((line for line in best if line.other is None), None)


def _stated(tree: Any, heads: Sequence[Any]) -> list[str]:
    """What linked data, the properties of the head, and marked elements state as published, one day of each."""
    found = (
        _first(_properties(tree, _PUBLISHED)),
        _first(linkeddata.values(tree, "datePublished")),
        _marked(tree, heads),
    )
    return [value for value in found if value]


def _marked(tree: Any, heads: Sequence[Any]) -> str | None:
    """The first marked element after a headline; before one only where all of the page have the same day."""
    after = [e for head in heads for axis in ("descendant", "following") for e in head.xpath(f"{axis}::{_MARKED}")[:3]]
    if found := _first(map(_value, after)):
        return found
    days = {value for element in tree.xpath(f"//{_MARKED}")[:_ELEMENTS] if (value := day(_value(element)))}
    return days.pop() if len(days) == 1 else None


def _value(element: Any) -> str:
    text = " ".join("".join(element.itertext()).split())
    return str(element.get("content") or element.get("datetime") or element.get("title") or text)


def _unsure(tree: Any) -> str | None:
    return _first(_properties(tree, _UNSURE))


def _properties(tree: Any, names: Iterable[str]) -> list[str]:
    """The contents of the head's properties with these names, in the order of the names."""
    found: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        for key in ("property", "name", "itemprop"):
            found.setdefault(str(meta.get(key, "")).strip().lower(), meta.get("content"))
    return [found[name] for name in names if name in found]


def _first(values: Iterable[str]) -> str | None:
    return next((found for value in values if (found := day(value))), None)


def day(value: str) -> str | None:
    """The day that a stated date begins with or names; None where it names none, or two readings are possible."""
    text = value.strip()[:_LONGEST]
    match = _ISO.match(text)
    found = f"{match[1]}-{match[3]}-{match[4]}" if match else _named(text)
    return found if found and _likely(found) else None


def _named(text: str) -> str | None:
    hits = [hit for hit in daystamps.find(text, years=True) if len(hit.value) == 10 and hit.other is None]
    return hits[0].value if hits else None


def _likely(value: str) -> bool:
    year, month, number = (int(part) for part in value.split("-"))
    return year >= _EARLIEST and value not in _EPOCH and in_calendar(year, month, number)


def _in_address(tree: Any, url: str | None) -> str | None:
    """The day in the address that is given, else in the one that the page states for itself."""
    own = [*tree.xpath("//link[@rel='canonical']/@href")[:1], *tree.xpath("//meta[@property='og:url']/@content")[:1]]
    for match in filter(None, (_ADDRESS.search(str(address)) for address in ([url] if url else own))):
        year, month, number = (
            int(part) for part in match.group(*("year month day" if match["year"] else "y m d").split())
        )
        if in_calendar(year, month, number):
            return f"{year}-{month:02d}-{number:02d}"
    return None


def _apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
