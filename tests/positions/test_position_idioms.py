"""Idioms of refusal and consent, what is not said to be so, and whose pronoun it is."""

from __future__ import annotations

import pytest

from tests.positions.fisheries import brief, read, said

LORVIA, OSTREA = "lorvia", "ostrea"


@pytest.mark.parametrize(
    ("text", "holder", "stance", "code"),
    [
        ("Marken poured cold water on the idea of joint inspections.", LORVIA, "reject", "monitor/joint"),
        ("Marken gave the green light to joint inspections.", LORVIA, "accept", "monitor/joint"),
        ("Ostrea said no to joint inspections.", OSTREA, "reject", "monitor/joint"),
        ("Ostrea has shown no interest in joint inspections.", OSTREA, "reject", "monitor/joint"),
        ("Ostrea softened its opposition to joint inspections.", OSTREA, "accept", "monitor/joint"),
        ("Ostrea linked its signature to joint inspections.", OSTREA, "demand", "monitor/joint"),
        ("Joint inspections are essential for Ostrea.", OSTREA, "demand", "monitor/joint"),
        ("Joint inspections, a key demand of Ostrea, were discussed.", OSTREA, "demand", "monitor/joint"),
        ("Ostrea's key demand is a binding guarantee.", OSTREA, "demand", "form/treaty"),
        ("Ostrea is unlikely to accept joint inspections.", OSTREA, "reject", "monitor/joint"),
        ("Nobody in Velm wants joint inspections.", OSTREA, "reject", "monitor/joint"),
        ("Ostrea failed to agree on joint inspections.", OSTREA, "reject", "monitor/joint"),
        ("The higher quota, long sought by Ostrea, was left out.", OSTREA, "demand", "quota/raise"),
        ("Lorvia, which opposes a higher quota, will host the talks.", LORVIA, "reject", "quota/raise"),
        ("Ostrea accused Lorvia of wanting to reduce the herring quota.", LORVIA, "demand", "quota/cut"),
    ],
)
def test_an_idiom_tells_a_stand(text: str, holder: str, stance: str, code: str) -> None:
    assert brief(read(text)) == {(holder, stance, code)}


@pytest.mark.parametrize(
    ("text", "speaker", "code"),
    [
        ("We are not going to reduce the herring quota", "Pavel Drost", (OSTREA, "reject", "quota/cut")),
        ("There is no alternative to joint inspections", "Pavel Drost", (OSTREA, "demand", "monitor/joint")),
        ("There will be no joint inspections", "Pavel Drost", (OSTREA, "reject", "monitor/joint")),
        ("Accept joint inspections", "Pavel Drost", (OSTREA, "demand", "monitor/joint")),
        ("We cannot and will not accept a higher quota", "Ilse Marken", (LORVIA, "reject", "quota/raise")),
        ("What we cannot accept is a higher quota", "Ilse Marken", (LORVIA, "reject", "quota/raise")),
    ],
)
def test_a_side_puts_it_in_its_own_words(text: str, speaker: str, code: tuple[str, str, str]) -> None:
    assert brief(said(text, speaker)) == {code}


@pytest.mark.parametrize(
    "text",
    [
        "Lorvia has yet to endorse joint inspections.",
        "Lorvia stopped short of endorsing joint inspections.",
        "Lorvia no longer insists on joint inspections.",
        "Lorvia abandoned its demand for joint inspections.",
        "Only if Ostrea lifts its tariffs will Lorvia close the patrol base.",
        "Talks about joint inspections will resume on Monday in Tarn.",
    ],
)
def test_what_is_left_open_is_no_position(text: str) -> None:
    assert read(text) == ()


def test_what_a_side_is_urged_to_do_is_the_other_sides_demand() -> None:
    assert brief(read("Ostrea urged Lorvia to accept joint inspections.")) == {(OSTREA, "demand", "monitor/joint")}


def test_but_not_turns_the_second_part() -> None:
    found = brief(read("Lorvia would accept joint inspections, but not a higher quota."))
    assert found == {(LORVIA, "accept", "monitor/joint"), (LORVIA, "reject", "quota/raise")}


def test_rather_than() -> None:
    found = brief(read("Lorvia would close the patrol base rather than accept a higher quota."))
    assert (LORVIA, "reject", "quota/raise") in found


def test_a_participle_inside_an_object_keeps_its_own_holder() -> None:
    found = brief(read("Ostrea has not accepted the joint inspections proposed by Lorvia."))
    assert found == {(OSTREA, "reject", "monitor/joint"), (LORVIA, "demand", "monitor/joint")}


def test_whoever_thinks_another_side_unready_says_no_itself() -> None:
    found = brief(read("Lorvia believes that Ostrea is not ready to fish in its waters."))
    assert found == {(LORVIA, "reject", "access/grant")}


def test_a_promise_once_made_to_somebody_is_no_stand_of_today() -> None:
    text = "Years ago Drost was promised that Lorvia would not build patrol bases."
    assert read(text) == ()
