"""Whether an appointment is planned, was held, moved, called off or denied: from the verb around it and its date."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.events.dating import Dated, When
from dragoman.events.denying import denied, without_any
from dragoman.events.grammar import children, lemma, subjects
from dragoman.events.moving import Slot
from dragoman.events.triggers import Trigger
from dragoman.events.vocabulary import vocabulary
from dragoman.language.intervals import days_of
from dragoman.language.lastword import BY_DATE
from dragoman.language.tense import Direction, direction, verb_direction
from dragoman.model import EventStatus

_IF = ("if", "unless", "whether")
_MAYBE = ("may", "might", "could", "should", "must", "can")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a sentence says of an appointment. ``reason``: where that is more than its words in their tense."""

    status: EventStatus
    confidence: float = 1.0
    reason: str = ""


def status(trigger: Trigger, slot: Slot, published: str | None) -> Standing:
    """Moved, denied or called off where the text says so; else by its days before or after the report; else by tense.

    published: the report's date, may be partial.
    """
    if slot.moved_to is not None:
        return Standing("moved", reason=f"moved to {slot.moved_to}")
    off = called_off(trigger, slot.date)
    if denied(trigger):
        return _by_days(trigger, slot, published) if off else Standing("denied")
    if without_any(trigger):
        return Standing("denied" if vocabulary().has("gatherings", trigger.format) else "cancelled")
    if off and not slot.moved_here:
        return Standing("cancelled")
    return _by_days(trigger, slot, published)


def _by_days(trigger: Trigger, slot: Slot, published: str | None) -> Standing:
    way = _way(trigger, slot.date.root if slot.date else None)
    side = _side_of(published, slot.when, slot.date)
    if side == 0:
        return Standing("planned" if way == "future" or trigger.format == "deadline" else "held")
    if side > 0:
        return Standing("planned")
    return Standing("held") if _is_told(trigger) else Standing("held", BY_DATE, "its day is past")


def _is_told(trigger: Trigger) -> bool:
    """Whether more than its day tells that it was held: its own verb in the past."""
    v, verb = vocabulary(), trigger.verb
    if verb is None or verb_direction(verb) != "past":
        return False
    lists = ("held_active", "held_passive", "taking_part", "breaking_up")
    return verb.i == trigger.token.i or any(v.has(name, lemma(verb)) for name in lists)


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


def called_off(trigger: Trigger, date: Dated | None = None) -> bool:
    """Whether the clause says that it does not take place. date: the time expression that dates it."""
    verb = trigger.verb
    if verb is None or doubted(verb):
        return False
    if verb.i == trigger.token.i:
        if verb.dep_ == "xcomp" and vocabulary().has("failing", lemma(verb.head)):
            return not children(verb.head, "neg")
        way = _way(trigger, date.root if date else None)
        return any(child.dep_ == "neg" for child in verb.children) and way != "none"
    if _cancels(verb, trigger.token):
        return True
    denies = bool(children(verb, "neg")) and vocabulary().has("taking_place", lemma(verb))
    return denies and _is_subject(trigger.token, verb)


def cancels(trigger: Trigger) -> bool:
    """Whether the verb of the clause calls the trigger off."""
    return trigger.verb is not None and _cancels(trigger.verb, trigger.token)


def doubted(verb: Token) -> bool:
    """Whether a verb only may come true: "could be cancelled", "if it is cancelled", "threatened to cancel"."""
    if any(child.lower_ in _MAYBE for child in children(verb, "aux")):
        return True
    if any(mark.lower_ in _IF for clause in (verb, *children(verb, "advcl")) for mark in children(clause, "mark")):
        return True
    above = verb.head.head if verb.dep_ == "pcomp" else verb.head
    return verb.dep_ in ("xcomp", "pcomp") and vocabulary().has("not_done", lemma(above))


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
