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
    ``spoken``: a turn of an interview or transcript.
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
    spoken: bool = False

    def kind(self) -> StatementKind:
        """direct, indirect or mixed; a turn of a transcript is direct without marks."""
        return "direct" if self.spoken else text.kind(self.scene, self.contents, self._level())

    def _level(self) -> int:
        """The quotation that the cue stands in, which is not this speaker's; -1 for none."""
        return self.scene.inside[self.scene.first_token(self.cue[0])] if self.cue else -1

    def own_voice(self) -> bool:
        """Whether the source is only a pronoun, which in a turn mostly repeats somebody spoken of."""
        return self.source is not None and self.scene.doc[self.source[0]].pos_ == "PRON"
