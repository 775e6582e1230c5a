"""Whether an appointment is planned, was held, or was called off: from the verb around it and from its date."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.dating import Dated, When, moves_to
from dragoman.events.grammar import children, lemma, subjects
from dragoman.events.triggers import Trigger
from dragoman.events.vocabulary import vocabulary
from dragoman.language.intervals import days_of
from dragoman.language.tense import Direction, direction, verb_direction
from dragoman.model import EventStatus


def status(trigger: Trigger, when: When, published: str | None, date: Dated | None) -> EventStatus:
    """Called off where the text says so; else by the days where they lie before or after the report; else by tense.

    published: the report's date, may be partial. date: the time expression, None where the report's own day stands in.
    """
    way = _way(trigger, date.root if date else None)
    moved = date is not None and moves_to(trigger, date.root)
    if _called_off(trigger, way) and not moved:
        return "cancelled"
    side = _side_of(published, when, date)
    if side == 0:
        return "planned" if way == "future" or trigger.format == "deadline" else "held"
    return "held" if side < 0 else "planned"


def _side_of(published: str | None, when: When, date: Dated | None) -> int:
    """-1 where the appointment's days lie before the report's, 1 where after, 0 where they overlap or a year lacks."""
    report = days_of(published or "")
    first, last = days_of(when.start), days_of(when.end)
    told = date.timex.interval if date else None
    if report is None or first is None or last is None:
        return 0
    start, end = (told[0], told[1]) if told else (first[0].isoformat(), last[1].isoformat())
    if end < report[0].isoformat():
        return -1
    return 1 if start > report[1].isoformat() else 0


def _way(trigger: Trigger, root: Token | None) -> Direction:
    if trigger.verb is not None and trigger.verb.i == trigger.token.i:
        return verb_direction(trigger.verb)
    if trigger.verb is not None:
        return direction(trigger.token)
    if root is not None and (way := direction(root)) != "none":
        return way
    return direction(trigger.token)


def _called_off(trigger: Trigger, way: Direction) -> bool:
    verb = trigger.verb
    if verb is None:
        return False
    if verb.i == trigger.token.i:
        return any(child.dep_ == "neg" for child in verb.children) and way != "none"
    if _cancels(verb, trigger.token):
        return True
    denied = bool(children(verb, "neg")) and vocabulary().has("taking_place", lemma(verb))
    return denied and _is_subject(trigger.token, verb)


def _cancels(verb: Token, noun: Token) -> bool:
    """Whether the verb calls the noun off: "postponed the talks", "the visit was called off"."""
    v = vocabulary()
    done_to = noun.dep_ in ("dobj", "nsubjpass") or (verb.dep_ == "acl" and verb.head.i == noun.i)
    particle = v.particles.get(lemma(verb))
    if particle:
        return done_to and any(child.lower_ == particle for child in verb.children)
    denied = bool(children(verb, "neg"))
    return done_to and v.has("cancelling", lemma(verb)) and not denied


def _is_subject(noun: Token, verb: Token) -> bool:
    return any(subject.i == noun.i for subject in subjects(verb))
