"""Questions to the dependency parse: subjects and objects of a verb, a phrase without the clauses in it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.events.vocabulary import vocabulary

_DEPTH = 12  # heads that are climbed at most
LONGEST = 200  # tokens of a phrase that are looked at; only lists without end are longer
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "parataxis", "appos")


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos_ in ("VERB", "AUX")


def lemma(token: Token) -> str:
    """The lower-case lemma; of a name its singular ("Talks" is talk)."""
    word = token.lemma_.lower()
    return word[:-1] if token.tag_ == "NNPS" and word.endswith("s") else word


def first_of(token: Token) -> Token:
    """The first member of a coordination."""
    for _ in range(_DEPTH):
        if token.dep_ != "conj":
            return token
        token = token.head
    return token


def children(token: Token, *deps: str) -> list[Token]:
    """The children with one of these relations."""
    return [child for child in token.children if child.dep_ in deps]


def is_moving(verb: Token) -> bool:
    """Whether a verb moves an appointment to another day: "postponed", "brought forward"."""
    forms = (lemma(verb), *(f"{lemma(verb)} {child.lower_}" for child in verb.children))
    return is_verb(verb) and any(vocabulary().has("moving", form) for form in forms)


def subjects(verb: Token) -> list[Token]:
    """The subjects of a verb; an infinitive, a participle or a joined verb has those of what it hangs on."""
    for _ in range(_DEPTH):
        own = [s for s in children(verb, *_SUBJECTS) if s.lower_ not in ("it", "there", "that", "which", "who")]
        if own:
            return [*_split_off(verb, own[0]), *own]
        relative = children(verb, *_SUBJECTS)
        if relative and verb.dep_ == "relcl":
            return [verb.head]
        if relative or verb.head.i == verb.i:
            return relative
        if verb.dep_ == "acl" and verb.tag_ == "VBG" and not is_verb(verb.head):
            return [verb.head]
        if verb.dep_ not in ("xcomp", "conj", "advcl", "ccomp", "acomp", "pcomp", "prep", "oprd"):
            return []
        verb = verb.head
    return []


def _split_off(verb: Token, subject: Token) -> list[Token]:
    """The first half of "Ostria and the bloc met", where a parser takes the clause for one joined to the name."""
    joined = verb.dep_ == "conj" and verb.head.pos_ == "PROPN" and verb.head.head.i == verb.head.i
    start = subject.left_edge.i
    return (
        [verb.head]
        if joined and start > 0 and verb.head.i == start - 2 and subject.nbor(start - 1 - subject.i).lower_ == "and"
        else []
    )


def second_of(between: Token) -> list[Token]:
    """The other side of "talks between Ostria and the bloc begin", where a parser makes it the verb's subject."""
    if between.lower_ != "between":
        return []
    for one in children(between, "pobj"):
        joints = [] if children(one, "conj") else children(one, "cc")
        after = [
            t for cc in joints for t in cc.doc[cc.i + 1 : cc.i + 4] if t.dep_ == "nsubj" and t.left_edge.i == cc.i + 1
        ]
        return after[:1]
    return []


def objects(verb: Token) -> list[Token]:
    """The direct objects; of a passive its subject, of a participle behind a noun that noun."""
    found = children(verb, "dobj", "nsubjpass")
    if not found and verb.dep_ == "acl" and verb.tag_ == "VBN":
        found = [verb.head]
    relative = [o for o in found if o.tag_ in ("WDT", "WP")]
    return [verb.head] if relative and verb.dep_ == "relcl" else found


def after_prepositions(token: Token, prepositions: frozenset[str] | tuple[str, ...]) -> Iterator[Token]:
    """What follows one of these prepositions that hang on the token, "by" of a passive included."""
    for prep in children(token, "prep", "agent", "dative"):
        if prep.lower_ in prepositions:
            yield from children(prep, "pobj")
            yield from second_of(prep)


def phrase(token: Token, keep: tuple[str, ...] = ()) -> list[Token]:
    """The tokens of a phrase without the clauses in it; ``keep`` names relations of clauses that stay."""
    found: list[Token] = []
    pending = [token]
    while pending and len(found) < LONGEST:
        node = pending.pop()
        found.append(node)
        pending.extend(c for c in node.children if c.dep_ not in _CLAUSES or c.dep_ in keep)
    return sorted(found, key=lambda t: t.i)


def runs(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """The stretches (start, end) of neighbouring tokens."""
    start = previous = -2
    for token in tokens:
        if token.i != previous + 1:
            if start >= 0:
                yield start, previous + 1
            start = token.i
        previous = token.i
    if start >= 0:
        yield start, previous + 1
