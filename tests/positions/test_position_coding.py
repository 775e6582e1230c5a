"""Cues against paraphrase: stems, word families, synonyms, order, gaps, numbers; and what must not match."""

from __future__ import annotations

import pytest

from dragoman.model import Codebook, Issue
from dragoman.positions.folding import senses, stem
from tests.positions.fisheries import BOOK, PARTIES, brief, option, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("expand", "expansion"),
        ("expanding", "expansion"),
        ("withdrawal", "withdrew"),
        ("ratification", "ratified"),
        ("deployments", "deploy"),
        ("programme", "programmes"),
        ("guarantees", "guaranteed"),
        ("legalise", "legalize"),
        ("accession", "accede"),
        ("negotiations", "negotiate"),
    ],
)
def test_words_of_one_family_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("treaty", "treat"), ("agree", "agreement"), ("union", "unit"), ("port", "portion")]
)
def test_words_of_other_families_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_synonyms_share_a_sense() -> None:
    assert senses(stem("reduce")) & senses(stem("cuts"))
    assert not senses(stem("reduce")) & senses(stem("raise"))


@pytest.mark.parametrize(
    "text",
    [
        "Lorvia wants the herring quota reduced.",
        "Lorvia wants a reduction in the quota of herring.",
        "Lorvia wants the quota for herring to be slashed.",
        "Lorvia is pressing for the quotas of herring to be lowered by half.",
    ],
)
def test_paraphrases_of_a_cue(text: str) -> None:
    assert ("lorvia", "demand", "quota/cut") in brief(read(text))


PAY = Codebook(
    "Pay",
    PARTIES,
    (
        Issue(
            "pay",
            "Pay",
            (
                option("now", "as it is", status_quo=True),
                option("four", "Four percent", "4 percent raise"),
                option("nine", "Nine percent", "9 percent raise"),
            ),
        ),
    ),
)


def test_numbers_must_agree() -> None:
    assert brief(read("The guild demands a raise of 9%.", book=PAY)) == {("guild", "demand", "pay/nine")}
    assert brief(read("The guild demands a raise of 7%.", book=PAY)) == {("guild", "demand", "")}


def test_the_more_specific_option_of_an_issue_wins() -> None:
    book = Codebook(
        "Ban",
        PARTIES,
        (
            Issue(
                "ban",
                "Ban",
                (
                    option("open", "open", status_quo=True),
                    option("ban", "Fishing banned", "ban on fishing"),
                    option("pause", "Fishing banned for a term", "temporary ban on fishing"),
                ),
            ),
        ),
    )
    assert brief(read("Lorvia demands a temporary ban on fishing.", book=book)) == {("lorvia", "demand", "ban/pause")}
    assert brief(read("Lorvia demands a ban on fishing.", book=book)) == {("lorvia", "demand", "ban/ban")}


def test_one_frame_may_answer_several_issues() -> None:
    text = "Lorvia wants a binding guarantee that Ostrea will close the patrol base."
    assert brief(read(text)) == {("lorvia", "demand", "form/treaty"), ("lorvia", "demand", "bases/ban")}


def test_that_option_means_what_was_said_before() -> None:
    text = "Ostrea has suggested observers on board of the ships. Lorvia rejected that idea."
    assert ("lorvia", "reject", "monitor/joint") in brief(read(text))


def test_the_reason_names_the_word_and_the_cue() -> None:
    (position,) = read("Lorvia demands joint inspections.", book=BOOK)
    assert "'demand'" in position.reason
    assert "'joint inspections'" in position.reason
    assert 0 < position.confidence <= 1
