"""The learned judge, on a whole page with another story below the article; all names are invented."""

from __future__ import annotations

import numpy as np

from dragoman.reading import bounds, judge
from dragoman.reading.blocks import blocks
from dragoman.reading.clean import clean

STORY = [
    "Negotiators for the ferry crews and the line went back to the table on Monday after a night without sleep.",
    '"We have moved, now they have to move," said Aune Lahti, who leads the delegation of the crews in Kestrel Bay.',
    "The line offers a rise of three percent in each of two years, and one more rest day for crews of night boats.",
    "A spokesman for the line, Per Holm, said that the offer was final, though nobody at the table expects it to be.",
    "Talks are to go on until Thursday, when the mediator is to report to the ministry about what was agreed.",
]
MENU = ["Home", "World", "Business", "Opinion", "Sport", "Culture", "Weather", "Sign in", "Subscribe", "Search"]
BELOW = [
    "More stories",
    "Ten gardens to visit this spring",
    "Quiz: how well do you know the bay?",
    "Most read",
    "1",
    "2",
]
FOOT = ["About us", "Contact", "Careers", "Terms of use", "Privacy policy", "Cookie settings", "Advertise with us"]


def page() -> str:
    return "\n\n".join([*MENU, "Ferry crews and line resume talks", *STORY, *BELOW, *FOOT])


def test_paragraphs_weigh_more_than_menus() -> None:
    found = blocks(page())
    odds = judge.shipped().verdict(found, *bounds.by_rule(found)).article
    prose = np.array([block.text in STORY for block in found])
    assert odds[prose].min() > odds[~prose].mean()
    assert np.abs(odds).max() <= 3.0


def test_the_article_of_a_page_is_whole() -> None:
    raw = page()
    layout = clean(raw)
    assert [raw[start:end] for start, end in layout.body] == STORY
    assert layout.title is not None
    assert raw[slice(*layout.title)] == "Ferry crews and line resume talks"


def test_a_clipping_is_not_put_to_the_judge() -> None:
    found = blocks("\n\n".join(STORY))
    assert bounds.find(found) == ((0, len(STORY) - 1), None)
    assert bounds.by_rule(found) == (0, len(STORY) - 1)
