"""Whether a clause looks back or ahead: read off the verb that governs a token, its auxiliaries and what governs it."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Span, Token

from dragoman.language.datewords import words

Direction = Literal["past", "future", "present", "none"]
_AHEAD = ("prospective", "called_off")  # words whose "until Monday" lies ahead
_DEPTH = 12  # heads that are climbed at most; a parse that nests deeper is broken


def head_of(phrase: Span) -> Token:
    """The token of a phrase that hangs outside it. (`Span.root` reads the whole paragraph each time.)"""
    inside = range(phrase.start, phrase.end)
    return next((t for t in phrase if t.head.i not in inside or t.head.i == t.i), phrase[-1])


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
    verb = governor(token)
    if _looks_ahead(token, verb) or (verb is not None and _called_off(token, verb)):
        return "future"
    if verb is None:
        return "none"
    found = verb_direction(verb)
    if token.dep_ == "poss" or (token.dep_ in ("compound", "nmod") and token.head.pos_ == "NOUN"):
        return _of_noun(token.head, found)
    if _direct(token) and words().has("scheduling", verb.lemma_) and verb.tag_ in ("VBD", "VBN") and found == "past":
        return "future"  # "has scheduled a hearing Wednesday"
    return found


def _of_noun(noun: Token, found: Direction) -> Direction:
    """What "Monday's vote" and "the May 3 vote" inherit: the tense of their verb only as its subject or as dates."""
    if noun.dep_ in ("nsubj", "nsubjpass"):
        return found
    return "future" if found == "future" and words().has("dated_nouns", noun.lemma_.lower()) else "none"


def _direct(token: Token) -> bool:
    """Whether a date hangs on its verb, or on the verb's object, without "said ... that" in between."""
    head = token.head.head if token.head.dep_ == "prep" else token.head
    return head.pos_ in ("VERB", "AUX") or (head.dep_ == "dobj" and head.head.pos_ == "VERB")


def _looks_ahead(token: Token, verb: Token | None) -> bool:
    """Words between a date and its verb that look ahead: "for Monday", "ahead of Monday's vote", "until Monday"."""
    if token.head.dep_ == "prep" and token.head.lower_ == "for":
        return not words().has("reported_nouns", token.head.head.lemma_.lower())
    before = token.doc[token.left_edge.i - 1] if token.left_edge.i > 0 else token
    if before.lower_ in ("starting", "beginning") and before.tag_ == "VBG":
        return True
    until = False
    for _ in range(_DEPTH):
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            break
        token = token.head
        ahead = (
            words().has("prepositions_ahead", token.lower_) and token.dep_ != "agent"
        )  # "by a wide margin on Monday"
        until = until or ahead or token.lower_ == "for"
        if _ahead_by_meaning(token):
            return True
    if until and verb is not None and _not_yet(verb):
        return False
    return until and verb is not None and any(words().has(name, f) for f in _forms(verb) for name in _AHEAD)


def _not_yet(verb: Token) -> bool:
    """ "Until Monday they had not called a vote" looks back."""
    had = any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in verb.children)
    return had and any(child.dep_ == "neg" for child in verb.children)


def _forms(verb: Token) -> list[str]:
    """A verb's lemma, alone and with each particle: "put", "put off"."""
    particles = (child.lower_ for child in verb.children if child.dep_ in ("prt", "advmod"))
    return [verb.lemma_, *(f"{verb.lemma_} {particle}" for particle in particles)]


def _called_off(token: Token, verb: Token) -> bool:
    """Whether a date belongs to what its verb calls off: "Friday's talks were cancelled", not "cancelled on Friday"."""
    if not any(words().has("called_off", form) for form in _forms(verb)):
        return False
    for _ in range(_DEPTH):
        if token.head.i == verb.i:
            return token.dep_ in ("dobj", "nsubjpass")
        token = token.head
    return False


def _ahead_by_meaning(token: Token) -> bool:
    if token.pos_ == "NOUN":
        return words().has("prospective_nouns", token.lemma_.lower())
    return token.lower_ == "ahead" or (token.pos_ == "ADJ" and words().has("prospective", token.lower_))


def verb_direction(verb: Token, depth: int = 0) -> Direction:
    """The same for a verb. An infinitive after a verb that looks ahead ("agreed to meet") lies ahead in any tense."""
    if depth > _DEPTH:
        return "none"
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if any(h.tag_ == "MD" and words().has("modals_ahead", h.lower_) for h in helpers):
        return _modal(verb, helpers)
    by_tag = {"VBD": "past", "VBZ": "present", "VBP": "present"}
    if verb.tag_ in by_tag:
        return by_tag[verb.tag_]  # type: ignore[return-value]
    if verb.tag_ == "VBN":
        return _participle(verb, helpers)
    if verb.tag_ == "VBG" and helpers:
        return _auxiliaries(helpers)
    return _infinitive(verb, helpers, depth)


def _modal(verb: Token, helpers: list[Token]) -> Direction:
    """Modals look ahead, but for "would have met" and "could not be reached"."""
    negated = any(child.dep_ == "neg" for child in verb.children)
    if any(h.lower_ in ("have", "'ve", "’ve") for h in helpers) or (
        negated and any(h.lower_ == "could" for h in helpers)
    ):
        return "past"
    return "future"


def _participle(verb: Token, helpers: list[Token]) -> Direction:
    if any(h.lemma_ == "have" for h in helpers):
        return "past"
    if words().has("scheduling", verb.lemma_):  # "is due", "talks planned on"; "was due" leaves it open
        return "none" if any(h.tag_ == "VBD" for h in helpers) else "future"
    if verb.dep_ == "acl" and verb.lemma_ == "set" and any(child.lower_ == "for" for child in verb.children):
        return "future"  # "a summit set for Norhaven in April"; a record is set in April
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
    if head.i == verb.i:  # a bare form with a subject is a present that the tagger took for an infinitive
        return "present" if any(child.dep_ == "nsubj" for child in verb.children) else "none"
    if any(h.tag_ == "TO" for h in helpers) and words().has("prospective", head.lemma_.lower()):
        heads = (head, head.head) if head.dep_ == "acomp" else (head,)  # "had agreed to meet", "had been due to expire"
        return "past" if any(c.lower_ == "had" for h in heads for c in h.children if c.dep_ == "aux") else "future"
    upper = governor(head)
    if upper is None or upper.i == verb.i:
        return "none"
    if any(h.tag_ == "TO" for h in helpers) and upper.lemma_ == "be" and head.i == upper.i:
        return "future"  # "is to meet", "are to vote"
    return verb_direction(upper, depth + 1)
