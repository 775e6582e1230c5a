"""Belief and judgement told by nouns, adjectives, comparisons and counts, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.statements.telling import shown, statements

CASES = [
    ("Jane Roe's answer was that the fees were too high.", "the fees were too high", "answer"),
    ("Jane Roe came to the conclusion that the letter was forged.", "the letter was forged", "came to the conclusion"),
    ("Jane Roe is of the opinion that the fees are too high.", "the fees are too high", "is of the opinion"),
    ("Jane Roe made the case that the pier should stay.", "the pier should stay", "made the case"),
    ("Jane Roe is nervous that the fleet will leave.", "the fleet will leave", "is nervous"),
    ("Jane Roe is unconvinced that the fees will fall.", "the fees will fall", "is unconvinced"),
    ("Jane Roe likened the toll to a tax on bread.", "the toll to a tax on bread", "likened"),
    ("The plan, which Jane Roe calls a power grab, was dropped.", "a power grab", "calls"),
    ("The plan, which Jane Roe describes as a power grab, was dropped.", "a power grab", "describes"),
    ("Jane Roe condemned his effort to stop the vote.", "his effort to stop the vote", "condemned"),
    ("Jane Roe intimated that the fleet would leave.", "the fleet would leave", "intimated"),
    ("Jane Roe lambasted the board for hiding the figures.", "hiding the figures", "lambasted"),
    ("Jane Roe criticised the plans for a second pier.", "the plans for a second pier", "criticised"),
    ("Jane Roe appeared at the gate to say that the pier was lost.", "the pier was lost", "say"),
    ("The fleet may leave in May, Jane Roe said in her book, “The Long Pier”.", "The fleet may leave in May", "said"),
]


@pytest.mark.parametrize(("text", "content", "cue"), CASES)
def test_what_somebody_thinks(text: str, content: str, cue: str) -> None:
    found = statements(text)
    assert shown(text, found) == [("Jane Roe", "indirect", [content])]
    assert found[0].cue is not None
    assert text[slice(*found[0].cue)] == cue


@pytest.mark.parametrize(
    ("text", "mention", "content"),
    [
        ("Her view is that the pier is lost.", "Her", "the pier is lost"),
        ("A poll on Monday showed Jane Roe leading.", "A poll on Monday", "Jane Roe leading"),
        ("A survey found no sign of a recovery in trade.", "A survey", "no sign of a recovery in trade"),
        ("Those around him acknowledge that the pier is lost.", "Those around him", "the pier is lost"),
        ("The pilots' guild, which has said the fees rose, will strike.", "The pilots' guild", "the fees rose"),
        ("A third of the pilots fear the loss of the pier.", "A third of the pilots", "the loss of the pier"),
        (
            "Presumptive nominee Doe marched on Monday, CNN reported.",
            "CNN",
            "Presumptive nominee Doe marched on Monday",
        ),
    ],
)
def test_whose_thought_it_is(text: str, mention: str, content: str) -> None:
    (only,) = statements(text)
    assert (only.speaker_mention, [text[a:b] for a, b in only.contents]) == (mention, [content])


@pytest.mark.parametrize(
    "text",
    [
        "The board denied him entry to the pier.",
        "The court denied bail.",
        "The police questioned the student.",
        "The envoys wanted to meet him and express their support.",
        "Pilots were encouraged to write to the board and suggest what the toll should pay for.",
        "The law requires members to sign a paper, agreeing to work for the board.",
        "The board defended its record while promising a “formal update”.",
        "The board reached an agreement with the pilots.",
        "My view is that the pier is lost.",
        "Jane Roe got what critics call a “sweetheart deal” in May.",
    ],
)
def test_what_is_no_thought(text: str) -> None:
    assert statements(text) == []


def test_a_participle_takes_no_quotation_before_it() -> None:
    text = '"The fees rose in May", the ministry notes, highlighting the importance of trade.'
    assert [name for name, *_ in shown(text, statements(text))] == ["ministry"]


def test_who_is_named_beside_a_letter_does_not_speak_in_it() -> None:
    text = "A letter seen by the board says “the pier will close in May”."
    assert [s.speaker_mention for s in statements(text)] == ["A letter seen by the board"]
