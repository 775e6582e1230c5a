"""What judgements teach: a systematic error is unlearnt, noise teaches nothing, and the same judgements the same."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import pytest

from dragoman.language import pipeline
from dragoman.positions import learning, logistic
from dragoman.positions.learning import Judged, Label, Learned, Seen
from dragoman.settings import Settings
from tests.positions import fisheries

SIDES = ("Lorvia", "Ostrea", "The guild")
MATTERS = (
    "raise the quota",
    "lift the tariffs on fish",
    "accept joint inspections",
    "close the patrol base",
    "sign a legally binding treaty",
    "cut the quota",
    "grant access to coastal waters",
)
HALLS = ("in the senate", "in the chamber", "at the academy", "on the board", "in the council", "in the court")
WRONG = "raise the quota of seats for women"


@lru_cache(maxsize=1)
def lessons() -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    """Frames whose cue misleads (a quota that is none of herring), and frames that are coded as they should be."""
    misled = [f"{side} wants to {WRONG} {hall}." for side in SIDES for hall in HALLS]
    sound = [f"{side} wants to {matter}." for side in SIDES for matter in MATTERS]
    return frames(misled), frames(sound)


def frames(sentences: list[str]) -> tuple[Seen, ...]:
    text = "\n".join(sentences)
    parsed = next(iter(pipeline.parse([fisheries.document(text)], Settings().model)))
    coded = [seen for seen in learning.seen(parsed, fisheries.read(text)) if seen.code]
    assert len(coded) >= len(sentences)
    return tuple(coded)


def labels() -> list[Label]:
    misled, sound = lessons()
    wrong = [Label(seen, None, seen.code, seen.position.id) for seen in misled]
    return wrong + [Label(seen, seen.code, None, seen.position.id) for seen in sound]


def test_without_judgements_there_is_no_model() -> None:
    lesson = learning.learn([])
    assert (lesson.model, lesson.weights, lesson.judgements) == (None, {}, 0)


def test_a_systematic_error_is_unlearnt_and_what_was_right_stays() -> None:
    lesson = learning.learn(labels())
    assert lesson.model is not None
    assert lesson.after.f1 > lesson.before.f1
    assert lesson.after.wrong < lesson.before.wrong
    fresh = frames(
        ["Ostrea wants to raise the quota of seats for women in the ministry.", "Lorvia wants a higher quota."]
    )
    found = learning.apply(fresh, lesson.model, fisheries.BOOK)
    assert [(p.holder, p.issue) for p in found] == [("ostrea", None), ("lorvia", "quota")]
    assert "left uncoded by judgements" in found[0].reason
    assert found[1] == fresh[1].position


def test_the_same_judgements_teach_the_same_in_any_order() -> None:
    there, back = learning.learn(labels()), learning.learn(labels()[::-1])
    assert there == back
    assert there.model is not None
    assert Learned.from_json(there.model.to_json()) == replace(there.model, weights=dict(there.model.weights))


def test_agreement_with_the_machine_changes_nothing() -> None:
    _, sound = lessons()
    accepted = [Label(seen, seen.code, None, seen.position.id) for seen in sound]
    assert learning.learn(accepted).model is None


def test_a_few_judgements_change_nothing() -> None:
    assert learning.learn(labels()[: learning.LEAST - 1]).model is None


def test_an_option_that_reviewers_gave_is_added_where_that_is_learnt() -> None:
    book_less = [replace(seen, position=replace(seen.position, issue=None, option=None)) for seen in lessons()[0]]
    _, sound = lessons()
    given = [Label(seen, "monitor/joint", None, seen.position.id) for seen in book_less]
    lesson = learning.learn(given + [Label(seen, seen.code, None, seen.position.id) for seen in sound])
    assert lesson.model is not None
    assert lesson.model.adds
    (fresh,) = frames(["Ostrea wants to raise the quota of seats for women in the ministry."])[:1]
    bare = replace(fresh, position=replace(fresh.position, issue=None, option=None))
    (position,) = learning.apply([bare], lesson.model, fisheries.BOOK)
    assert (position.issue, position.option) == ("monitor", "joint")
    other = replace(fisheries.BOOK, issues=fisheries.BOOK.issues[:-1])
    assert learning.apply([bare], lesson.model, other) == (bare.position,)


def test_what_was_judged_stays_as_it_was() -> None:
    model = learning.learn(labels()).model
    assert model is not None
    seen = lessons()[0][0]
    assert learning.apply([seen], model, fisheries.BOOK) != (seen.position,)
    kept = Judged(seen.position.doc, seen.position.evidence, seen.position.holder, seen.code)
    assert learning.apply([seen], replace(model, judged=(kept,)), fisheries.BOOK) == (seen.position,)


def test_the_regression_moves_the_prior_and_no_further_than_the_penalty_lets_it() -> None:
    rows = [{"a": 1.0}, {"a": 1.0}, {"b": 1.0}]
    loose = logistic.fit(rows, [True, True, False], [0.0] * 3, 0.01)
    tight = logistic.fit(rows, [True, True, False], [0.0] * 3, 100.0)
    assert loose["a"] > tight["a"] > 0 > tight["b"] > loose["b"]
    weight = logistic.fit([{"a": 1.0}], [True], [1.0], 2.0)["a"]
    chance = 1 / (1 + 2.718281828459045 ** -(1.0 + weight))
    assert 2.0 * weight == pytest.approx(1 - chance, abs=1e-5)  # where the gradient is zero
    assert logistic.fit([], [], [], 1.0) == {}
