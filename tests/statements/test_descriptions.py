"""Whom a description or a pronoun takes up: bodies, states, a person's country; and when nobody can be told."""

from __future__ import annotations

import pytest

from dragoman.language import names
from dragoman.language.bodies import is_place
from dragoman.language.tables import rows
from tests.statements.telling import codebook, statements


def speakers(text: str) -> list[str | None]:
    return [s.speaker.name if s.speaker else None for s in statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbour Public Schools opened. The school system said it would pay.", "Harbour Public Schools"),
        ("The Pilots' Guild went on strike. The union said it would not stop.", "Pilots' Guild"),
        ("The Foreign Ministry met the envoys. The ministry said the deal was off.", "Foreign Ministry"),
        ("The Pilots' Guild went on strike. The company said it would pay.", "company"),
        ("Uruguay sent envoys to Montevideo. The government said it would sign.", "Uruguay"),
        ("Uruguay and Paraguay sent envoys. The government said it would sign.", "government"),
        ("Uruguay and Paraguay sent envoys. The two countries said they would sign.", "Uruguay and Paraguay"),
        ("The Bank of Norland raised its rates. It said the talks had failed.", "Bank of Norland"),
    ],
)
def test_a_description_takes_up_a_body_where_only_one_fits(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shipowners pay the toll. They said the Strait of Norland was too long.", "Shipowners"),
        ("The pilots voted after the Harbour Day. It said the talks had failed.", None),
    ],
)
def test_a_place_or_feast_says_nothing(text: str, expected: str | None) -> None:
    assert speakers(text)[-1] == expected


def test_a_guild_of_pilots_is_no_pilot() -> None:
    text = "Jane Roe met the envoys. Fees fell last year, according to the Pilots' Guild."
    assert speakers(text) == ["Pilots' Guild"]


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Minister Ivana Zelenska of Uruguay left. Her country said it would sign.", "Uruguay", "uruguay"),
        ("Minister Ivana Zelenska of Uruguay left. Her board said it would sign.", "Norland Harbour Board", "board"),
        ("Prime Minister Jane Roe of Uruguay left. Her government believes the plan is dead.", "Uruguay", "uruguay"),
        ("Prime Minister Jane Roe of Uruguay said the plan was dead.", "Jane Roe", "uruguay"),
        ("Jim Doe of the Pilots' Union said the plan was dead.", "Jim Doe", "pilots"),
        ("Jim Doe of the Uruguay Shipowners' Association said the plan was dead.", "Jim Doe", None),
        ("Historian Jane Roe of Uruguay said the plan was dead.", "Jane Roe", None),
    ],
)
def test_who_stands_behind_a_name(text: str, name: str, party: str | None) -> None:
    last = statements(text, codebook())[-1].speaker
    assert last is not None
    assert (last.name, last.speaks_for) == (name, party)


@pytest.mark.parametrize(
    "text",
    [
        "Zelenska repeated that the fees would rise.",
        "Zelenska repeated that the fees would rise. Later Minister Ivana Zelenska left.",
    ],
)
def test_a_lone_surname_gets_its_full_name(text: str) -> None:
    first = statements(text, codebook())[0].speaker
    assert first is not None
    assert (first.name, first.speaks_for) == ("Ivana Zelenska", "board")


def test_a_role_has_no_possessive_pronoun() -> None:
    (only,) = statements("Its foreign minister, Jane Roe, said that the fees would rise.")
    assert only.role == "foreign minister"


def test_lexicons_of_descriptions_are_sound() -> None:
    nouns = [row[0] for row in rows("dragoman.language", "takes_up.tsv", 2)]
    assert len(nouns) == len(set(nouns))
    assert all(held for _, held in rows("dragoman.language", "takes_up.tsv", 2))
    assert names.private() < names.groups().keys()
    assert is_place("Strait of Norland")
    assert not is_place("Norland Harbour Board")
