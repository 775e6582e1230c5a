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
    """One reported stance. ``objects`` are the heads of what it is about; ``used`` the negators already counted.

    ``given``: the stance of the outer act, where it was joined to one that refuses (`offers to end`).
    ``inside``: frames within its object, which count where this one comes to nothing.
    """

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
    inside: tuple[Frame, ...] = field(default=())
    given: Stance | None = None

    region: frozenset[int] = field(init=False)

    def __post_init__(self) -> None:
        """Sets ``region``, the token indices that the objects span: asked for far more often than frames are made."""
        object.__setattr__(self, "region", frozenset(t.i for o in self.objects for t in o.subtree))
