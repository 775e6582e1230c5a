"""Positions and events in the order of their dates, and the turns between them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import Basis, Stance
from dragoman.overview import timeline
from dragoman.overview.alliances import statuses
from dragoman.overview.record import negotiation
from dragoman.overview.standing import Status
from dragoman.overview.timeline import Shift
from tests.overview import harbour


def test_entries_come_by_date_and_events_before_the_words_of_the_day() -> None:
    built = timeline.build(harbour.record(), harbour.codebook())
    assert [e.position.id if e.position else e.event.id for e in built.entries if e.position or e.event] == [
        *("p1", "p2", "p3"), "e1", "p4", "p5", "p10", "p7",
    ]  # fmt: skip
    assert [e.reprints for e in built.entries] == [1, 1, 1, 0, 0, 0, 0, 0]


def test_a_turn_is_told_once_by_the_position_that_made_it() -> None:
    built = timeline.build(harbour.record(), harbour.codebook())
    turned = [e for e in built.entries if e.shift and e.shift.direction != "new"]
    assert [(e.date, e.position.id if e.position else None) for e in turned] == [("2031-03-20", "p7")]
    assert turned[0].shift == Shift("vesland", "catch", "quota", "considers", "refuses")
    assert turned[0].shift.direction == "hardened"


def test_a_forecast_after_the_party_s_own_word_turns_nothing() -> None:
    built = timeline.build(harbour.record(), harbour.codebook())
    assert [s for _, s in built.shifts if s.party == "nordia" and s.option == "closed"] == [
        Shift("nordia", "season", "closed", "unknown", "red-line")
    ]


def test_a_headline_is_listed_and_turns_nothing() -> None:
    record = harbour.record()
    bold = replace(record.positions[0], id="p0", in_title=True)
    built = timeline.build(replace(record, positions=(bold,)), harbour.codebook())
    assert [entry.position for entry in built.entries if entry.position] == [bold]
    assert built.shifts == ()


def test_undated_positions_stand_last_and_turn_nothing() -> None:
    record = harbour.record()
    loose = replace(record.positions[0], id="p0", as_of="XXXX-05-01")
    built = timeline.build(replace(record, positions=(loose,)), harbour.codebook())
    assert [e.date for e in built.entries] == ["2031-03-14", "XXXX-05-01"]
    assert built.shifts == ()
    assert [e.date for e in built.placed] == ["2031-03-14"]


@pytest.mark.parametrize(
    ("before", "after", "direction"),
    [
        ("red-line", "opposes", "softened"),
        ("refuses", "considers", "softened"),
        ("considers", "accepts", "softened"),
        ("wants", "accepts", "softened"),
        ("accepts", "wants", "hardened"),
        ("accepts", "opposes", "hardened"),
        ("opposes", "red-line", "hardened"),
        ("unknown", "red-line", "new"),
    ],
)
def test_direction_of_a_turn(before: Status, after: Status, direction: str) -> None:
    assert Shift("nordia", "season", "closed", before, after).direction == direction


def test_a_month_turns_before_its_days_and_takes_nothing_from_them() -> None:
    month, day = (
        replace(harbour.positions()[0], id=id, as_of=on) for id, on in (("a", "2031-01"), ("b", "2031-01-20"))
    )
    positions = (replace(month, red_line=False, strength=2), day)
    built = timeline.build(replace(harbour.record(), positions=positions), harbour.codebook())
    assert [(on, s.after) for on, s in built.shifts] == [("2031-01", "opposes"), ("2031-01-20", "red-line")]
    made = {entry.position.id: entry.shift.after for entry in built.entries if entry.position and entry.shift}
    assert made == {"a": "opposes", "b": "red-line"}


def test_a_firmer_word_of_the_same_sign_hardens() -> None:
    first, later = (
        replace(harbour.positions()[0], id=id, as_of=on) for id, on in (("a", "2031-01-01"), ("b", "2031-02-01"))
    )
    positions = (replace(first, red_line=False, strength=2), later)
    built = timeline.build(replace(harbour.record(), positions=positions), harbour.codebook())
    assert [(on, s.before, s.after, s.direction) for on, s in built.shifts] == [
        ("2031-01-01", "unknown", "opposes", "new"),
        ("2031-02-01", "opposes", "red-line", "hardened"),
    ]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["reject", "accept", "open", "demand"]),
            st.sampled_from(["own", "reported"]),
            st.sampled_from(["2031-01", "2031-01-02", "2031-01-09", "2031-02-01", "2031", "2031-02"]),
            st.sampled_from([1, 3]),
            st.booleans(),
        ),
        max_size=9,
    )
)
@settings(max_examples=150, deadline=None)
def test_turns_end_where_the_whole_record_stands(said: list[tuple[Stance, Basis, str, int, bool]]) -> None:
    """Day by day, with only the latest word of a kind, the last status is that of all words together."""
    pattern = replace(harbour.positions()[0], red_line=False, statement=None)
    positions = tuple(
        replace(pattern, id=f"p{n}", stance=stance, basis=basis, as_of=on, strength=strength, denies=denies)
        for n, (stance, basis, on, strength, denies) in enumerate(said)
    )
    record = replace(harbour.record(), positions=positions)
    turns = timeline.build(record, harbour.codebook()).shifts
    known = statuses(negotiation(record, harbour.codebook()))["nordia", "season", "closed"].status
    if known != "unknown" and turns:
        assert turns[-1][1].after == known
    for (_, before), (_, after) in pairwise(turns):
        assert after.before == before.after
