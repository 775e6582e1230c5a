"""Finds the words of a paragraph that name an appointment, and the verb of their clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from dragoman.events.grammar import after_prepositions, children, first_of, is_moving, is_verb, lemma, objects, subjects
from dragoman.events.vocabulary import Entry, vocabulary
from dragoman.language import names
from dragoman.language.datewords import words

_SIDE_ENTS = ("PERSON", "ORG", "GPE", "NORP")
_UNSURE_ENTS = ("", "FAC", "PRODUCT", "WORK_OF_ART")  # what taggers make of names that they do not know
_DURING = ("at", "during", "in")
_TOWARDS = ("with", "to", "between")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an appointment. ``verb`` is the verb of its clause, where the two happen at one time."""

    token: Token
    format: str
    verb: Token | None


def triggers(doc: Doc) -> list[Trigger]:
    """The triggers of a paragraph, in order."""
    lemmas = doc.to_array("LEMMA").tolist()
    known = {key for key in set(lemmas) if _is_word(doc.vocab.strings[key])}
    return [trigger for i, key in enumerate(lemmas) if key in known for trigger in _at(doc[i])]


@lru_cache(maxsize=100_000)
def _is_word(text: str) -> bool:
    """Whether a lemma is that of a trigger; asked before the parse is looked at, which most words need not be."""
    word = text.lower()
    return any((pos, form) in vocabulary().triggers for form in (word, word.removesuffix("s")) for pos in "vn")


def _at(token: Token) -> Iterator[Trigger]:
    pos = {"VERB": "v", "NOUN": "n", "PROPN": "n"}.get(token.pos_)
    for entry in vocabulary().triggers.get((pos or "", lemma(token)), ()):
        if pos == "v" and _VERB_NEEDS[entry.needs](token):
            yield Trigger(token, _by_wire(token, entry.format), token)
            return
        if pos == "n" and _noun_fits(token, entry):
            yield Trigger(token, _by_wire(token, entry.format), clause_verb(token))
            return


def _by_wire(token: Token, format: str) -> str:
    """Talks on the telephone or by video are a call."""
    if format not in ("talks", "meeting"):
        return format
    around = [*token.children, *after_prepositions(token, ("by", "on", "via", "over"))]
    return "call" if any(vocabulary().has("wires", lemma(t)) for t in around) else format


def is_side(token: Token) -> bool:
    """Whether a noun or pronoun may be a side: a name, a person, an office, a group of people."""
    if token.ent_type_ in _SIDE_ENTS or (token.pos_ == "PROPN" and token.ent_type_ in _UNSURE_ENTS):
        return True
    if token.lower_ in ("other", "another") and token.i > 0 and token.nbor(-1).lower_ in ("each", "one"):
        return True
    if token.pos_ == "PRON":
        return token.lower_ not in ("it", "this", "that", "what", "which", "something", "nothing")
    word = lemma(token)
    return word in names.roles() or word in names.groups() or vocabulary().has("sides", word)


def _object_in(*lists: str) -> Callable[[Token], bool]:
    def fits(verb: Token) -> bool:
        found = [n for o in objects(verb) for n in (o, *after_prepositions(o, ("of",)))]  # "a first part of the deal"
        return any(vocabulary().has(name, lemma(o)) for o in found for name in lists)

    return fits


def _particle(word: str) -> Callable[[Token], bool]:
    return lambda verb: any(child.lower_ == word for child in verb.children)


def _meets_a_side(verb: Token) -> bool:
    """With nobody after it, or with somebody: "met demands" and "met with scorn" are no meetings."""
    found = children(verb, "dobj") or (list(after_prepositions(verb, ("with",))) if lemma(verb) == "meet" else [])
    return not found or any(is_side(o) for o in found)


def _names_a_side(verb: Token) -> bool:
    wires = (t for t in after_prepositions(verb, ("by", "on", "over", "via")) if vocabulary().has("wires", lemma(t)))
    other = [*children(verb, "dobj"), *(t for node in (verb, *wires) for t in after_prepositions(node, _TOWARDS))]
    return any(is_side(o) for o in other if not _is_topic(verb, o))


def _joins_sides(verb: Token) -> bool:
    """ "spoke with Finn", or "Vell and Finn spoke", but not "Vell and Finn spoke at a rally" or "to voters"."""
    if _names_a_side(verb):
        return True
    own = [s for s in children(verb, "nsubj") if is_side(s)]
    joined = any(is_side(other) for s in own for other in children(s, "conj"))
    return joined and not list(after_prepositions(verb, ("at", "to", "during", "before", "for", "of")))


def _is_topic(verb: Token, other: Token) -> bool:
    """The object of "discuss" is what is talked about."""
    return lemma(verb) == "discuss" and other.dep_ == "dobj"


def _calls_a_person(verb: Token) -> bool:
    """ "called Orla Finn", but not "called it a mistake" or "called on them"."""
    if children(verb, "oprd", "xcomp", "ccomp", "prt", "prep"):
        preps = {child.lower_ for child in children(verb, "prep", "prt")}
        if children(verb, "oprd", "xcomp", "ccomp") or preps & {"for", "on", "off", "out", "up"}:
            return False
    return any(o.ent_type_ == "PERSON" or o.pos_ == "PROPN" for o in children(verb, "dobj"))


