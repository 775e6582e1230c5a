"""Interviews and transcripts: each answer or turn is one statement of its speaker; questions are the reporter's voice.

Two forms: turns that begin with a label (``ROE: ...``, ``Q: ... A: ...``), and turns that begin with a dash or stand as
paragraphs, where every other one ends with a question mark and the text says whose interview it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.language.actors import Cast
from dragoman.model import Actor
from dragoman.statements import cues
from dragoman.statements.draft import Draft
from dragoman.statements.scene import Range, Scene

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_SMALL = "of|the|for|and|de|von|van"
_LABEL = re.compile(rf"^(?P<who>{_NAME}(?: (?:{_NAME}|{_SMALL})){{0,6}})(?: ?\([^)]{{1,60}}\))?: +(?=\S)")
_DASH = re.compile(r"(?:^|(?<=[.?!…”\"'’)]) )[-–—] (?=[\"“‘'(]?[A-ZÀ-Þ])")
_ASKS = frozenset(
    ["q", "question", "questioner", "interviewer", "moderator", "reporter", "journalist", "host", "correspondent"]
)
_ANSWERS = frozenset(("a", "answer"))
_TURNS = 2  # labelled turns of one speaker, or answers, that make a text a transcript


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch of one paragraph that one voice speaks."""

    scene: Scene
    span: Range
    label: Range | None


def find(layout: list[Scene], cast: Cast) -> list[Draft]:
    """The turns of a transcript or interview as statements; empty where a text is neither."""
    labelled = list(_labelled(layout))
    if _is_transcript(labelled):
        return [d for turn in labelled if (d := _spoken(turn, cast, _guest(layout, cast))) is not None]
    guest = _guest(layout, cast)
    turns = list(_dashed(layout))
    if guest is None or sum(_asks(t) for t in turns) < _TURNS:
        return []
    return [_draft(t, guest[1], guest[0]) for t in _answers(turns)]


# --- labels ---


def _labelled(layout: list[Scene]) -> Iterator[Turn]:
    """Labelled turns; a paragraph without a label goes on the turn before it."""
    current: Turn | None = None
    for scene in layout:
        if scene.paragraph.heading:
            continue
        match = _LABEL.match(scene.text)
        if match:
            current = Turn(scene, (match.end(), len(scene.text)), match.span("who"))
            yield current


def _is_transcript(turns: list[Turn]) -> bool:
    labels = [_label(t) for t in turns]
    speakers = {label for label in labels if labels.count(label) >= _TURNS or label in _ASKS | _ANSWERS}
    return len(turns) >= 2 * _TURNS and len(speakers) >= 2


def _label(turn: Turn) -> str:
    start, end = turn.label or (0, 0)
    return turn.scene.text[start:end].lower()


def _spoken(turn: Turn, cast: Cast, guest: tuple[Actor, Range] | None) -> Draft | None:
    word = _label(turn)
    if word in _ASKS or turn.label is None:
        return None
    if word in _ANSWERS:
        return _draft(turn, None, guest[0] if guest else None)
    first, last = turn.scene.tokens(turn.label)
    actor = cast.resolve(turn.scene.paragraph, first, last)
    return _draft(turn, (first, last), actor)


# --- dashes ---


def _dashed(layout: list[Scene]) -> Iterator[Turn]:
    for scene in layout:
        cuts = [m for m in _DASH.finditer(scene.text)]
        if scene.paragraph.heading or not cuts:
            continue
        for match, following in zip(cuts, [*cuts[1:], None], strict=True):
            end = following.start() if following else len(scene.text)
            yield Turn(scene, (match.end(), end), None)


def _asks(turn: Turn) -> bool:
    return turn.scene.text[slice(*turn.span)].rstrip(" \"”'’").endswith("?")


def _answers(turns: list[Turn]) -> Iterator[Turn]:
    """Every turn that follows a question; an answer may itself end with one."""
    asked = False
    for turn in turns:
        if asked:
            yield turn
            asked = False
        else:
            asked = _asks(turn)


def _guest(layout: list[Scene], cast: Cast) -> tuple[Actor, Range] | None:
    """Whose interview it is: the person named beside "interview" at the beginning of the text."""
    for scene in layout[:3]:
        spots = [t.i for t in scene.doc if t.lemma_.lower() in cues.light()["interview"]]
        if not spots:
            continue
        for token in sorted(scene.doc, key=lambda t: abs(t.i - spots[0])):
            actor = cast.person_at(scene.paragraph, token.i)
            if actor is not None and abs(token.i - spots[0]) < 14:
                return actor, (token.i, token.i + 1)
    return None


def _draft(turn: Turn, source: Range | None, actor: Actor | None) -> Draft:
    start, end = turn.span
    text = turn.scene.text[start:end]
    span = (start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
    own = source if turn.label else None
    return Draft(turn.scene, turn.label, own, (span,), "turn", 0.85, speaker=actor, spoken=True)
