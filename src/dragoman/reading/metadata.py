"""Title, byline, place, agency and outlet of a text, each from the lines that state it; None where none does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.reading import bylines, outlets
from dragoman.reading.bylines import Byline
from dragoman.reading.clean import Layout
from dragoman.reading.wordlists import either

_STAMP = re.compile(r"(?:^|\s)[-–—|]\s([A-Z][^\n,|]{2,50}?)(?:, \d{1,4})?(?:, \d{1,2}[./]\d{1,2}[./]\d{4})?$")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|[Cc]opyright)\s{0,3}(?:(?:19|20)\d\d[-–]?\s?){0,2},?\s?"
    r"([A-Z][\w&.'’ -]{2,40}?)(?:[.,|]|\s(?:All|all|LLC|Ltd|Inc)\b|$)"
)
_TOLD = re.compile(r"\b(?:told|interview (?:with|to)) (?:the )?([A-Z][\w-]*(?: [A-Z][\w-]*){0,2})")
_TRANSLATED = re.compile(r"\btranslat(?:ed|ion)\b", re.IGNORECASE)
_PAPER = re.compile(rf"\b{either('paper_words')}\b")
_MASTHEAD = re.compile(rf"(?:The |Daily )?(?:[A-Z][\w'’-]{{1,20}} ){{1,3}}{either('paper_words')}")
_ABOVE = frozenset(("navigation", "site stamp", "credit"))
_SLASHES = re.compile(r"/([A-Z][A-Za-z-]{1,20})/\.?$")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text says of itself."""

    byline: str | None = None
    place: str | None = None
    agency: str | None = None
    outlet: str | None = None
    translated: bool = False


def find(raw: str, layout: Layout, *, outlet: str | None = None, url: str | None = None) -> Facts:
    """The facts of a text. ``outlet`` and ``url`` are the given ones, if any."""
    signed = _byline(raw, layout)
    place = next((line.place for line in layout.datelines if line.place), None)
    printed = outlet or _outlet(raw, layout, url)
    return Facts(
        byline=(signed.text if signed else None) or _handle(raw, layout),
        place=place or (signed.place if signed else None),
        agency=_agency(raw, layout, signed, printed),
        outlet=printed,
        translated=any(_TRANSLATED.search(line) for line in _dropped(raw, layout, "sign-off", "byline", "credit")),
    )


def _dropped(raw: str, layout: Layout, *reasons: str) -> Iterator[str]:
    return (raw[part.span[0] : part.span[1]] for part in layout.dropped if part.reason in reasons)


def _byline(raw: str, layout: Layout) -> Byline | None:
    """The first byline with a name, else the first; lines of a bare name count where `clean` took them for bylines."""
    found = [_signature(line) for line in _dropped(raw, layout, "byline")]
    found += [bylines.find(bylines.undated(line)) for line in _dropped(raw, layout, "dateline")]
    read = [byline for byline in found if byline]
    return next((byline for byline in read if byline.names), read[0] if read else None)


def _signature(line: str) -> Byline | None:
    bare = bylines.name(line)
    return bylines.find(line) or bylines.bare(line) or (Byline((bare,)) if bare else None)


def _handle(raw: str, layout: Layout) -> str | None:
    lines = _dropped(raw, layout, "dateline", "byline", "social handle")
    return next((name for line in lines if (name := bylines.handle(line))), None)


def _credits(layout: Layout) -> Sequence[str]:
    return [credit for line in layout.datelines for credit in line.credits]


def _agency(raw: str, layout: Layout, signed: Byline | None, outlet: str | None) -> str | None:
    """Credits of the dateline, of the byline, of the closing lines; last, whom the article's people told it."""
    for credit in _credits(layout):
        if name := outlets.agency(credit):
            return name
    if printed := _unlisted(layout, outlet):
        return printed
    if signed and signed.agency:
        return signed.agency
    for line in _dropped(raw, layout, "sign-off", "credit"):
        if name := _closing(line):
            return name
    ends = [raw[start:end] for start, end in layout.body[-1:]]
    if ends and (match := _SLASHES.search(ends[0][-40:])) and (name := outlets.agency(match.group(1))):
        return name
    return None if outlet else _told(raw, layout)


def _unlisted(layout: Layout, outlet: str | None) -> str | None:
    """The last credit of a dateline as it is printed, where no list has it and it is neither outlet nor paper."""
    last = _credits(layout)[-1:]
    if not last or outlets.named(last[0]) or _PAPER.search(last[0]):
        return None
    return None if outlet and last[0].casefold().removeprefix("the ") in outlet.casefold() else last[0]


def _masthead(raw: str, layout: Layout) -> str | None:
    """A line above the article that is nothing but a paper's name."""
    top = [part for part in layout.dropped if part.reason in _ABOVE and part.span[1] <= _start(layout)]
    names = (raw[slice(*part.span)].strip() for part in top)
    return next((name for name in names if _MASTHEAD.fullmatch(name)), None)


def _start(layout: Layout) -> int:
    return min((start for start, _ in layout.body), default=0)


def _closing(line: str) -> str | None:
    if name := outlets.agency(line.strip(" .()-–—")):
        return name
    words = re.findall(r"[A-Z][\w-]*(?: [A-Z][\w-]*){0,2}", line)
    return next((name for word in words if (name := outlets.agency(word))), None)


def _told(raw: str, layout: Layout) -> str | None:
    """The one agency that speakers are said to have told it."""
    body = " ".join(raw[start:end] for start, end in layout.body)
    heard = {name for match in _TOLD.finditer(body) if (name := _known_start(match.group(1)))}
    return heard.pop() if len(heard) == 1 else None


def _known_start(words: str) -> str | None:
    parts = words.split()
    return next((name for n in range(len(parts), 0, -1) if (name := outlets.agency(" ".join(parts[:n])))), None)


def _outlet(raw: str, layout: Layout, url: str | None) -> str | None:
    """By the address; a credit of the dateline that is no agency; the page's own stamp; the notice of rights."""
    known = outlets.at(url) if url else None
    if known:
        return known.name
    return _credited(layout) or _stamped(raw, layout) or _rights(raw, layout) or _masthead(raw, layout)


def _credited(layout: Layout) -> str | None:
    """The first credit of a dateline that is no agency: a known outlet, or the first of several (outlet / agency)."""
    credits = _credits(layout)
    known = [entry for credit in credits if (entry := outlets.named(credit)) and not entry.agency]
    if known:
        return known[0].name
    return credits[0] if len(credits) > 1 and not outlets.named(credits[0]) else None


def _stamped(raw: str, layout: Layout) -> str | None:
    """The name after a dash at the end of captions and stamps: a known one, or one that comes back."""
    lines = [*_dropped(raw, layout, "caption", "site stamp")]
    names = [match.group(1).strip() for line in lines if (match := _STAMP.search(line[-120:]))]
    return next((name for name in names if outlets.named(name) or names.count(name) >= 2), None)


def _rights(raw: str, layout: Layout) -> str | None:
    for line in _dropped(raw, layout, "legal"):
        match = _RIGHTS.search(line[:200])
        name = match.group(1).strip() if match else ""
        entry = outlets.named(name)
        if entry and not entry.agency:
            return entry.name
        if name and not entry and "all rights reserved" in line.lower():
            return name
    return None
