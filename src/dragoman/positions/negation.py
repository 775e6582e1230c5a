"""What negates a predicate: `not`, `no one`, `at no point`, `neither … nor`, `anything but`, a verb of doubt."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.positions import vocabulary
from dragoman.positions.grammar import hosts, is_a, kids, lemma
from dragoman.positions.vocabulary import Act


def negations(head: Token) -> list[Token]:
    """The negators of a predicate, its copula and the raising verbs above it: `not`, `never`, `no longer`, `no one`."""
    found = {n.i: n for host in hosts(head) for n in own_negations(host) if n.i < head.i}
    over = hosts(head)[-1]
    if over.dep_ == "ccomp" and is_a(over.head, "opining"):  # `does not think that it will` thinks that it will not
        found |= {n.i: n for n in own_negations(over.head) if n.i < over.head.i}
    if over.dep_ in {"ccomp", "xcomp"} and is_a(over.head, "making"):  # `nothing will make them agree`
        found |= {n.i: n for n in own_negations(over.head) if n.i < over.head.i}
    if over.dep_ == "ccomp" and is_a(over.head, "doubting"):  # `doubts that it will` thinks that it will not
        found[over.head.i] = over.head
    if head.pos_ == "NOUN":
        found |= {n.i: n for n in kids(head, "det", "neg", "amod") if n.lower_ in {"no", "little"}}
        if head.dep_ in {"dobj", "attr"}:
            found |= {n.i: n for n in own_negations(head.head)}
    found |= {n.i: n for n in (*_anything_but(head), *_far_from(head))}
    return list(found.values())


def _anything_but(head: Token) -> Iterator[Token]:
    """`anything but keen` is not keen."""
    before = head.doc[max(head.i - 3, 0) : head.i]
    words = [t.lower_ for t in before]
    if "anything" in words and words[words.index("anything") + 1 : words.index("anything") + 2] == ["but"]:
        yield before[words.index("anything")]


def _far_from(head: Token) -> Iterator[Token]:
    """`Far from accepting it, the guild walked out`."""
    far = head.head.head
    if head.dep_ == "pcomp" and head.head.lower_ == "from" and far.lower_ == "far" and far.dep_ == "advmod":
        yield far


def own_negations(host: Token) -> list[Token]:
    """The negators that are children of this very word, or determine its subject."""
    clause = {word for word, scope in vocabulary.negators().items() if scope == "clause"}
    found = [
        c
        for c in host.children
        if (c.dep_ == "neg" or (c.lower_ in clause and c.dep_ in {"advmod", "preconj", "cc"})) and _negates(c, host)
    ]
    found += [c for c in kids(host, "advmod") if c.lower_ == "longer" and any(n.lower_ == "no" for n in c.children)]
    found += [no for prep in kids(host, "prep") for no in _occasion(prep)]
    for noun in kids(host, "nsubj", "nsubjpass"):
        found += [d for d in kids(noun, "det", "neg", "preconj") if d.lower_ in {"no", "neither"}]
        found += [noun] if is_a(noun, "nobody") else []
    if host.dep_ == "xcomp" and is_a(host.head, "averse"):
        found.append(host.head)
    return found


def _negates(word: Token, host: Token) -> bool:
    """`not only` and `cannot but` deny nothing; what stands behind a noun (`a pause, not a truce`) denies the next."""
    after = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
    if word.lower_ in {"not", "n't", "n’t"} and after in {"only", "just", "merely", "but"}:
        return False
    return not (host.pos_ in {"NOUN", "PROPN"} and word.i > host.i)


def _occasion(prep: Token) -> Iterator[Token]:
    """The `no` of `at no point`, `under no circumstances`, `by no means`."""
    for noun in kids(prep, "pobj"):
        if is_a(noun, "occasion"):
            yield from (d for d in kids(noun, "det") if d.lower_ == "no")


def of_act(token: Token, act: Act, objects: tuple[Token, ...]) -> list[Token]:
    """What negates an act: around its predicate, on what it offers, on the thing wanted last."""
    found = [n for n in negations(token) if n.lower_ not in act.words]
    if act.pos == "V" and act.stance == "offer":  # to offer no concessions is to refuse them
        found += [d for o in objects for d in kids(o, "det", "amod") if d.lower_ in {"no", "little", "few"}]
    if act.pos == "N" and token.dep_ == "nsubj" and lemma(token.head) == "come":  # `the time has not come`
        found += own_negations(token.head)
    if token.dep_ == "relcl":
        found += [a for a in kids(token.head, "amod") if is_a(a, "lastly")]  # `the last thing they want`
    return found + [d for o in objects for d in kids(o, "det", "preconj") if d.lower_ == "neither" and d.i > token.i]
