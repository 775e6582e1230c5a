"""Text with what was found in it marked in place: it is cut at every border, never parsed as markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model import Event, Position, Span
from dragoman.overview.matrix import alone
from dragoman.overview.standing import Status
from dragoman.views.report import wording


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found in a text: positions, the spans of statements, and of meetings with the fragment of each."""

    positions: tuple[Position, ...] = ()
    said: tuple[Span, ...] = ()
    meetings: tuple[tuple[Span, str], ...] = ()

    @property
    def fragments(self) -> tuple[str, ...]:
        """The fragments that links lead to, each once."""
        named = [wording.anchor("p", position.id) for position in self.positions]
        return tuple(dict.fromkeys([*named, *(fragment for _, fragment in self.meetings)]))

    def within(self, span: Span) -> Finds:
        """What of it lies in a part of the text, wholly or not."""
        return Finds(
            tuple(position for position in self.positions if _meet(position.evidence, span)),
            tuple(said for said in self.said if _meet(said, span)),
            tuple(meeting for meeting in self.meetings if _meet(meeting[0], span)),
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text of one kind.

    anchors: fragments of what starts here. status: of the position whose evidence it is (the last one to start, where
    several overlap), None where it is none. said: within a statement. meeting: names a meeting.
    """

    text: str
    anchors: tuple[str, ...]
    status: Status | None
    said: bool
    meeting: bool


def meetings(events: Iterable[Event]) -> dict[str, list[tuple[Span, str]]]:
    """Document id -> where it mentions meetings, with the fragment of each mention."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for event in events:
        for mention in event.mentions:
            found.setdefault(mention.doc, []).append((mention.span, place(event, mention.doc, mention.span)))
    return found


def place(event: Event, doc: str, span: Span) -> str:
    """The fragment of one mention of an event."""
    return wording.anchor("m", event.id, doc, str(span[0]))


def pieces(raw: str, span: Span, finds: Finds) -> tuple[Piece, ...]:
    """The text under ``span``, cut wherever something found begins or ends; joined again it is that text."""
    inside = finds.within(span)
    found = (*(p.evidence for p in inside.positions), *inside.said, *(where for where, _ in inside.meetings))
    borders = {edge for stretch in found for edge in stretch if span[0] < edge < span[1]}
    return tuple(_piece(raw, part, inside) for part in pairwise(sorted(borders | set(span))))


def _piece(raw: str, part: Span, finds: Finds) -> Piece:
    over = sorted((p for p in finds.positions if _covers(p.evidence, part)), key=lambda p: p.evidence)
    named = [where for where, _ in finds.meetings if _covers(where, part)]
    starting = [wording.anchor("p", p.id) for p in over if p.evidence[0] == part[0]]
    starting += [fragment for where, fragment in finds.meetings if where[0] == part[0]]
    status = alone(over[-1]) if over else None
    said = any(_covers(span, part) for span in finds.said)
    return Piece(raw[part[0] : part[1]], tuple(dict.fromkeys(starting)), status, said, bool(named))


def _covers(span: Span, part: Span) -> bool:
    return span[0] <= part[0] and span[1] >= part[1]


def _meet(span: Span, other: Span) -> bool:
    return span[0] < other[1] and span[1] > other[0]
