"""Appointments that a report names without their day: what is said of them, and what is no such mention."""

from __future__ import annotations

import pytest

from dragoman import events
from dragoman.language import timex
from dragoman.language.actors import Cast
from dragoman.model import Event
from tests.events.telling import book, read


def undated(text: str) -> list[Event]:
    parsed = read(text)
    found = events.find(parsed, Cast(parsed, book()), timex.find(parsed))
    return [event for event in found if event.start is None]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Ada Vell was glum after the meeting in Riga.", "held"),
        ("Norland will not yield, says Karl Brun, commenting on the meeting in Riga.", "held"),
        ("The talks in Riga ended without a result.", "held"),
        ("The outcome of the talks in Riga pleased Norland.", "held"),
        ("Ada Vell left the meeting in Riga early.", "held"),
        ("The meeting in Riga has been called off.", "cancelled"),
        ("The talks in Riga will not take place.", "cancelled"),
        ("The talks in Riga will not take place unless Norland yields.", None),
        ("Norland denied that the meeting in Riga had taken place.", "denied"),
        ("The talks in Riga have been postponed until May 29.", "moved"),
        ("The meeting in Riga could be called off.", None),
        ("Norland threatened to cancel the meeting in Riga.", None),
        ("Ada Vell spoke ahead of the meeting in Riga.", None),
        ("Ada Vell spoke of the meeting in Riga that may take place.", None),
        ("Karl Brun commented on the upcoming meeting in Riga.", None),
        ("Ada Vell hoped for a meeting in Riga.", None),
        ("Ada Vell recalled the first meeting in Riga.", None),
        ("Norland will answer after the meeting in Riga.", None),
        ("The meeting in Riga was announced by Norland.", None),
        ("The meetings in Riga ended without a result.", None),
    ],
)
def test_what_is_said_of_it(sentence: str, status: str | None) -> None:
    assert [event.status for event in undated(sentence)] == ([status] if status else [])


def test_a_mention_counts_less_than_a_dated_one_and_says_why() -> None:
    (event,) = undated("Ada Vell was glum after the meeting in Riga.")
    (mention,) = event.mentions
    assert (mention.start, event.place) == (None, "Riga")
    assert mention.confidence < 1
    assert "without its day" in mention.reason


def test_what_names_neither_place_nor_sides_means_nothing_here() -> None:
    assert undated("The meeting ended without a result.") == []
