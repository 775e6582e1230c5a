"""Phrases put together by the words they share."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codebook import clusters

BAGS = st.lists(
    st.dictionaries(st.sampled_from("abcdefgh"), st.floats(0.1, 1.0), min_size=1, max_size=4), min_size=1, max_size=12
)


def bag(words: str) -> dict[str, float]:
    return dict.fromkeys(words.split(), 1.0)


def test_what_shares_words_is_together_and_what_does_not_is_not() -> None:
    bags = [bag("toll ship"), bag("treaty sign"), bag("toll cargo"), bag("treaty ratify"), bag("fish")]
    assert clusters.cluster(bags, 0.1) == [[0, 2], [1, 3], [4]]


def test_a_word_that_all_have_ties_less_than_a_rare_one() -> None:
    rows = clusters.weighted([bag("talk toll"), bag("talk toll"), bag("talk fish"), bag("talk port")])
    assert rows[0] @ rows[1] > rows[2] @ rows[3] > 0


def test_past_the_limit_the_rest_is_put_where_it_is_most_alike() -> None:
    bags = [bag("toll ship"), bag("treaty sign")] * 4 + [bag("fish")]
    before = clusters.MOST
    try:
        clusters.MOST = 2
        assert clusters.cluster(bags, 0.3) == [[0, 2, 4, 6], [1, 3, 5, 7], [8]]
    finally:
        clusters.MOST = before


@given(BAGS, st.floats(0.05, 0.9))
@settings(max_examples=60, deadline=None)
def test_every_bag_is_in_one_cluster_and_the_same_bags_give_the_same(
    bags: list[dict[str, float]], least: float
) -> None:
    groups = clusters.cluster(bags, least)
    assert sorted(i for group in groups for i in group) == list(range(len(bags)))
    assert groups == clusters.cluster([dict(reversed(b.items())) for b in bags], least)


@given(BAGS)
@settings(max_examples=30, deadline=None)
def test_at_no_demand_all_that_touch_are_one_and_at_more_than_one_nothing_is_joined(
    bags: list[dict[str, float]],
) -> None:
    assert len(clusters.cluster(bags, 0.0)) == 1
    assert len(clusters.cluster(bags, 1.1)) == len(bags)
    assert np.allclose(np.linalg.norm(clusters.weighted(bags), axis=1), 1.0)
