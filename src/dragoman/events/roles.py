"""Who takes part in an appointment, and where it is: from the dependency parse and the document's cast."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from dragoman.events.denying import denier
from dragoman.events.grammar import (
    LONGEST,
    after_prepositions,
    children,
    first_of,
    lemma,
    objects,
    phrase,
    runs,
    subjects,
)
from dragoman.events.triggers import Trigger, is_side
from dragoman.events.vocabulary import vocabulary
from dragoman.language import names
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Paragraph

_TOGETHER = ("with", "between", "among", "alongside")
_AT = ("in", "at")
_PLACES = ("GPE", "LOC", "FAC")
_VENUE_NOUNS = ("summit", "conference", "meeting", "congress", "forum")
_CLIMB = 12  # heads between a place and its appointment at most
_LOOK_BACK = 3  # paragraphs in which "the two sides" look for their names


def heads(trigger: Trigger) -> list[Token]:
    """The heads of the phrases that name who takes part."""
    token, verb = trigger.token, trigger.verb
    found = list(_of_verb(token) if verb is not None and verb.i == token.i else _of_noun(token, verb))
    found += _of_denial(trigger)
    if trigger.format == "court":
        found += [t for node in (token, *objects(token)) for t in after_prepositions(node, ("against",))]
    return list(dict.fromkeys(found))


def _of_denial(trigger: Trigger) -> list[Token]:
    """Who denies a meeting "with X" is the other side of it."""
    verb = denier(trigger)
    alone = trigger.token.pos_ == "NOUN" and list(after_prepositions(trigger.token, ("with",)))
    return subjects(verb) if verb is not None and alone else []


def _of_verb(verb: Token) -> Iterator[Token]:
    yield from subjects(verb)
    yield from (o for o in (*objects(verb), *children(verb, "dative")) if is_side(o))
    yield from after_prepositions(verb, (*_TOGETHER, "by"))
    yield from (t for t in (*after_prepositions(verb, ("to", "from")), *_goals(verb)) if is_side(t))
    for o in objects(verb):
        if not is_side(o):  # "signed a treaty with X", "the draft treaty between X and Y"
            yield from after_prepositions(o, (*_TOGETHER, "of"))


def _of_noun(token: Token, verb: Token | None) -> Iterator[Token]:
    yield from (t for t in children(token, "compound", "nmod", "amod", "poss") if not _is_venue(t, token))
    yield from after_prepositions(token, (*_TOGETHER, "by"))
    yield from (t for t in after_prepositions(token, ("of", "to", "from", "for")) if _names_sides(t))
    for t in after_prepositions(token, ("of",)):  # "a round of talks between X and Y"
        if ("n", lemma(t)) in vocabulary().triggers:
            yield from after_prepositions(t, _TOGETHER)
    node = first_of(token)
    if node.dep_ == "pobj" and node.head.lower_ == "of" and node.head.head.pos_ == "NOUN":
        yield from after_prepositions(node.head.head, _TOGETHER)  # "a round of talks with X"
    for clause in children(token, "acl", "relcl"):  # "the summit, hosted by X", "the talks that X hosts"
        if vocabulary().has("light_verbs", lemma(clause)):
            yield from (s for s in subjects(clause) if s.i != token.i)
            yield from after_prepositions(clause, (*_TOGETHER, "by"))
    if verb is None:
        return
    yield from after_prepositions(verb, (*_TOGETHER, "by"))
    yield from (t for t in children(verb, "dative") if is_side(t))  # "set Ostria an ultimatum"
    if token.dep_ not in ("nsubj", "nsubjpass") and not _stays_away(verb):
        yield from subjects(verb)


def _stays_away(verb: Token) -> bool:
    """Whether the subject does not take part: "did not attend", "refused to join"."""
    above = lemma(verb.head) if verb.dep_ == "xcomp" else ""
    if vocabulary().has("cancelling", lemma(verb)):
        return vocabulary().has("declining", lemma(verb))
    declines = vocabulary().has("declining", lemma(verb)) or vocabulary().has("declining", above)
    return declines or bool(children(verb, "neg"))


def _is_venue(token: Token, noun: Token) -> bool:
    """The capital in "the Oslo summit" is where it is, not whose."""
    return lemma(noun) in _VENUE_NOUNS and token.dep_ == "compound" and _is_capital(token)


def _is_capital(token: Token) -> bool:
    known = names.state_words().get(names.fold(token.text))
    return known is not None and known[1] == "capital"


def _capital_as_place(token: Token) -> bool:
    in_it = token.dep_ == "pobj" and token.head.lower_ in ("in", "at", "near", "outside")
    return _is_capital(token) and (in_it or _is_venue(token, token.head))


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
        return found or _meant(head, trigger, cast, paragraph)
    return list(_names(head, cast, paragraph))


def _meant(head: Token, trigger: Trigger, cast: Cast, paragraph: Paragraph) -> list[str]:
    """The parties behind a pronoun, an office or "the two sides"."""
    if vocabulary().has("first_person", head.lower_):
        return _speaker(trigger, cast, paragraph)
    if head.tag_ == "NNS" and vocabulary().has("sides", lemma(head)) and _both(head):
        return _last_two(head, cast, paragraph)
    actor = cast.resolve(paragraph, head.left_edge.i, head.i + 1)
    side = cast.party_of(actor) if actor else None
    return [side] if side else _by_kind(head, cast)


def _by_kind(head: Token, cast: Cast) -> list[str]:
    """A party that the codebook calls by a common noun, here without its article: "Miners walked out"."""
    nouns = [t for t in (*children(head, "compound"), head) if t.pos_ in ("NOUN", "PROPN")]
    found = (cast.party(f"the {noun.lower_}") for noun in nouns)
    return [side for side in dict.fromkeys(found) if side][:1]


def _speaker(trigger: Trigger, cast: Cast, paragraph: Paragraph) -> list[str]:
    """The party of whoever says "we": the subject of the verb above in the same sentence."""
    for verb in trigger.token.ancestors:
        for subject in children(verb, "nsubj"):
            if subject.pos_ != "PRON" or not vocabulary().has("first_person", subject.lower_):
                actor = cast.resolve(paragraph, subject.left_edge.i, subject.right_edge.i + 1)
                side = cast.party_of(actor) if actor else None
                return [side] if side else []
    return []


def _both(head: Token) -> bool:
    """ "the two sides", "negotiators"; not "some officials" or "Norland's ministers"."""
    lefts = [t.lower_ for t in head.lefts]
    return not lefts or any(word in ("the", "two", "both", "these", "their") for word in lefts)


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
    starts = [t for t in phrase(head) if t.ent_iob_ == "B" and t.ent_type_ in ("PERSON", "ORG", "GPE", "NORP")]
    for start in starts or ([head] if head.pos_ == "PRON" else []):
        end = start.i + 1
        while end < len(start.doc) and start.doc[end].ent_iob_ == "I":
            end += 1
        actor = cast.resolve(paragraph, start.i, end)
        if actor is not None and actor.kind != "unknown":
            yield actor.name


def nearby(trigger: Trigger, cast: Cast, paragraph: Paragraph) -> tuple[str, ...]:
    """The parties named around a trigger whose sides the grammar does not tell: in its clause, else in its sentence."""
    if cast.codebook is None:
        return ()
    around = (phrase(trigger.verb or trigger.token), trigger.token.subtree, trigger.token.sent)
    for tokens in (list(islice(part, LONGEST)) for part in around):
        inside = [t for t in tokens if not _capital_as_place(t)]
        found = [p for start, end in runs(inside) for p in cast.parties_in(paragraph, start, end)]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def place(trigger: Trigger, date: Token | None = None) -> str | None:
    """Where it is: "in Geneva", "at Camp David", "the Oslo summit". date: the token that heads its date."""
    token, verb = trigger.token, trigger.verb
    if trigger.format == "visit":
        goals = [*_goals(token), *(objects(token) if verb and verb.i == token.i else ())]
        return next((_place_name(t) for t in goals if t.ent_type_ in _PLACES or t.pos_ == "PROPN"), None)
    told = [date, date.head, date.head.head] if date is not None else []  # "planned for April 10 in Riga"
    near = [t for t in told if t is not None and (t.i == getattr(date, "i", -1) or t.dep_ in ("relcl", "acl", "xcomp"))]
    around = {t.i: t for node in (token, verb, *near) if node is not None for t in phrase(node)}
    tops = {node.i for node in (token, verb, *near) if node is not None}
    in_it = [t for _, t in sorted(around.items()) if t.dep_ == "pobj" and t.head.lower_ in _AT and _is_there(t, tops)]
    spots = [t for t in in_it if t.ent_type_ in _PLACES] or [t for t in in_it if _is_unknown_town(t, tops)]
    if spots:
        return _place_name(min(spots, key=lambda t: (t.i < token.i, abs(t.i - token.i))))
    return next((t.text for t in children(token, "compound") if _is_venue(t, token)), None)


def _is_unknown_town(spot: Token, tops: set[int]) -> bool:
    """A name right after "met in" that is no entity or a person: a place that the tagger has not heard of."""
    name = spot.pos_ == "PROPN" and spot.ent_type_ in ("", "PERSON") and not children(spot, "det")
    return name and spot.head.lower_ == "in" and spot.head.head.i in tops


def _is_there(spot: Token, tops: set[int]) -> bool:
    """Whether a place is that of the appointment and not of its topic: "spoke about the war in Ostria"."""
    node = spot.head
    for _ in range(_CLIMB):
        if node.i in tops:
            return True
        if (
            node.dep_ == "pobj"
            and vocabulary().has("topics", node.head.lower_)
            and node.ent_type_ not in ("DATE", "TIME")
        ):
            return False
        node = node.head
    return False


def _goals(token: Token) -> list[Token]:
    """Where a visit goes: "to X"; "in X" after "arrive"."""
    return list(after_prepositions(token, ("to", "into", "in") if lemma(token) == "arrive" else ("to", "into")))


def _place_name(spot: Token) -> str:
    """The name around a token, without a country after a comma."""
    names = [t for t in spot.subtree if t.ent_type_ in _PLACES and t.i <= spot.i and t.dep_ != "appos"]
    same = [t for t in names if all(u.ent_type_ for u in spot.doc[t.i : spot.i])]
    start = same[0].i if same else spot.i
    end = spot.i + 1
    while end < len(spot.doc) and spot.doc[end].ent_iob_ == "I":  # "the Hall of Mirrors"
        end += 1
    return spot.doc[start:end].text if same else spot.text
