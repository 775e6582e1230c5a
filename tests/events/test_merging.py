"""Merging: one event for each appointment, in any order, and what each document says is kept."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman import events
from dragoman.events.merging import days
from dragoman.language.lastword import BY_DATE
from dragoman.model import Event, EventStatus, Mention, stable_id
from tests.events.telling import told

STATUSES: tuple[EventStatus, ...] = ("planned", "held", "cancelled")


def _event(
    doc: str,
    start: str,
    parties: tuple[str, ...] = ("norland", "sudmark"),
    format: str = "talks",
    status: EventStatus = "planned",
    place: str | None = None,
    end: str | None = None,
) -> Event:
    precision = {10: "day", 7: "month", 4: "year"}[len(start)]
    mention = Mention(doc, (0, 5), start, end or start, status)
    id = stable_id("E", doc, start, parties, format, status, place)
    return Event(id, "title", start, end or start, precision, parties, place, format, status, (mention,))


def test_two_reports_of_one_meeting() -> None:
    before = told("Norland will meet Sudmark in Geneva on May 22.", "2023-05-11", doc="a")
    after = told("Talks between Norland and Sudmark were held in Geneva on Monday.", "2023-05-24", doc="b")
    (event,) = events.merge((*after, *before), {"a": "2023-05-11", "b": "2023-05-24"})
    assert (event.start, event.status, event.place) == ("2023-05-22", "held", "Geneva")
    assert [(m.doc, m.status) for m in event.mentions] == [("a", "planned"), ("b", "held")]


def test_the_latest_report_has_the_last_word() -> None:
    plan, off = _event("a", "2023-05-22"), _event("b", "2023-05-22", status="cancelled")
    (event,) = events.merge([plan, off], {"a": "2023-05-11", "b": "2023-05-20"})
    assert event.status == "cancelled"
    (event,) = events.merge([plan, off], {"a": "2023-05-21", "b": "2023-05-20"})
    assert event.status == "planned"


def test_the_more_precise_date_is_kept() -> None:
    (event,) = events.merge([_event("a", "2023-05"), _event("b", "2023-05-22")], {"a": "2023-05-20", "b": "2023-04-02"})
    assert (event.start, event.precision) == ("2023-05-22", "day")
    assert [m.start for m in event.mentions] == ["2023-05-22", "2023-05"]


def test_what_stays_apart() -> None:
    first = _event("a", "2023-05-22")
    for other in (
        _event("b", "2023-05-23"),
        _event("b", "2023-05-22", format="vote"),
        _event("b", "2023-05-22", ("league",)),
        _event("b", "2023-05-22", ("norland", "league")),
        replace(_event("b", "2023-05-22", place="Riga"), place="Riga"),
        _event("b", "2023"),
    ):
        placed = replace(first, place="Oslo")
        assert len(events.merge([placed, other], {})) == 2


def test_formats_of_one_family_and_missing_sides_are_no_hindrance() -> None:
    merged = events.merge([_event("a", "2023-05-22", format="meeting"), _event("b", "2023-05-22", ("norland",))], {})
    assert len(merged) == 1
    assert merged[0].parties == ("norland", "sudmark")


EVENTS = st.lists(
    st.builds(
        _event,
        doc=st.sampled_from("abcdef"),
        start=st.sampled_from(("2023-05-22", "2023-05-23", "2023-05", "2023-06", "2023", "2024-05-22")),
        parties=st.lists(
            st.sampled_from(("norland", "sudmark", "league", "port")), min_size=1, max_size=3, unique=True
        ).map(tuple),
        format=st.sampled_from(("talks", "meeting", "vote", "signing", "deadline")),
        status=st.sampled_from(STATUSES),
        place=st.sampled_from((None, "Oslo", "Riga")),
    ),
    max_size=8,
    unique_by=lambda event: event.id,
)
DATES = {"a": "2023-05-01", "b": "2023-05-22", "c": None, "d": "2023-06", "e": "XXXX-05-22", "f": "2023-05-22"}


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(found: list[Event], order: random.Random) -> None:
    shuffled = list(found)
    order.shuffle(shuffled)
    assert events.merge(found, DATES) == events.merge(shuffled, DATES)


@given(EVENTS)
def test_no_mention_is_lost_and_none_is_made_up(found: list[Event]) -> None:
    merged = events.merge(found, DATES)
    assert {m for e in merged for m in e.mentions} == {m for e in found for m in e.mentions}
    assert len({e.id for e in merged}) == len(merged) <= len(found)


@given(EVENTS)
def test_a_merged_event_has_the_date_and_the_word_of_one_of_its_reports(found: list[Event]) -> None:
    for event in events.merge(found, DATES):
        assert event.start in {m.start for m in event.mentions}
        assert event.status in {m.status for m in event.mentions}
        assert days(event) is not None


def _undated(doc: str, status: EventStatus, parties: tuple[str, ...] = (), place: str | None = None) -> Event:
    mention = Mention(doc, (7, 9), None, None, status, 0.7, "why")
    return Event(f"U-{doc}-{status}-{place}", "title", None, None, "", parties, place, "meeting", status, (mention,))


def test_a_mention_without_a_day_is_of_the_one_that_it_fits() -> None:
    near, far = _event("a", "2023-05-22", place="Oslo"), _event("b", "2023-06-20", place="Oslo")
    said = _undated("c", "held", ("norland",), "Oslo")
    first, second = events.merge([near, far, said], {"a": "2023-05-11", "b": "2023-05-12", "c": "2023-05-23"})
    assert (first.status, second.status) == ("held", "planned")
    assert [(m.doc, m.start, m.reason) for m in first.mentions] == [("a", "2023-05-22", ""), ("c", None, "why")]
    assert first.id == near.id


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (_undated("c", "held", place="Riga"), "2023-05-22"),
        (_undated("c", "held", ("league",), "Oslo"), "2023-05-22"),
        (_undated("c", "held", place="Oslo"), "2023-05-21"),
        (_undated("c", "held", place="Oslo"), "2023-05-25"),
        (_undated("c", "held", place="Oslo"), "2023-05"),
        (_undated("c", "held", place="Oslo"), None),
        (_undated("c", "cancelled", place="Oslo"), "2023-06-25"),
        (_undated("c", "held", ("norland",)), "2023-05-22"),
    ],
)
def test_a_mention_without_a_day_that_fits_none_is_left_out(said: Event, day: str | None) -> None:
    planned = _event("a", "2023-05-22", place="Oslo")
    assert events.merge([planned, said], {"a": "2023-05-11", "c": day}) == events.merge([planned], {"a": "2023-05-11"})


def test_a_mention_without_a_day_that_fits_two_alike_is_left_out() -> None:
    two = [_event("a", "2023-05-22", place="Oslo"), _event("b", "2023-05-22", ("league", "port"), place="Oslo")]
    found = events.merge([*two, _undated("c", "held", place="Oslo")], {"c": "2023-05-22"})
    assert [[m.doc for m in event.mentions] for event in found] in ([["a"], ["b"]], [["b"], ["a"]])


def test_two_days_of_one_appointment_unless_a_document_tells_both() -> None:
    one, other = (_event(doc, day, place="Oslo") for doc, day in (("a", "2023-05-22"), ("b", "2023-05-23")))
    assert len(events.merge([one, other], {})) == 1
    both = _event("c", "2023-05-22", place="Oslo"), _event("c", "2023-05-23", place="Oslo")
    assert len(events.merge([one, other, *both], {})) == 2
    assert len(events.merge([replace(one, ordinal=2), replace(other, ordinal=3)], {})) == 2


def test_an_event_keeps_its_id_when_later_documents_are_read() -> None:
    first, second = _event("b", "2023-05"), _event("a", "2023-05-22", status="held")
    (event,) = events.merge([first, second], {"b": "2023-04-11", "a": "2023-05-23"})
    assert (event.id, event.start, event.status) == (first.id, "2023-05-22", "held")


def test_that_a_day_is_past_does_not_undo_a_cancellation() -> None:
    off = _event("a", "2023-05-22", status="cancelled")
    late = _event("b", "2023-05-22", status="held")
    told = {"a": "2023-05-20", "b": "2023-06-20"}
    assert events.merge([off, late], told)[0].status == "held"
    weak = replace(late, mentions=(replace(late.mentions[0], confidence=BY_DATE),))
    assert events.merge([off, weak], told)[0].status == "cancelled"


def test_nothing_merges_to_nothing() -> None:
    assert events.merge([]) == ()


def test_a_call_is_no_meeting_and_talks_may_be_either() -> None:
    call = _event("a", "2023-05-22", format="call")
    assert len(events.merge([call, _event("b", "2023-05-22", format="meeting")], {})) == 2
    assert len(events.merge([call, _event("b", "2023-05-22", format="talks")], {})) == 1


def test_a_vague_period_needs_more_than_a_side_in_common() -> None:
    vague = _event("a", "2023-05")
    assert len(events.merge([vague, _event("b", "2023-05-22")], {})) == 1
    assert len(events.merge([vague, _event("b", "2023-05-22", ("norland",))], {})) == 2
    assert len(events.merge([vague, _event("b", "2023-05-22", format="visit")], {})) == 2
    placed = [
        replace(_event(doc, day, format=form), place="Oslo")
        for doc, day, form in (("a", "2023-05", "talks"), ("b", "2023-05-22", "visit"))
    ]
    assert len(events.merge(placed, {})) == 1


def test_the_word_that_tells_most_gives_the_format_and_the_title() -> None:
    found = [
        _event(doc, "2023-05-22", format=form)
        for doc, form in zip("abcd", ("visit", "visit", "talks", "visit"), strict=True)
    ]
    (event,) = events.merge([replace(e, title="Norland and Sudmark: visit") for e in found], {})
    assert (event.format, event.title) == ("talks", "Norland and Sudmark: talks")
