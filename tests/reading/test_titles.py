"""The title of a whole page among its other lines; all names are invented."""

from __future__ import annotations

import numpy as np
import pytest

from dragoman.reading import bounds, judge, titles
from dragoman.reading.blocks import blocks
from dragoman.reading.clean import clean
from dragoman.reading.judge import Judge
from dragoman.reading.titles import Candidates, Chooser

TITLE = "Salt miners and the province agree to talk about winter shifts"
STORY = [
    "Salt miners in Upper Varn and the province agreed on Tuesday to discuss the winter shifts that led to strikes.",
    '"Nobody wants a third winter like the last two," said Ilka Brandvold, who speaks for the miners of the valley.',
    "The province had refused for a year to discuss the shifts as long as the miners kept the northern gallery closed.",
    "Under what was agreed, the gallery opens again next week, and a mediator hears both sides by the end of March.",
    "The owner of the mine, Varn Salt, said it would follow what the mediator proposes, if the province pays its part.",
]
MENU = ["Home", "Valley", "Province", "Opinion", "Sport", "Weather", "Log in", "Subscribe", "Search", "Archive"]
OTHERS = [
    "* Ten walks around the lake",
    "* Quiz: which glacier is it?",
    "* Choir festival moves to autumn",
    "* Ferry fares rise again in May",
    "* New bakery opens at the station",
    "* What the thaw does to old roads",
]
FOOT = ["About us", "Contact", "Careers", "Terms of use", "Privacy policy", "Cookie settings", "Advertise with us"]


def page(title: str = TITLE) -> str:
    head = [*MENU, *OTHERS, "Province", title, "By Rune Askeland", "3 February 2021"]
    return "\n\n".join([*head, *STORY, "Most read", *OTHERS[:3], *FOOT])


def found(raw: str, chooser: Chooser | None = None) -> str | None:
    span = clean(raw, chooser=chooser).title
    return raw[slice(*span)] if span else None


def test_the_title_is_found_below_a_menu_and_a_list_of_other_stories() -> None:
    assert bounds.is_page(blocks(page()))
    assert found(page()) == TITLE


def test_what_is_not_sure_enough_is_no_title() -> None:
    assert found(page(), Chooser(titles.shipped().judge, 99.0)) is None


def test_a_page_without_its_title_is_not_given_that_of_another_story() -> None:
    assert found(page("Province")) not in [*OTHERS, *MENU]


@pytest.mark.parametrize("title", [TITLE, "Province"])
def test_the_article_stays_the_same_whatever_is_its_title(title: str) -> None:
    raw = page(title)
    assert [raw[slice(*span)] for span in clean(raw).body] == STORY


def test_a_clipping_is_left_to_the_rules() -> None:
    raw = "\n\n".join([TITLE, *STORY])
    assert found(raw, Chooser(titles.shipped().judge, 99.0)) == TITLE


def test_lines_below_the_article_are_no_candidates() -> None:
    lines = blocks(page())
    (first, _), odds = bounds.find(lines)
    assert odds is not None
    known = titles.candidates(lines, first, odds)
    assert max(known.at) == first
    assert known.rows.shape[0] == len(known.at) == len(known.texts)
    assert np.isfinite(known.rows).all()


def test_a_page_that_begins_with_its_article_may_have_no_candidates() -> None:
    lines = blocks("\n\n".join([" ".join(STORY), *STORY, *FOOT, *FOOT, *FOOT]))
    known = titles.candidates(lines, 0, np.zeros(len(lines)))
    assert known.at == ()
    assert titles.shipped().choose(lines, 0, np.zeros(len(lines)), None) is None


def plain_net(size: int) -> Judge:
    """The log odds are the first feature of a line."""
    inward = np.zeros((size, 1))
    inward[0] = 1.0
    parts = {"mean": np.zeros(size), "spread": np.ones(size), "inward": inward, "bias": np.zeros(1)}
    parts |= {"outward": np.ones(1), "offset": np.zeros(1)}
    return Judge({f"{titles.NET}_{name}": values for name, values in parts.items()})


def test_the_lead_over_the_next_line_and_the_rules_make_a_choice_surer() -> None:
    lines = Candidates((4, 7, 9), np.array([[1.0], [3.0], [2.0]]), ("a", "b", "c"))
    assert lines.best(plain_net(1), 4) == (7, 3.0 + titles.AHEAD)
    assert lines.best(plain_net(1), 7) == (7, 3.0 + titles.AHEAD + titles.AGREED)


def test_on_a_clear_page_the_rules_count_twice() -> None:
    lines = Candidates((4, 7), np.array([[1.0], [3.0]]), ("a", "b"), clear=True)
    assert lines.best(plain_net(1), 7) == (7, 3.0 + 2 * titles.AHEAD + 2 * titles.AGREED)


def test_the_mark_of_a_list_is_no_part_of_a_title() -> None:
    assert found("\n\n".join([f"* {TITLE}", *STORY])) == TITLE


def test_a_line_that_is_said_again_is_no_rival_of_itself() -> None:
    lines = Candidates((4, 7, 9), np.array([[1.0], [3.0], [2.9]]), ("a", "b", "b"))
    assert lines.best(plain_net(1), 9) == (7, 3.0 + 2 * titles.AHEAD + titles.AGREED)


def test_a_line_without_rivals_is_no_surer_for_that() -> None:
    assert Candidates((0,), np.array([[1.0]]), ("a",)).best(plain_net(1), None) == (0, 1.0)


def test_weights_are_small_and_of_the_width_of_what_is_seen() -> None:
    lines = blocks(page())
    weights = judge.stored("titles")
    width = titles.candidates(lines, 20, np.zeros(len(lines))).rows.shape[1]
    assert weights["title_mean"].shape == (width,)
    assert sum(values.size for values in weights.values()) < 25_000
