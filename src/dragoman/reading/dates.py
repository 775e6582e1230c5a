"""When a report was published: stated on the page, in the dateline, or inferred; partial where the evidence is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dragoman.errors import DragomanError
from dragoman.language.dates import in_calendar
from dragoman.model import DateSource, Document
from dragoman.reading import daystamps, inference
from dragoman.reading.clean import Layout
from dragoman.reading.daystamps import Found
from dragoman.reading.page import PICTURES

_LABEL = re.compile(
    r"\b(?:published|posted|first published|issued|created|date[d:]?|filed|release date)\b", re.IGNORECASE
)
_UPDATED = re.compile(r"\b(?:updated|modified|amended|corrected|last update)\b", re.IGNORECASE)
_PARTIAL = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")
_ADDRESS = re.compile(r"[/-](20\d\d)[/-]?(0\d|1[0-2])[/-]?([0-3]\d)(?=[/_.-]|$)")
_STAMP = re.compile(r", \d{1,2}[./]\d{1,2}[./]\d{4}$")
_LABELLED = frozenset(("navigation", "prompt", "legal"))  # reasons of lines that may state a date under a label
_LONGEST = 160  # characters of a line that states a date
_EVE = 10  # days before a dateline in which a full date shows its year
_CLOSEST = 120  # days within which the other reports of a pile fix a year
_CLEARLY = 60  # days by which the second-best year has to be farther


@dataclass(frozen=True, slots=True)
class Published:
    """A partial ISO date and how it was found."""

    value: str
    how: DateSource


def given(value: object, doc: str) -> Published:
    """A date from metadata: ISO 8601, whole or partial, with or without a time. Raises D107 for another form."""
    text = str(value).strip()
    if isinstance(value, str) and _PARTIAL.fullmatch(text):
        return Published(text, "given")
    try:
        if not isinstance(value, str) or not re.match(r"\d{4}-?\d\d-?\d\d", text):
            raise ValueError(text)
        return Published(datetime.fromisoformat(text).date().isoformat(), "given")
    except ValueError as error:
        raise DragomanError("D107", doc=doc, value=value) from error


def published(raw: str, layout: Layout, url: str | None = None) -> Published | None:
    """The date of a text: stated, in the dateline, on the lead picture, in the address, or inferred, in this order."""
    hits = _stated(raw, layout)
    if hits:
        return Published(_settle(hits[0], raw), "explicit")
    lines = [line.date for line in layout.datelines[:1] if line.date]
    stamp = _stamp(raw, layout)
    if lines and not lines[0].startswith(daystamps.UNKNOWN_YEAR):
        return Published(lines[0], "dateline")
    if stamp and (not lines or stamp.value[5:] >= lines[0][5:]):
        return stamp
    if address := _in_address(raw, layout, url):
        return address
    if lines:
        return _with_year(lines[0], raw) or Published(lines[0], "dateline")
    body = [raw[start:end] for start, end in layout.body]
    found = inference.infer(body)
    return Published(found, "inferred") if found else None


def _in_address(raw: str, layout: Layout, url: str | None) -> Published | None:
    """The day in the page's address, ``/2022/01/20/``: the given one's, else that of an address above the text."""
    top = (raw[part.span[0] : part.span[1]] for part in layout.dropped if part.span[0] < _start(layout, 0))
    addresses = [url] if url else [line for line in top if "//" in line[:12]]
    for match in filter(None, map(_ADDRESS.search, addresses[:3])):
        year, month, day = (int(part) for part in match.groups())
        if in_calendar(year, month, day):
            return Published(f"{year:04d}-{month:02d}-{day:02d}", "inferred")
    return None


def _stated(raw: str, layout: Layout) -> list[Found]:
    """Dates on lines of their own, with a byline or under a label; before the article first, an update's date last."""
    start = _start(layout, len(raw))
    leads = {_end_before(raw, at) for at, _ in layout.body} if layout.datelines else set()
    ranked: list[tuple[int, int, Found]] = []
    for part in layout.dropped:
        line = raw[part.span[0] : part.span[1]]
        labelled = bool(_LABEL.search(line[:_LONGEST]))
        own = part.reason in ("dateline", "byline") or (labelled and part.reason in _LABELLED)
        if not own or len(line) > _LONGEST or part.span[1] in leads:
            continue
        hits = daystamps.find(line, years=True)
        if hits:
            rank = 3 * (part.span[0] > start) + (2 if _UPDATED.search(line) and not labelled else 0 if labelled else 1)
            ranked.append((rank, part.span[0], hits[0]))
    return [hit for _, _, hit in sorted(ranked, key=lambda row: row[:2])]


