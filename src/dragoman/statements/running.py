"""Sentences that go on reporting what a speaker said without a new cue."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from dragoman.statements import contents, cues
from dragoman.statements.draft import Draft
from dragoman.statements.scene import Range, Scene


def extend(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """Adds the sentence after reported speech where its first words say that it goes on: "However", "For its part"."""
    out = list(drafts)
    for k, unit in enumerate(scene.units[1:], start=1):
        if not _goes_on(scene, unit) or _has_cue(scene, unit, out):
            continue
        before = _reported(scene, scene.units[k - 1], out)
        if before is None:
            continue
        first, last = scene.chars(*unit)
        span = contents.trim(scene, (first, last))
        if span is not None:
            joined = (*before.contents[:-1], (before.contents[-1][0], span[1]))
            out[out.index(before)] = replace(before, contents=joined)
    return out


def _goes_on(scene: Scene, unit: Range) -> bool:
    words = [t.lower_ for t in scene.doc[unit[0] : unit[0] + 4]]
    if any(t.dep_ == "nsubj" and t.head.dep_ == "ROOT" and _somebody(t) for t in scene.doc[unit[0] : unit[1]]):
        return False  # the reporter turns to what a person does
    return any(words[: len(p.split())] == p.split() for p in cues.light()["goes-on"])


def _somebody(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.lower_ in ("he", "she", "who")


def _has_cue(scene: Scene, unit: Range, drafts: list[Draft]) -> bool:
    start, end = scene.chars(*unit)
    return any(
        d.cue is not None and start <= d.cue[0] < end and scene.inside[scene.first_token(d.cue[0])] < 0 for d in drafts
    )


def _reported(scene: Scene, unit: Range, drafts: list[Draft]) -> Draft | None:
    """The indirect or mixed statement that reaches to the end of a unit and whose cue stands before its content."""
    start, end = scene.chars(*unit)
    fits = [d for d in drafts if d.reason.startswith(("clause", "rest", "frame", "object"))]
    fits = [
        d for d in fits if start <= d.contents[-1][1] <= end and end - d.contents[-1][1] <= 2 and d.kind() != "direct"
    ]
    fits = [d for d in fits if d.cue is not None and d.cue[0] < d.contents[0][0]]
    return min(fits, key=lambda d: d.contents[0][0], default=None)
