"""Each construction that reports a stance, in the reporter's voice and in quotations."""

from __future__ import annotations

import pytest

from tests.positions.fisheries import brief, read, said

LORVIA, OSTREA = "lorvia", "ostrea"

REPORTED = [
    ("Lorvia demands that Ostrea cut the herring quota.", LORVIA, "demand", "quota/cut"),
    ("Lorvia wants the quota to be cut.", LORVIA, "demand", "quota/cut"),
    ("Tarn is calling for lower catch limits.", LORVIA, "demand", "quota/cut"),
    ("Ostrea insists on access to the coastal waters of Lorvia.", OSTREA, "demand", "access/grant"),
    ("Lorvia urged Ostrea to drop its tariffs.", LORVIA, "demand", "tariff/lift"),
    ("Lorvia favours joint inspections over a higher quota.", LORVIA, "demand", "monitor/joint"),
    ("What Lorvia wants is a binding guarantee.", LORVIA, "demand", "form/treaty"),
    ("Lorvia has made joint inspections a condition for any deal.", LORVIA, "demand", "monitor/joint"),
    ("The cut of the herring quota demanded by Lorvia was discussed.", LORVIA, "demand", "quota/cut"),
    ("Lorvia pledged not to build patrol bases on the island.", LORVIA, "offer", "bases/ban"),
    ("Lorvia offered to lift the tariffs in exchange for joint inspections.", LORVIA, "offer", "tariff/lift"),
    ("Lorvia signalled readiness to close its patrol base.", LORVIA, "accept", "bases/ban"),
    ("Lorvia is ready to grant access to its coastal waters.", LORVIA, "accept", "access/grant"),
    ("The guild backs joint inspections.", "guild", "accept", "monitor/joint"),
    ("Lorvia is considering joint inspections.", LORVIA, "open", "monitor/joint"),
    ("Ostrea ruled out a reduction of the herring quota.", OSTREA, "reject", "quota/cut"),
    ("The guild is opposed to a cut in the herring quota.", "guild", "reject", "quota/cut"),
    ("The League stood firm against joint inspections.", "league", "reject", "monitor/joint"),
    ("Lorvia vetoed the higher quota.", LORVIA, "reject", "quota/raise"),
    ("Lorvia warned against a higher quota.", LORVIA, "reject", "quota/raise"),
    ("Lorvia turned down an offer of joint inspections.", LORVIA, "reject", "monitor/joint"),
    ("Lorvia rejected the idea that a verbal promise would be enough.", LORVIA, "reject", "form/verbal"),
    ("Lorvia voiced its opposition to joint inspections.", LORVIA, "reject", "monitor/joint"),
    ("Lorvian resistance to joint inspections has grown.", LORVIA, "reject", "monitor/joint"),
    ("Despite opposition from Ostrea to joint inspections, talks went on.", OSTREA, "reject", "monitor/joint"),
    ("Lorvia called joint inspections unacceptable.", LORVIA, "reject", "monitor/joint"),
    ("Marken described a higher quota as dangerous.", LORVIA, "reject", "quota/raise"),
    ("Lorvia handed over a draft treaty which would ban patrol bases.", LORVIA, "demand", "bases/ban"),
    ("Lorvia published a draft. The text bans patrol bases on the island.", LORVIA, "demand", "bases/ban"),
]

QUOTED = [
    ("We need a binding guarantee", "Ilse Marken", LORVIA, "demand", "form/treaty"),
    ("The quota must be cut", "Ilse Marken", LORVIA, "demand", "quota/cut"),
    ("There can be no tariffs on our fish", "Pavel Drost", OSTREA, "demand", "tariff/lift"),
    ("We will never allow foreign boats to fish in our waters", "Ilse Marken", LORVIA, "reject", "access/grant"),
    ("A verbal promise is not enough", "Ilse Marken", LORVIA, "reject", "form/verbal"),
    ("Joint inspections are off the table", "Ilse Marken", LORVIA, "reject", "monitor/joint"),
    ("It is unacceptable that Ostrea builds patrol bases on the island", "Ilse Marken", LORVIA, "demand", "bases/ban"),
]


