"""What a page says of its article in linked data (JSON-LD, https://schema.org): the objects that describe it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_SCRIPTS = "//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]/text()"
_WRAPPING = re.compile(r"\A\s{0,200}(?:<!--|/\*\s{0,9}<!\[CDATA\[\s{0,9}\*/|(?://\s{0,9})?<!\[CDATA\[)")
_REPORTS = ("article", "blogposting", "report")  # the ends of the types that are a text of their own
_PAGES = ("webpage", "itempage")
_DEEPEST = 12  # objects within objects
_MOST = 1_000_000  # characters of a script
_FIELD = r'"{}"\s{{0,9}}:\s{{0,9}}"([^"\\]{{4,60}})"'

Node = Mapping[str, object]


def values(tree: Any, key: str) -> list[str]:
    """The texts of a property, those of articles first, then those of the page itself; other objects do not count.

    Where a script is no JSON, as when a text in it has a bare quotation mark, its fields are read one by one.
    """
    articles: list[str] = []
    pages: list[str] = []
    for text in map(str, tree.xpath(_SCRIPTS)):
        try:
            nodes = list(_nodes(json.loads(_WRAPPING.sub("", text[:_MOST]).strip(" \t\r\n;"), strict=False)))
        except (ValueError, RecursionError):
            articles += re.findall(_FIELD.format(key), text[:_MOST])[:1]
            continue
        articles += [value for node in nodes if _is(node, _REPORTS) and (value := _text(node, key))]
        pages += [value for node in nodes if _is(node, _PAGES) and (value := _text(node, key))]
    return articles + pages


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """Every object, the outer ones first; comments and lists of other articles are left out."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key, item in value.items():
            if key not in ("comment", "itemListElement", "hasPart", "mentions", "citation", "review"):
                yield from _nodes(item, depth + 1)


def _is(node: Node, ends: tuple[str, ...]) -> bool:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.lower().endswith(ends) for name in kinds)


def _text(node: Node, key: str) -> str | None:
    value = node.get(key)
    return value.strip() if isinstance(value, str) and value.strip() else None
