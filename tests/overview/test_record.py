"""Judgements on machine output: what they change, what they find again, and that undoing restores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import (
    Actor,
    Codebook,
    Document,
    Event,
    Issue,
    Judgement,
    Mention,
    Option,
    Party,
    Position,
    Record,
    Statement,
)
from dragoman.overview import record

RAW = "Varn will not lift the levy. Ostrel offered pilots. The two will meet in Hale on Monday."
DOCUMENT = Document("d", "one.txt", RAW, published="2031-03-04")
LEVY, PILOTS, MEET = (0, 28), (29, 51), (52, 88)
STATEMENT = Statement("s", "d", "indirect", (LEVY,), None, None, None, Actor("a", "Varn", speaks_for="varn"))
REFUSAL = Position("p", "d", LEVY, "varn", "reject", statement="s", issue="levy", option="lift")
OFFER = Position("q", "d", PILOTS, "ostrel", "offer", issue="pilots", option="shared")
MENTION = Mention("d", MEET, "2031-03-09", None, "planned")
EVENT = Event("e", "Meeting", "2031-03-09", None, "day", ("varn",), "Hale", "meeting", "planned", (MENTION,))
MACHINE = Record({"d": DOCUMENT}, (STATEMENT,), (REFUSAL, OFFER), (EVENT,))


def judged(number: int, thing: Any, verdict: Any, undoes: int | None = None, **values: object) -> Judgement:
    kind: Any = type(thing).__name__.lower()
    doc, span = record.place(thing)
    return Judgement(number, "2031", "me", kind, thing.id, doc, span, verdict, values, undoes, record.identity(thing))


def undone(number: int, what: int) -> Judgement:
    return Judgement(number, "2031", "me", "position", "p", "d", None, "undo", undoes=what)


def positions(machine: Record, *judgements: Judgement) -> dict[str, Position]:
    return {p.id: p for p in record.apply(machine, judgements)[0].positions}


def lost(machine: Record, *judgements: Judgement) -> list[int]:
    return [j.id for j in record.apply(machine, judgements)[1]]


def test_nothing_said_changes_nothing() -> None:
    assert record.apply(MACHINE, []) == (MACHINE, [])


@pytest.mark.parametrize(("verdict", "status"), [("accept", "accepted"), ("reject", "rejected"), ("note", "machine")])
def test_a_verdict_on_a_position_is_its_status(verdict: str, status: str) -> None:
    now = positions(MACHINE, judged(1, REFUSAL, verdict))
    assert now["p"] == replace(REFUSAL, status=status)
    assert now["q"] == OFFER


def test_a_correction_sets_fields_and_outlives_an_acceptance() -> None:
    now = positions(MACHINE, judged(1, REFUSAL, "set", stance="open", strength=2), judged(2, REFUSAL, "accept"))
    assert now["p"] == replace(REFUSAL, stance="open", strength=2, status="corrected")


def test_the_last_word_holds() -> None:
    assert positions(MACHINE, judged(1, REFUSAL, "reject"), judged(2, REFUSAL, "accept"))["p"].status == "accepted"
    assert positions(MACHINE, judged(1, REFUSAL, "accept"), judged(2, REFUSAL, "reject"))["p"].status == "rejected"


def test_a_speaker_is_corrected_and_a_party_given() -> None:
    now, _ = record.apply(MACHINE, [judged(1, STATEMENT, "set", speaker="Ostrel", speaks_for="ostrel")])
    speaker = now.statements[0].speaker
    assert speaker
    assert (speaker.name, speaker.speaks_for) == ("Ostrel", "ostrel")
    again, _ = record.apply(MACHINE, [judged(1, STATEMENT, "set", speaks_for="league")])
    assert again.statements[0].speaker == replace(STATEMENT.speaker, speaks_for="league")  # type: ignore[type-var]


def test_a_rejected_statement_takes_its_positions_along_unless_they_were_judged() -> None:
    now, _ = record.apply(MACHINE, [judged(1, STATEMENT, "reject")])
    assert (now.statements, now.positions[0].status) == ((), "rejected")
    assert positions(MACHINE, judged(1, STATEMENT, "reject"), judged(2, REFUSAL, "accept"))["p"].status == "accepted"


def test_events_and_documents_are_corrected() -> None:
    now, _ = record.apply(
        MACHINE, [judged(1, EVENT, "set", status="cancelled"), judged(2, DOCUMENT, "set", outlet="Mail")]
    )
    assert (now.events[0].status, now.documents["d"].outlet) == ("cancelled", "Mail")
    assert record.apply(MACHINE, [judged(1, EVENT, "reject")])[0].events == ()


def test_what_is_added_is_there_and_can_be_judged() -> None:
    values = {"holder": "ostrel", "stance": "demand", "issue": "levy", "option": "lift"}
    target = record.added_id("position", "d", LEVY, values)
    add = Judgement(1, "2031", "me", "position", target, "d", LEVY, "add", values)
    found = positions(MACHINE, add)[target]
    assert (found.holder, found.evidence, found.status, found.reason) == ("ostrel", LEVY, "accepted", "added by me")
    assert positions(MACHINE, add, judged(2, found, "set", strength=5))[target].strength == 5
    assert lost(MACHINE, add, undone(3, 1), judged(2, found, "accept")) == [2]


def test_added_statements_and_events_have_their_place() -> None:
    said = Judgement(1, "2031", "me", "statement", "x", "d", PILOTS, "add", {"speaker": "Ostrel"})
    held = Judgement(
        2, "2031", "me", "event", "y", "d", MEET, "add", {"title": "Talks", "start": "2031-03", "parties": ["varn"]}
    )
    now, gone = record.apply(MACHINE, [said, held])
    assert gone == []
    assert (now.statements[1].contents, now.statements[1].speaker.name) == ((PILOTS,), "Ostrel")  # type: ignore[union-attr]
    assert (now.events[1].parties, now.events[1].mentions[0].span) == (("varn",), MEET)


def test_it_finds_its_object_again_under_another_id() -> None:
    moved = replace(MACHINE, positions=(replace(REFUSAL, id="new", evidence=(0, 27)), OFFER))
    assert positions(moved, judged(1, REFUSAL, "reject"))["new"].status == "rejected"


def test_of_two_at_one_place_it_finds_the_one_that_agrees() -> None:
    other = replace(REFUSAL, id="a", issue="pilots", option="shared")
    machine = replace(MACHINE, positions=(other, replace(REFUSAL, id="b")))
    now = positions(machine, judged(1, REFUSAL, "set", strength=5))
    assert (now["a"].strength, now["b"].strength) == (3, 5)


@pytest.mark.parametrize(
    "change", [{"holder": "ostrel"}, {"stance": "accept"}, {"option": "keep"}, {"evidence": (60, 80)}]
)
def test_what_the_machine_sees_otherwise_now_is_listed_as_lost(change: dict[str, Any]) -> None:
    machine = replace(MACHINE, positions=(replace(REFUSAL, id="other", **change),))
    assert lost(machine, judged(7, REFUSAL, "accept")) == [7]


def test_a_frame_judged_before_there_was_a_codebook_stays_judged() -> None:
    frame = replace(REFUSAL, issue=None, option=None)
    assert positions(MACHINE, judged(1, frame, "accept"))["p"].status == "accepted"


def test_an_event_is_found_by_one_of_its_mentions() -> None:
    merged = replace(EVENT, id="merged", mentions=(Mention("z", (0, 4), None, None, "held"), *EVENT.mentions))
    now, gone = record.apply(replace(MACHINE, events=(merged,)), [judged(1, EVENT, "set", place="Hale Hall")])
    assert (gone, now.events[0].place) == ([], "Hale Hall")


def test_an_undo_can_be_undone() -> None:
    reject = judged(1, REFUSAL, "reject")
    assert positions(MACHINE, reject, undone(2, 1))["p"].status == "machine"
    assert positions(MACHINE, reject, undone(2, 1), undone(3, 2))["p"].status == "rejected"


def test_reviews_say_what_was_changed() -> None:
    judgements = [
        judged(1, REFUSAL, "set", stance="open", strength=3),
        judged(2, OFFER, "accept"),
        judged(3, STATEMENT, "set", speaker="Ostrel"),
    ]
    assert record.reviews(MACHINE, judgements) == [
        ("position", "p", "corrected", {"stance": "open"}),
        ("position", "q", "accepted", {}),
        ("statement", "s", "corrected", {"speaker": "Ostrel"}),
    ]


VERDICTS = st.tuples(
    st.sampled_from([STATEMENT, REFUSAL, OFFER, EVENT]), st.sampled_from(["accept", "reject", "note", "set"])
)
SET: dict[type, dict[str, object]] = {Statement: {"role": "envoy"}, Position: {"strength": 5}, Event: {"place": "Port"}}


def log(verdicts: Sequence[tuple[Any, str]]) -> list[Judgement]:
    return [judged(n, t, v, **(SET[type(t)] if v == "set" else {})) for n, (t, v) in enumerate(verdicts, 1)]


@settings(deadline=None)
@given(st.lists(VERDICTS, min_size=1, max_size=8), st.data())
def test_undoing_restores_exactly(verdicts: list[tuple[Any, str]], data: st.DataObject) -> None:
    judgements = log(verdicts)
    taken = data.draw(st.sampled_from(judgements))
    without = [j for j in judgements if j is not taken]
    undo = replace(undone(99, taken.id), kind=taken.kind, target=taken.target)
    assert record.apply(MACHINE, [*judgements, undo]) == record.apply(MACHINE, without)


@settings(deadline=None)
@given(st.lists(VERDICTS, max_size=8))
def test_undoing_everything_gives_the_machines_record(verdicts: list[tuple[Any, str]]) -> None:
    judgements = log(verdicts)
    undos = [undone(100 + j.id, j.id) for j in judgements]
    assert record.apply(MACHINE, [*judgements, *undos]) == (MACHINE, [])


@settings(deadline=None)
@given(st.lists(VERDICTS, max_size=8), st.randoms())
def test_the_order_of_the_log_is_that_of_its_numbers(verdicts: list[tuple[Any, str]], random: Any) -> None:
    judgements = log(verdicts)
    shuffled = random.sample(judgements, len(judgements))
    assert record.apply(MACHINE, shuffled)[0] == record.apply(MACHINE, judgements)[0]


OPTIONS = (Option("keep", "Kept", status_quo=True), Option("lift", "Lifted"))
CODEBOOK = Codebook("Levy", (Party("varn", "Varn", True),), (Issue("levy", "Levy", OPTIONS),))


def test_a_negotiation_has_each_text_once_and_nothing_rejected() -> None:
    reprint = replace(DOCUMENT, id="c", doc="copy.txt", copy_of="d")
    copied = replace(REFUSAL, id="r", doc="c", statement=None)
    machine = replace(MACHINE, documents={"d": DOCUMENT, "c": reprint}, positions=(REFUSAL, OFFER, copied))
    assert {p.id for p in record.negotiation(machine, CODEBOOK).positions} == {"p", "q"}
    now, _ = record.apply(machine, [judged(1, REFUSAL, "reject")])
    assert {p.id for p in record.negotiation(now, CODEBOOK).positions} == {"q"}


def test_a_record_until_a_day_leaves_out_what_came_later() -> None:
    later = replace(DOCUMENT, id="l", doc="later.txt", published="2031-04")
    machine = replace(MACHINE, documents={"d": DOCUMENT, "l": later}, positions=(REFUSAL, replace(OFFER, doc="l")))
    known = record.until(machine, "2031-03")
    assert (set(known.documents), [p.id for p in known.positions]) == ({"d"}, ["p"])
    assert record.until(machine, None) is machine


def test_an_event_until_a_day_has_the_status_of_its_reports_until_then() -> None:
    later = replace(DOCUMENT, id="l", doc="later.txt", published="2031-04")
    off = replace(EVENT, status="cancelled", mentions=(MENTION, replace(MENTION, doc="l", status="cancelled")))
    machine = replace(MACHINE, documents={"d": DOCUMENT, "l": later}, events=(off,))
    (then,) = record.until(machine, "2031-03").events
    assert (then.status, then.mentions) == ("planned", (MENTION,))
    assert record.until(machine, "2031-04").events == (off,)
    judged_so = replace(machine, events=(replace(off, status="held"),))
    assert record.until(judged_so, "2031-03").events[0].status == "held"


def test_the_record_of_a_day_is_that_of_its_positions() -> None:
    later = replace(DOCUMENT, id="l", doc="later.txt", published="2031-04")
    machine = replace(MACHINE, documents={"d": DOCUMENT, "l": later}, positions=(REFUSAL, replace(OFFER, doc="l")))
    assert [p.as_of for p in record.negotiation(machine, CODEBOOK, "2031-03-04").positions] == ["2031-03-04"]


def test_a_position_without_a_year_counts_as_known() -> None:
    assert record.known_by("XXXX-05-01", "2031-01-01")
    assert record.known_by("2031", "2031-01-01")
    assert not record.known_by("2031-01-02", "2031-01-01")
