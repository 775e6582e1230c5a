"""Judging a proposal is taking a stand on it; nouns of stance; what one side says must, will or need not be."""

from __future__ import annotations

import pytest

from tests.positions.fisheries import brief, read, said

LORVIA, OSTREA = "lorvia", "ostrea"


@pytest.mark.parametrize(
    ("text", "stance", "code"),
    [
        ("Joint inspections are the wrong answer", "reject", "monitor/joint"),
        ("Joint inspections would be a disaster", "reject", "monitor/joint"),
        ("Joint inspections are a bad idea", "reject", "monitor/joint"),
        ("Joint inspections are madness", "reject", "monitor/joint"),
        ("A higher quota is not a solution", "reject", "quota/raise"),
        ("A higher quota would be reckless and unfair", "reject", "quota/raise"),
        ("Joint inspections are a fair compromise", "accept", "monitor/joint"),
        ("Joint inspections are the right way", "accept", "monitor/joint"),
        ("There is no reason why we should accept joint inspections", "reject", "monitor/joint"),
        ("There is no need for joint inspections", "reject", "monitor/joint"),
        ("We see no point in joint inspections", "reject", "monitor/joint"),
        ("Joint inspections must be avoided at all costs", "reject", "monitor/joint"),
        ("We are asking Lorvia to raise the quota", "demand", "quota/raise"),
        ("Hopefully they will raise the quota", "demand", "quota/raise"),
        ("Joint inspections violate our sovereignty", "reject", "monitor/joint"),
        ("Joint inspections are illegal under our law", "reject", "monitor/joint"),
        ("Our country will never accept joint inspections", "reject", "monitor/joint"),
        ("Joint inspections make no sense", "reject", "monitor/joint"),
        ("All we want is a higher quota", "demand", "quota/raise"),
        ("The quota has to be raised", "demand", "quota/raise"),
        ("We do not think that Lorvia should raise the quota", "reject", "quota/raise"),
    ],
)
def test_a_side_judges(text: str, stance: str, code: str) -> None:
    assert (OSTREA, stance, code) in brief(said(text, "Pavel Drost"))


@pytest.mark.parametrize(
    ("text", "holder", "stance", "code"),
    [
        ("Joint inspections met fierce resistance from Ostrea.", OSTREA, "reject", "monitor/joint"),
        ("Drost defended his resistance to joint inspections.", OSTREA, "reject", "monitor/joint"),
        ("Ostrea's opposition to joint inspections has grown.", OSTREA, "reject", "monitor/joint"),
        ("Lorvia's backing for joint inspections surprised many.", LORVIA, "accept", "monitor/joint"),
        ("Lorvia stood behind joint inspections.", LORVIA, "accept", "monitor/joint"),
        ("Lorvia came out in favour of joint inspections.", LORVIA, "demand", "monitor/joint"),
        ("The higher quota that Drost had sought was left out.", OSTREA, "demand", "quota/raise"),
        ("Ostrea walked out, objecting to joint inspections.", OSTREA, "reject", "monitor/joint"),
        ("Drost called joint inspections a betrayal.", OSTREA, "reject", "monitor/joint"),
        ("Drost described joint inspections as vindictive.", OSTREA, "reject", "monitor/joint"),
        ("Ostrea wants to block joint inspections and win a higher quota.", OSTREA, "demand", "quota/raise"),
        ("Ostrea demanded that Lorvia withdraw its decision to cut the quota.", OSTREA, "reject", "quota/cut"),
        ("Ostrea asked for a guarantee against a cut in the herring quota.", OSTREA, "reject", "quota/cut"),
        ("Lorvia is ready for joint inspections but not for a higher quota.", LORVIA, "reject", "quota/raise"),
        ("Lorvia will not back down on joint inspections.", LORVIA, "demand", "monitor/joint"),
        ("Lorvia wants nothing to do with joint inspections.", LORVIA, "reject", "monitor/joint"),
        ("Lorvia left the door open to joint inspections.", LORVIA, "open", "monitor/joint"),
        ("Ostrea offered no access to coastal waters.", OSTREA, "reject", "access/grant"),
        ("Neither Ostrea nor Lorvia will accept joint inspections.", LORVIA, "reject", "monitor/joint"),
        ("The Ostrean government has filed for a higher quota.", OSTREA, "demand", "quota/raise"),
    ],
)
def test_nouns_and_verbs_of_stance(text: str, holder: str, stance: str, code: str) -> None:
    assert (holder, stance, code) in brief(read(text))


@pytest.mark.parametrize("who", ["The country", "Neither side", "The two sides", "The minister"])
def test_a_bare_description_is_nobody(who: str) -> None:
    assert read(f"{who} would accept joint inspections.") == ()


def test_words_that_only_point_to_a_risk_judge_nothing() -> None:
    assert brief(said("Joint inspections hold the risk of a disaster for someone else", "Pavel Drost")) == set()


def test_a_judgement_on_it_is_one_on_what_was_said_before() -> None:
    judged = "It is the wrong choice"
    found = read(f'Lorvia has called for joint inspections. "{judged}," Drost said.', (judged, "said", "Pavel Drost"))
    assert (OSTREA, "reject", "monitor/joint") in brief(found)