def _end_before(raw: str, at: int) -> int:
    """Offset after the last character before ``at`` that is no blank."""
    while at and raw[at - 1] == " ":
        at -= 1
    return at


def _start(layout: Layout, default: int) -> int:
    """Where the first paragraph that is no heading begins."""
    headings = set(layout.headings)
    return next((span[0] for span in layout.body if span not in headings), default)


def _stamp(raw: str, layout: Layout) -> Published | None:
    """Pictures carry the day of their upload; the lead one's is the report's, the latest of all a safe guess."""
    start = _start(layout, 0)
    stamps = [
        (part.span[0], hits[-1])
        for part in layout.dropped
        if part.reason in PICTURES and _STAMP.search(line := raw[part.span[0] : part.span[1]])
        if (hits := daystamps.find(line, years=True))
    ]
    if not stamps:
        return None
    values = [_settle(hit, raw) for _, hit in stamps]
    lead = [value for (at, _), value in zip(stamps, values, strict=True) if at < start]
    if lead and lead[0] == max(values):
        return Published(lead[0], "explicit")
    return Published(max(values), "inferred")


def _with_year(value: str, raw: str) -> Published | None:
    """The year of a dateline's day, where the text (a caption, mostly) gives a full date of the days before it."""
    month, day = int(value[5:7]), int(value[8:10])
    days = [date.fromisoformat(hit.value) for hit in daystamps.find(raw[:50_000], years=True) if _whole(hit)]
    near = {
        d.year for d in days if in_calendar(d.year, month, day) and 0 <= (date(d.year, month, day) - d).days <= _EVE
    }
    return Published(f"{near.pop():04d}{value[4:]}", "inferred") if len(near) == 1 else None


def _whole(hit: Found) -> bool:
    return hit.other is None and len(hit.value) == 10


def _settle(hit: Found, raw: str) -> str:
    """One reading of a numeric date: with dots day first; else what the text's other dates show; else the year."""
    if hit.other is None:
        return hit.value
    orders = {_order(other, raw) for other in daystamps.find(raw[:50_000], years=True)} - {None}
    if len(orders) == 1:
        return hit.value if orders == {"dmy"} else hit.other
    named = {
        other.value[5:7] for other in daystamps.find(raw[:50_000]) if other.other is None and not _slashed(other, raw)
    }
    fits = [value for value in (hit.value, hit.other) if value[5:7] in named]
    return fits[0] if len(fits) == 1 else hit.value[:4]


def _slashed(hit: Found, raw: str) -> bool:
    return bool(re.match(r"\d{1,2}[/-]\d{1,2}[/-]", raw[hit.start : hit.end]))


def _order(hit: Found, raw: str) -> str | None:
    """The order of day and month that an unambiguous numeric date shows."""
    if hit.other is not None or not _slashed(hit, raw):
        return None
    first, second = (int(n) for n in re.findall(r"\d+", raw[hit.start : hit.end])[:2])
    return "dmy" if first > 12 else "mdy" if second > 12 else None


def infer_years(documents: Sequence[Document]) -> list[Document]:
    """Fills the year of ``XXXX-MM-DD`` dates from the other documents of a pile, marked ``inferred``.

    The year is that in which the day lies closest to a dated document, if it is within 120 days of one and no other
    year comes nearly as close. The order of the documents does not matter; those filled in here decide nothing.
    """
    known = sorted({day for document in documents if (day := _day(document.published))})
    return [_filled(document, known) for document in documents]


def _clear(distances: Sequence[int]) -> bool:
    """Whether the best year is closer by far than the next: by 60 days, or three times as close and two weeks."""
    if len(distances) < 2:
        return True
    best, other = distances[:2]
    return other - best >= _CLEARLY or other >= 3 * best + 14


def _day(value: str | None) -> date | None:
    """A day for a date; the middle of a month for a month. None for a bare year or an unknown one."""
    if not value or len(value) < 7 or value.startswith(daystamps.UNKNOWN_YEAR):
        return None
    return date.fromisoformat(value if len(value) == 10 else f"{value}-15")


def _filled(document: Document, known: Iterable[date]) -> Document:
    value = document.published or ""
    days = list(known)
    if not value.startswith(daystamps.UNKNOWN_YEAR) or len(value) != 10 or not days:
        return document
    month, day = int(value[5:7]), int(value[8:10])
    years = {year for d in days for year in (d.year - 1, d.year, d.year + 1) if in_calendar(year, month, day)}
    ranked = sorted((min(abs((date(year, month, day) - d).days) for d in days), year) for year in years)
    if not ranked or ranked[0][0] > _CLOSEST or not _clear([days for days, _ in ranked]):
        return document
    return replace(document, published=f"{ranked[0][1]:04d}{value[4:]}", published_how="inferred")
