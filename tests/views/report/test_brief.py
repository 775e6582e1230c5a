"""The one-page brief in Markdown."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from dragoman.model import Outlet
from dragoman.views.report import brief
from dragoman.views.report.brief import plain
from tests.views.report.contexts import context


def test_the_answer_stands_on_top_with_its_words(harbour: ModuleType) -> None:
    text = brief(context(harbour.record(), harbour.codebook()))
    lines = [line for line in text.splitlines() if line]
    assert lines[0] == "# Fishing in the strait of Orsa"
    assert lines[1].startswith("**No deal: ")
    assert (
        "“Nordia will never accept a closed season” (Ada Lind, in The Beacon from NWA, 3 March 2031; own word)" in text
    )
    assert "## The smallest moves that would open one" in text
    assert "- Nordia: 3 positions in 2 texts, 67% by its own word or act, largest outlet named: The Beacon, 67%" in text
    assert len(lines) < 60, "one page"
    assert text.endswith("Made by dragoman 9.9.\n")


def test_only_what_lies_ahead_is_planned(harbour: ModuleType) -> None:
    assert "## Planned" not in brief(context(harbour.record(), harbour.codebook())), "the round was held"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a * b_c", "a \\* b\\_c"),
        ("# x", "\\# x"),
        ("- x", "\\- x"),
        ("1. x", "1\\. x"),
        ("x - y", "x - y"),
        ("<b>", "\\<b\\>"),
        ("a\n\n# b", "a # b"),
        ("&lt;", "\\&lt;"),
    ],
)
def test_text_stays_text(text: str, escaped: str) -> None:
    assert plain(text) == escaped


def test_where_a_deal_is_possible_the_brief_says_which(harbour: ModuleType) -> None:
    text = brief(context(harbour.record(), harbour.codebook(), as_of="2031-03-10"))
    assert "## What a deal could look like" in text
    assert "## Whom to ask what" in text


def test_state_control_is_told_with_its_source(harbour: ModuleType) -> None:
    nwa = Outlet("NWA", agency=True, country="NO", state=True, source="its statute")
    text = brief(context(replace(harbour.record(), outlets={"NWA": nwa}), harbour.codebook()))
    assert "largest agency named: NWA (Norway, state-controlled; source: its statute), 67%" in text
    assert "67% only through outlets listed as state-controlled (Norway)" in text
