"""Own clippings in the layouts of many kinds of outlet: what is found is right, and no paragraph is lost."""

from __future__ import annotations

import pytest

from benchmarks.clippings import tally
from tests.reading.layouts import FIELDS, clippings


def test_there_are_enough_of_them() -> None:
    found = list(clippings())
    assert len(found) >= 150
    assert len({clipping.kind for clipping in found}) >= 15


@pytest.mark.parametrize("kind", sorted({clipping.kind for clipping in clippings()}))
def test_a_layout(kind: str) -> None:
    found, kept, paragraphs = tally(clipping for clipping in clippings() if clipping.kind == kind)
    assert {name: found[name].examples for name in FIELDS if found[name].wrong} == {}
    assert kept == paragraphs


def test_precision_and_recall() -> None:
    found, _, _ = tally(clippings())
    assert {name for name in FIELDS if found[name].precision < 0.9} == set()
    assert {name for name in FIELDS if found[name].recall < 0.9} == set()