@pytest.mark.parametrize(("text", "holder", "stance", "code"), REPORTED)
def test_the_reporter_tells_an_act(text: str, holder: str, stance: str, code: str) -> None:
    assert brief(read(text)) == {(holder, stance, code)}


@pytest.mark.parametrize(("text", "speaker", "holder", "stance", "code"), QUOTED)
def test_a_side_says_it(text: str, speaker: str, holder: str, stance: str, code: str) -> None:
    positions = said(text, speaker)
    assert brief(positions) == {(holder, stance, code)}
    assert {p.basis for p in positions} == {"own"}
    assert {p.statement for p in positions} == {"s0"}


@pytest.mark.parametrize(
    "text",
    [
        "The herring quota was cut last year, and joint inspections were held.",
        "Would Lorvia accept joint inspections?",
        "Asked whether Lorvia would accept joint inspections, Drost declined to comment.",
        "If Lorvia accepts joint inspections, the talks may go on.",
        "Lorvia ruled that out.",
    ],
)
def test_no_position_where_nobody_takes_a_stand(text: str) -> None:
    assert read(text) == ()


def test_coordinated_holders_give_a_record_each() -> None:
    found = brief(read("Lorvia and Ostrea agreed to joint inspections."))
    assert found == {(LORVIA, "accept", "monitor/joint"), (OSTREA, "accept", "monitor/joint")}


def test_conjoined_objects_give_a_record_each_with_evidence_of_its_own() -> None:
    text = "Ostrea proposed a ban on patrol bases and a cut of the herring quota."
    evidence = {p.issue: text[slice(*p.evidence)] for p in read(text)}
    assert evidence == {"bases": "Ostrea proposed a ban on patrol bases", "quota": "a cut of the herring quota"}


def test_two_sides_in_one_sentence() -> None:
    text = "Lorvia rejected Ostrea's demand for access to coastal waters."
    assert brief(read(text)) == {(LORVIA, "reject", "access/grant"), (OSTREA, "demand", "access/grant")}


def test_without_a_codebook_frames_are_kept_under_the_actors_name() -> None:
    positions = read("Norway demands an end to the boycott.", book=None)
    assert brief(positions) == {("Norway", "demand", "")}


def test_a_frame_that_nothing_codes_is_kept_uncoded() -> None:
    assert brief(read("Lorvia demands an apology.")) == {(LORVIA, "demand", "")}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Lorvia was ready to discuss a ban on patrol bases.", "open"),
        ("Lorvia offered to discuss a ban on patrol bases.", "open"),
        ("Lorvia is willing to talk about a ban on patrol bases.", "open"),
        ("Lorvia is ready for talks on a ban on patrol bases.", "open"),
        ("Lorvia offered talks on a ban on patrol bases.", "open"),
        ("Lorvia agreed to negotiate on a ban on patrol bases.", "open"),
        ("Lorvia is willing to accept a ban on patrol bases.", "accept"),
        ("Lorvia offered a ban on patrol bases.", "offer"),
        ("Lorvia refuses to discuss a ban on patrol bases.", "reject"),
    ],
)
def test_to_be_ready_to_talk_of_a_thing_is_not_to_accept_it(text: str, stance: str) -> None:
    assert brief(read(text)) == {(LORVIA, stance, "bases/ban")}


def test_to_pull_something_out_is_no_refusal_and_a_trade_in_a_town_is_not_its_government() -> None:
    assert brief(read("Lorvia pulled out of the ban on patrol bases.")) == {(LORVIA, "reject", "bases/ban")}
    assert not brief(read("Lorvia pulled its boats out of the harbour with patrol bases."))
    shown = brief(read("Shipowners in Tarn have come out in favour of a ban on patrol bases."))
    assert not any(holder == LORVIA for holder, _, _ in shown)
