"""What is attributed: character ranges of the content, snapped to quotations and cleaned at their edges."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.model import StatementKind
from dragoman.statements.scene import Range, Scene

_EDGE = " ,;:.!?—–-…\t"
_MARKS = frozenset('"“”„«»‟')


def snap(scene: Scene, span: Range, cue: Range) -> Range:
    """Widens a range so that it cuts no quotation, other than one that the cue itself stands in."""
    start, end = span
    for quote in scene.quotes:
        if quote.start <= cue[0] < quote.end:
            continue
        if quote.start < start < quote.end and quote.inner[1] > start + 1:
            start = quote.start
        if quote.start < end < quote.end and end > quote.start + 1:
            end = quote.end
    return start, end


def trim(scene: Scene, span: Range) -> Range | None:
    """Without blanks and punctuation at the edges, and without the marks of a quotation that is all of it."""
    text = scene.text
    start, end = _without_strays(scene, *_strip(text, *span))
    if not any(c.isalnum() for c in text[start:end]):
        return None
    for quote in scene.quotes:
        whole = _whole(text, quote.inner)
        if whole and quote.start <= start <= whole[0] and whole[1] <= end <= quote.end:
            return whole
    end = _keep_close(scene, start, end)
    return (start, end) if start < end else None


def _strip(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _without_strays(scene: Scene, start: int, end: int) -> Range:
    """Without marks at the edges that belong to no quotation."""
    text = scene.text
    starts, ends = {q.start for q in scene.quotes}, {q.end for q in scene.quotes}
    while start < end and text[start] in _MARKS and start not in starts:
        start, end = _strip(text, start + 1, end)
    while end > start and text[end - 1] in _MARKS and end not in ends:
        start, end = _strip(text, start, end - 1)
    return start, end


def _whole(text: str, inner: Range) -> Range | None:
    start, end = inner
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",."):
        end -= 1
    doubled = end - start > 1 and text[start] in _MARKS and text[end - 1] in _MARKS
    if doubled and not any(c in _MARKS for c in text[start + 1 : end - 1]):  # the marks stand twice
        return _whole(text, (start + 1, end - 1))
    return (start, end) if start < end else None


def _keep_close(scene: Scene, start: int, end: int) -> int:
    """A range that ends in a quotation which it also opens keeps the closing mark."""
    for quote in scene.quotes:
        if start < quote.start < end and quote.inner[1] - 1 <= end <= quote.end:
            return quote.end
    return end


def kind(scene: Scene, spans: Iterable[Range], level: int = -1) -> StatementKind:
    """direct where every word stands in quotation marks, indirect where none does, else mixed.

    ``level``: the quotation that the cue itself stands in, whose marks are not those of what it reports.
    """
    inside = outside = 0
    for start, end in spans:
        for token in scene.doc[slice(*scene.tokens((start, end)))]:
            if token.is_alpha or token.like_num:
                if scene.inside[token.i] not in (-1, level):
                    inside += 1
                else:
                    outside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def subtract(span: Range, holes: Iterable[Range]) -> list[Range]:
    """What is left of a range without some others."""
    left = [span]
    for a, b in holes:
        left = [part for x, y in left for part in ((x, min(y, a)), (max(x, b), y)) if part[0] < part[1]]
    return left
