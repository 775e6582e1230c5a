"""Verbs that give up, or do not give, what the noun under them says: `dropped its demand`, `withheld its consent`."""

from __future__ import annotations

from spacy.tokens import Token

from dragoman.positions import vocabulary
from dragoman.positions.grammar import is_a, kids, lemma


def over(noun: Token) -> Token:
    """The verb that a noun is the object of, with or without a preposition."""
    return noun.head.head if noun.dep_ == "pobj" else noun.head


def yields(verb: Token, noun: Token) -> bool:
    """`dropped its demand`, `walked back its offer`, `backed down from its demand`."""
    phrases = {f"{lemma(verb)}_{c.lower_}" for c in kids(verb, "prt", "advmod", "prep")}
    if noun.dep_ in {"dobj", "nsubjpass"}:
        return is_a(verb, "yielding") or bool(phrases & vocabulary.words("yielding"))
    off = noun.dep_ == "pobj" and noun.head.lower_ in {"from", "on"}
    return off and (is_a(verb, "retreating") or bool(phrases & vocabulary.words("retreating")))


def withheld(noun: Token) -> bool:
    """`withheld its consent`, `gave no promise`."""
    return noun.dep_ in {"dobj", "nsubjpass"} and is_a(noun.head, "withholding")