def _is_a_party_going(verb: Token) -> bool:
    """ "Ostria leaves the union", not "the minister leaves the room"."""
    left = children(verb, "dobj")
    going = [s for s in subjects(verb) if s.ent_type_ in ("GPE", "ORG", "NORP")]
    return bool(going) and all(o.ent_type_ in ("GPE", "ORG", "LOC") or is_side(o) for o in left)


def _goes_somewhere(verb: Token) -> bool:
    there = [*children(verb, "dobj"), *after_prepositions(verb, ("to", "into", "in"))]
    return any(t.ent_type_ in ("GPE", "LOC", "FAC") or t.pos_ == "PROPN" for t in there)


def _is_body_voting(verb: Token) -> bool:
    """ "Parliament voted", not "he voted for her"."""
    return not any(s.ent_type_ == "PERSON" or s.lower_ in ("he", "she", "i", "who") for s in subjects(verb))


def _runs_out(verb: Token) -> bool:
    out = lemma(verb) == "end" or _particle("out")(verb)
    return out and any(vocabulary().has("terms", lemma(s)) for s in subjects(verb))


def _takes_effect(verb: Token) -> bool:
    there = [*children(verb, "dobj"), *after_prepositions(verb, ("into", "in"))]
    return any(t.lower_ in ("effect", "force", "hold") for t in there)


def _has_until(verb: Token) -> bool:
    """ "has until Friday to answer", "gave them until May 3"."""
    return any(t.ent_type_ in ("DATE", "TIME") for t in after_prepositions(verb, ("until", "till")))


def _walks_out(verb: Token) -> bool:
    """ "walked out", "walked off the job"; who walks out of talks only leaves the talks."""
    out = [child for child in verb.children if child.lower_ in ("out", "off")]
    left = [t for o in out for of in (o, *children(o, "prep")) for t in children(of, "pobj")]
    return bool(out) and not any(("n", lemma(t)) in vocabulary().triggers for t in left)


def _goes_to_court(verb: Token) -> bool:
    there = [*children(verb, "dobj"), *after_prepositions(verb, ("to",))]
    return any(vocabulary().has("courts", lemma(t)) for t in there)


def _is_firm(verb: Token) -> bool:
    """An act of agreeing or deciding, not an opinion ("agreed that it was late") and not a denied one."""
    denied = any(child.dep_ == "neg" for child in verb.children)
    return not denied and not children(verb, "ccomp")


_VERB_NEEDS: Mapping[str, Callable[[Token], bool]] = {
    "-": lambda verb: True,
    "side": _meets_a_side,
    "party": _names_a_side,
    "both": _joins_sides,
    "group": _is_a_party_going,
    "person": _calls_a_person,
    "place": _goes_somewhere,
    "body": _is_body_voting,
    "effect": _takes_effect,
    "term": _runs_out,
    "until": _has_until,
    "text": _object_in("texts"),
    "deal": _object_in("deals"),
    "alone": lambda verb: not children(verb, "dobj"),
    "walkout": _walks_out,
    "out": _particle("out"),
    "from": _particle("from"),
    "court": _goes_to_court,
    "polls": lambda verb: any(t.lower_ == "polls" for t in after_prepositions(verb, ("to",))),
    "firm": _is_firm,
}


def _noun_fits(token: Token, entry: Entry) -> bool:
    v = vocabulary()
    before = children(token, "compound", "amod", "nmod", "poss")
    if any(v.has("not_events", lemma(b)) for b in before):
        return False
    part_of_noun = token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN")
    if part_of_noun and not v.has("deals", lemma(token.head)) and not v.has("dates", lemma(token.head)):
        return False  # "summit venue", and "council meeting", where the last noun names it; but "the summit deal"
    need = _NOUN_NEEDS.get(entry.needs)
    return (need is None or need(token)) and (entry.format != "call" or _is_talk(token))


def _is_talk(token: Token) -> bool:
    """ "a phone call", "a call with X", "the X-Y call"; not "calls for talks" or "a call to act"."""
    about = [t for t in after_prepositions(token, ("for", "on", "to")) if t.ent_type_ not in ("DATE", "TIME")]
    if about or children(token, "acl"):
        return False
    kinds = ("phone", "telephone", "video", "conference", "-", "telephonic", "secure")
    before = [t for t in token.lefts if t.dep_ in ("compound", "amod", "nmod", "poss")]
    named = any(lemma(b) in kinds or b.ent_type_ in _SIDE_ENTS for b in before)
    return named or any(p.lower_ in ("with", "between") for p in children(token, "prep")) or lemma(token) != "call"


def _named(token: Token) -> bool:
    return any(t.pos_ in ("PROPN", "NUM") or t.ent_type_ for t in token.lefts)


def _round_of_talks(token: Token) -> bool:
    """ "a round of talks"; "the second round" of what was named before, not "the second round of sanctions"."""
    of = list(after_prepositions(token, ("of",)))
    if not of:
        return ordinal_of(token) is not None or any(vocabulary().has("in_a_row", t.lower_) for t in token.lefts)
    return any(("n", lemma(t)) in vocabulary().triggers for t in of)


