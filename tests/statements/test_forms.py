"""Every form in which English news attributes words to somebody, one invented sentence each."""

from __future__ import annotations

import pytest

from tests.statements.telling import shown, statements

DIRECT = [
    ('"The harbour stays closed," Minister Jane Roe said.', ["The harbour stays closed"]),
    ("“The harbour stays closed,” Jane Roe said.", ["The harbour stays closed"]),
    ("«The harbour stays closed», Jane Roe said.", ["The harbour stays closed"]),
    ("„The harbour stays closed“, Jane Roe said.", ["The harbour stays closed"]),
    ("‘We can’t go on like this,’ Jane Roe said. ‘It’s over.’", ["We can’t go on like this", "It’s over"]),
    ('"It is over," said Jane Roe, who chairs the port board.', ["It is over"]),
    ('Jane Roe said: "The harbour is lost. We will not stay."', ["The harbour is lost. We will not stay"]),
    ('"The harbour is lost," Jane Roe said. "We go."', ["The harbour is lost", "We go"]),
    ('"The harbour," Jane Roe said, "stays closed."', ["The harbour", "stays closed"]),
    ('"Why did the harbour close?" Jane Roe asked.', ["Why did the harbour close?"]),
    ('"It is over." — Jane Roe, chair of the port board', ["It is over"]),
    ('Asked about the fees, Jane Roe said: "No comment from me today."', ["No comment from me today"]),
]

INDIRECT = [
    ("The harbour stays closed, said Jane Roe, who chairs the port board.", "The harbour stays closed", "said"),
    ("Jane Roe said that the harbour would stay closed.", "the harbour would stay closed", "said"),
    ("Jane Roe told reporters the talks had failed.", "the talks had failed", "told"),
    ("Jane Roe believes the fees will fall.", "the fees will fall", "believes"),
    ("According to Jane Roe, the harbour will stay closed.", "the harbour will stay closed", "According to"),
    ("The harbour will stay closed, according to Jane Roe.", "The harbour will stay closed", "according to"),
    ("In the words of Jane Roe, the harbour is lost.", "the harbour is lost", "In the words of"),
    ("As Jane Roe noted, the harbour is lost.", "the harbour is lost", "noted"),
    ("In Jane Roe's view, the harbour is lost.", "the harbour is lost", "In"),
    ("Jane Roe rejected the idea that the harbour could reopen.", "the idea that the harbour could reopen", "rejected"),
    ("Jane Roe ruled out a return to the old tariff.", "a return to the old tariff", "ruled"),
    ("Jane Roe refused to rule out a strike.", "a strike", "rule"),
    ("Jane Roe accused the shipping line of breaking its word.", "breaking its word", "accused"),
    ("Jane Roe promised to open the harbour in May.", "to open the harbour in May", "promised"),
    ("Jane Roe demanded a full refund of the fees.", "a full refund of the fees", "demanded"),
    ("Jane Roe urged the line to lower its fees.", "the line to lower its fees", "urged"),
    ("Jane Roe called for lower fees and a shorter week.", "lower fees and a shorter week", "called for"),
    ("Jane Roe described the offer as a bad joke.", "the offer as a bad joke", "described"),
    ("Jane Roe denied having seen the letter.", "having seen the letter", "denied"),
    ("Jane Roe made clear that the fees would rise.", "the fees would rise", "made"),
    ("Jane Roe made it clear the fees would rise.", "the fees would rise", "made it clear"),
    ("Jane Roe expressed interest in renting the pier.", "renting the pier", "expressed interest"),
    ("Jane Roe voiced concern about the night shifts.", "the night shifts", "voiced concern"),
    ("Jane Roe voiced the concerns of the pilots.", "the concerns of the pilots", "voiced"),
    ("Jane Roe assured the pilots that no jobs would go.", "no jobs would go", "assured"),
    ("Jane Roe reiterated her support for the pilots.", "her support for the pilots", "reiterated"),
    ("Jane Roe emphasized the importance of the pier.", "the importance of the pier", "emphasized"),
    ("Jane Roe is convinced that the fees will fall.", "the fees will fall", "is convinced"),
    ("Jane Roe's claim that the fees had fallen was met with laughter.", "the fees had fallen", "claim"),
    ("Jane Roe was quoted as saying that the harbour was lost.", "the harbour was lost", "saying"),
]


@pytest.mark.parametrize(("text", "contents"), DIRECT)
def test_direct_speech(text: str, contents: list[str]) -> None:
    assert shown(text, statements(text)) == [("Jane Roe", "direct", contents)]


