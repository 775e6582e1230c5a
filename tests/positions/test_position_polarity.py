"""Negation, double negation, counter-words: what is demanded must come out straight."""

from __future__ import annotations

import pytest

from tests.positions.fisheries import brief, read

LORVIA, OSTREA = "lorvia", "ostrea"


@pytest.mark.parametrize(
    ("text", "holder", "stance", "code"),
    [
        ("Ostrea does not want joint inspections.", OSTREA, "reject", "monitor/joint"),
        ("Ostrea did not rule out a reduction of the herring quota.", OSTREA, "open", "quota/cut"),
        ("Ostrea refused to rule out lowering the catch limits.", OSTREA, "open", "quota/cut"),
        ("Ostrea does not oppose joint inspections.", OSTREA, "accept", "monitor/joint"),
        ("Lorvia is no longer content with verbal promises.", LORVIA, "reject", "form/verbal"),
        ("Lorvia has never accepted joint inspections on its boats.", LORVIA, "reject", "monitor/joint"),
        ("Lorvia would only be happy with a legally binding treaty.", LORVIA, "demand", "form/treaty"),
        ("Lorvia is unwilling to close the patrol base.", LORVIA, "reject", "bases/ban"),
        ("Lorvia has no intention of lifting the tariffs.", LORVIA, "reject", "tariff/lift"),
        ("No Lorvian minister would accept a verbal promise.", LORVIA, "reject", "form/verbal"),
        ("Lorvia dropped its opposition to joint inspections.", LORVIA, "accept", "monitor/joint"),
    ],
)
def test_negation(text: str, holder: str, stance: str, code: str) -> None:
    assert brief(read(text)) == {(holder, stance, code)}


@pytest.mark.parametrize(
    ("text", "holder", "stance", "code"),
    [
        ("Lorvia demanded that Ostrea stop building patrol bases on the island.", LORVIA, "demand", "bases/ban"),
        ("Lorvia wants to prevent Ostrea from stationing patrol ships on the island.", LORVIA, "demand", "bases/ban"),
        ("Ostrea opposes a ban on patrol bases.", OSTREA, "reject", "bases/ban"),
        ("Ostrea plans to build patrol bases.", OSTREA, "reject", "bases/ban"),
        ("Lorvia called for an end to duties on fish.", LORVIA, "demand", "tariff/lift"),
        ("Lorvia wants no tariffs on fish.", LORVIA, "demand", "tariff/lift"),
    ],
)
def test_counter_words(text: str, holder: str, stance: str, code: str) -> None:
    assert brief(read(text)) == {(holder, stance, code)}


def test_neither_nor() -> None:
    found = brief(read("Neither Lorvia nor Ostrea wants joint inspections."))
    assert found == {(LORVIA, "reject", "monitor/joint"), (OSTREA, "reject", "monitor/joint")}


def test_two_predicates_of_one_holder() -> None:
    found = brief(read("The guild backs joint inspections but is against lowering the catch limits."))
    assert found == {("guild", "accept", "monitor/joint"), ("guild", "reject", "quota/cut")}


def test_two_clauses_do_not_mix() -> None:
    found = brief(read("Lorvia wants an end to the tariffs and Ostrea wants access to coastal waters."))
    assert found == {(LORVIA, "demand", "tariff/lift"), (OSTREA, "demand", "access/grant")}


def test_the_evidence_keeps_the_subject_that_negates() -> None:
    """Without "Nobody in", the quotation would say the opposite of the position that rests on it."""
    text = "Nobody in Velm will accept a cut of the herring quota."
    (found,) = (p for p in read(text) if p.issue == "quota")
    assert (found.holder, found.stance) == ("ostrea", "reject")
    assert text[slice(*found.evidence)].startswith("Nobody in Velm")
