"""Quotations whose speaker stands beside them without a verb: a signature after a dash, or a lead-in with a colon."""

from __future__ import annotations

from dragoman.statements import clauses, contents
from dragoman.statements.draft import Draft
from dragoman.statements.marks import Quote
from dragoman.statements.scene import Range, Scene

_DASHES = ("—", "–", "-", "--")
_LONGEST = 14  # tokens of a signature


def find(scene: Scene, quote: Quote) -> Draft | None:
    """``"It is over." — Jane Roe, chair of the board``: a dash and a name, to the end of the paragraph."""
    first = scene.first_token(quote.end)
    if scene.doc[first].idx < quote.end or scene.doc[first].text not in _DASHES:
        return None
    name = first + 1
    rest = scene.doc[name:]
    if not 0 < len(rest) <= _LONGEST or rest[0].pos_ not in ("PROPN", "NOUN", "ADJ", "DET"):
        return None
    if any(t.pos_ in ("VERB", "AUX") for t in rest):
        return None
    span = contents.trim(scene, (quote.start, quote.end))
    end = next((t.i for t in rest if t.text in (",", ".", "(") and t.i > name), len(scene.doc))
    cue = scene.chars(first, first + 1)
    return Draft(scene, cue, (name, end), (span,), "signature", 0.8) if span else None


def announced(layout: list[Scene], scene: Scene, quote: Quote) -> Draft | None:
    """A quotation at the start of a paragraph that the sentence before led up to with a colon."""
    if scene.text[: quote.start].strip() or not scene.paragraph.index:
        return None
    before = next((s for s in layout if s.paragraph.index == scene.paragraph.index - 1), None)
    if before is None or not before.text.rstrip().endswith(":"):
        return None
    source, cue = _announcer(before)
    span = contents.trim(scene, (quote.start, quote.end))
    if source is None or span is None:
        return None
    raw = scene.paragraph.raw(*span)
    return Draft(before, cue, source, (), "announced", 0.75, more=(raw,), spoken=True)


def _announcer(scene: Scene) -> tuple[Range | None, Range | None]:
    unit = scene.units[-1]
    for verb in scene.doc[unit[0] : unit[1]]:
        if clauses.cue_of(verb) is None:
            continue
        head = clauses.source(scene, verb)
        if head is not None and not clauses.nobody(head):
            return clauses.phrase(scene, head, verb), scene.chars(verb.i, verb.i + 1)
    return None, None
