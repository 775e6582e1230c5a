"""Quotations that no reporting word took: those that go on an earlier one, and those that follow a speaker."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.actors import Cast
from dragoman.model import Actor
from dragoman.statements import contents, signature
from dragoman.statements.draft import Draft
from dragoman.statements.marks import Quote
from dragoman.statements.scene import Scene


def attach(layout: list[Scene], drafts: list[Draft], cast: Cast) -> list[Draft]:
    """Adds every loose quotation to the statement that it goes on, or to the last speaker."""
    out = [_from_before(layout, d) for d in drafts]
    for k, scene in enumerate(layout):
        if scene.paragraph.heading:
            out += signature.headline(scene, cast) if not any(d.scene is scene for d in out) else []
            continue
        previous = layout[k - 1] if k else None
        for quote in scene.quotes:
            if _taken(scene, quote, out):
                continue
            signed = signature.beside(scene, quote) or signature.find(scene, quote) or signature.led(scene, quote)
            if signed is not None:
                out.append(signed)
            elif _whole_sentences(scene, quote) or _follows(scene, previous, quote, out):
                announced = signature.announced(layout, scene, quote)
                if announced is not None:
                    out.append(announced)
                else:
                    _place(scene, previous, quote, out, cast)
    return out


def _from_before(layout: list[Scene], draft: Draft) -> Draft:
    """A quotation whose cue follows only in a later paragraph, with the paragraphs before that it goes on."""
    scene = draft.scene
    first = scene.quotes[0] if scene.quotes else None
    if first is None or not first.resumes or not draft.trailing or not draft.contents:
        return draft
    if not first.start <= draft.contents[0][0] < first.end:
        return draft
    before = []
    for earlier in reversed([s for s in layout if s.paragraph.index < scene.paragraph.index]):
        if not earlier.quotes or earlier.quotes[-1].closed or earlier.text[: earlier.quotes[-1].start].strip():
            break
        span = contents.trim(earlier, (earlier.quotes[-1].start, earlier.quotes[-1].end))
        if span is None:
            break
        before.append(earlier.paragraph.raw(*span))
        if not earlier.quotes[-1].resumes:
            break
    return replace(draft, more=(*reversed(before), *draft.more)) if before else draft


def _taken(scene: Scene, quote: Quote, drafts: list[Draft]) -> bool:
    a, b = quote.inner
    for draft in drafts:
        if draft.scene is scene:
            covered = sum(max(0, min(b, y) - max(a, x)) for x, y in draft.contents)
            if covered * 2 > b - a:
                return True
    raw = scene.paragraph.raw(a, b)
    return any(x <= raw[0] and raw[1] <= y for d in drafts for x, y in d.more)


def _follows(scene: Scene, previous: Scene | None, quote: Quote, drafts: list[Draft]) -> bool:
    """Whether a quotation of whatever length goes on one that its cue stands behind: ``"Close," he said. "Very."``

    That may be one of the paragraph before, where the quotation is all of its own.
    """
    unit = scene.unit(scene.first_token(quote.start))
    alone = not any(scene.doc[i].is_alpha and scene.inside[i] < 0 for i in range(*unit))
    whole = not any(t.is_alpha and scene.inside[t.i] < 0 for t in scene.doc)
    last = _before(scene, previous if whole else None, quote, drafts)
    return alone and last is not None and last.trailing and last.kind() == "direct"


def _whole_sentences(scene: Scene, quote: Quote) -> bool:
    """Whether a quotation is speech that stands for itself: clauses of its own, with hardly anything around it."""
    first, last = scene.tokens((quote.start, quote.end))
    if last - first < 5 or not any(t.pos_ in ("VERB", "AUX") for t in scene.doc[first:last]):
        return False
    units = [u for u in scene.units if u[0] < last and u[1] > first]
    around = sum(1 for u in units for i in range(*u) if scene.doc[i].is_alpha and scene.inside[i] < 0)
    return around <= 2


def _place(scene: Scene, previous: Scene | None, quote: Quote, drafts: list[Draft], cast: Cast) -> None:
    span = contents.trim(scene, (quote.start, quote.end))
    if span is None:
        return
    before = _before(scene, previous, quote, drafts)
    apart = before is None or before.scene is not scene
    lead = signature.turning(scene, previous, quote) if apart else None
    turned = lead is not None and lead.scene is scene  # somebody else is spoken of in between
    if before is not None and not turned and _goes_on(before, scene, quote):
        k = drafts.index(before)
        if before.scene is scene:
            drafts[k] = replace(before, contents=(*before.contents, span))
        else:
            drafts[k] = replace(before, more=(*before.more, scene.paragraph.raw(*span)))
        return
    if lead is not None:
        drafts.append(lead)
    elif before is not None:
        drafts.append(
            Draft(scene, None, None, (span,), "loose quotation: last speaker", 0.5, speaker=_speaker(before, cast))
        )


def _before(scene: Scene, previous: Scene | None, quote: Quote, drafts: list[Draft]) -> Draft | None:
    """The last statement before a quotation in its paragraph or the one before that."""
    outside = [d for d in drafts if d.scene is scene and d.cue and d.cue[0] < quote.start]
    here = [d for d in outside if scene.inside[_token(scene, d.cue[0] if d.cue else 0)] < 0]
    if here:
        last = max(here, key=lambda d: d.cue or (0, 0))
        unit = scene.unit(_token(scene, last.cue[0] if last.cue else 0))
        beside = [d for d in here if d.trailing and d.cue and scene.unit(_token(scene, d.cue[0])) == unit]
        return next((d for d in beside if d.kind() != "indirect"), last)
    if previous is None or previous.paragraph.heading:
        return None
    earlier = [d for d in drafts if _reaches(d, previous)]
    earlier = [d for d in earlier if d.cue is None or d.scene.inside[_token(d.scene, d.cue[0])] < 0]
    return max(earlier, key=_end, default=None)


def _reaches(draft: Draft, scene: Scene) -> bool:
    """Whether a statement stands in a paragraph or goes on in it."""
    start, end = scene.paragraph.raw(0, len(scene.text))
    return draft.scene is scene or any(start <= a < end for a, _ in draft.more)


def _end(draft: Draft) -> int:
    """Where a statement ends in its paragraph; one that goes on in the next paragraph ends last."""
    if not draft.contents:
        return len(draft.scene.text)
    return max(draft.contents[-1][1], draft.cue[1] if draft.cue else 0)


def _token(scene: Scene, char: int) -> int:
    return scene.tokens((char, char + 1))[0]


def _goes_on(before: Draft, scene: Scene, quote: Quote) -> bool:
    """The same quotation runs on: after a cue that its first part stands before, or with a repeated opening mark."""
    if quote.resumes:
        return True
    said = before.kind() != "indirect" and (before.trailing or before.cue is None)
    return said and (before.scene is scene or _ends_paragraph(before))


def _ends_paragraph(before: Draft) -> bool:
    """Whether nothing but quotation and cue stands in the sentence that ends the paragraph of a statement."""
    scene = before.scene
    if not before.contents:
        return True  # all of it stands in a paragraph of its own
    last = max(before.contents[-1][1], before.cue[1] if before.cue else 0)
    source = scene.chars(*before.source)[1] if before.source else 0
    return not any(c.isalnum() for c in scene.text[max(last, source) :])


def _speaker(draft: Draft, cast: Cast) -> Actor | None:
    if draft.speaker is not None or draft.source is None:
        return draft.speaker
    return cast.resolve(draft.scene.paragraph, *draft.source)
