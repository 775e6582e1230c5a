"""The blocks of one text while it is being decided what each is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from dragoman.reading import bylines
from dragoman.reading.blocks import Block
from dragoman.reading.contexts import Matrix
from dragoman.reading.furniture import plain
from dragoman.reading.titles import Chooser

PICTURES = frozenset(("caption", "photo credit"))
RESUMES = 25  # words of a paragraph that goes on after a list of other stories, whatever stands before it
_SENTENCES = re.compile(r"(?<=[.!?])[\"”’']?\s+")


@dataclass
class Page:
    """``kinds[i]`` is None while block ``i`` is undecided; ``first`` and ``last`` bound the article.

    title: index of the title, once known. headings: folded texts of what was decided to be one. marked: the text is the
    extraction of a web page, so that its headings are known and its lines are all the article's. odds: what the learned
    judge makes of each block, where it was asked. chooser: one of titles for whole pages, instead of the shipped.
    """

    blocks: list[Block]
    first: int
    last: int
    marked: bool = False
    kinds: list[str | None] = field(default_factory=list)
    headings: set[str] = field(default_factory=set)
    title: int | None = None
    odds: Matrix | None = None
    chooser: Chooser | None = None

    def __post_init__(self) -> None:
        self.kinds = [block.reason for block in self.blocks]

    def open(self, i: int) -> bool:
        """Whether block ``i`` is there and not decided."""
        return 0 <= i < len(self.blocks) and self.kinds[i] is None

    def doubted(self, i: int, least: float) -> bool:
        """Whether the learned judge gives block ``i`` less than these log odds of being article."""
        return self.odds is not None and bool(self.odds[i] < least)

    def decide(self, i: int, kind: str) -> None:
        """Gives block ``i`` its kind; what it says as a heading is remembered."""
        self.kinds[i] = kind
        if kind == "title":
            self.title = i
        if kind in ("title", "deck", "heading"):
            self.headings.add(self.folded[i])

    @cached_property
    def folded(self) -> list[str]:
        """The texts in a form that is compared."""
        return [plain(block.text) for block in self.blocks]

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each text stands on the page."""
        return Counter(self.folded)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {text: i for i, text in reversed(list(enumerate(self.folded)))}

    def repeats(self, i: int) -> bool:
        """Whether a block says again what the title or an earlier heading says, or a part of the title."""
        text, title = self.folded[i], self.title
        if title is not None and i != title and len(text) >= 12 and text in self.folded[title]:
            return True
        return text in self.headings

    def titled(self, i: int) -> bool:
        """Whether a block says the title again, word for word."""
        return self.title is not None and self.folded[i] == self.folded[self.title]

    @cached_property
    def _sentences(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for block in self.blocks:
            if block.prose and len(parts := _SENTENCES.split(block.text)) > 1:
                found.update({plain(part) for part in parts})
        return found

    def pulled(self, i: int) -> bool:
        """Whether a block of 6 to 60 words only repeats a sentence of a paragraph, or a whole block before it."""
        block = self.blocks[i]
        if not 6 <= block.words <= 60 or block.text[-1] in "?:":
            return False
        return bool(self._sentences[self.folded[i]]) or (block.ends_sentence and self._places[self.folded[i]] < i)

    def signed(self, i: int) -> bool:
        """A line with a name and a place or role; a bare name only next to a date line or another byline."""
        text = self.blocks[i].text
        if bylines.bare(text):
            return True
        beside = {self.kinds[j] for j in range(i - 2, i + 3) if 0 <= j < len(self.blocks)}
        return bool(bylines.name(text) and beside & {"dateline", "byline"})

    def beside_picture(self, i: int) -> bool:
        """The headline of another story, right after a picture's caption."""
        block, before = self.blocks[i], self.kinds[i - 1] if i else None
        if before not in PICTURES or block.text == block.text.upper() or block.text[-1] in ":;,":
            return False
        return block.words >= 5 and (block.capitals >= 0.6 or (block.words >= 7 and not block.gap))
