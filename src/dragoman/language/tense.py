"""Whether a clause looks back or ahead: read off the verb that governs a token, its auxiliaries and what governs it."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from dragoman.language.datewords import words

Direction = Literal["past", "future", "present", "none"]
_DEPTH = 12  # heads that are climbed at most; a parse that nests deeper is broken


def governor(token: Token) -> Token | None:
    """The verb that governs a token: the nearest verb on the way to the root, the token itself included."""
    for _ in range(_DEPTH):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def direction(token: Token) -> Direction:
    """Where the clause that holds the token lies in time, from tense, modals and verbs that look ahead."""
    ahead = _looks_ahead(token)
    if ahead is not None:
        return ahead
    verb = governor(token)
    return "none" if verb is None else verb_direction(verb)


def _looks_ahead(token: Token) -> Direction | None:
    """Words between a token and its verb that look ahead: "for Monday", "ahead of Monday's vote", "due on Monday"."""
    if token.head.dep_ == "prep" and token.head.lower_ == "for":
        return "future"
    for _ in range(_DEPTH):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return None
        token = token.head
        if token.lower_ == "ahead" or (token.pos_ == "ADJ" and token.lower_ in words().prospective):
            return "future"
    return None


def verb_direction(verb: Token, depth: int = 0) -> Direction:
    """The same for a verb. An infinitive after a verb that looks ahead ("agreed to meet") lies ahead whatever its tense."""
    if depth > _DEPTH:
        return "none"
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(h.lower_ in words().modals_ahead and h.tag_ == "MD" for h in helpers):
        return "past" if any(h.lower_ in ("have", "'ve", "’ve") for h in helpers) else "future"
    by_tag = {"VBD": "past", "VBZ": "present", "VBP": "present"}
    if verb.tag_ in by_tag:
        return by_tag[verb.tag_]  # type: ignore[return-value]
    if verb.tag_ == "VBN":
        return _participle(verb, helpers)
    if verb.tag_ == "VBG" and helpers:
        return _auxiliaries(helpers)
    return _infinitive(verb, helpers, depth)


def _participle(verb: Token, helpers: list[Token]) -> Direction:
    ahead = verb.lemma_ in words().prospective
    if any(h.lemma_ == "have" for h in helpers):
        return "past"
    if ahead:
        return "none" if any(h.tag_ == "VBD" for h in helpers) else "future"
    return _auxiliaries(helpers) if helpers else "past"


def _auxiliaries(helpers: list[Token]) -> Direction:
    if any(h.tag_ == "VBD" or h.lower_ == "been" for h in helpers):
        return "past"
    return "present" if any(h.tag_ in ("VBZ", "VBP") for h in helpers) else "none"


def _infinitive(verb: Token, helpers: list[Token], depth: int) -> Direction:
    """Infinitives, participles without a helper and joined verbs take the direction of what governs them."""
    if any(h.tag_ == "VBD" for h in helpers):  # "did not meet"
        return "past"
    head = verb.head
    if head.i == verb.i:
        return "none"
    if any(h.tag_ == "TO" for h in helpers) and head.lemma_.lower() in words().prospective:
        return "future"
    upper = governor(head)
    if upper is None or upper.i == verb.i:
        return "none"
    if any(h.tag_ == "TO" for h in helpers) and upper.lemma_ == "be" and head.i == upper.i:
        return "future"  # "is to meet", "are to vote"
    return verb_direction(upper, depth + 1)
