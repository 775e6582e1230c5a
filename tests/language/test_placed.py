"""A town or state that only says where something is takes no part in it; one that stands for its government does."""

from __future__ import annotations

import pytest

from dragoman.language.actors import Cast
from dragoman.language.pipeline import Parsed, parse
from dragoman.model import Codebook, Document, Party
from dragoman.settings import Settings

BOOK = Codebook(
    "Steel",
    (
        Party("norway", "Norway", aliases=("Oslo",)),
        Party("chile", "Chile", aliases=("Santiago",)),
        Party("eu", "European Union", aliases=("the EU", "Brussels")),
        Party("harbour", "Antwerp Harbour", aliases=("Antwerp",)),
    ),
    (),
)
PLACES = [
    "Talks in Oslo ended on Monday.",
    "The minister flew to Santiago.",
    "The Oslo-based company closed.",
    "Santiago's mayor spoke.",
    "The streets of Oslo were empty.",
    "OSLO, March 3 (Newswire) - The minister spoke.",
    "The Oslo summit failed.",
    "Factories in Norway closed.",
]
GOVERNMENTS = [
    ("Oslo's demands were rejected.", ["norway"]),
    ("Talks between Oslo and Santiago ended.", ["norway", "chile"]),
    ("The minister sent a letter to Santiago.", ["chile"]),
    ("The minister told Oslo to wait.", ["norway"]),
    ("The minister wants assurances from Oslo.", ["norway"]),
    ("Officials in Oslo rejected it.", ["norway"]),
    ("Anger in Brussels grew.", ["eu"]),
    ("A change of government in Oslo helped.", ["norway"]),
    ("According to Oslo, it failed.", ["norway"]),
    ("The Norway talks failed.", ["norway"]),
    ("The talks in Brussels between Norway and Chile ended.", ["norway", "chile"]),
    ("The union has faith in Oslo.", ["norway"]),
    ("Work in Antwerp stopped.", ["harbour"]),
]


def _parsed(text: str) -> Parsed:
    return next(parse([Document("d", "d.txt", text, ((0, len(text)),))], Settings().model))


@pytest.mark.parametrize(("text", "sides"), [*((text, []) for text in PLACES), *GOVERNMENTS])
def test_parties_named_but_not_where_something_is(text: str, sides: list[str]) -> None:
    parsed = _parsed(text)
    paragraph = parsed.paragraphs[0]
    assert Cast(parsed, BOOK).parties_in(paragraph, 0, len(paragraph.parse)) == sides


def test_a_place_resolves_to_nobody() -> None:
    text = "The envoys met in Oslo. Oslo rejected the plan."
    parsed = _parsed(text)
    cast, paragraph = Cast(parsed, BOOK), parsed.paragraphs[0]
    at = [t.i for t in paragraph.parse if t.text == "Oslo"]
    found = [cast.resolve(paragraph, i, i + 1) for i in at]
    assert [actor and actor.speaks_for for actor in found] == [None, "norway"]
