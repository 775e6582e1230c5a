"""Press-database exports saved as a web page: their lines, taken out of the markup in the child process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from dragoman.reading import child, texts
from dragoman.reading.articles import Given
from dragoman.reading.formats import Outcome
from dragoman.settings import Settings

_MARKS = re.compile(
    r"\d of \d{1,5} DOCUMENTS\b|>\s*End of Document\b|\barticle [a-z]{2}Article\b|\bDocPublicationName\b"
    r"|ProQuest document ID"
)
_SILENT = frozenset(("script", "style", "head", "select", "button", "noscript"))
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "header", "footer", "aside", "article", "section"))
_BLOCKS = _HEADS | {"p", "div", "tr", "table", "li", "ul", "ol", "body", "blockquote", "hr", "form"}
_CODED = {("id", "hd"): "HD\t", ("class", "author"): "BY\t"}  # Factiva's printed form says no more of the two


def articles(html: str, doc: str, known: Given, settings: Settings) -> Iterator[Outcome]:
    """The articles of an export; none where the page is no export. Raises D109."""
    if _MARKS.search(html):
        found = child.parse("dragoman.reading.pressmarkup:parse", html.encode(), doc, settings)
        yield from texts.articles(cast(str, found["text"]), doc, known, settings)


def parse(data: bytes, limit: int) -> dict[str, object]:
    """The text, a line for each block and a blank line between them; runs in the child."""
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    pieces = "".join(_pieces(document_fromstring(data, parser=parser)))
    lines = ("\t".join(map(str.strip, line.split("\t"))).strip() for line in pieces.replace("\xa0", " ").split("\n"))
    return {"text": re.sub(r"\n{3,}", "\n\n", "\n".join(lines))}


def _pieces(root: Any) -> Iterator[str]:
    """Text in reading order, line ends around blocks; without recursion, since pages may be nested deeply."""
    stack: list[Any] = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node
        else:
            yield from _opened(node, stack)


def _opened(node: Any, stack: list[Any]) -> Iterator[str]:
    if node.tag in _SILENT or not isinstance(node.tag, str):
        return
    around = "\n\n" if node.tag in _BLOCKS else "\t" if node.tag == "td" else ""
    yield "\n" if node.tag == "br" else around
    yield next((code for (key, value), code in _CODED.items() if node.get(key) == value), "")
    stack.append(around)
    for part in reversed(node):
        stack.append(_flat(part.tail))
        stack.append(part)
    yield _flat(node.text)


def _flat(text: str | None) -> str:
    """Line ends within a block are blanks."""
    return re.sub(r"[\r\n]+", " ", text or "")
