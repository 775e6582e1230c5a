"""Pieces of markup as mails and feeds hold them: their paragraphs, without the search for an article. For the child."""

from __future__ import annotations

import re
from typing import Any

_BREAKS = re.compile(
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header|hr|li|main|nav|ol|p"
    "|pre|section|table|t[dhr]|ul"
)
_SILENT = frozenset(("script", "style", "head", "template", "noscript", "iframe", "object", "svg"))
_DEEPEST = 200  # elements within each other; what lies deeper is left out


def paragraphs(markup: str) -> list[str]:
    """The text of each block, blanks single. A text without markup gives its lines."""
    if not re.search(r"<[a-zA-Z/!]|&[#\w]+;", markup):
        return [line for part in markup.splitlines() if (line := " ".join(part.split()))]
    from lxml import html

    pieces: list[str] = []
    if markup.strip():
        _collect(html.fragment_fromstring(markup, create_parent="div"), pieces, 0)
    return [line for part in "".join(pieces).split("\0") if (line := " ".join(part.split()))]


def _collect(element: Any, pieces: list[str], depth: int) -> None:
    """The text in document order; a NUL where a block begins or ends."""
    named = isinstance(element.tag, str)  # comments and instructions have no name
    parted = named and _BREAKS.fullmatch(element.tag) is not None
    if parted:
        pieces.append("\0")
    if named and element.tag not in _SILENT and depth < _DEEPEST:
        pieces.append((element.text or "").replace("\0", " "))
        for inner in element:
            _collect(inner, pieces, depth + 1)
    if parted:
        pieces.append("\0")
    if depth:
        pieces.append((element.tail or "").replace("\0", " "))
