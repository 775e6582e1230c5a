"""Positions as Web Annotations (W3C Recommendation of 2017), one JSON object a line, for Hypothesis and its like.

Each is anchored twice, by its words with what stands around them and by code points, so that it is found again in a
page whose text differs a little.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from dragoman.model import Document, Position, Record

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points of prefix and suffix, as Hypothesis keeps them."""


def jsonld(record: Record, version: str) -> Iterator[bytes]:
    """One annotation for each position that nobody rejected, by document and place."""
    held = [p for p in record.positions if p.status != "rejected"]
    for position in sorted(held, key=lambda p: (record.documents[p.doc].doc, p.evidence, p.id)):
        made = _annotation(position, record.documents[position.doc], version)
        yield json.dumps(made, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _annotation(position: Position, document: Document, version: str) -> dict[str, object]:
    return {
        "@context": CONTEXT,
        "id": f"urn:dragoman:{position.id}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": "dragoman", "schema:softwareVersion": version},
        "body": [_tag(text) for text in _tags(position)],
        "target": {"source": document.url or document.doc, "selector": _selectors(position, document)},
    }


def _tags(position: Position) -> Iterator[str]:
    yield f"{position.holder}: {position.stance}"
    if position.issue and position.option:
        yield f"{position.issue}/{position.option}"
    yield f"basis: {position.basis}"
    if position.red_line:
        yield "red line"


def _tag(text: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": "tagging", "value": text}


def _selectors(position: Position, document: Document) -> list[dict[str, object]]:
    start, end = position.evidence
    return [
        {
            "type": "TextQuoteSelector",
            "exact": document.raw[start:end],
            "prefix": document.raw[max(0, start - AROUND) : start],
            "suffix": document.raw[end : end + AROUND],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]
