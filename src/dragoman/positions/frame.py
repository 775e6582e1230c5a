"""The noun of this room: one reported stance, before it is coded."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.language.pipeline import Paragraph
from dragoman.model import Stance, Statement
from dragoman.positions.holders import Holder
from dragoman.positions.vocabulary import Act


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One reported stance. ``objects`` are the heads of what it is about; ``used`` the negators already counted."""

    paragraph: Paragraph
    act: Act
    head: Token
    holders: tuple[Holder, ...]
    objects: tuple[Token, ...]
    stance: Stance
    used: frozenset[int] = frozenset()
    statement: Statement | None = None
    keep: str = "free"
    via: tuple[Token, ...] = field(default=())

    @property
    def region(self) -> frozenset[int]:
        """The token indices that the objects span."""
        return frozenset(t.i for o in self.objects for t in o.subtree)
