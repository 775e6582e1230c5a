"""Names, states, roles and parties; who a mention means."""

from __future__ import annotations

import pytest

from dragoman.language import names
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Paragraph
from tests.statements.telling import codebook, parsed


def cast(text: str, with_book: bool = True) -> tuple[Cast, Paragraph]:
    told = parsed(text)
    return Cast(told, codebook() if with_book else None), told.paragraphs[0]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Uruguay", "UY"),
        ("Uruguayan", "UY"),
        ("Montevideo", "UY"),
        ("the White House", "US"),
        ("Élysée", "FR"),
        ("Quai d’Orsay", "FR"),
        ("Türkiye", "TR"),
        ("Norland", None),
    ],
)
def test_words_that_stand_for_a_state(word: str, code: str | None) -> None:
    assert names.state_of(word) == code


def test_every_state_has_a_name_and_no_word_is_lost() -> None:
    states = names.states()
    assert len(states) > 190
    assert all(state.name and len(code) == 2 for code, state in states.items())
    assert all(names.state_of(state.name) == code for code, state in states.items())


@pytest.mark.parametrize(
    ("full", "other", "same"),
    [
        ("Ivana Zelenska", "Selenska", True),
        ("Andrei Lavrenko", "Andrej Lawrenko", True),
        ("Joseph Harbour", "Joe Harbour", True),
        ("Ursula von der Moor", "von der Moor", True),
        ("Tom Archer", "T. Archer", True),
        ("Tom Archer", "Jane Archer", False),
        ("Tom Archer", "Archerson", False),
        ("Tom Archer", "", False),
    ],
)
def test_spellings_of_one_person(full: str, other: str, same: bool) -> None:
    assert names.same_person(full, other) is same


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Norland Harbour Board", "board"),
        ("NHB", "board"),
        ("the board", "board"),
        ("Selenska", "board"),
        ("Ivana Zelenska", "board"),
        ("the Pilots' Union", "pilots"),
        ("Montevideo", "uruguay"),
        ("Uruguayan", "uruguay"),
        ("the Uruguayan side", "uruguay"),
        ("Uruguayan officials", "uruguay"),
        ("board", None),
        ("Uruguayan music", None),
        ("Paraguay", None),
        ("", None),
    ],
)
def test_the_party_of_a_name(text: str, party: str | None) -> None:
    assert cast("Nothing.")[0].party(text) == party


def test_parties_in_a_stretch_of_text_in_order_and_once() -> None:
    who, paragraph = cast("The pilots and Uruguay met the board, and Mr Archer thanked Montevideo and us.")
    assert who.parties_in(paragraph, 0, len(paragraph.parse)) == ["pilots", "uruguay", "board"]
    assert who.parties_in(paragraph, 0, 2) == ["pilots"]


def test_an_alias_with_a_small_letter_needs_its_article() -> None:
    who, paragraph = cast("He took a board and a union card.")
    assert who.parties_in(paragraph, 0, len(paragraph.parse)) == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Uruguayan Foreign Minister Jane Roe left the town.", "uruguay"),
        ("Jane Roe, ambassador of Uruguay, left the town.", "uruguay"),
        ("Former Uruguayan Foreign Minister Jane Roe left the town.", None),
        ("Uruguayan historian Jane Roe left the town.", None),
    ],
)
def test_an_office_speaks_for_its_state_an_expert_does_not(text: str, party: str | None) -> None:
    who, _ = cast(text)
    (person,) = who.people
    assert (person.name, who.party_of(who.actor(person))) == ("Jane Roe", party)


def test_without_a_codebook_states_bodies_and_people_have_names() -> None:
    who, paragraph = cast("Montevideo thanked the White House and Minister Jane Roe.", with_book=False)
    found = [who.resolve(paragraph, a, b) for a, b in ((0, 1), (2, 5), (6, 9))]
    assert [(a.name, a.kind, a.speaks_for) for a in found if a] == [
        ("Uruguay", "state", None),
        ("White House", "organisation", None),
        ("Jane Roe", "person", None),
    ]


def test_names_without_a_first_letter_or_with_odd_marks_do_no_harm() -> None:
    for text in ("", "???", "’s", "1 2 3 — 4", "Mr. said", "PRESIDENT said", "\u200b"):
        who, paragraph = cast(text or " x")
        for i in range(len(paragraph.parse)):
            who.resolve(paragraph, i, i + 1)


def test_an_empty_range_is_nobody() -> None:
    who, paragraph = cast("Jane Roe left.")
    assert who.resolve(paragraph, 0, 0) is None
