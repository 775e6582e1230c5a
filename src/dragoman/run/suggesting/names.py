"""The bodies that texts name: states, alliances and organisations under all their forms, as one entry each."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dragoman.language import names, register
from dragoman.language.actors import Cast
from dragoman.language.phrases import plain
from dragoman.language.pipeline import Parsed

_LABELS = frozenset({"ORG", "GPE", "NORP"})
_DEMONYM = re.compile(r"(?:n|an|ian|ean|ese|ish|i|er|ic)s?")
_SMALL = frozenset({"of", "the", "for", "and", "on", "in", "de", "du", "la", "le", "&"})
_NO_BODY = frozenset({"DATE", "TIME", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE", "PRODUCT"})
_MOST = 800  # bodies that are told apart, the most frequent ones: each is held against each
_LONGEST = 8  # words of a name that is looked for in a phrase


@dataclass(slots=True)
class Body:
    """One body: its fullest name, whether it is a state that dragoman knows, and how texts call it, counted."""

    key: str
    name: str
    state: bool
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Seen:
    """Names as they stand in the texts, counted; what is no name of a body is kept out."""

    forms: Counter[str] = field(default_factory=Counter)
    nouns: Counter[str] = field(default_factory=Counter)  # definite common nouns for bodies: "the union"
    people: set[str] = field(default_factory=set)  # folded words of names of people
    outlets: set[str] = field(default_factory=set)

    def add(self, parsed: Parsed, cast: Cast) -> None:
        """Takes in the names of one document."""
        document = parsed.document
        self.outlets |= {names.fold(name) for name in (document.outlet, document.agency) if name}
        for person in cast.people:
            self.people |= {names.fold(word) for form in (person.name, *person.forms) for word in names.words(form)}
        at = {(index, i) for p in cast.people for index, start, end in p.places for i in range(start, end)}
        for paragraph in parsed.paragraphs:
            self.forms.update(filter(None, map(_name, paragraph.parse.ents)))
            self.forms.update(t.text for t in paragraph.parse if (paragraph.index, t.i) not in at and _acting(t))
            self.nouns.update(_definite(paragraph.parse))

    def bodies(self) -> Index:
        """Every body that the names mean."""
        return Index(_merged(_first(self)), self.nouns)


def _name(ent: Phrase) -> str | None:
    """A named entity as a name: no article, no possessive ending; None for what is none."""
    if ent.label_ not in _LABELS:
        return None
    words = plain(ent.text.strip(" ,;:'\"’”“()")).replace("\n", " ")
    words = words if words.count(".") > 1 else words.rstrip(".")
    if words.split(" ")[-1].lower() in _SMALL:
        return None
    known = _registered(words) is not None
    proper = words[:1].isupper() and any(t.pos_ in {"PROPN", "ADJ"} for t in ent)
    return words if known or (proper and len(words) > 1 and "’s " not in words and "'s " not in words) else None


def _acting(token: Token) -> bool:
    """A name of one word, unknown to the parser, that says or does something or has a minister: "Norland's envoy"."""
    if token.pos_ != "PROPN" or token.ent_type_ in _LABELS or token.ent_type_ in _NO_BODY or not token.is_title:
        return False
    if any(c.dep_ in {"compound", "amod", "appos"} for c in token.children) or len(token.text) < 4:
        return False
    if token.dep_ == "poss":
        return names.roles().get(token.head.lemma_.lower()) is not None
    return token.dep_ == "nsubj" and token.head.lemma_.lower() in names.acts() and token.lower_ not in names.roles()


def _definite(doc: Doc) -> Iterator[str]:
    """Common nouns for bodies with their article: "the union", "the school board"."""
    for token in doc[:-1] if len(doc) else ():
        if token.lower_ != "the":
            continue
        for end in (token.i + 3, token.i + 2):
            words = doc[token.i + 1 : end]
            if len(words) and words[-1].text in names.groups() and all(t.text.islower() and t.is_alpha for t in words):
                follows = doc[end] if end < len(doc) else None
                if follows is None or follows.pos_ not in {"NOUN", "PROPN"}:
                    yield words.text
                break


def _folded(text: str) -> str:
    """As `names.fold`, apostrophes left out: "Teacher's Union" is "Teachers Union"."""
    return names.fold(text).replace("'", "")


def _registered(form: str) -> tuple[str, str] | None:
    """Key and name of the state, alliance or international body that a name stands for, as dragoman knows them."""
    code = names.state_of(form)
    if code is not None:
        return f"state:{code}", names.states()[code].name
    known = register.find(form)
    return (f"body:{known[0].name}", known[0].name) if known and known[1] != "seat" else None


def _first(seen: Seen) -> dict[str, Body]:
    """Bodies by key: a state's code, else the folded name; people, outlets and single letters left out."""
    found: dict[str, Body] = {}
    for form, count in sorted(seen.forms.items()):
        folded = _folded(form)
        own = _registered(form)
        words = folded.split()
        if own is None and (folded in seen.outlets or not words or any(w in seen.people for w in words)):
            continue
        key, name = own or (folded, form)
        body = found.setdefault(key, Body(key, name, key.startswith("state:")))
        body.forms[form] += count
    often = sorted(found, key=lambda key: (-found[key].forms.total(), key))[:_MOST]
    return {key: found[key] for key in sorted(often)}


