"""A statement in the making, in offsets of its paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model import Actor, Span, StatementKind
from dragoman.statements import contents as text
from dragoman.statements.scene import Range, Scene


@dataclass(frozen=True, slots=True, eq=False)
class Draft:
    """``contents`` and ``cue``: character ranges in the paragraph; ``source`` and ``addressee``: token ranges.

    ``more``: raw spans of content in later paragraphs; ``speaker``: who it is where no mention stands at the cue.
    """

    scene: Scene
    cue: Range | None
    source: Range | None
    contents: tuple[Range, ...]
    reason: str
    confidence: float
    addressee: Range | None = None
    trailing: bool = False
    more: tuple[Span, ...] = ()
    speaker: Actor | None = None

    def kind(self) -> StatementKind:
        """direct, indirect or mixed."""
        return text.kind(self.scene, self.contents)
