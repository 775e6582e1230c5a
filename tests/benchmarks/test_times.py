"""The benchmark of time expressions: how TimeML is read, what the scores count, and where a fallen figure shows."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmarks import tempeval, times
from benchmarks.tempeval import Expression

TML = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2023-05-11">May 11, 2023</TIMEX3></DCT>
<TEXT>
Envoys <EVENT eid="e1">met</EVENT> <TIMEX3 tid="t1" type="DATE" value="2023-05-10">yesterday </TIMEX3>in Norhaven.

They will meet <TIMEX3 tid="t2" type="DATE" value="2023-05-15">on <TIMEX3 tid="t3" type="DATE"
value="2023-05-15">Monday</TIMEX3></TIMEX3>; the feud goes back to <TIMEX3 tid="t4" type="DATE"
value="197">the 1970s</TIMEX3>.
</TEXT></TimeML>
"""


def _collections(root: Path) -> Path:
    for name in times.COLLECTIONS:
        (root / "data" / name).mkdir(parents=True)
        (root / "data" / name / "a.tml").write_text(TML, encoding="utf-8")
        (root / "data" / name / "._a.tml").write_bytes(b"\x00 left behind by another system")
    return root


def test_timeml_is_read_with_offsets_into_its_text(tmp_path: Path) -> None:
    path = tempeval.folder(_collections(tmp_path), "TimeBank")
    assert path == tmp_path / "data" / "TimeBank"
    (annotated,) = tempeval.read(path)
    raw = annotated.document.raw
    assert annotated.document.published == "2023-05-11"
    assert [raw[e.start : e.end] for e in annotated.gold] == ["yesterday", "Monday", "on Monday", "the 1970s"]
    assert [raw[a:b].split()[0] for a, b in annotated.document.body] == ["Envoys", "They"]


def test_a_folder_that_is_not_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "TimeBank").mkdir()
    assert tempeval.folder(tmp_path, "TimeBank") is None


def test_matches_are_one_to_one_and_the_longest_overlap_goes_first() -> None:
    gold = [Expression(0, 10, "DATE", "2023-05-10"), Expression(20, 30, "DURATION", "P2W")]
    found = [
        Expression(0, 4, "DATE", "2023-05-09"),
        Expression(2, 10, "DATE", "2023-05-10"),
        Expression(20, 30, "DATE", "2023-W20"),
    ]
    counts = tempeval.counts(gold, found)
    assert (counts["relaxed"], counts["strict"], counts["type"], counts["value"]) == (2, 1, 1, 1)
    assert (counts["date gold"], counts["date found"], counts["date"]) == (1, 3, 1)
    assert (counts["day gold"], counts["day found"], counts["day"]) == (1, 2, 1)
    assert tempeval.scores(counts)["relaxed"] == pytest.approx(4 / 5)
    assert tempeval.scores(Counter())["day"] == 0.0


def test_midnight_is_the_day_and_a_decade_has_three_figures() -> None:
    gold = [Expression(0, 4, "DATE", "2023-05-10T24:00")]
    assert tempeval.counts(gold, [Expression(0, 4, "DATE", "2023-05-10")])["value"] == 1


def test_the_page_is_written_and_a_figure_below_its_floor_ends_with_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text("above\n<!-- times: begin -->\n<!-- times: end -->\nbelow\n", encoding="utf-8")
    floors = tmp_path / "floors.json"
    floors.write_text('{"TimeBank": {"value": 1.0, "strict": 1.1}}', encoding="utf-8")
    monkeypatch.setattr(times, "FLOORS", floors)
    root = _collections(tmp_path)
    given = ["--tempeval", str(root), "--shared", str(tmp_path), "--write", str(page)]
    monkeypatch.setattr(sys, "argv", ["times", *given])
    with pytest.raises(SystemExit) as stopped:
        times.main()
    assert stopped.value.code == 1
    assert "TimeBank, strict" in capsys.readouterr().err
    text = page.read_text(encoding="utf-8")
    assert "| TimeBank | 1 | 4 |" in text
    assert text.endswith("below\n")
