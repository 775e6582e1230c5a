"""Short invented texts as parsed documents, for the tests of this room."""

from __future__ import annotations

from dragoman.codebook import loads
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Parsed, parse
from dragoman.model import Codebook, Document, Span, Statement
from dragoman.settings import Settings
from dragoman.statements import find

BOOK = """
negotiation: Harbour fees of Norland
parties:
  - id: board
    name: Norland Harbour Board
    aliases: [the board, NHB]
    people: [Ivana Zelenska]
  - id: pilots
    name: Pilots' Union
    aliases: [the union, the pilots]
    people: [Tom Archer]
  - id: uruguay
    name: Uruguay
issues:
  - id: fees
    name: Harbour fees
    options:
      - {id: keep, name: Kept, status_quo: true}
      - {id: halve, name: Halved}
"""


def codebook() -> Codebook:
    """Two invented parties and one state."""
    return loads(BOOK, "harbour.yaml")


def parsed(text: str, title: str | None = None) -> Parsed:
    """One paragraph a line; the first line is the title where ``title`` repeats it."""
    body: list[Span] = []
    position = 0
    for line in text.split("\n"):
        if line.strip():
            body.append((position, position + len(line)))
        position += len(line) + 1
    span = (0, len(title)) if title else None
    document = Document("d", "d.txt", text, tuple(body), headings=(span,) if span else (), title=title, title_span=span)
    return next(iter(parse([document], Settings().model)))


def statements(text: str, book: Codebook | None = None, title: str | None = None) -> list[Statement]:
    """What is found in a text."""
    told = parsed(text, title)
    return list(find(told, Cast(told, book)))


def shown(text: str, found: list[Statement]) -> list[tuple[str | None, str, list[str]]]:
    """(speaker, kind, contents) of each statement."""
    return [(s.speaker.name if s.speaker else None, s.kind, [text[a:b] for a, b in s.contents]) for s in found]
