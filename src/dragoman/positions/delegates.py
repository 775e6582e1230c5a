"""Holders that a subject only points to: for whom somebody speaks, `both sides`, `the former` and `the latter`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.language.pipeline import Paragraph
from dragoman.positions import grammar
from dragoman.positions.grammar import is_a, kids, lemma
from dragoman.positions.holders import Holder, Holders


def behalf(holders: Holders, paragraph: Paragraph, act: Token) -> list[Holder]:
    """The party on whose behalf an act is done: `on behalf of the guild, …`, `spoke for the guild and …`."""
    for noun in _represented(act):
        found = holders.of(paragraph, noun)
        if not any(h.known for h in found) and (
            named := holders.cast.parties_in(paragraph, noun.left_edge.i, noun.i + 1)
        ):
            found = [Holder(named[0], True, noun)]
        if found:
            return found
    return []


def _represented(act: Token) -> Iterator[Token]:
    hosts = [act, *grammar.hosts(act)]
    hosts += [c for h in hosts for c in kids(h, "advcl") if lemma(c) in {"speak", "act"}]
    hosts += [act.head] if act.dep_ == "conj" else []
    for host in hosts:
        for prep in kids(host, "prep"):
            for noun in kids(prep, "pobj"):
                if noun.lower_ == "behalf":
                    yield from kids(noun, "poss")
                    yield from (n for of in kids(noun, "prep") for n in kids(of, "pobj"))
                elif prep.lower_ == "for" and lemma(host) == "speak":
                    yield noun


def pointed(holders: Holders, paragraph: Paragraph, subject: Token) -> list[Holder]:
    """`both sides`, `the former`, `the latter`: of the two parties named in the sentence before."""
    both = any(d.lower_ in {"both", "two"} for d in kids(subject, "det", "nummod", "predet"))
    one = {"former": 0, "latter": 1}.get(subject.lower_)
    if one is None and not (both and (is_a(subject, "vague") or lemma(subject) in {"government", "team"})):
        return []
    before = _before(paragraph, subject)
    found: dict[str, Holder] = {}
    for start, end in before:
        for token in paragraph.parse[start:end]:
            if token.pos_ in {"PROPN", "NOUN"} and token.dep_ not in {"compound", "amod"}:
                found |= {h.name: h for h in holders.of(paragraph, token) if h.known and h.name not in found}
    pair = [Holder(h.name, True, subject) for h in found.values()]
    if len(pair) != 2:
        return []
    return pair if one is None else [pair[one]]


def _before(paragraph: Paragraph, subject: Token) -> list[tuple[int, int]]:
    """The sentence before, or what precedes in this one where it is the first."""
    start = subject.sent.start
    if start == 0:
        return [(0, subject.left_edge.i)]
    last = paragraph.parse[start - 1].sent
    return [(last.start, last.end)]
