"""Document in, statements out: frames, quotations that no frame took, speakers, nesting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dragoman.language.actors import Cast
from dragoman.language.pipeline import Parsed
from dragoman.model import Actor, Span, Statement, stable_id
from dragoman.statements import contents, dialogue, frames, loose, machine, running
from dragoman.statements.draft import Draft
from dragoman.statements.frame import Frame
from dragoman.statements.scene import Scene, scenes


def find(parsed: Parsed, cast: Cast) -> tuple[Statement, ...]:
    """Every statement of a document in reading order: who is made to say, think, demand or refuse what."""
    drafts: list[Draft] = []
    layout = scenes(parsed)
    coded = machine.written([scene.text for scene in layout])
    layout = [scene for scene, code in zip(layout, coded, strict=True) if not code]
    for scene in layout:
        found = [d for f in frames.find(scene) if (d := _draft(scene, f)) is not None]
        drafts.extend(running.extend(scene, _distinct(found)))
    turns, asked = dialogue.find(layout, cast)
    questions = {(id(turn.scene), turn.label) for turn in asked}
    drafts = loose.attach(layout, [*_outside(drafts, turns, questions), *turns], cast)
    statements = [_statement(parsed, cast, d) for d in drafts]
    return tuple(_nest(sorted(statements, key=lambda s: (s.contents[0][0], -s.contents[-1][1]))))


def _draft(scene: Scene, frame: Frame) -> Draft | None:
    holes = [frame.cue]
    if frame.source is not None:
        holes.append(scene.chars(*frame.source))
    spans = []
    for span in frame.contents:
        for part in contents.subtract(contents.snap(scene, span, frame.cue), holes):
            clean = contents.trim(scene, part)
            if clean is not None and any(c.isalnum() for c in scene.text[clean[0] : clean[1]]):
                spans.append(clean)
    if not spans:
        return None
    return Draft(
        scene, frame.cue, frame.source, tuple(spans), frame.reason, frame.confidence, frame.addressee, frame.trailing
    )


def _outside(drafts: list[Draft], turns: list[Draft], questions: set[tuple[int, Span | None]]) -> list[Draft]:
    """Within a turn, only what its speaker reports of others stays; the label of a question is nobody's subject."""
    labels = {(id(t.scene), t.cue) for t in turns} | questions
    drafts = [d for d in drafts if not (d.source and (id(d.scene), d.scene.chars(*d.source)) in labels)]
    spoken = {t.scene.paragraph.raw(0, 1)[0] for t in turns} | {a for t in turns for a, _ in t.more}
    return [d for d in drafts if d.scene.paragraph.raw(0, 1)[0] not in spoken or not d.own_voice()]


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Drops a draft whose content another draft of the same cue or span already has."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(d.contents == draft.contents for d in kept):
            kept.append(draft)
    return kept


def _statement(parsed: Parsed, cast: Cast, draft: Draft) -> Statement:
    scene = draft.scene
    paragraph = scene.paragraph
    spans = tuple(sorted((*(paragraph.raw(*span) for span in draft.contents), *draft.more)))
    actor = draft.speaker or (cast.resolve(paragraph, *draft.source) if draft.source else None)
    source = paragraph.raw(*scene.chars(*draft.source)) if draft.source else None
    return Statement(
        id=stable_id("s", parsed.document.id, spans, draft.cue),
        doc=parsed.document.id,
        kind=draft.kind(),
        contents=spans,
        cue=paragraph.raw(*draft.cue) if draft.cue else None,
        speaker_span=source,
        speaker_mention=parsed.document.text(source) if source else None,
        speaker=_for_party(cast, actor),
        role=actor.role if actor else None,
        addressee=scene.text[slice(*scene.chars(*draft.addressee))] if draft.addressee else None,
        in_title=paragraph.heading,
        confidence=draft.confidence,
        reason=draft.reason,
    )


def _for_party(cast: Cast, actor: Actor | None) -> Actor | None:
    if actor is None or actor.speaks_for:
        return actor
    return replace(actor, speaks_for=cast.party_of(actor))


def _nest(statements: list[Statement]) -> Iterable[Statement]:
    """Sets ``nested_in`` to the smallest statement whose content holds this one's cue and content."""
    for inner in statements:
        outer = [s for s in statements if s is not inner and _holds(s, inner)]
        smallest = min(outer, key=_length, default=None)
        yield replace(inner, nested_in=smallest.id) if smallest else inner


def _holds(outer: Statement, inner: Statement) -> bool:
    cue = inner.cue or inner.contents[0]
    return any(_within(cue, span) and _within(inner.contents[0], span) for span in outer.contents)


def _within(a: Span, b: Span) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]


def _length(statement: Statement) -> int:
    return sum(b - a for a, b in statement.contents)
