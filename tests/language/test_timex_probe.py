"""The probe of negotiation news sentences: anchors and intervals as a reader means them."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from dragoman.model import Timex
from tests.language.timing import found


@pytest.mark.shared
def test_anchors_and_intervals_of_the_probe(shared: Path) -> None:
    probe = runpy.run_path(str(shared / "gold" / "timex_probe.py"))
    anchors = intervals = 0
    for sentence, words, values, days in probe["P"]:
        hits = [t for t in found(sentence, probe["DCT"]) if _touch(t, sentence.index(words), len(words))]
        anchors += any(t.value.split("/")[0] in values for t in hits)
        intervals += any(t.interval is not None and "/".join(t.interval) == days for t in hits)
    assert anchors == len(probe["P"])
    assert intervals == len(probe["P"])


def _touch(timex: Timex, start: int, length: int) -> bool:
    return timex.span[0] < start + length and start < timex.span[1]
