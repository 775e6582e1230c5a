"""A clipping as it was pasted, line by line: what is the article, what is its title, and what the page put around it.

Every block of the text gets one kind. Blocks that are furniture on sight have it from `blocks`; the others are judged
by where they stand: before the article (title, deck, or navigation), in it (paragraph, cross-head, or the headline of
another story beside a picture), after it. In doubt a block inside the article is kept: a lost paragraph is worse than a
stray line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.model import Dropped, Span
from dragoman.reading import bounds, bylines, datelines
from dragoman.reading.blocks import Block, blocks
from dragoman.reading.datelines import Dateline
from dragoman.reading.furniture import fold

KINDS = ("title", "deck", "heading", "body")
PICTURES = frozenset(("caption", "photo credit"))
_RESUMES = 25  # words of a paragraph after a list of other stories from which on the article goes on


@dataclass(frozen=True, slots=True)
class Layout:
    """What became of a text. ``datelines``: those that were cut from the start of paragraphs."""

    title: Span | None
    body: tuple[Span, ...]
    headings: tuple[Span, ...]
    dropped: tuple[Dropped, ...]
    datelines: tuple[Dateline, ...] = ()


@dataclass(slots=True)
class _Page:
    blocks: list[Block]
    kinds: list[str | None] = field(default_factory=list)
    first: int = 0
    last: int = -1

    def open(self, i: int) -> bool:
        """Whether block ``i`` is there and not decided."""
        return 0 <= i < len(self.blocks) and self.kinds[i] is None


def clean(raw: str, *, title: str | None = None, headings: Sequence[Span] = (), marked: bool = False) -> Layout:
    """Decides on every block of a text.

    title: the given one, if any. headings: spans known to be headings. marked: the text is the extraction of a page, so
    that its first and last paragraph are the article's own.
    """
    page = _Page(blocks(raw, headings))
    page.kinds = [block.reason for block in page.blocks]
    page.first, page.last = bounds.whole(page.blocks) if marked else bounds.find(page.blocks)
    _title(page, title)
    _head(page)
    _middle(page)
    _tail(page)
    return _layout(raw, page)


# --- before the article


def _title(page: _Page, given: str | None) -> None:
    """Marks the title: the given one where it stands, else the best of the headlines before the article."""
    stop = min(page.first, len(page.blocks))
    if given:
        same = [i for i in range(min(stop + 1, len(page.blocks))) if page.open(i) and _same(page.blocks[i].text, given)]
        if same:
            page.kinds[same[0]] = "title"
            page.first = max(page.first, same[0] + 1) if same[0] == page.first else page.first
        return
    free = [i for i in range(stop) if page.open(i) and 2 <= page.blocks[i].words <= 40]
    if free:
        vocabulary = {w for block in page.blocks[page.first : page.first + 6] for w in _content(block.text)}
        best = max(free, key=lambda i: (_headline_score(page, i, i == free[0], vocabulary), -i))
        if page.blocks[best].words >= 3 or len(free) == 1:
            page.kinds[best] = "title"


def _same(a: str, b: str) -> bool:
    x, y = fold(a), fold(b)
    return x == y or (min(len(x), len(y)) >= 25 and (x.startswith(y) or y.startswith(x)))


def _content(text: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]{4,}", text.lower())}


def _headline_score(page: _Page, i: int, first: bool, vocabulary: set[str]) -> float:
    block = page.blocks[i]
    words = _content(block.text)
    repeated = any(_same(block.text, other.text) for j, other in enumerate(page.blocks) if abs(j - i) in range(1, 12))
    score = 4.0 * len(words & vocabulary) / max(len(words), 3) + 1.5 * first + 2.5 * repeated
    return score + (4 <= block.words <= 22) - (block.ends_sentence and block.text[-1] == ".")


def _head(page: _Page) -> None:
    """Before the title: navigation. Between it and the lead: the deck."""
    title = page.kinds.index("title") if "title" in page.kinds else None
    for i in range(min(page.first, len(page.blocks))):
        if not page.open(i):
            continue
        block = page.blocks[i]
        if _repeats(page, i):
            page.kinds[i] = "duplicate"
        elif _signed(page, i):
            page.kinds[i] = "byline"
        elif title is None or i < title:
            page.kinds[i] = "body" if block.prose and block.words >= _RESUMES else "navigation"
        else:
            page.kinds[i] = _under_title(block)


def _under_title(block: Block) -> str:
    if block.prose and (block.ends_sentence or block.words > 40):
        return "body" if block.words > 12 else "deck"
    return "deck" if block.words >= 4 else "navigation"


def _repeats(page: _Page, i: int) -> bool:
    """Whether a block says again what the title or an earlier heading says, or a part of the title."""
    text = fold(page.blocks[i].text)
    for j, kind in enumerate(page.kinds[: len(page.blocks)]):
        if j == i or not (kind == "title" or (j < i and kind in ("deck", "heading"))):
            continue
        other = fold(page.blocks[j].text)
        if text == other or (kind == "title" and len(text) >= 12 and text in other):
            return True
    return False


def _signed(page: _Page, i: int) -> bool:
    """A line with a name and a place or role; a bare name only next to a date line or another byline."""
    text = page.blocks[i].text
    if bylines.bare(text):
        return True
    beside = {page.kinds[j] for j in (i - 1, i + 1) if 0 <= j < len(page.blocks)}
    return bool(bylines.name(text) and beside & {"dateline", "byline"})


# --- within the article


def _middle(page: _Page) -> None:
    listing = False
    for i in range(page.first, page.last + 1):
        block = page.blocks[i]
        if page.kinds[i] is not None:
            listing = page.kinds[i] == "related" or (listing and page.kinds[i] != "title")
            continue
        listing = listing and not (block.prose and block.words >= _RESUMES) and not block.bullet
        page.kinds[i] = "teaser" if listing else _inside(page, i)


def _inside(page: _Page, i: int) -> str:
    block = page.blocks[i]
    if block.heading:
        return "duplicate" if _repeats(page, i) else "heading"
    if block.prose or not block.headline:
        return "body"
    if _repeats(page, i):
        return "duplicate"
    if _beside_picture(page, i):
        return "teaser"
    run = _run(page, i)
    if len(run) >= 3:
        return _in_run([page.blocks[j] for j in run], block)
    return "heading" if block.words <= 15 and _leads(page, i) else "body"


def _beside_picture(page: _Page, i: int) -> bool:
    """The headline of another story, right after a picture's caption."""
    block, before = page.blocks[i], page.kinds[i - 1] if i else None
    loud = block.text == block.text.upper()
    if before not in PICTURES or loud or block.text[-1] in ":;,":
        return False
    return block.words >= 5 and (block.capitals >= 0.6 or (block.words >= 7 and not block.gap))


