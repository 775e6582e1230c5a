"""The day that a web page prints beside its headline, as a reader sees it: ``Published 14 March 2023, 10:15``.

What a page prints is in the outlet's own time; what it states to machines is often in UTC, and a day off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from dragoman.reading import daystamps
from dragoman.reading.blocks import beside_dates
from dragoman.reading.wordlists import either

_LABEL = re.compile(rf"(?<!\w){either('publication_labels')}(?!\w)", re.IGNORECASE)
_UPDATED = re.compile(rf"(?<!\w){either('update_labels')}(?!\w)", re.IGNORECASE)
_ELSEWHERE = frozenset(
    (
        "comment", "comments", "kommentar", "kommentare", "reply", "replies", "related", "sidebar", "footer",
        "recommended", "recommendations", "widget", "popular", "trending", "ticker", "latest", "breadcrumb",
        "breadcrumbs", "newsletter", "carousel", "navbar", "menu", "caption", "upcoming",
    )
)  # fmt: skip  # words in the names that pages give to parts that are no part of the article
_OTHER_TAGS = frozenset(("nav", "footer", "aside", "figure", "figcaption", "form", "blockquote"))
_MUTE = frozenset(("script", "style", "noscript", "template", "svg", "select", "option", "button", "head"))
_LONGEST = 120  # characters of a line that prints a date; a longer one is prose
_PROSE = 40  # words of a text after which the article has begun
_ABOVE = 20  # words before the headline within which a date is its own
_BELOW = 100  # words after it
_BESIDE = 7  # words beside a date on its line; where there are more, the line is about something else
_SAME = 0.8  # of the likeness of the best headline; pages print it twice
_LABELLED = 3  # words of a text that labels the next
_ALIKE = 0.25  # likeness of a heading that words the title in another way
_FEWEST, _LONGEST_TITLE = 3, 40  # words of a headline
_HEADS = 200  # headings that are looked at
_MOST = 25_000  # elements of a page that are looked at


@dataclass(frozen=True, slots=True)
class Shown:
    """``day``: ISO 8601. ``other``: the same digits read month first, where they can be. ``updated``: of an update.

    ``distance``: words of the page between it and the headline. ``below``: it stands below the headline.
    """

    day: str
    other: str | None = None
    labelled: bool = False
    updated: bool = False
    distance: int = 0
    below: bool = True


@dataclass(frozen=True, slots=True)
class _Text:
    """A piece of text of the page; ``at``: words of the page before it; ``own``: it is no part of another thing."""

    text: str
    at: int
    own: bool
    head: bool


def find(tree: Any, heads: Sequence[Any]) -> list[Shown]:
    """The days printed beside the headline, the nearest first; else those under a label of publication elsewhere.

    heads: the elements of the headline, see `headlines`.
    """
    texts = list(_texts(tree, heads))
    spans = [(at - _ABOVE, at, _end(texts, at)) for at in (text.at for text in texts if text.head)]
    near: list[Shown] = []
    far: list[Shown] = []
    for label, text in pairwise([_Text("", 0, False, False), *texts]):
        if text.own and not text.head:
            lines = list(_read(text.text, label.text if len(label.text.split()) <= _LABELLED else ""))
            words = _distance(text.at, spans)
            near += [] if words is None else [replace(line, distance=abs(words), below=words >= 0) for line in lines]
            far += [line for line in lines if line.labelled]
    return sorted(near, key=lambda line: (line.updated, not line.labelled, not line.below, line.distance)) or far


def _end(texts: list[_Text], head: int) -> int:
    """Words of the page before the end of the headline's surroundings: where the article's text begins."""
    prose = (text.at for text in texts if text.at >= head and text.own and len(text.text.split()) >= _PROSE)
    return min(next(prose, head + _BELOW), head + _BELOW)


def _distance(at: int, spans: list[tuple[int, int, int]]) -> int | None:
    """Words after the nearest headline, negative before it; None for a text that is beside none."""
    return min((at - head for above, head, end in spans if above <= at <= end), key=abs, default=None)


def headlines(tree: Any, titles: Sequence[str]) -> list[Any]:
    """The headings most like a title, those of the first rank where some are; without a title the first heading.

    titles: what the page states as its title, in one form or more.
    """
    heads = tree.xpath("//h1|//h2")[:_HEADS]
    wanted = [words for title in titles if (words := _words(title))]
    if not wanted:
        return list(heads[:1])
    scores = [max(_like(_words("".join(head.itertext())), words) for words in wanted) for head in heads]
    best = max(scores, default=0.0)
    alike = [head for head, score in zip(heads, scores, strict=True) if best and score >= _SAME * best]
    return [head for head in alike if head.tag == "h1"] or alike


def titles(tree: Any) -> list[str]:
    """What the page states as its title: to networks, then to the browser."""
    stated = [*tree.xpath("//meta[@property='og:title']/@content")[:1], *tree.xpath("//title/text()")[:1]]
    return [str(title) for title in stated]


def headline(tree: Any) -> str | None:
    """The headline as it is printed, where a heading of the first rank is much like the stated title.

    What a page states to networks and search engines is often another wording, cut to their length.
    """
    stated = titles(tree)
    texts = [" ".join("".join(head.itertext()).split()) for head in headlines(tree, stated) if head.tag == "h1"]
    likeness = max((_like(_words(text), _words(title)) for text in texts[:1] for title in stated), default=0.0)
    if likeness < _ALIKE or not _FEWEST <= len(texts[0].split()) <= _LONGEST_TITLE:
        return None
    kicker = any(texts[0] != title.strip() and texts[0].endswith(title.strip()) for title in stated if title.strip())
    return None if kicker else texts[0]  # the section's name may stand in the same element


def _like(a: set[str], b: set[str]) -> float:
    return len(a & b) / max(1, len(a | b))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.casefold()))


def _texts(root: Any, heads: Sequence[Any]) -> Iterator[_Text]:
    """The texts in reading order, the headlines as one each.

    Without recursion, since pages of strangers may be thousands of elements deep. What holds a headline is the
    article's own, whatever its name.
    """
    around = {above for head in heads for above in head.iterancestors()} | set(heads)
    words, count = 0, 0
    stack: list[tuple[Any, bool, bool]] = [(root, True, False)]
    while stack and count < _MOST:
        element, own, tail = stack.pop()
        piece = " ".join(((element.tail if tail else element.text) or "").split())
        if not tail:
            count += 1
            stack += [(element, own, True)] if element is not root else []
            if not isinstance(element.tag, str) or element.tag in _MUTE:
                continue
            own = own and (element in around or not _elsewhere(element))
            stack += [(child, own, False) for child in reversed(element)]
            if element in heads:
                yield _Text("".join(element.itertext()), words, own, True)
        if piece:
            yield _Text(piece, words, own, False)
            words += len(piece.split())


def _elsewhere(element: Any) -> bool:
    named = f"{element.get('class', '')} {element.get('id', '')}".lower()
    if element.tag in ("body", "html", "article", "main"):
        return False
    return element.tag in _OTHER_TAGS or not _ELSEWHERE.isdisjoint(re.split("[^a-z]+", named))


def _read(text: str, label: str) -> Iterator[Shown]:
    """The dates of a line; each is of what the words before it say. ``label``: the short text before the line."""
    if (
        len(text) > _LONGEST
        or not re.search(r"\d", text)
        or len(re.findall(r"[^\W\d_]{2,}", beside_dates(text))) > _BESIDE
    ):
        return
    before, end = f"{label} ", 0
    for day, other, start, stop in _days(text):
        before, end = before + text[end:start], stop
        yield Shown(day, other, bool(_LABEL.search(before)), bool(_UPDATED.search(before)))
        before = ""


def _days(text: str) -> list[tuple[str, str | None, int, int]]:
    """English and numeric dates; else those in the languages that htmldate reads."""
    hits = [hit for hit in daystamps.find(text, years=True) if len(hit.value) == 10]
    if hits:
        return [(hit.value, hit.other, hit.start, hit.end) for hit in hits]
    if not re.search(r"\d{4}", text) or not re.search(r"[^\W\d_]{3}", text):
        return []
    from htmldate.extractors import regex_parse

    found = regex_parse(text)
    return [(found.date().isoformat(), None, len(text), len(text))] if found else []
