"""Quotation marks of every kind, and what is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.statements import marks


def inners(*paragraphs: str) -> list[str]:
    """The text between the outermost marks, paragraph after paragraph."""
    found = marks.find(list(paragraphs))
    return [text[slice(*q.inner)] for text, quotes in zip(paragraphs, found, strict=True) for q in quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Ja," she said. "Nein."', ["Ja,", "Nein."]),
        ("“Ja,” she said. “Nein.”", ["Ja,", "Nein."]),
        ("„Ja“, sagte sie. „Nein.”", ["Ja", "Nein."]),
        ("«Oui», dit-elle.", ["Oui"]),
        ("»Ja«, sagte sie.", ["Ja"]),
        ("''We go,'' she said. ''Now.''", ["We go,", "Now."]),
        ("``We go,'' she said.", ["We go,"]),
        ("‘We can’t go on,’ Ms Roe said. ‘It’s over.’", ["We can’t go on,", "It’s over."]),
        ("He said 'the pilots' plan is dead,' and left.", ["the pilots' plan is dead,"]),
        ("It's the '90s, and the pilots' fees aren't 'fair'.", ["fair"]),
        ("The pilots' fees and the board's fees rose.", []),
        ('"We keep the "pilots first" rule," she said.', ['We keep the "pilots first" rule,']),
        ("“She told me ‘no’ twice,” he said.", ["She told me ‘no’ twice,"]),
        ('"Why?" she asked', ["Why?"]),
        ('a 5" pipe and a "good" one', ["good"]),
        ('a "start," a "joke"', ["start,", "joke"]),
        ("—“no”—", ["no"]),
        ('"Nobody closed this. She left.', ["Nobody closed this. She left."]),
        ('"One. "Two," she said.', ["One.", "Two,"]),
        ("No marks at all.", []),
        ("", []),
    ],
)
def test_outermost_quotations(text: str, expected: list[str]) -> None:
    assert inners(text) == expected


def test_a_repeated_opening_mark_resumes_the_quotation() -> None:
    first, second, third = marks.find(["She said: “It is over.", "“We leave tomorrow.”", "“Good,” said the board."])
    assert not first[0].closed
    assert second[0].resumes
    assert second[0].closed
    assert not third[0].resumes


def test_a_quotation_goes_on_in_the_next_paragraph_without_a_repeated_mark() -> None:
    first, second = marks.find(['She said, "It is over.', 'We leave tomorrow." Then she left.'])
    assert not first[0].closed
    assert second[0].resumes
    assert second[0].inner == (0, len("We leave tomorrow."))


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    first, second = marks.find(['"It is over', "The board met again."])
    assert not first[0].closed
    assert second == []


@given(st.lists(st.text(alphabet="ab .,?!s'\"“”„«»‘’`-—0\t", max_size=40), max_size=4))
def test_any_soup_of_marks_gives_ordered_spans_within_the_text(paragraphs: list[str]) -> None:
    found = marks.find(paragraphs)
    assert len(found) == len(paragraphs)
    for text, quotes in zip(paragraphs, found, strict=True):
        for quote in quotes:
            assert 0 <= quote.start <= quote.inner[0] <= quote.inner[1] <= quote.end <= len(text)
        assert all(a.end <= b.start for a, b in pairwise(quotes))