def _run(page: _Page, i: int) -> list[int]:
    """The headline-like blocks around block ``i`` that no paragraph parts."""
    start, end = i, i
    while start > page.first and _plain_headline(page.blocks[start - 1]):
        start -= 1
    while end < page.last and _plain_headline(page.blocks[end + 1]):
        end += 1
    return list(range(start, end + 1))


def _plain_headline(block: Block) -> bool:
    return block.headline and not block.prose and not block.heading


def _in_run(run: Sequence[Block], block: Block) -> str:
    """Three and more short lines: headlines of other stories, a menu, or a list that belongs to the article."""
    if sum(b.capitals >= 0.6 and b.words >= 5 for b in run) * 2 > len(run):
        return "teaser"
    if all(b.words <= 3 for b in run) and len(run) >= 4:
        return "navigation"
    return "body"


def _leads(page: _Page, i: int) -> bool:
    """Whether the next block that is no furniture is a paragraph."""
    following = next((b for b in page.blocks[i + 1 : page.last + 1] if b.reason is None), None)
    return following is not None and (following.prose or following.bullet or following.ends_sentence)


# --- after the article


def _tail(page: _Page) -> None:
    """After the last paragraph: a closing line without a stop may belong to it; the rest is the page's."""
    inside = True
    for i in range(page.last + 1, len(page.blocks)):
        block = page.blocks[i]
        if page.kinds[i] is not None:
            inside = inside and page.kinds[i] not in ("related", "teaser", "prompt", "caption", "navigation")
            continue
        if inside and (block.bullet or block.words >= 12 or (block.ends_sentence and block.words >= 2)):
            page.kinds[i] = "body"
            continue
        page.kinds[i] = "byline" if _signed(page, i) else _beyond(page, i)
        inside = inside and not block.headline


def _beyond(page: _Page, i: int) -> str:
    if _beside_picture(page, i):
        return "teaser"
    return "teaser" if page.blocks[i].words >= 5 else "navigation"


# --- the result


def _layout(raw: str, page: _Page) -> Layout:
    title: Span | None = None
    body: list[Span] = []
    headings: list[Span] = []
    dropped: list[Dropped] = []
    cut: list[Dateline] = []
    for block, kind in zip(page.blocks, page.kinds, strict=True):
        assert kind is not None
        if kind == "title":
            title = block.span
            headings.append(block.span)
        elif kind in ("deck", "heading"):
            body.append(block.span)
            headings.append(block.span)
        elif kind == "body":
            body.append(_without_dateline(raw, block, first=not _paragraphs(body, headings), cut=cut, dropped=dropped))
        else:
            dropped.append(Dropped(block.span, kind))
    return Layout(title, tuple(body), tuple(headings), tuple(sorted(dropped, key=lambda d: d.span)), tuple(cut))


def _paragraphs(body: Sequence[Span], headings: Sequence[Span]) -> bool:
    return any(span not in headings for span in body)


def _without_dateline(raw: str, block: Block, *, first: bool, cut: list[Dateline], dropped: list[Dropped]) -> Span:
    start, end = block.span
    found = datelines.find(raw[start:end], first=first)
    if not found or (cut and not found.firm) or start + found.end >= end:
        return start, end
    cut.append(found)
    kept = start + found.end
    dropped.append(Dropped((start, start + len(raw[start:kept].rstrip())), "dateline"))
    return kept, end
