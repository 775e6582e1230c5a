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
    ("Jane Roe announced plans to raise the fees in May.", "plans to raise the fees in May", "announced"),
    ("Jane Roe ordered the closure of the pier.", "the closure of the pier", "ordered"),
    ("Jane Roe was pleased to announce that the strike was over.", "the strike was over", "announce"),
    ("Jane Roe would only say that the ferry was late.", "the ferry was late", "say"),
    ("Jane Roe's call for a boycott of the port fell flat.", "a boycott of the port", "call"),
    ("As far as Jane Roe is concerned, the deal is dead.", "the deal is dead", "As far as"),
    ("The pier is lost, as Jane Roe pointed out.", "The pier is lost", "pointed"),
    ("The pier was closed, as Jane Roe said on Monday.", "The pier was closed", "said"),
    ("The plan was rejected by Jane Roe.", "The plan", "rejected"),
    ("To Jane Roe, the offer was worthless.", "the offer was worthless", "To"),
    ("Per Jane Roe, the talks resume on Friday.", "the talks resume on Friday", "Per"),
    ("According to Jane Roe the pier was lost.", "the pier was lost", "According to"),
    ("Some piers (two were lost, according to Jane Roe) are old.", "two were lost", "according to"),
    ("The pier is lost, according to Jane Roe.  The fleet left.", "The pier is lost", "according to"),
    ("Jane Roe put on an accent and joked that the pier was lost.", "the pier was lost", "joked"),
    ("Jane Roe vowed never to sign.", "never to sign", "vowed"),
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
        "No pilot said that the pier was safe.",
        "Nobody said that the pier was safe.",
        "Did Jane Roe say the fees would fall?",
        "Who says the pilots are greedy?",
        "Let us say that the levy is ten crowns.",
        "The ships were sorted according to length.",
        "Jane Roe refused to say how much she had paid.",
        "Jane Roe ordered a beer.",
        "A group called Pilots First met on Monday.",
        "To Jane Roe, who is ill, the board sent flowers.",
        "The board dismissed its clerks in May.",
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


def test_a_verb_taken_for_a_noun_still_reports() -> None:
    text = "The bank forecast that growth would slow."
    assert shown(text, statements(text)) == [("bank", "indirect", ["growth would slow"])]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The fees, Jane Roe argues, keep small ships away.", ["The fees", "keep small ships away"]),
        ("The so-called camp has, Jane Roe says, lost its tents.", ["The so-called camp has", "lost its tents"]),
    ],
)
def test_a_cue_within_a_clause_splits_it(text: str, parts: list[str]) -> None:
    assert [contents for *_, contents in shown(text, statements(text))] == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe: “The harbour is lost.”",
        "Jane Roe had one message for the board: “The harbour is lost.”",
        "The word from Jane Roe was short: “The harbour is lost.”",
        "Jane Roe shook her head. “The harbour is lost.”",
    ],
)
def test_a_lead_in_names_the_speaker(text: str) -> None:
    assert shown(text, statements(text)) == [("Jane Roe", "direct", ["The harbour is lost"])]


def test_a_quotation_goes_on_however_short() -> None:
    text = "“We are close,” Jane Roe said. “Very close.”"
    assert [contents for *_, contents in shown(text, statements(text))] == [["We are close", "Very close"]]


def test_a_quotation_whose_cue_stands_in_a_later_paragraph_is_whole() -> None:
    text = "“I asked for water.\n“They gave me papers to sign,” Jane Roe said."
    assert [contents for *_, contents in shown(text, statements(text))] == [
        ["I asked for water", "They gave me papers to sign"]
    ]


def test_a_description_by_somebody_is_of_what_is_described() -> None:
    text = "The plan was described by Jane Roe as “a bad dream”."
    assert shown(text, statements(text)) == [("Jane Roe", "mixed", ["The plan", "as “a bad dream”"])]


def test_a_participle_after_the_cue_has_the_same_speaker() -> None:
    text = "“The fees rose,” Jane Roe said, noting that at one point in May she had paid twice."
    assert [(name, contents) for name, _, contents in shown(text, statements(text))] == [
        ("Jane Roe", ["The fees rose"]),
        ("Jane Roe", ["at one point in May she had paid twice"]),
    ]


def test_two_clauses_in_a_row_have_two_speakers() -> None:
    text = "Most pilots say they are paid enough; some pilots say they are not."
    assert [contents for *_, contents in shown(text, statements(text))] == [
        ["they are paid enough"],
        ["they are not"],
    ]


def test_what_is_seen_by_somebody_as_something() -> None:
    text = "The plan is seen by the pilots as a trap."
    assert shown(text, statements(text)) == [("pilots", "indirect", ["The plan", "as a trap"])]


@pytest.mark.parametrize(
    ("title", "speaker"),
    [
        ("Fees to double by spring — port authority", "port authority"),
        ("Roe: Ferry will sink the island", "Jane Roe"),
        ("“Treaty is a trap” - Roe", "Jane Roe"),
        ("Harbour: Ferry will sink the island", None),
    ],
)
def test_who_speaks_in_a_headline(title: str, speaker: str | None) -> None:
    found = statements(f"{title}\nJane Roe came to the harbour on Monday.", title=title)
    assert [s.speaker.name for s in found if s.speaker] == ([speaker] if speaker else [])
