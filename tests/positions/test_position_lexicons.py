"""The lexicons are sound: every line is read, every value is one that the code knows."""

from __future__ import annotations

from collections import Counter

from dragoman.positions import vocabulary

HOLDERS = {"subj", "mod", "for", "source", "we", "patient", "self", "there", "predicate"}


def test_every_act_has_values_that_the_rules_know() -> None:
    acts = [act for some in vocabulary.acts().values() for act in some]
    assert len(acts) > 300
    assert {act.holder for act in acts} <= HOLDERS
    assert {act.keep for act in acts} == {"free", "coded", "negated", "only", "red"}
    assert {act.pos for act in acts} == {"V", "N", "A", "M"}
    assert all(1 <= act.strength <= 5 for act in acts)
    assert all(act.words[act.head] and "*" not in act.name for act in acts)


def test_no_act_stands_twice_for_the_same_holder_and_object() -> None:
    found = Counter((act.words, act.pos, act.holder, act.object) for some in vocabulary.acts().values() for act in some)
    assert [key for key, times in found.items() if times > 1] == []


def test_what_is_kept_only_where_negated_says_what_the_negation_means() -> None:
    acts = [act for some in vocabulary.acts().values() for act in some if act.keep in {"negated", "only"}]
    assert all(act.negated is not None for act in acts)


def test_hedges_weaken_boosters_strengthen() -> None:
    hedges = vocabulary.hedges()
    assert all(weight < 0 for weight, _ in hedges["hedge"])
    assert all(weight > 0 for weight, _ in hedges["booster"])


def test_longer_phrases_come_first() -> None:
    for some in vocabulary.acts().values():
        lengths = [len(act.words) for act in some]
        assert lengths == sorted(lengths, reverse=True)
