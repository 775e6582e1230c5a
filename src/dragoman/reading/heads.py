"""What stands before the article: its title, its deck, and the page's own lines."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.reading import daystamps, titles
from dragoman.reading.blocks import Block, beside_dates, content
from dragoman.reading.furniture import plain
from dragoman.reading.page import RESUMES, Page
from dragoman.reading.wordlists import either

_DECKS = 6  # undecided lines between title and text; where there are more, few of them are the article's
_LIKELY = 0.0  # log odds from which on the judge's word lets a paragraph before the article's first stand
_HEADLINE = 2.0  # score of a line that may be a title with a deck below it
_UNCLEAR = 0.3  # where another line above scores so nearly as much, the title is not known
_CERTAIN = 4.0  # unless it scores so much
_ADDRESSED = re.compile(rf"\b{either('title_strangers')}\b", re.IGNORECASE)
_FIRST = 4  # of more than that, the ones that may be


def mark(page: Page, given: str | None) -> None:
    """Decides on every block before the article. ``given``: the title, where it is known."""
    _title(page, given)
    title = page.title
    start = len(page.blocks) if title is None else title
    free = [i for i in range(start + 1, page.first) if page.open(i)]
    decks = set(free if len(free) <= _DECKS else [i for i in free[:_FIRST] if _related(page, i)])
    begun = False
    for i in range(min(page.first, len(page.blocks))):
        if page.open(i):
            doubted = page.blocks[i].prose and not begun and page.doubted(i, _LIKELY)
            page.decide(i, "teaser" if doubted else _kind(page, i, i > start, i in decks))
            begun = begun or (page.kinds[i] == "body" and page.blocks[i].prose)


def _kind(page: Page, i: int, below: bool, deck: bool) -> str:
    """``below``: it stands below the title. ``deck``: it may be a part of the deck."""
    block = page.blocks[i]
    if page.repeats(i):
        return "duplicate"
    if page.signed(i):
        return "byline"
    if _stamped(block):
        return "dateline"
    if page.marked and below:
        return "heading" if block.heading else "body"
    if not below:
        return "body" if block.prose and block.words >= RESUMES else "navigation"
    return _under_title(block) if deck or block.prose else "navigation"


def _stamped(block: Block) -> bool:
    """A full date with few words around it: ``20 November 2019 / 1:07 / Lake News``."""
    if block.words > 24 or not any(len(hit.value) == 10 for hit in daystamps.find(block.text, years=True)):
        return False
    return len(re.findall(r"[^\W\d_]{2,}", beside_dates(block.text))) <= 4


def _under_title(block: Block) -> str:
    if block.ends_sentence or block.words > 40 or (block.text[-1] in ",;:" and block.words >= 2):
        return "body"
    return "deck" if block.words >= 4 else "navigation"


def _title(page: Page, given: str | None) -> None:
    """Marks the title: the given one where it stands, else the best of the headlines before the article.

    A page may print another headline than the one that was given; it is a headline all the same. On whole pages a
    learned chooser has the last word, and may leave the title unknown.
    """
    stop = min(page.first, len(page.blocks))
    if given:
        same = [i for i in range(min(stop + 1, len(page.blocks))) if page.open(i) and _same(page.blocks[i].text, given)]
        if same:
            page.decide(same[0], "title")
            page.first = max(page.first, same[0] + (same[0] == page.first))
            return
    best = by_rule(page)
    if page.odds is not None:
        best = (page.chooser or titles.shipped()).choose(page.blocks, page.first, page.odds, best)
    if best is not None:
        page.decide(best, "title")
        page.first += best == page.first


def by_rule(page: Page) -> int | None:
    """The best headline before the article; None where none is clearly so."""
    stop = min(page.first, len(page.blocks))
    free = [i for i in range(stop) if page.open(i) and 2 <= page.blocks[i].words <= 40]
    if not free:
        return None
    vocabulary = _vocabulary(page)
    first = 2.5 if len(free) <= titles.CLEAR else 0.5
    scores = {i: _score(page, i, vocabulary) + first * (i == free[0]) - _far(n) for n, i in enumerate(reversed(free))}
    best = _above_deck(page, max(free, key=lambda i: (scores[i], -i)), scores)
    rivals = [score for i, score in scores.items() if page.folded[i] != page.folded[best] and i < best]
    near = scores[best] - max(rivals, default=0.0) < _UNCLEAR
    unclear = len(free) > titles.CLEAR and near and scores[best] < _CERTAIN
    return best if (page.blocks[best].words >= 3 or len(free) == 1) and not unclear else None


def _above_deck(page: Page, best: int, scores: Mapping[int, float]) -> int:
    """The headline right above a line that would be the title: a deck repeats the text's words, and follows it."""
    for i in (best - 1, best - 2):
        block = page.blocks[i] if i >= 0 else None
        if block is None or scores.get(i, 0.0) < _HEADLINE:
            continue
        deck = page.blocks[best].ends_sentence or page.blocks[best].words >= 1.3 * block.words
        if deck and 4 <= block.words <= 22 and _related(page, i):
            return i
    return best


def _far(between: int) -> float:
    """A title stands close to its text: what each undecided line between them costs."""
    return min(3.0, 0.1 * between)


def _same(a: str, b: str) -> bool:
    x, y = (" ".join(re.findall(r"\w+", plain(text))) for text in (a, b))
    return x == y or (min(len(x), len(y)) >= 25 and (x.startswith(y) or y.startswith(x)))


def _vocabulary(page: Page) -> set[str]:
    lead = [block for block in page.blocks[page.first : page.first + 8] if block.prose]
    return {word for block in lead for word in content(block.text)}


def _related(page: Page, i: int) -> bool:
    return not page.blocks[i].bullet and len(content(page.blocks[i].text) & _vocabulary(page)) >= 2


def _score(page: Page, i: int, vocabulary: set[str]) -> float:
    """Words that the text takes up, a good length, said more than once; a full stop and list marks speak against it."""
    block = page.blocks[i]
    own = content(block.text)
    score = 4.0 * len(own & vocabulary) / max(len(own), 3) + 2.5 * (page.counts[page.folded[i]] > 1)
    against = (block.ends_sentence and block.text[-1] == ".") + block.bullet + 2.0 * block.text[0].islower()
    return score + (4 <= block.words <= 22) - against - 1.5 * bool(_ADDRESSED.search(block.text))