def ordinal_of(noun: Token) -> int | None:
    """Which of a series a noun says it is: 2 for "the second round"."""
    found = (words().ordinals.get(t.lower_) for t in noun.lefts if t.dep_ in ("amod", "nummod", "compound"))
    return next((number for number in found if number is not None), None)


def ordinal(trigger: Trigger) -> int | None:
    """The same for a trigger; of "the second round of talks" the round's."""
    noun = trigger.token
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma(noun.head.head) == "round":
        return ordinal_of(noun.head.head)
    if noun.pos_ not in ("NOUN", "PROPN"):  # "held a second round"
        return next((n for o in objects(noun) if (n := ordinal_of(o)) is not None), None)
    return ordinal_of(noun)


def continues(trigger: Trigger) -> bool:
    """Whether a noun is the next of a series that was named before: "the second round", "their next meeting"."""
    noun = trigger.token
    in_a_row = any(vocabulary().has("in_a_row", t.lower_) for t in noun.lefts)
    return noun.pos_ == "NOUN" and (in_a_row or ordinal_of(noun) is not None)


def _is_the_table(token: Token) -> bool:
    """ "the negotiating table", "returned to the table"."""
    before = [t.lower_ for t in token.lefts]
    if "negotiating" in before or "bargaining" in before:
        return True
    to = token.head
    return before == ["the"] and to.lower_ == "to" and vocabulary().has("coming_back", lemma(to.head))


def _starts(token: Token) -> bool:
    """ "the truce began", "a truce that starts on", "agreed to a truce beginning Friday"."""
    after = token.doc[token.i + 1 : token.i + 2]
    beginning = any(t.lower_ in ("beginning", "starting", "from") for t in after)
    does = token.dep_ == "nsubj" and vocabulary().has("starting", lemma(token.head))
    return beginning or does or any(vocabulary().has("starting", lemma(t)) for t in children(token, "relcl", "acl"))


_NOUN_NEEDS: Mapping[str, Callable[[Token], bool]] = {
    "plural": lambda token: token.tag_ in ("NNS", "NNPS"),
    "name": _named,
    "round": _round_of_talks,
    "bargaining": _is_the_table,
    "start": _starts,
}


def clause_verb(noun: Token) -> Token | None:
    """The verb that a noun is an argument of, unless a preposition sets it at another time ("after the talks")."""
    v, node = vocabulary(), first_of(noun)
    for _ in range(4):
        head = _past_participle(node)
        if is_verb(head) and node.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "oprd", "dep"):
            return head if _at_that_time(head, node) else None
        if node.dep_ == "pobj" and head.lower_ == "of" and head.head.lower_ == "out":
            return head.head.head if is_verb(head.head.head) else None  # "walked out of the talks"
        if node.dep_ == "pobj" and head.dep_ in ("prep", "agent") and not v.has("elsewhere", head.lower_):
            verb = head.head.head if head.head.lower_ == "back" else head.head
            if head.lower_ in _DURING and verb.dep_ == "dobj":
                verb = verb.head  # "rejected the offer in a ballot": parsers hang the ballot on the offer
            return verb if is_verb(verb) and _at_that_time(verb, node) else None
        if node.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
            node = first_of(head.head)  # "a round of talks", "a series of meetings"
            continue
        return None
    return None


def _past_participle(noun: Token) -> Token:
    """The head of a noun; the second verb where a parser takes "talks planned for May collapsed" for two clauses."""
    head = noun.head
    if noun.dep_ != "nsubj" or head.tag_ not in ("VBD", "VBN") or not vocabulary().has("arranging", lemma(head)):
        return head
    after = [
        c for c in children(head, "conj") if not children(c, "nsubj", "nsubjpass", "cc") and not children(head, "dobj")
    ]
    return after[0] if after and not children(head, "cc") else head


def happens(verb: Token) -> bool:
    """Whether a verb says that its subject takes place."""
    return vocabulary().has("happening_verbs", lemma(verb)) or vocabulary().has("light_verbs", lemma(verb))


def _at_that_time(verb: Token, noun: Token) -> bool:
    """Whether the verb's date is that of the noun: "held talks", "the summit opened", not "criticised the summit"."""
    v, word = vocabulary(), lemma(verb)
    if children(verb, "oprd") or len(children(verb, "dobj")) > 1:
        return False  # "called the summit a success", "made the departure a condition"
    after = [child.lower_ for child in verb.children]
    if is_moving(verb):
        return True
    if v.particles.get(word, "-") in after or any(v.has("breaking_up", f"{word} {particle}") for particle in after):
        return True  # "put off the talks", "broke off the talks"
    if noun.dep_ == "nsubj":
        return v.has("happening_verbs", word) or v.has("cancelling", word)
    return (
        v.has("light_verbs", word)
        or v.has("cancelling", word)
        or word == "be"
        or (noun.dep_ == "pobj" and noun.head.lower_ in _DURING)
    )
