"""Which acts of `acts.tsv` a word may report, by its part of speech and the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.positions import grammar, vocabulary
from dragoman.positions.grammar import lemma
from dragoman.positions.vocabulary import Act

_GAP = 3  # words that may stand between the parts of a phrase verb


def _class(token: Token) -> tuple[str, ...]:
    pos = token.pos_
    if token.dep_ == "amod" and pos == "VERB":
        return ("A",)
    if token.tag_ == "MD":
        return ("M",)
    if pos in {"VERB", "AUX"}:
        return (
            ("M", "V", "A")
            if token.lower_ == "going"
            else ("V", "A", "M")
            if token.tag_ in {"VBN", "VBG"}
            else ("V", "M")
        )
    if token.dep_ in {"attr", "acomp", "oprd"} and pos in {"NOUN", "ADJ"}:
        return ("N", "A") if pos == "NOUN" else ("A", "N")  # `it is folly`: taken for an adjective now and then
    if pos in {"NOUN", "PROPN"}:
        return ("N",)
    return ("A",) if pos in {"ADJ", "ADP", "ADV", "SCONJ"} else ()


def candidates(token: Token) -> Iterator[Act]:
    """The acts that a token may report, longest phrase first."""
    table = vocabulary.acts()
    keys = dict.fromkeys((token.lower_.replace("’", "'"), lemma(token)))
    for pos in _class(token):
        for key in keys:
            for act in table.get((key, pos), ()):
                if _fits(act, token):
                    yield act


def _fits(act: Act, token: Token) -> bool:
    if act.pos == "V" and act.head == 0:
        return not _takes_away(act, token) and _governs(token, act.words[1:])
    doc, gap = token.doc, _GAP if act.pos in {"V", "M"} else 1
    at = token.i
    for word in act.words[act.head + 1 :]:
        spots = [i for i in range(at + 1, min(at + gap + 2, len(doc))) if _is(doc[i], word)]
        if not spots:
            return False
        at = spots[0]
    at = token.i
    for word in reversed(act.words[: act.head]):
        spots = [i for i in range(at - 1, max(at - 3, -1), -1) if _is(doc[i], word)]
        if not spots:
            return False
        at = spots[0]
    return True


def _takes_away(act: Act, verb: Token) -> bool:
    """To pull out of a treaty is to refuse it; to pull ships out of a strait is a deed of its own."""
    leaves = act.stance == "reject" and set(act.object) <= {"of", "from"}
    return leaves and bool(grammar.kids(verb, "dobj"))


def _governs(verb: Token, words: tuple[str, ...]) -> bool:
    """Do the further words of a verb phrase hang on the verb, or on its particle?"""
    near = [c for c in verb.children if c.i > verb.i]
    particles = vocabulary.words("particle")
    near += grammar.after_object(verb)
    for _ in range(2):  # came out in favour of
        near += [g for c in near if c.dep_ in {"prt", "prep", "advmod"} for g in c.children if g not in near]
    return all(any(_is(c, word) for c in near if not (word in particles and c.pos_ == "NOUN")) for word in words)


def _is(token: Token, word: str) -> bool:
    return word in (token.lower_.replace("’", "'"), lemma(token))
