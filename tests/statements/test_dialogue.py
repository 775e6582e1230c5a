"""Interviews and transcripts."""

from __future__ import annotations

from tests.statements.telling import shown, statements


def test_labelled_turns_belong_to_their_speakers() -> None:
    text = "\n".join(
        [
            "MODERATOR: Will the harbour open?",
            "JANE ROE: It will open in May, and the fees will fall.",
            "MODERATOR: And the pier?",
            "JANE ROE: The pier is another matter.",
            "TOM ARCHER: The pilots want the pier open.",
            "TOM ARCHER: We said so in March.",
        ]
    )
    found = shown(text, [s for s in statements(text) if s.reason == "turn"])
    assert [contents[0] for _, _, contents in found] == [
        "It will open in May, and the fees will fall.",
        "The pier is another matter.",
        "The pilots want the pier open.",
        "We said so in March.",
    ]
    assert {kind for _, kind, _ in found} == {"direct"}
    assert [name.lower() for name, *_ in found if name] == ["jane roe", "jane roe", "tom archer", "tom archer"]


def test_answers_after_dashes_belong_to_whose_interview_it_is() -> None:
    text = (
        "Interview of Minister Jane Roe to a local paper. - Minister Roe, will the harbour open? "
        "- It will open in May. The fees will fall. - And what of the pier? - The pier is another matter."
    )
    found = shown(text, [s for s in statements(text) if s.reason == "turn"])
    assert found == [
        ("Jane Roe", "direct", ["It will open in May. The fees will fall."]),
        ("Jane Roe", "direct", ["The pier is another matter."]),
    ]


def test_dashes_in_prose_are_no_interview() -> None:
    text = "Minister Jane Roe met the board in an interview room. - The harbour is closed. - The pier is open."
    assert [s for s in statements(text) if s.reason == "turn"] == []


def test_two_turns_are_an_interview_where_one_asks() -> None:
    text = "Q: Will the harbour open?\nJane Roe: It will open in May."
    assert shown(text, statements(text)) == [("Jane Roe", "direct", ["It will open in May."])]


def test_a_turn_goes_on_in_paragraphs_without_a_label() -> None:
    text = "ROE: We asked for a ferry.\nAnd we asked for it twice.\nARCHER: You will have it."
    found = [contents for *_, contents in shown(text, statements(text))]
    assert found == [["We asked for a ferry.", "And we asked for it twice."], ["You will have it."]]


def test_labels_of_things_are_no_speakers() -> None:
    for text in (
        "Chair: oak, four legs.\nTable: pine, with drawer.\nChair: ash.\nTable: glass.",
        "NOTE: Bring your own paper.\nPLACE: The town hall.\nTIME: Noon.",
    ):
        assert statements(text) == []
