"""Reads sentences for tests of events: an invented negotiation between Norland and Sudmark, and a dockers' dispute."""

from __future__ import annotations

from functools import lru_cache

from dragoman import events
from dragoman.codebook import loads
from dragoman.language import timex
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Parsed, parse
from dragoman.model import Codebook, Document, Event
from dragoman.settings import Settings

TODAY = "2023-05-11"  # a Thursday

BOOK = """
negotiation: fishing grounds and a port
parties:
  - {id: norland, name: Norland, necessary: true, aliases: [the Norlanders], people: [Ada Vell, Karl Brun]}
  - {id: sudmark, name: Sudmark, necessary: true, people: [Ivo Tass, Mira Holt]}
  - {id: league, name: Coastal League, aliases: [the league], people: [Pia Storm]}
  - {id: dockers, name: Dockers' Union, aliases: [the union, the dockers], people: [Tom Reed]}
  - {id: port, name: Port Authority, aliases: [the authority, the employers], people: [Jane Moss]}
issues:
  - id: quota
    name: The herring quota
    options: [{id: old, name: As it is, status_quo: true}, {id: new, name: Halved}]
"""


@lru_cache(maxsize=1)
def book() -> Codebook:
    """The codebook of the invented negotiation."""
    return loads(BOOK, "book.yaml")


@lru_cache(maxsize=512)
def read(text: str, published: str | None = TODAY, outlet: str | None = None, doc: str = "d") -> Parsed:
    """A parse of the text, one paragraph a line."""
    spans: list[tuple[int, int]] = []
    for line in text.split("\n"):
        start = spans[-1][1] + 1 if spans else 0
        spans.append((start, start + len(line)))
    document = Document(doc, doc, text, tuple(spans), published=published, outlet=outlet)
    return next(iter(parse([document], Settings().model)))


def told(
    text: str,
    published: str | None = TODAY,
    outlet: str | None = None,
    doc: str = "d",
    codebook: Codebook | None = None,
    *,
    without_codebook: bool = False,
) -> tuple[Event, ...]:
    """The events of a text whose day it tells."""
    parsed = read(text, published, outlet, doc)
    cast = Cast(parsed, None if without_codebook else codebook or book())
    return tuple(event for event in events.find(parsed, cast, timex.find(parsed)) if event.start)


def one(text: str, published: str | None = TODAY, outlet: str | None = None) -> Event:
    """The only event of a text."""
    (event,) = told(text, published, outlet)
    return event
