"""Which party an office is held for, and which one a body's name or the words behind it speak of."""

from __future__ import annotations

import re

from spacy.tokens import Span as Phrase

from dragoman.language import names, register
from dragoman.language.parties import Parties
from dragoman.language.phrases import core, singular, title

SPEAKS = frozenset(
    ["official", "head-of-state", "head-of-government", "minister", "spokesperson", "diplomat", "negotiator"]
)
LEADS = frozenset(["leader", "executive"])
_COUNSEL = frozenset(["lawyer"])
FORMER = frozenset(["former", "ex", "then", "late", "retired", "onetime", "ousted", "once", "formerly", "previously"])


def called(parties: Parties, text: str) -> str | None:
    """The party a name string means: codebook name, alias or person, else a word that stands for a state."""
    return parties.find(text) or of_body(parties, text)


def by_role(parties: Parties, role: str) -> str | None:
    """The party that a role is held for: an office of state, government or negotiation, not a former one.

    What stands before the office has the first word, "of" and "for" behind it the second: a UN envoy to Norland is
    nobody's but the UN's, and a mediator between two sides is neither's. To lead a union, a company or a front is
    to speak for it; to lead the opposition of a state is not; a lawyer speaks for whom he is the lawyer of.
    """
    tokens = names.words(role)
    words = [singular(w.lower()) for w in tokens]
    of = next((i for i, w in enumerate(words) if w in ("of", "for", "at") and names.role_words(words[:i])), len(words))
    held = (
        names.role_words(words[:of])
        if "-".join(words[of - 1 : of + 2]) not in names.roles()
        else names.role_words(words)
    )
    if not held or FORMER & set(words):
        return None
    speaks = bool(held[-1].classes & SPEAKS)
    if not speaks and not held[-1].classes & (LEADS | _COUNSEL):
        return None
    starts = (held[-1].word, held[-1].word.split("-")[0])
    at = max((i for i, w in enumerate(words) if w in starts), default=len(words) - 1)
    party = _before(parties, tokens[:at]) if at else None
    if party is None:
        tail = next((i for i, w in enumerate(words) if i > at and w in ("of", "for", "at")), len(words))
        after = re.split(r"\s(?:of|for|at)\s", role, maxsplit=1)[1:]
        foreign = any(w in ("to", "in", "between", "with") for w in words[at:tail])
        known = any(names.state_of(t) or register.find(t) for t in tokens[:at] if t[0].isupper())
        exact = next(filter(None, map(parties.find, after)), None)
        party = None if known or foreign else exact or parties.led(tokens[tail + 1 :])
    return party if speaks or (party and not _is_state(parties, party)) else None


def _before(parties: Parties, tokens: list[str]) -> str | None:
    private = any(t.lower() in names.private() for t in tokens)
    found = parties.led(tokens)
    return None if found and private and _is_state(parties, found) else found


def _is_state(parties: Parties, party: str) -> bool:
    return party in parties.of_states


def of_body(parties: Parties, text: str) -> str | None:
    """A party's name or demonym before a word for those who act for it: "the Norwegian side", "US negotiators"."""
    front, _, owner = text.partition(" of ")
    tokens = names.words(front)
    head = singular(tokens[-1].lower()) if tokens else ""
    if owner and head in names.groups() and head not in names.private():
        found = parties.find(owner.rpartition(" of ")[2])
        if found is not None:
            return found
    if len(tokens) < 2:
        return None
    role = names.roles().get(head)
    classes = role.classes if role else frozenset()
    if head not in names.groups() and not classes & (SPEAKS | LEADS):
        return None
    before = tokens[1:-1] if tokens[0].lower() in ("the", "a", "an") else tokens[:-1]
    if "and" in before and len({found for _, _, found in parties.scan(before)}) > 1:
        return None
    party = parties.led(before)
    own = head in names.private() or not (head in names.groups() or classes & SPEAKS)
    return None if party and own and _is_state(parties, party) else party


def behind(parties: Parties, phrase: Phrase) -> str | None:
    """The party that "of" or "in" behind a body or its people names: "the government of Norland", "the ministry in
    Norhaven", "the union's members"."""
    doc, end = phrase.doc, title(phrase).end
    head = core(phrase).root
    word = singular(head.lower_)
    people = head.tag_ in ("NNS", "NNPS") or bool(word in names.roles() and names.roles()[word].classes & SPEAKS)
    body = word in names.groups() or word in ("house", "local", "chapter")
    if any(names.state_of(t.text) or register.find(t.text) for t in core(phrase) if t.text[0].isupper()):
        return None  # a UN envoy for Norland
    if end + 1 >= len(doc) or not (people or body) or doc[end].lower_ not in ("of", "in", "for"):
        return None
    if doc[end].lower_ == "in" and not (body and head.pos_ == "PROPN"):
        return None
    noun = next((c for c in doc[end].children if c.dep_ == "pobj"), None)
    text = doc[noun.left_edge.i : noun.i + 1].text if noun is not None else ""
    return called(parties, text)
