"""Interviews and transcripts: each answer or turn is one statement of its speaker; questions are the reporter's voice.

Two forms: turns that begin with a label (``ROE: ...``, ``Q: ... A: ...``), and turns that begin with a dash or stand as
paragraphs, where every other one ends with a question mark and the text says whose interview it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.language import names
from dragoman.language.actors import Cast
from dragoman.language.persons import Person
from dragoman.model import Actor, stable_id
from dragoman.statements import contents, cues
from dragoman.statements.draft import Draft
from dragoman.statements.scene import Range, Scene

_NAME = r"[A-ZÀ-Þ][\w.’'-]*"
_SMALL = "of|the|for|and|de|von|van"
_LABEL = re.compile(
    rf"^(?:(?P<qa>Q|A)[.:]|(?P<who>{_NAME}(?: (?:{_NAME}|{_SMALL})){{0,6}})(?: ?\([^)]{{1,60}}\))?:) +(?=\S)"
)
_DASH = re.compile(r"(?:^|(?<=[.?!…”\"’')]) )[-–—] (?=[\"“‘'(]?[A-ZÀ-Þ])")
_ASKS = frozenset(
    ["q", "question", "questioner", "interviewer", "moderator", "reporter", "journalist", "host", "correspondent"]
)
_ANSWERS = frozenset(("a", "answer"))
_TALK = re.compile(r"\b(?:i|we|you|my|our|your|us|me)\b", re.IGNORECASE)
_TURNS = 2  # turns, or answers, that make a text a transcript
_LEAD = 3  # paragraphs in which a text says whose interview it is


@dataclass(frozen=True, slots=True)
class Turn:
    """A stretch that one voice speaks: of one paragraph, and of those that go on it without a label (``more``)."""

    scene: Scene
    span: Range
    label: Range | None
    more: tuple[Scene, ...] = ()


def find(layout: list[Scene], cast: Cast) -> tuple[list[Draft], list[Turn]]:
    """The turns of a transcript or interview as statements, and the questions; empty where a text is neither."""
    labelled = list(_labelled(layout))
    askers = _askers(labelled)
    if _is_transcript(labelled, askers, cast):
        guest = _guest(layout, cast)
        asked = [turn for turn in labelled if _label(turn) in askers]
        spoken = [_spoken(turn, cast, guest) for turn in labelled if _label(turn) not in askers]
        return [draft for draft in spoken if draft is not None], asked
    guest = _guest(layout, cast)
    turns = list(_dashed(layout))
    if guest is None or sum(_asks(t) for t in turns) < _TURNS:
        return [], []
    return [_draft(t, guest[1], guest[0]) for t in _answers(turns)], []


# --- labels ---


def _labelled(layout: list[Scene]) -> Iterator[Turn]:
    """Labelled turns; a paragraph without a label goes on the turn before it, if most of the text has labels."""
    body = [scene for scene in layout if not scene.paragraph.heading]
    found = [(k, m) for k, scene in enumerate(body) if (m := _LABEL.match(scene.text)) is not None]
    for (k, match), following in zip(found, [*found[1:], None], strict=False):
        last = following[0] if following else len(body)
        mostly = 2 * len(found) > len(body) - found[0][0]
        more = tuple(body[k + 1 : last]) if mostly or following else ()
        yield Turn(body[k], (match.end(), len(body[k].text)), match.span("qa" if match["qa"] else "who"), more)


def _askers(turns: list[Turn]) -> set[str]:
    """The labels of those who ask: known words, and names that only ask questions."""
    labels = {_label(t) for t in turns}
    only = {label for label in labels if all(_asks(t) for t in turns if _label(t) == label)}
    return (labels & _ASKS) | (only if only != labels else set())


def _is_transcript(turns: list[Turn], askers: set[str], cast: Cast) -> bool:
    """Whether labelled paragraphs are turns of people, not a list: questions, "I" and "you", names that speak."""
    labels = {_label(t) for t in turns}
    if len(turns) < _TURNS or len(labels) < _TURNS:
        return False
    if labels & (_ASKS | _ANSWERS):
        return any(_asks(t) for t in turns) or not labels <= _ASKS
    people = sum(_person(t, cast) for t in turns)
    if askers:  # somebody only asks, another answers
        addressed = any(_asks(t) and _TALK.search(_text(t)) for t in turns if _label(t) in askers)
        return addressed or any(
            _person(t, cast) or len(_label(t).split()) > 1 or len(labels) < len(turns) for t in turns
        )
    talking = sum(_asks(t) or _TALK.search(_text(t)) is not None for t in turns)
    return people == len(turns) or (2 * talking >= len(turns) and (people > 0 or _shouted(turns)))


def _shouted(turns: list[Turn]) -> bool:
    return all(t.scene.text[slice(*t.label)].isupper() for t in turns if t.label)


def _person(turn: Turn, cast: Cast) -> bool:
    """Whether a label names somebody: a person of the text, or a title with a name."""
    words = _label(turn).split()
    titled = len(words) > 1 and (words[0].rstrip(".") in names.roles() or words[0].rstrip(".") in names.titles())
    return titled or _known(words, cast) is not None


def _known(words: list[str], cast: Cast) -> Person | None:
    """The person of the text whom a label means: the whole name, else the surname."""
    for tail in (words, words[-1:]):
        for person in cast.people:
            if [w.lower() for w in person.name.split()][-len(tail) :] == tail:
                return person
    return None


def _label(turn: Turn) -> str:
    start, end = turn.label or (0, 0)
    return turn.scene.text[start:end].lower()


def _text(turn: Turn) -> str:
    return turn.scene.text[slice(*turn.span)]


def _spoken(turn: Turn, cast: Cast, guest: tuple[Actor, Range] | None) -> Draft | None:
    word = _label(turn)
    if turn.label is None:
        return None
    if word in _ANSWERS:
        return _draft(turn, None, guest[0] if guest else None)
    first, last = turn.scene.tokens(turn.label)
    person = _known(word.split(), cast)
    if person is not None:
        return _draft(turn, (first, last), cast.actor(person))
    found = cast.resolve(turn.scene.paragraph, first, last)
    if word in names.roles() or found is None or not word.endswith(found.name.lower()):
        name = word if word in names.roles() else _plain(turn.scene.text[slice(*turn.label)])
        found = Actor(stable_id("actor", names.fold(name)), name, "person")
    return _draft(turn, (first, last), found)


def _plain(label: str) -> str:
    """A label without the titles before the name."""
    words = label.split()
    while len(words) > 1 and (words[0].lower().rstrip(".") in names.roles() | names.titles().keys()):
        words = words[1:]
    return " ".join(w.title() if w.isupper() and len(w) > 3 else w for w in words)


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
    return _text(turn).rstrip(" \"”'’").endswith("?")


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
    for scene in layout[:_LEAD]:
        spots = [t.i for t in scene.doc if t.lemma_.lower() in cues.light()["interview"]]
        if not spots:
            continue
        for token in sorted(scene.doc, key=lambda t: abs(t.i - spots[0])):
            actor = cast.person_at(scene.paragraph, token.i)
            if actor is not None and abs(token.i - spots[0]) < 14:
                return actor, (token.i, token.i + 1)
        head = next((t for t in scene.doc if t.dep_ == "nsubj" and t.pos_ == "PROPN" and t.i < spots[0]), None)
        name = cast.resolve(scene.paragraph, head.left_edge.i, head.i + 1) if head is not None else None
        if head is not None and name is not None:
            return name, (head.i, head.i + 1)
    return None


def _draft(turn: Turn, source: Range | None, actor: Actor | None) -> Draft:
    start, end = turn.span
    text = turn.scene.text[start:end]
    span = (start + len(text) - len(text.lstrip()), start + len(text.rstrip()))
    span = _unquoted(turn.scene, span)
    more = tuple(scene.paragraph.raw(*_unquoted(scene, (0, len(scene.text)))) for scene in turn.more)
    own = source if turn.label else None
    return Draft(turn.scene, turn.label, own, (span,), "turn", 0.85, speaker=actor, more=more, spoken=True)


def _unquoted(scene: Scene, span: Range) -> Range:
    """A stretch without the marks of a quotation that is all of it."""
    whole = any(q.start == span[0] and q.end == span[1] for q in scene.quotes)
    return (contents.trim(scene, span) or span) if whole else span
