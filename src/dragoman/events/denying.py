"""Denials of an appointment: "denied that they had met", "rejected claims of a meeting", "no meeting is set"."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.events.grammar import children, is_verb, lemma, objects
from dragoman.events.triggers import Trigger
from dragoman.events.vocabulary import vocabulary

_CLIMB = 8  # heads between an appointment and the verb that denies it at most
_SAID = ("ccomp", "xcomp", "dobj", "pcomp", "pobj", "acl", "prep", "nsubj", "nsubjpass", "amod", "conj", "relcl")


def denied(trigger: Trigger) -> bool:
    """Whether somebody denies it: its clause or noun is what a verb of denying takes, and nothing denies the denial."""
    verb = denier(trigger)
    return verb is not None and not children(verb, "neg")


def denier(trigger: Trigger) -> Token | None:
    """The verb of denying that takes the trigger, itself denied or not; None where there is none."""
    node, above = trigger.token, trigger.token.head
    for _ in range(_CLIMB):
        if above.i == node.i or node.dep_ not in _SAID:
            return None
        if _denies(above, node):
            return above
        if above.pos_ in ("NOUN", "PROPN") and not _is_report(above) and not _holds(above, trigger):
            return None  # "the union, which met the port, denied it"
        node, above = above, above.head
    return None


def _holds(noun: Token, trigger: Trigger) -> bool:
    """The round of "a round of talks" is no other thing than the talks."""
    return noun.i < trigger.token.i and trigger.token.dep_ == "pobj" and trigger.token.head.head.i == noun.i


def without_any(trigger: Trigger) -> bool:
    """ "No meeting is planned", "there was no meeting", "no vote was held"."""
    nouns = [trigger.token] if trigger.token.pos_ in ("NOUN", "PROPN") else objects(trigger.token)
    return any(child.lower_ == "no" for noun in nouns for child in children(noun, "det"))


def _denies(verb: Token, below: Token) -> bool:
    """Whether a verb denies what is below it; who rejects a claim denies, who rejects a meeting does not."""
    if not is_verb(verb) or below.dep_ not in ("ccomp", "xcomp", "dobj"):
        return False
    v, word = vocabulary(), lemma(verb)
    return v.has("denying", word) or (v.has("rejecting", word) and below.dep_ == "dobj" and _is_report(below))


def _is_report(noun: Token) -> bool:
    return vocabulary().has("rumours", lemma(noun))
