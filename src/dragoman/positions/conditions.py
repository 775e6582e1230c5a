"""The if-part that a position depends on: `if`, `unless`, `provided that`, `as long as`, `in exchange for`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from dragoman.positions import grammar, phrases, vocabulary
from dragoman.positions.frame import Frame
from dragoman.positions.grammar import is_a, kids

_IF = frozenset({"if", "unless", "provided", "providing", "once", "assuming"})
_OPENERS = frozenset({"long", "provided", "providing", "assuming", "quo", "only"})
_ON = frozenset({"to", "on", "upon"})


@lru_cache(maxsize=16)  # asked for several times of one frame after the other
def condition(frame: Frame) -> list[Token] | None:
    """The tokens of the if-part that the position depends on; a contingency (`in the event of`) is none."""
    spots = {frame.head, *frame.via, *frame.objects, *grammar.hosts(frame.head)}
    spots |= {t for t in grammar.chain(frame.head) if t.dep_ == "ROOT" or t.dep_ == "ccomp"}
    for spot in sorted(spots, key=lambda t: t.i):
        for clause in kids(spot, "advcl", "prep"):
            if _conditional(clause):
                return list(clause.subtree)
    return next((part for part, over in _marked(frame.head) if over in spots or over.i in frame.region), None)


def _conditional(clause: Token) -> bool:
    first = [t for t in clause.subtree][:3]
    marks = {m.lower_ for m in kids(clause, "mark", "advmod")} | {first[0].lower_}
    if marks & _IF and clause.dep_ == "advcl":
        return True
    run = phrases.words(first)
    return any(phrases.has(run, phrase, 0) for _, phrase in vocabulary.hedges()["return"])


def _marked(head: Token) -> Iterator[tuple[list[Token], Token]]:
    """(tokens, what they hang on) of each phrase of the sentence that a marker opens, wherever the parser hung it."""
    for token in head.sent:
        found = _opened(token) if token.lower_ in _OPENERS or is_a(token, "hinging") else None
        if found is None:
            continue
        start, last, over = found
        if not start <= head.i <= last.right_edge.i:
            yield list(head.doc[start : last.right_edge.i + 1]), over


def _opened(token: Token) -> tuple[int, Token, Token] | None:
    """Where the phrase starts, its last part, and what it hangs on."""
    doc, i = token.doc, token.i
    after = doc[i + 1] if i + 1 < len(doc) else None
    if after is None:
        return None
    if token.lower_ == "long" and i and doc[i - 1].lower_ in {"as", "so"} and after.lower_ == "as":
        return i - 1, after.head if after.dep_ == "mark" else after, _outside(token, after)
    if token.lower_ in {"provided", "providing", "assuming"} and token.dep_ != "ROOT" and _clausal(token):
        root = token.head if token.dep_ in {"mark", "prep"} and token.head.i > i else token
        return i, root, root.head
    if is_a(token, "hinging") and after.lower_ in _ON:
        return i, after, token.head
    if token.lower_ == "quo" and token.head.lower_ == "as":
        return token.head.i, token.head, token.head.head
    if token.lower_ == "only" and after.pos_ == "ADP" and kids(after, "pobj") and after.dep_ in {"prep", "conj"}:
        return (i, after, after.head) if after.lower_ in {"with", "after"} else None
    return None


def _outside(token: Token, after: Token) -> Token:
    """What `as long as …` hangs on: the first word over it that is not in its own clause."""
    inner = set(after.head.subtree) if after.dep_ == "mark" else set(after.subtree)
    return next((t for t in grammar.chain(token) if t not in inner), token.head)


def _clausal(token: Token) -> bool:
    return bool(kids(token, "ccomp", "mark")) or token.head.dep_ == "ccomp" or token.dep_ in {"mark", "prep"}
