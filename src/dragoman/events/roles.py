"""Who takes part in an appointment, and where it is: from the dependency parse and the document's cast."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dragoman.events.grammar import after_prepositions, children, first_of, lemma, objects, phrase, runs, subjects
from dragoman.events.triggers import Trigger, is_side
from dragoman.events.vocabulary import vocabulary
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Paragraph

_TOGETHER = ("with", "between", "among", "alongside")
_AT = ("in", "at", "to")
_LOOK_BACK = 3  # paragraphs in which "the two sides" look for their names


def heads(trigger: Trigger) -> list[Token]:
    """The heads of the phrases that name who takes part."""
    token, verb = trigger.token, trigger.verb
    found = list(_of_verb(token) if verb is not None and verb.i == token.i else _of_noun(token, verb))
    return list(dict.fromkeys(found))


def _of_verb(verb: Token) -> Iterator[Token]:
    yield from subjects(verb)
    yield from (o for o in objects(verb) if is_side(o))
    yield from after_prepositions(verb, (*_TOGETHER, "by"))
    yield from (t for t in after_prepositions(verb, ("to", "from")) if is_side(t))
    for o in objects(verb):
        if not is_side(o):  # "signed a treaty with X", "the draft treaty between X and Y"
            yield from after_prepositions(o, (*_TOGETHER, "of"))


def _of_noun(token: Token, verb: Token | None) -> Iterator[Token]:
    yield from children(token, "compound", "nmod", "amod", "poss")
    yield from after_prepositions(token, (*_TOGETHER, "by"))
    yield from (t for t in after_prepositions(token, ("of", "to", "from", "for")) if _names_sides(t))
    node = first_of(token)
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.pos_ == "NOUN":
        yield from after_prepositions(node.head.head, _TOGETHER)  # "a round of talks with X"
    if verb is None:
        return
    yield from after_prepositions(verb, (*_TOGETHER, "by"))
    if token.dep_ not in ("nsubj", "nsubjpass"):
        yield from subjects(verb)


def _names_sides(token: Token) -> bool:
    return any((is_side(t) and t.ent_type_ != "PERSON") or t.ent_type_ == "PERSON" for t in phrase(token))


def parties(trigger: Trigger, cast: Cast, paragraph: Paragraph) -> tuple[str, ...]:
    """Who takes part: party ids, or names where there is no codebook, in the order of the text."""
    found: list[str] = []
    for head in sorted(heads(trigger), key=lambda t: t.i):
        found.extend(_named(head, trigger, cast, paragraph))
    return tuple(dict.fromkeys(found))


def _named(head: Token, trigger: Trigger, cast: Cast, paragraph: Paragraph) -> list[str]:
    inside = [t for t in phrase(head) if t.i != trigger.token.i]
    if cast.codebook is not None:
        found = [p for start, end in runs(inside) for p in cast.parties_in(paragraph, start, end)]
        return found or _meant(head, cast, paragraph)
    return list(_names(head, cast, paragraph))


def _meant(head: Token, cast: Cast, paragraph: Paragraph) -> list[str]:
    """The parties behind a pronoun, an office or "the two sides"."""
    if head.tag_ == "NNS" and vocabulary().has("sides", lemma(head)) and _both(head):
        return _last_two(head, cast, paragraph)
    actor = cast.resolve(paragraph, head.left_edge.i, head.i + 1)
    side = cast.party_of(actor) if actor else None
    return [side] if side else []


def _both(head: Token) -> bool:
    return any(t.lower_ in ("the", "two", "both", "these", "their") for t in head.lefts)


def _last_two(head: Token, cast: Cast, paragraph: Paragraph) -> list[str]:
    found = cast.parties_in(paragraph, 0, head.left_edge.i)
    index = paragraph.index
    while len(found) < 2 and index > max(0, paragraph.index - _LOOK_BACK):
        index -= 1
        earlier = cast.parsed.paragraphs[index]
        found = [*(p for p in cast.parties_in(earlier, 0, len(earlier.parse)) if p not in found), *found]
    return found[-2:]


def _names(head: Token, cast: Cast, paragraph: Paragraph) -> Iterator[str]:
    """Names of those meant by a phrase, where there is no codebook: only what is named, no "officials"."""
    for member in [head, *(t for t in phrase(head) if t.dep_ in ("conj", "poss", "compound", "nmod") and t.ent_type_)]:
        if member.ent_type_ not in ("PERSON", "ORG", "GPE", "NORP") and member.pos_ != "PRON":
            continue
        actor = cast.resolve(paragraph, member.left_edge.i, member.i + 1)
        if actor is not None and actor.kind != "unknown":
            yield actor.name


def nearby(trigger: Trigger, cast: Cast, paragraph: Paragraph) -> tuple[str, ...]:
    """The parties named in the clause of a trigger, for appointments whose sides the grammar does not tell."""
    if cast.codebook is None:
        return ()
    root = trigger.verb or trigger.token
    return tuple(dict.fromkeys(p for start, end in runs(phrase(root)) for p in cast.parties_in(paragraph, start, end)))


def place(trigger: Trigger) -> str | None:
    """Where it is: "in Geneva", "at Camp David", "the Oslo summit"."""
    token, verb = trigger.token, trigger.verb
    for node in (token, verb):
        if node is None:
            continue
        for spot in after_prepositions(node, _AT):
            if spot.ent_type_ in ("GPE", "LOC", "FAC") and _is_place(spot, node):
                return _place_name(spot)
    if token.pos_ in ("NOUN", "PROPN") and trigger.format in ("summit", "conference"):
        for before in children(token, "compound"):
            if before.ent_type_ == "GPE":
                return before.text
    if trigger.format == "visit" and token.pos_ == "VERB":
        return next((_place_name(o) for o in objects(token) if o.ent_type_ == "GPE"), None)
    return None


def _is_place(spot: Token, node: Token) -> bool:
    """ "to X" is a place only after what goes there."""
    return spot.head.lower_ != "to" or lemma(node) in ("visit", "travel", "fly", "trip", "go", "come", "return")


def _place_name(spot: Token) -> str:
    """The name around a token, without a country after a comma."""
    names = [t for t in spot.subtree if t.ent_type_ in ("GPE", "LOC", "FAC") and t.i <= spot.i and t.dep_ != "appos"]
    same = [t for t in names if all(u.ent_type_ for u in spot.doc[t.i : spot.i])]
    return " ".join(t.text for t in same) if same else spot.text
