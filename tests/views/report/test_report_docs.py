"""The page about the report names every part of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType

from dragoman.views.figures import canvas
from dragoman.views.report import render
from dragoman.views.report.wording import SHORT
from tests.views.report.contexts import context

PAGE = (Path(__file__).parents[3] / "docs" / "report.md").read_text(encoding="utf-8")


def headings(html: str) -> set[str]:
    """The second-level headings of a report, but for the answer itself."""
    return {
        re.sub(r"<[^>]+>", "", text)
        for id, text in re.findall(r'<h2 id="([^"]+)">(.*?)</h2>', html)
        if id != "h-answer"
    }


def test_every_part_is_explained(harbour: ModuleType) -> None:
    record, book = harbour.record(), harbour.codebook()
    twin = replace(record.positions[-1], id="p11", stance="accept")
    conflict = replace(record, positions=(*record.positions, twin))
    pages = [
        render(context(record, book)),
        render(context(record, book, as_of="2031-03-10")),
        render(context(conflict, book)),
    ]
    found = set().union(*map(headings, pages))
    assert {
        "Where the record contradicts itself",
        "Whom to ask what",
        "The smallest moves that would open one",
    } <= found
    for heading in found:
        assert f"| {heading} |" in PAGE, heading


def test_every_status_is_explained() -> None:
    for status in canvas.STATUSES:
        assert status == "unknown" or f"| {SHORT[status]} |" in PAGE
