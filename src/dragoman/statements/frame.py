"""One attribution within a paragraph, as the parse or a quotation mark shows it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.statements.cues import Cue
from dragoman.statements.scene import Range, Scene

_TOLD = frozenset(
    ["tell", "assure", "reassure", "remind", "inform", "warn", "advise", "brief", "notify", "ask", "urge"]
)
_CONFIDENCE = {"speech": 0.9, "belief": 0.8}


@dataclass(frozen=True, slots=True)
class Frame:
    """``cue`` and ``contents``: character ranges; ``source`` and ``addressee``: token ranges; ``verb``: a token.

    ``reason``: rule and lemma. ``trailing``: the content stands before the cue, so that what follows may go on it.
    """

    verb: int
    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    reason: str
    confidence: float
    addressee: Range | None = None
    trailing: bool = False


def of_verb(
    scene: Scene,
    verb: Token,
    cue: Cue,
    source: Range | None,
    contents: list[Range],
    rule: str,
    last: int | None = None,
    trailing: bool = False,
) -> Frame:
    """A frame of a reporting verb; ``last``: the cue's last token where a particle or preposition belongs to it."""
    end = last if last is not None and verb.i <= last <= verb.i + 3 else verb.i
    lemma = f"{cue.lemma} {cue.particle}".strip()
    confidence = _CONFIDENCE.get(cue.kind, 0.7)
    reason = f"{rule}: {lemma}"
    told = _addressee(verb)
    return Frame(verb.i, scene.chars(verb.i, end + 1), source, tuple(contents), reason, confidence, told, trailing)


def _addressee(verb: Token) -> Range | None:
    """Who was told: the object of tell, assure, warn."""
    if verb.lemma_.lower() not in _TOLD:
        return None
    told = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
    return (told.left_edge.i, told.right_edge.i + 1) if told is not None and told.right_edge.i - verb.i < 12 else None