@pytest.mark.parametrize(("text", "content", "cue"), INDIRECT)
def test_indirect_speech_and_thought(text: str, content: str, cue: str) -> None:
    found = statements(text)
    assert shown(text, found) == [("Jane Roe", "indirect", [content])]
    assert found[0].cue is not None
    assert text[slice(*found[0].cue)] == cue


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Jane Roe called the offer "a bad joke".', 'the offer "a bad joke"'),
        ('The plan is "almost dead," but talks go on, Jane Roe said.', 'The plan is "almost dead," but talks go on'),
        ("Jane Roe said there were “gaps” in the plan.", "there were “gaps” in the plan"),
        ('Jane Roe stressed the "urgency" of a settlement.', 'the "urgency" of a settlement'),
    ],
)
def test_mixed_quotations_keep_the_marks_within(text: str, content: str) -> None:
    assert shown(text, statements(text)) == [("Jane Roe", "mixed", [content])]


@pytest.mark.parametrize(
    "text",
    [
        "The leaders discussed the northern pier.",
        "Norland wants the board to lower its fees.",
        "Jane Roe may say that the talks have failed.",
        "If Jane Roe says that the talks have failed, prices will rise.",
        "Jane Roe is expected to say that the talks have failed.",
        "Jane Roe declined to comment.",
        "As the board said goodbye, the pier fell.",
        "Jane Roe did not say whether the talks had failed.",
        "It was stressed that the fees would rise.",
        "The so-called “pilots first” rule was dropped in May.",
        "The board met on Tuesday in the town hall.",
    ],
)
def test_what_the_reporter_says_is_no_statement(text: str) -> None:
    assert statements(text) == []


def test_two_cues_are_two_statements() -> None:
    text = "Jane Roe said that the harbour would stay closed and warned that the fleet would leave."
    assert [contents for *_, contents in shown(text, statements(text))] == [
        ["the harbour would stay closed"],
        ["the fleet would leave"],
    ]
    text = 'Jane Roe said "it is over," adding that the pier would close.'
    assert [contents for *_, contents in shown(text, statements(text))] == [["it is over"], ["the pier would close"]]


def test_what_somebody_reports_of_another_is_nested() -> None:
    text = "Jane Roe said the mayor had promised to lower the fees."
    outer, inner = statements(text)
    assert inner.nested_in == outer.id
    assert (inner.speaker_mention, outer.nested_in) == ("the mayor", None)


def test_a_speaker_who_says_what_he_thinks_makes_one_statement() -> None:
    text = "Jane Roe said she believes the fees will fall."
    assert shown(text, statements(text)) == [("Jane Roe", "indirect", ["she believes the fees will fall"])]


def test_who_was_told() -> None:
    assert statements("Jane Roe told reporters that the talks had failed.")[0].addressee == "reporters"


def test_a_sentence_that_goes_on_belongs_to_the_statement_before() -> None:
    text = "Jane Roe said that the pier was old. However, it could be used for a year. The board met on Monday."
    found = shown(text, statements(text))
    assert found == [("Jane Roe", "indirect", ["the pier was old. However, it could be used for a year"])]


def test_a_quotation_over_paragraphs_is_one_statement() -> None:
    text = "Jane Roe said: “We have lost the harbour and the pier.\n“We leave the town tomorrow.”"
    found = shown(text, statements(text))
    assert found == [("Jane Roe", "direct", ["We have lost the harbour and the pier", "We leave the town tomorrow"])]


def test_an_announced_quotation_stands_in_the_next_paragraph() -> None:
    text = "Jane Roe wrote on her page:\n“We have lost the harbour and we leave the town tomorrow.”"
    assert shown(text, statements(text))[-1][::2] == (
        "Jane Roe",
        ["We have lost the harbour and we leave the town tomorrow"],
    )


def test_a_headline_is_found_and_marked() -> None:
    title = "Harbour stays closed, minister says"
    found = statements(f"{title}\nJane Roe said the harbour would stay closed.", title=title)
    assert [s.in_title for s in found] == [True, False]


def test_every_statement_says_how_it_was_found() -> None:
    for text, *_ in (*DIRECT, *INDIRECT):
        for statement in statements(text):
            assert statement.reason
            assert 0 < statement.confidence <= 1


def test_after_an_announced_quotation_the_next_one_has_its_speaker() -> None:
    text = (
        "Jane Roe wrote on her page:\n“We have lost the harbour and we leave the town tomorrow.”\n"
        "“Nobody listened to us when there was time.”"
    )
    found = shown(text, statements(text))
    assert [(name, kind) for name, kind, _ in found] == [("Jane Roe", "direct"), ("Jane Roe", "direct")]


def test_a_speaker_whose_name_the_parser_takes_for_a_verb_is_read_beside_the_quotation() -> None:
    text = '"Sarnholt will accept a treaty if the cargo is inspected," Ossling told reporters.'
    said = ["Sarnholt will accept a treaty if the cargo is inspected"]
    assert shown(text, statements(text)) == [("Ossling", "direct", said)]
