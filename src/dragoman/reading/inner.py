"""What stands within the article and after it: paragraphs, cross-heads, lists, other stories, the page's own lines."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.blocks import Block
from dragoman.reading.page import RESUMES, Page

_CHRONICLE = 3  # dates
_SHOUTED = 7  # words in capitals throughout, from which on a line is a link to another story and no cross-head
_CLOSERS = frozenset(("related", "comments", "teaser", "prompt", "caption", "navigation", "legal", "newsletter"))


def mark(page: Page) -> None:
    """Decides on every block from the article's first on."""
    _within(page)
    _after(page)


def _within(page: Page) -> None:
    _chronicle(page)
    runs, follows = _runs(page), _follows(page)
    listing = False
    for i in range(page.first, page.last + 1):
        if page.kinds[i] is not None:
            listing = listing or page.kinds[i] in ("related", "comments")
            continue
        listing = listing and not _resumes(page, i)
        page.decide(i, "teaser" if listing else _kind(page, i, runs.get(i, (i, i)), follows[i - page.first]))


def _chronicle(page: Page) -> None:
    """Three and more different dates on lines of their own are the cross-heads of a chronicle."""
    dated = [i for i in range(page.first, page.last + 1) if page.kinds[i] == "dateline"]
    if len({page.blocks[i].text for i in dated}) >= _CHRONICLE:
        for i in dated:
            page.decide(i, "heading")


def _resumes(page: Page, i: int) -> bool:
    """Whether the article goes on after a list of other stories: a full paragraph, or sentences that are no summary.

    Summaries stand under a headline each; of two paragraphs in a row the first cannot be one.
    """
    block = page.blocks[i]
    if not block.prose or block.words >= RESUMES:
        return block.prose
    alone = i == page.last or not page.blocks[i + 1].prose
    return not alone or page.kinds[i - 1] not in ("teaser", "related")


def _kind(page: Page, i: int, run: tuple[int, int], leads: bool) -> str:
    block = page.blocks[i]
    if page.marked:
        return "duplicate" if page.titled(i) else "heading" if block.heading else "body"
    if block.heading:
        return "duplicate" if page.repeats(i) else "heading"
    if page.pulled(i):
        return "duplicate"
    if block.prose or not block.headline:
        return "body"
    if page.repeats(i):
        return "duplicate"
    if page.beside_picture(i) or (block.words >= _SHOUTED and block.text == block.text.upper()):
        return "teaser"
    if run[1] - run[0] >= 2:
        return _in_run(page, run)
    if block.text[0].islower() and block.words <= 3:
        return "navigation"
    alone = run[0] == run[1] and leads and block.text[-1] not in ":;,"
    return "heading" if block.words <= 15 and alone and not block.text[0].islower() else "body"


def _plain_headline(block: Block) -> bool:
    return block.headline and not block.prose and not block.heading


def _runs(page: Page) -> dict[int, tuple[int, int]]:
    """For each headline-like block the first and last of the run of such blocks that it stands in."""
    found: dict[int, tuple[int, int]] = {}
    start = page.first
    for i in range(page.first, page.last + 2):
        if i > page.last or not _plain_headline(page.blocks[i]):
            found.update(dict.fromkeys(range(start, i), (start, i - 1)))
            start = i + 1
    return found


def _in_run(page: Page, run: tuple[int, int]) -> str:
    """Three and more short lines: a list that was announced, headlines of other stories, a menu; else the article's."""
    blocks = page.blocks[run[0] : run[1] + 1][:40]
    if run[0] > 0 and page.blocks[run[0] - 1].text.endswith(":"):
        return "body"
    if sum(any(c.isdigit() for c in b.text) for b in blocks) * 2 > len(blocks):
        return "body"
    if sum(b.capitals >= 0.6 and b.words >= 5 for b in blocks) * 2 > len(blocks):
        return "teaser"
    return "navigation" if len(blocks) >= 4 and all(b.words <= 3 for b in blocks) else "body"


def _follows(page: Page) -> list[bool]:
    """For each block of the article whether the next that is no furniture is a paragraph: a cross-head needs one."""
    found: list[bool] = []
    leads = False
    for i in range(page.last, page.first - 1, -1):
        found.append(leads)
        block = page.blocks[i]
        if block.reason is None:
            leads = block.prose or block.bullet or block.ends_sentence
    return found[::-1]


def _after(page: Page) -> None:
    """After the last paragraph: a list that it announced, a closing line without a stop; the rest is the page's."""
    inside = True
    for i in range(page.last + 1, len(page.blocks)):
        if page.kinds[i] is not None:
            inside = inside and page.kinds[i] not in _CLOSERS
            continue
        if inside and (_belongs(page, i) or _heads(page, i)):
            page.decide(i, "heading" if _heads(page, i) else "body")
            continue
        page.decide(i, "byline" if page.signed(i) else "teaser" if page.blocks[i].words >= 5 else "navigation")
        inside = inside and not page.blocks[i].headline


def _heads(page: Page, i: int) -> bool:
    """A cross-head over a short closing sentence."""
    block = page.blocks[i]
    if not block.headline or block.words > 8 or not page.open(i + 1) or block.text[-1] in ":;,":
        return False
    after = page.blocks[i + 1]
    return after.ends_sentence and after.words >= 4 and not page.repeats(i)


def _belongs(page: Page, i: int) -> bool:
    block, before = page.blocks[i], _before(page.blocks, i)
    if page.repeats(i) or page.pulled(i):
        return False
    if block.text[-1] == ":" and block.words >= 3 and i + 1 < len(page.blocks) and page.open(i + 1):
        return True
    listed = before is not None and (before.text.endswith(":") or (before.bullet and page.kinds[i - 1] == "body"))
    return listed or block.words >= (6 if block.bullet else 12) or (block.ends_sentence and block.words >= 2)


def _before(blocks: Sequence[Block], i: int) -> Block | None:
    return blocks[i - 1] if i else None
