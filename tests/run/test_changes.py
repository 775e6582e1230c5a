"""What is new since a day: nothing that was there before, and nothing is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Position
from dragoman.overview import record
from dragoman.overview.partial import days
from dragoman.run import changes, current, judge
from dragoman.settings import Settings
from tests.run.bundled import copied, example


def test_the_days_divide_the_shifts() -> None:
    everything, now = changes.changes(example(), "2000")
    later, _ = changes.changes(example(), "2031-04")
    assert 0 < len(later.shifts) < len(everything.shifts)
    assert set(later.shifts) == {(day, s) for day, s in everything.shifts if day >= "2031-04"}
    assert {row["change"] for row in changes.rows(everything, now)} >= {"new", "ahead"}


def test_what_lies_ahead_starts_after_the_last_article() -> None:
    found, now = changes.changes(example(), "2000")
    last = max(d.published for d in now.record.documents.values() if d.published and days(d.published))
    assert found.ahead
    assert all(event.start and event.start > last and event.status == "planned" for event in found.ahead)


def test_a_contradiction_is_new_once(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    now = current.load(folder)
    coded = next(p for p in now.record.positions if p.issue and p.basis == "own" and not p.in_title and not p.denies)
    when = record.dated(coded, now.record.documents)
    add_opposite(folder, coded, str(when))
    found, _ = changes.changes(folder, "2000")
    key = (coded.holder, coded.issue, coded.option)
    assert key in {c.key for c in found.conflicts} | {(s.party, s.issue, s.option) for _, s in found.shifts}
    assert key not in {c.key for c in changes.changes(folder, "2099")[0].conflicts}


def add_opposite(folder: Path, position: Position, when: str) -> None:
    opposite = "accept" if position.stance == "reject" else "reject"
    span = f"span={position.evidence[0]}-{position.evidence[1]}"
    coded = [f"holder={position.holder}", f"issue={position.issue}", f"option={position.option}"]
    given = [span, *coded, f"stance={opposite}", f"as_of={when}"]
    judge.judge(folder, position.doc, "add", given, Settings())


def test_it_needs_a_date() -> None:
    with pytest.raises(DragomanError) as error:
        changes.changes(example(), "lately")
    assert error.value.code == "D002"