def _merged(found: Mapping[str, Body]) -> list[Body]:
    """Bodies with the shorter forms of their names: acronyms, ends of names, adjectives of invented places."""
    bodies = dict(found)
    for key in sorted(bodies, key=lambda k: (len(k), k)):
        whole = _longer(bodies[key], [b for k, b in sorted(bodies.items()) if k != key])
        if whole is not None and not key.startswith(("state:", "body:")):
            whole.forms.update(bodies.pop(key).forms)
    named = (b for b in bodies.values() if b.name.lower() not in names.groups())  # "State", "the Council": whose?
    return sorted(named, key=lambda b: b.key)


def _longer(body: Body, others: Sequence[Body]) -> Body | None:
    """The one body that a name is a short form of."""
    rules = (_acronym, _end, _adjective, _organ)
    for rule in rules:
        hits = [other for other in others if any(rule(body.name, form) for form in (other.name, *other.forms))]
        if len(hits) == 1:
            return hits[0]
    return None


def _acronym(short: str, name: str) -> bool:
    letters = short.replace(".", "")
    initials = "".join(w[0] for w in names.words(name) if w.lower() not in _SMALL)
    return letters.isupper() and len(letters) >= 2 and len(initials) == len(letters) and initials.upper() == letters


def _end(short: str, name: str) -> bool:
    """ "League" for "Corvane League"."""
    a, b = _folded(short).split(), _folded(name).split()
    return len(a) < len(b) and b[-len(a) :] == a and a[-1] in names.private()


def _organ(form: str, name: str) -> bool:
    """ "Tarvenian Foreign Ministry" is Tarvenia; a union or a paper is not the state that it is named after."""
    words = form.split(" ")
    last = words[-1].lower()
    return len(words) > 1 and last in names.groups() and last not in names.private() and _adjective(words[0], name)


def _adjective(short: str, name: str) -> bool:
    """ "Kestrian" for "Kestria"."""
    a, b = names.fold(short), names.fold(name)
    stem = b.rstrip("aeiouy")
    return " " not in a + b and len(stem) >= 4 and a != b and a.startswith(stem) and _ending(a, b, stem)


def _ending(a: str, b: str, stem: str) -> bool:
    rest = a.removeprefix(b) if a.startswith(b) else a.removeprefix(stem)
    return bool(_DEMONYM.fullmatch(rest))


class Index:
    """Looks bodies up by any of their names."""

    def __init__(self, bodies: Sequence[Body], nouns: Mapping[str, int]) -> None:
        self.bodies = {body.key: body for body in bodies}
        self.nouns = nouns
        self._keys = {_folded(form): body.key for body in bodies for form in (body.name, *body.forms)}
        self._heads = self._unique_heads()

    def _unique_heads(self) -> Mapping[str, str]:
        """Common noun -> the one body whose name ends in it: "union" for "Pilots' Union"."""
        ends: dict[str, set[str]] = defaultdict(set)
        for body in self.bodies.values():
            for form in body.forms:
                words = _folded(form).split(" of ")[0].split()
                if len(_folded(form).split()) > 1 and words and words[-1] in names.groups():
                    ends[words[-1]].add(body.key)
        return {noun: min(keys) for noun, keys in ends.items() if len(keys) == 1}

    def called(self, text: str) -> str | None:
        """The body whose name a text is."""
        folded = _folded(text)
        own = _registered(text)
        if own is not None and own[0] in self.bodies:
            return own[0]
        return self._keys.get(folded) or self._heads.get(folded)

    def named_in(self, text: str) -> list[str]:
        """The bodies named in a phrase, in order, longest names first; a common noun counts where it is not capital."""
        words = names.words(text)
        found, i = [], 0
        while i < len(words):
            end, key = self._longest(words, i)
            found += [key] if key else []
            i = end
        return found

    def _longest(self, words: Sequence[str], i: int) -> tuple[int, str | None]:
        for end in range(min(len(words), i + _LONGEST), i, -1):
            text = " ".join(words[i:end])
            after = words[end].lower() if end < len(words) else ""
            key = self.called(text) if not text.islower() else self._heads.get(text)
            if key and not (text.islower() and after in names.groups()):  # the school of "the school board"
                return end, key
        return i + 1, None

    def generic(self, key: str) -> list[tuple[str, int]]:
        """The common nouns, with article, that mean this body and no other: "the union"."""
        own = {noun for noun, held in self._heads.items() if held == key}
        return sorted((f"the {noun}", count) for noun, count in self.nouns.items() if noun.split()[-1] in own)
