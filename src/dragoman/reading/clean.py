"""A clipping as it was pasted, line by line: what is the article, what is its title, and what the page put around it.

Every block of the text gets one kind. Blocks that are furniture on sight have it from `blocks`; the others are judged
by where they stand: before the article (title, deck, or navigation), in it (paragraph, cross-head, or the headline of
another story beside a picture), after it. In doubt a block inside the article is kept: a lost paragraph is worse than a
stray line.

Reasons for leaving a stretch out: navigation, prompt (share, save, log in, comment), newsletter, advertisement, legal,
related (the head of a list of other stories), teaser (another story's headline or summary), comments, caption, photo
credit, site stamp, social handle, markup, icon residue, foreign script, punctuation, duplicate, byline, credit (an
agency's or outlet's name alone), dateline (also a date line), sign-off.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.model import Dropped, Span
from dragoman.reading import bounds, datelines, heads, inner
from dragoman.reading.blocks import MARKDOWN, Block, blocks
from dragoman.reading.datelines import Dateline
from dragoman.reading.judge import Judge
from dragoman.reading.page import Page
from dragoman.reading.titles import Chooser

_LISTED = re.compile(r"[*•·▪●◦‣]\s+(?=\S)")
_MARKUP_KNOWS = frozenset(("foreign script", "navigation", "markup"))


@dataclass(frozen=True, slots=True)
class Layout:
    """What became of a text. ``datelines``: those that were cut from the start of paragraphs."""

    title: Span | None
    body: tuple[Span, ...]
    headings: tuple[Span, ...]
    dropped: tuple[Dropped, ...]
    datelines: tuple[Dateline, ...] = ()


def clean(
    raw: str,
    *,
    title: str | None = None,
    headings: Sequence[Span] = (),
    marked: bool = False,
    judge: Judge | None = None,
    chooser: Chooser | None = None,
) -> Layout:
    """Decides on every block of a text.

    title: the given one, if any. headings: spans known to be headings. marked: the text is the extraction of a page, so
    that its first and last paragraph are the article's own. judge, chooser: those for whole pages, instead of the
    shipped ones.
    """
    found = [_trusted(block) for block in blocks(raw, headings)] if marked else blocks(raw, headings)
    (first, last), odds = (bounds.whole(found), None) if marked else bounds.find(found, judge)
    page = Page(found, first, last, marked, odds=odds, chooser=chooser)
    heads.mark(page, title)
    inner.mark(page)
    return _layout(raw, page)


def _trusted(block: Block) -> Block:
    """A block of an extracted page, whose markup has told already what is article: only clear furniture goes."""
    return block if block.reason not in _MARKUP_KNOWS else replace(block, reason=None)


def _layout(raw: str, page: Page) -> Layout:
    title: Span | None = None
    body: list[Span] = []
    headings: list[Span] = []
    dropped: list[Dropped] = []
    cut: list[Dateline] = []
    lead = True
    for block, kind in zip(page.blocks, page.kinds, strict=True):
        assert kind is not None
        if kind == "body":
            body.append(_without_dateline(raw, block, first=lead, cut=cut, dropped=dropped))
            lead = False
        elif kind in ("title", "deck", "heading"):
            span = _without_marks(raw, block.span, dropped)
            headings.append(span)
            title = span if kind == "title" else title
            body += [span] if kind != "title" else []
        else:
            dropped.append(Dropped(block.span, kind))
    return Layout(title, tuple(body), tuple(headings), tuple(sorted(dropped, key=lambda d: d.span)), tuple(cut))


def _without_marks(raw: str, span: Span, dropped: list[Dropped]) -> Span:
    """A heading without the number signs that Markdown puts before it, or the mark of a list."""
    marks = MARKDOWN.match(raw, *span) or _LISTED.match(raw, *span)
    if marks is None:
        return span
    dropped.append(Dropped((span[0], span[0] + len(marks.group().rstrip())), "markup"))
    return marks.end(), span[1]


def _without_dateline(raw: str, block: Block, *, first: bool, cut: list[Dateline], dropped: list[Dropped]) -> Span:
    start, end = block.span
    found = datelines.find(raw[start:end], first=first)
    if not found or (cut and not found.firm) or start + found.end >= end:
        return start, end
    cut.append(found)
    kept = start + found.end
    dropped.append(Dropped((start, start + len(raw[start:kept].rstrip())), "dateline"))
    return kept, end
