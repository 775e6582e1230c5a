"""A thing, or its absence: the sign of each word of an object, from the negators and counter-words over it."""

from __future__ import annotations

from collections.abc import Container

from spacy.tokens import Token

from dragoman.positions import negation, vocabulary
from dragoman.positions.grammar import is_a, kids, lemma

_GOVERNED = frozenset(
    {
        "dobj",
        "obj",
        "nsubjpass",
        "csubjpass",
        "pobj",
        "pcomp",
        "prep",
        "xcomp",
        "ccomp",
        "compound",
        "amod",
        "acl",
        "poss",
        "oprd",
    }
)
_TURNING_PREPOSITIONS = frozenset({"from", "on", "to", "of", "against", "for", "in"})


def counters(token: Token) -> bool:
    """Does the word turn over what it governs?"""
    pos = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}.get(token.pos_, "")
    known = vocabulary.counters()
    if (lemma(token), pos) in known:
        return True
    near = [lemma(c) for c in token.children if c.dep_ in {"prt", "advmod", "prep", "dobj"}]
    return any((f"{lemma(token)} {p}", pos) in known for p in near)


def sign(token: Token, top: Token, used: Container[int]) -> int:
    """+1 or -1 for a word within the object ``top``; negators in ``used`` have been counted with the act already."""
    value = -1 if _negated(token, used) else 1
    below = token
    if top.i != token.i and top not in token.ancestors:
        return value
    while below.i != top.i:
        over = below.head
        if over.i == below.i:
            break
        if counters(over) and below.dep_ in _GOVERNED and _reaches(below):
            value = -value
        if below.dep_ in {"nsubj", "nsubjpass"} and (_condemned(over) or _ceases(over)):
            value = -value
        if over.lower_ == "against" and is_a(over.head, "ward"):
            value = -value
        if over.lower_ in {"without", "nothing"} or (_negated(over, used) and below.dep_ not in {"neg", "det"}):
            value = -value
        below = over
    return value


def _condemned(predicate: Token) -> bool:
    """Is the subject called something that is a no: `declare the strike illegal`, `that quotas are unacceptable`?"""
    words = [predicate, *kids(predicate, "acomp", "attr")]
    acts = vocabulary.acts()
    return any(act.stance == "reject" for w in words if w.pos_ == "ADJ" for act in acts.get((lemma(w), "A"), ()))


def _ceases(verb: Token) -> bool:
    """`that the patrols stop`: a counter-word without an object turns its subject over."""
    return counters(verb) and verb.pos_ == "VERB" and not kids(verb, "dobj", "xcomp", "prep", "nsubjpass")


def _reaches(below: Token) -> bool:
    return below.dep_ != "prep" or below.lower_ in _TURNING_PREPOSITIONS


def _prefixed(token: Token) -> bool:
    """`non-` binds the next word only."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text in "-–‑"


def _negated(token: Token, used: Container[int]) -> bool:
    found = [n for n in negation.own_negations(token) if n.i not in used]
    phrase = {w for w, scope in vocabulary.negators().items() if scope == "phrase"}
    found += [
        d
        for d in kids(token, "det", "amod", "compound", "advmod", "intj")
        if d.lower_ in phrase and d.i not in used and not _prefixed(d)
    ]
    left = token.nbor(-2) if token.i >= 2 and token.nbor(-1).text in "-–‑" else None
    if left is not None and left.lower_ in {"non", "no"} and left not in found:
        found.append(left)
    return len(found) % 2 == 1
