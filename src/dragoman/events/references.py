"""Appointments that a report names without their day: "the meeting in Riga was called off", "after Friday's talks".

News leaves the day out where its readers know which one is meant: the one that is the news. So a definite mention is
one of an appointment whose day another sentence or report tells (`resolving`), and counts less than a dated one.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.events.denying import denied
from dragoman.events.grammar import children, first_of, is_verb, lemma
from dragoman.events.moving import is_moved
from dragoman.events.status import called_off, doubted
from dragoman.events.triggers import Trigger
from dragoman.events.vocabulary import vocabulary
from dragoman.language.tense import verb_direction
from dragoman.model import EventStatus

_CLIMB = 6  # heads between an appointment and the verb that tells when it was said
_DEFINITE = ("the", "this", "that", "these", "those")
_PLURAL_ONLY = ("talks",)  # formats whose plural is one appointment
_CLAUSE, _SAID_AT, _REMARK = 0.8, 0.7, 0.6  # confidence: it ended, it was spoken after it, it was remarked on


@dataclass(frozen=True, slots=True)
class Referred:
    """What is said of an appointment without its day."""

    status: EventStatus
    confidence: float
    reason: str


def referred(trigger: Trigger, *, new_day: bool = False) -> Referred | None:
    """What a definite mention without a day says of its appointment; None where not whether it is held.

    new_day: whether the sentence tells a day that it is moved to.
    """
    if not is_definite(trigger):
        return None
    if denied(trigger):
        return None if called_off(trigger) else Referred("denied", _CLAUSE, "denied, without its day")
    if new_day and is_moved(trigger) and not _is_open(trigger.token.head):
        return Referred("moved", _CLAUSE, "moved, without its former day")
    if trigger.verb is not None and called_off(trigger):
        settled = children(trigger.verb, "neg") or not _is_open(trigger.verb)
        return None if not settled else Referred("cancelled", _CLAUSE, "called off, without its day")
    return None if _lies_ahead(trigger.token) else _held(trigger)


def is_definite(trigger: Trigger) -> bool:
    """ "the meeting", "those talks", "their summit": one that the reader knows, and no other, earlier or next one."""
    noun, v = trigger.token, vocabulary()
    if noun.pos_ not in ("NOUN", "PROPN") or not v.has("referred_formats", trigger.format):
        return False
    if noun.tag_ in ("NNS", "NNPS") and trigger.format not in _PLURAL_ONLY:
        return False
    lefts = [child.lower_ for child in noun.lefts]
    if any(v.has("others", word) for word in lefts):
        return False
    return any(word in _DEFINITE for word in lefts) or bool(children(noun, "poss"))


def _is_open(verb: Token) -> bool:
    """Whether it has not happened yet, or only may: "could be cancelled", "will be postponed if"."""
    return verb_direction(verb) not in ("past", "present") or doubted(verb)


def _lies_ahead(noun: Token) -> bool:
    """ "the upcoming meeting", "the meeting that may take place", "the meeting planned by them"."""
    v = vocabulary()
    if any(v.has("ahead", child.lower_) for child in noun.lefts):
        return True
    clauses = children(noun, "relcl", "acl")
    return any(verb_direction(c) == "future" or c.tag_ == "TO" or v.has("arranging", lemma(c)) for c in clauses)


def _held(trigger: Trigger) -> Referred | None:
    """Whether the words around a noun tell that it has taken place."""
    node = _whole(trigger.token)
    if node.dep_ in ("nsubj", "nsubjpass") and is_verb(node.head):
        return _told(_went_on(node.head, node), node.head, _CLAUSE, "reported as held, without its day")
    if node.dep_ == "dobj" and is_verb(node.head):
        took_part = vocabulary().has("taking_part", lemma(node.head))
        return _told(took_part, node.head, _CLAUSE, "reported as held, without its day")
    if node.dep_ != "pobj":
        return None
    return _after_preposition(node.head)


def _whole(noun: Token) -> Token:
    """The noun that the appointment is part of: the end of "the end of the talks", the round of "a round of talks"."""
    node = first_of(noun)
    if node.dep_ == "pobj" and node.head.lower_ == "of" and vocabulary().has("parts", lemma(node.head.head)):
        return first_of(node.head.head)
    return node


def _after_preposition(prep: Token) -> Referred | None:
    v = vocabulary()
    above = prep.head
    if prep.lower_ in ("after", "following", "at", "during"):
        speaks = _governor(above)
        return _told(speaks is not None, speaks, _SAID_AT, f"words or deeds {prep.lower_} it, without its day")
    if prep.lower_ in ("on", "about", "of") and v.has("remarking", lemma(above)):
        speaks = _governor(above.head if above.tag_ == "VBG" and above.dep_ != "ROOT" else above)
        return _told(speaks is not None, speaks, _REMARK, "remarked on, without its day")
    return None


def _governor(token: Token) -> Token | None:
    for _ in range(_CLIMB):
        if is_verb(token):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _told(fits: bool, verb: Token | None, confidence: float, reason: str) -> Referred | None:
    """Only where the verb is in the past, or in the present in which news reports words ("says")."""
    if not fits or verb is None or doubted(verb) or (children(verb, "neg") and lemma(verb) == "hold"):
        return None
    way = verb_direction(verb)
    reporting = way == "present" and vocabulary().has("saying", lemma(verb))
    return Referred("held", confidence, reason) if way == "past" or reporting else None


def _went_on(verb: Token, noun: Token) -> bool:
    """ "the talks ended", "the meeting was held", "the call was constructive"; not "the meeting was announced"."""
    v, word = vocabulary(), lemma(verb)
    if children(verb, "neg"):
        return False
    if noun.dep_ == "nsubjpass":
        return v.has("held_passive", word)
    if v.has("outcomes", lemma(noun)) and word not in ("be", "remain", "seem"):
        return True
    if word == "be":
        return any(v.has("how_it_went", t.lower_) for t in children(verb, "acomp"))
    return v.has("held_active", word)
