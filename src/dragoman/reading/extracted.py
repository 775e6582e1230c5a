"""The blocks of an extracted page: paragraphs, headings, list items, table rows, and text that stands in no element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

_HEADS = frozenset(("head",))
_HOLDERS = frozenset(("list", "quote", "table", "cell", "div"))
_PARTS = frozenset(("p", "item", "quote", "code", "cell", "list", "table", "row", "fw")) | _HEADS


class Element(Protocol):
    """What is asked of a node of the tree; lxml's elements have it."""

    tag: str
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[Element]: ...

    def itertext(self) -> Iterable[str]:
        """Every piece of text below it, in order."""
        ...


def parts(body: Element) -> Iterator[tuple[str, bool]]:
    """(text, is a heading) of every block in order, blanks single, empty ones left out.

    Text that lies between two elements is a block as well: pages that break lines with ``<br>`` have no paragraphs.
    """
    return ((text, heading) for text, heading in _walk(body) if text)


def _walk(body: Element) -> Iterator[tuple[str, bool]]:
    loose = body.text or ""
    for element in body:
        if not _block(element):
            loose += ("\n" if element.tag == "lb" else _text(element)) + (element.tail or "")
            continue
        yield from _lines(loose)
        yield from _inside(element)
        loose = element.tail or ""
    yield from _lines(loose)


def _block(element: Element) -> bool:
    return element.tag in _PARTS | _HOLDERS


def _inside(element: Element) -> Iterator[tuple[str, bool]]:
    if element.tag == "row":
        yield " ".join(" ".join(_text(cell) for cell in element).split()), False
    elif element.tag in _HOLDERS and any(child.tag in _PARTS for child in element):
        yield from _walk(element)
    else:
        yield " ".join(_text(element).split()), element.tag in _HEADS


def _text(element: Element) -> str:
    return "".join(element.itertext())


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    return ((" ".join(line.split()), False) for line in text.split("\n"))
