"""What the judge sees around a block, and that nothing in the middle of an article is lost on its word."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.reading import bounds, contexts, edges, features
from dragoman.reading.blocks import blocks
from dragoman.reading.clean import clean
from dragoman.reading.judge import NETS, Judge, shipped
from tests.reading.test_judge import BELOW, FOOT, MENU, STORY, page

OTHER = [
    "Gardeners on the north shore expect the earliest spring in years, and have begun to clear beds that froze over.",
    "The council's head gardener says that visitors may see the first blossoms in the second week of the month.",
]


def random_judge(seed: int) -> Judge:
    """One that knows nothing: weights drawn at random."""
    chance = np.random.default_rng(seed)
    found = blocks(page())
    width = features.matrix(found, *bounds.by_rule(found)).shape[1]
    near = width + edges.matrix(found, np.zeros(len(found))).shape[1]
    weights = {}
    for name in NETS:
        size = width if name == "article" else near
        weights[f"{name}_mean"], weights[f"{name}_spread"] = np.zeros(size), np.ones(size)
        weights[f"{name}_inward"], weights[f"{name}_bias"] = chance.normal(size=(size, 4)), chance.normal(size=4)
        weights[f"{name}_outward"], weights[f"{name}_offset"] = chance.normal(size=4), chance.normal(size=1)
    return Judge(weights)


@pytest.mark.parametrize("seed", range(12))
def test_whatever_the_judge_says_no_paragraph_is_lost_between_the_first_and_the_last(seed: int) -> None:
    raw = page()
    kept = [raw[start:end] for start, end in clean(raw, judge=random_judge(seed)).body]
    at = [i for i, text in enumerate(STORY) if text in kept]
    assert at == list(range(at[0], at[-1] + 1)) if at else not set(kept) & set(STORY)


def test_the_judge_of_a_page_can_be_another_than_the_shipped() -> None:
    found = blocks(page())
    ruled = bounds.by_rule(found)
    one, other = shipped().verdict(found, *ruled), random_judge(1).verdict(found, *ruled)
    assert not np.allclose(one.article, other.article)
    assert bounds.find(found, shipped())[0] == bounds.find(found)[0]


def test_paragraphs_of_another_story_above_the_headline_are_left_out() -> None:
    raw = "\n\n".join([*MENU, *OTHER, "Most read", *BELOW, "Ferry crews and line resume talks", *STORY, *BELOW, *FOOT])
    kept = [raw[start:end] for start, end in clean(raw).body]
    assert not set(kept) & set(OTHER)
    assert set(kept) >= set(STORY)


def test_the_first_and_the_last_paragraph_have_the_highest_odds_of_their_edges() -> None:
    found = blocks(page())
    verdict = shipped().verdict(found, *bounds.by_rule(found))
    prose = [i for i, block in enumerate(found) if block.prose]
    assert found[max(prose, key=lambda i: verdict.first[i])].text == STORY[0]
    assert found[max(prose, key=lambda i: verdict.last[i])].text == STORY[-1]


def test_a_copy_is_told_from_what_it_repeats() -> None:
    found = blocks(f"{STORY[0]}\n\nA line of its own\n\n* {STORY[0]}")
    rows = contexts.matrix(found)
    again = [tuple(row) for row in rows]
    assert len(found) == 3
    assert again[0] != again[2]


def test_words_shared_with_the_paragraphs_around_show() -> None:
    told = (
        "The mediator asked the crews of the ferry line and the delegation of the line to say what they could accept."
    )
    found = blocks("\n\n".join([*STORY[:3], told, OTHER[0]]))
    shared = contexts.matrix(found)[:, 10:15].sum(axis=1)
    assert shared[3] > shared[4]


def test_a_page_without_a_word_has_rows_all_the_same() -> None:
    found = blocks("***\n\n---\n\n***")
    assert contexts.matrix(found).shape[0] == len(found) == edges.matrix(found, np.zeros(len(found))).shape[0]
