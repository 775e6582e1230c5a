"""Reads sentences for tests: a document of one paragraph, parsed, with its time expressions."""

from __future__ import annotations

from functools import lru_cache

from dragoman.language import timex
from dragoman.language.pipeline import Parsed, parse
from dragoman.model import Document, Dropped, Timex
from dragoman.settings import Settings


@lru_cache(maxsize=512)
def parsed(text: str, published: str | None, title: str | None = None) -> Parsed:
    """A parse of the text, one paragraph a line, under a title if there is one."""
    raw = f"{title}\n{text}" if title else text
    spans: list[tuple[int, int]] = []
    start = 0
    for line in raw.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    head = spans[0] if title else None
    body = tuple(spans[1:] if title else spans)
    headings = (head,) if head else ()
    document = Document("d", "d", raw, body, headings, title=title, title_span=head, published=published)
    return next(iter(parse([document], Settings().model)))


def found(text: str, published: str | None = "2023-05-11", title: str | None = None) -> tuple[Timex, ...]:
    """The time expressions of a text; 11 May 2023, the day it is read on, is a Thursday."""
    return timex.find(parsed(text, published, title))


def values(text: str, published: str | None = "2023-05-11") -> list[tuple[str, str]]:
    """(words, value) of each expression."""
    return [(text[t.span[0] : t.span[1]], t.value) for t in found(text, published)]


def value(text: str, published: str | None = "2023-05-11") -> str:
    """The value of the only expression of a text."""
    (only,) = found(text, published)
    return only.value


def days(text: str, published: str | None = "2023-05-11") -> str:
    """The days of the only expression, as ``first/last``."""
    (only,) = found(text, published)
    assert only.interval is not None
    return "/".join(only.interval)


def cut_dateline(raw: str, dateline: str, published: str) -> Document:
    """A document whose dateline was cut from its body."""
    start = len(dateline)
    return Document(
        "d", "d", raw, ((start, len(raw)),), dropped=(Dropped((0, start), "dateline"),), published=published
    )
