"""Web Annotations: every selector leads to the words of its position."""

from __future__ import annotations

import json
from dataclasses import replace

from dragoman.interchange.anchored import jsonld
from dragoman.model import Record
from tests.store.samples import CODED, DOCUMENT, FRAME, QUOTED


def test_each_position_is_anchored_by_words_and_by_place() -> None:
    record = Record({"d-1": DOCUMENT}, (), (CODED, FRAME, replace(FRAME, id="p-3", status="rejected")), ())
    found = [json.loads(line) for line in b"".join(jsonld(record, "1.0")).decode().split("\n") if line]
    assert [a["id"] for a in found] == ["urn:dragoman:p-2", "urn:dragoman:p-1"]
    quote, place = found[1]["target"]["selector"]
    assert (place["start"], place["end"]) == QUOTED
    assert quote["exact"] == DOCUMENT.text(QUOTED)
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in DOCUMENT.raw
    tags = [body["value"] for body in found[1]["body"]]
    assert tags == ["ostrel: reject", "pact/sign", "basis: own"]
    assert "red line" in [body["value"] for body in found[0]["body"]]


def test_the_page_is_the_address_where_there_is_one() -> None:
    record = Record({"d-1": replace(DOCUMENT, url="https://example.org/a")}, (), (CODED,), ())
    assert json.loads(next(jsonld(record, "1.0")))["target"]["source"] == "https://example.org/a"
