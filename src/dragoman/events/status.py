"""Whether an appointment is planned, was held, or was called off: from the verb around it and from its date."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.dating import When
from dragoman.events.grammar import children, lemma, subjects
from dragoman.events.triggers import Trigger
from dragoman.events.vocabulary import vocabulary
from dragoman.language.tense import Direction, direction, verb_direction
from dragoman.model import EventStatus


def status(trigger: Trigger, when: When, published: str | None, root: Token | None) -> EventStatus:
    """Called off where the text says so; else by the date where it lies before or after the report; else by tense.

    published: the report's date, may be partial. root: the head of the date, whose clause counts where there is no verb.
    """
    way = _way(trigger, root)
    if _called_off(trigger, way):
        return "cancelled"
    if published and "X" not in published and "X" not in when.start:
        width = min(len(published), len(when.end), len(when.start))
        if when.end[:width] < published[:width]:
            return "held"
        if when.start[:width] > published[:width]:
            return "planned"
    return "planned" if way == "future" else "held"


def _way(trigger: Trigger, root: Token | None) -> Direction:
    if trigger.verb is not None:
        return verb_direction(trigger.verb)
    if root is not None and (way := direction(root)) != "none":
        return way
    return direction(trigger.token)


def _called_off(trigger: Trigger, way: Direction) -> bool:
    verb = trigger.verb
    if verb is None:
        return False
    if verb.i == trigger.token.i:
        return any(child.dep_ == "neg" for child in verb.children) and way != "none"
    return _cancels(verb, trigger.token) or (_is_subject(trigger.token, verb) and bool(children(verb, "neg")))


def _cancels(verb: Token, noun: Token) -> bool:
    """Whether the verb calls the noun off: "postponed the talks", "the visit was called off"; not "the talks were suspended in May 2"."""
    v = vocabulary()
    done_to = noun.dep_ in ("dobj", "nsubjpass") or (verb.dep_ == "acl" and verb.head.i == noun.i)
    particle = v.particles.get(lemma(verb))
    if particle:
        return done_to and any(child.lower_ == particle for child in verb.children)
    denied = bool(children(verb, "neg"))
    return done_to and v.has("cancelling", lemma(verb)) and not denied


def _is_subject(noun: Token, verb: Token) -> bool:
    return any(subject.i == noun.i for subject in subjects(verb))
