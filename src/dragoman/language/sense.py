"""Whether the name of a town, a state or a seat of power means the place where it stands, or the government.

English tells by the words around it: a government rejects, is accused, is talked to; one meets in a town, flies to it
and walks its streets (``placing.tsv``). A dateline names a town.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dragoman.language import bodies, names, register
from dragoman.language.phrases import plain, singular
from dragoman.language.tables import rows, several

_PACKAGE = "dragoman.language"
_DATELINE = 14  # tokens within which a dateline ends
_DASHES = ("-", "–", "—", "--")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, frozenset[str]]:
    return {sort: frozenset(several(words)) for sort, words in rows(_PACKAGE, "placing.tsv", 2)}


def _in(sort: str, token: Token) -> bool:
    return token.lower_ in _table()[sort] or token.lemma_.lower() in _table()[sort]


def geographic(text: str) -> bool:
    """Whether a name can be that of a place at all: a state, a capital, a region, a building."""
    hit = names.state_words().get(names.fold(text))
    if hit is not None:
        return hit[1] in ("name", "capital") or names.fold(text) in names.seats()
    known = register.find(text)
    return known is not None and known[1] in ("name", "seat") and known[0].kind == "state"


def is_thing(name: Phrase, text: str) -> bool:
    """Whether a capitalised name is no actor there: a place, an adjective ("Norlander wine"), a language."""
    if bodies.is_place(text) and names.state_of(text) is None and register.find(text) is None:
        return True  # a strait, a treaty
    if geographic(text):
        return is_place(name)
    hit, known = names.state_words().get(names.fold(text)), register.find(text)
    if not (hit and hit[1] == "demonym") and not (known and known[1] == "demonym"):
        return False
    root = name.root
    if root.dep_ in ("dobj", "attr") and root.head.lemma_ in ("speak", "learn", "understand", "teach", "study"):
        return True
    return root.dep_ in ("amod", "compound") and root.head.i >= name.end


def is_place(name: Phrase) -> bool:
    """Whether a geographic name means the place there."""
    doc, head = name.doc, name.root
    if _dateline(doc, name) or _based(doc, name.end):
        return True
    top = _first_conjunct(head)
    if top.dep_ in ("pobj", "pcomp") or (top.dep_ == "dobj" and top.head.pos_ == "ADP"):
        return _after(top.head)
    if top.dep_ == "dobj":
        return _in("reach", top.head)
    if top.dep_ == "poss":
        return _in("part", top.head)
    if top.dep_ in ("compound", "nmod", "amod") and top.head.i >= name.end:
        return _in("event", top.head) or _in("part", top.head)
    return top.dep_ in ("npadvmod", "advmod")


def placed(name: Phrase) -> bool:
    """Whether a name is surely a place there, and so no party to what is told: narrower than `is_place`.

    In doubt it is the government: "officials in Moscow", "anger in Moscow", "a letter sent to Moscow".
    """
    text = plain(name.text)
    if not geographic(text):
        return False
    name = name[name[0].pos_ == "DET" and len(name) > 1 :]  # "the Moscow summit": the article is the summit's
    if _dateline(name.doc, name) or _based(name.doc, name.end):
        return True
    top = _first_conjunct(name.root)
    if top.dep_ == "pobj":
        return _leads_there(top.head)
    if top.dep_ == "poss":
        return _in("spot", top.head)
    head = name.root.head
    before = name.root.dep_ in ("compound", "nmod", "amod") and head.i >= name.end
    return before and _is_town(text) and _in("venue", head)


def _is_town(text: str) -> bool:
    """Whether a geographic name is that of a seat or capital, not of a whole state or region."""
    hit, known = names.state_words().get(names.fold(text)), register.find(text)
    return hit[1] != "name" if hit is not None else known is not None and known[1] == "seat"


def _leads_there(link: Token) -> bool:
    """Whether a preposition surely leads to a place: people, a body, a mood or a message before it do not."""
    word, head = link.lower_, link.head
    if word == "of":
        return _in("spot", head)
    if word in _table()["where"] and word != "at":
        return not any(_in("but-in", t) for t in (head, *_moved(head))) and not any(map(_speaks, _with_of(head)))
    if word not in ("to", "from", "toward", "towards") or any(map(_speaks, _moved(head))):
        return False
    return _in("travel", head) if _is_noun(head) else _in("voyage", head)


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN")


def _with_of(noun: Token) -> list[Token]:
    """A noun and what it is of: "a change of government"."""
    if not _is_noun(noun):
        return []
    return [noun, *(c for link in noun.children if link.lower_ == "of" for c in link.children)]


def _moved(verb: Token) -> list[Token]:
    """What is sent, brought or said: the object, or the subject of a passive."""
    return [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]


def _speaks(noun: Token) -> bool:
    """Whether a noun is of an office, a body, a mood or a message: what a government has, feels or sends."""
    word = singular(noun.lower_)
    return word in names.groups() or word in names.roles() or _in("sent", noun) or _in("mood", noun)


def _first_conjunct(token: Token) -> Token:
    while token.dep_ in ("conj", "appos", "compound") and token.head.pos_ == "PROPN" and token.head != token:
        token = token.head
    return token


def _dateline(doc: Doc, name: Phrase) -> bool:
    """ "MOSCOW, March 3 —", "NAIROBI (Newswire) -": a town at the start, a dash soon after, no verb between."""
    if name.start > 0 or name.end >= len(doc) or doc[name.end].text not in (",", "(", "/", *_DASHES):
        return False
    for token in doc[name.end : name.end + _DATELINE]:
        if token.text in _DASHES:
            return True
        if token.pos_ in ("VERB", "AUX"):
            return False
    return False


def _based(doc: Doc, end: int) -> bool:
    if end + 1 < len(doc) and doc[end].text in ("-", "–") and doc[end + 1].lower_ in ("based", "born", "area", "bound"):
        return True
    return end < len(doc) and doc[end].lower_.endswith("-based")


def _after(link: Token) -> bool:
    """Whether what stands behind a preposition is a place, by the preposition and what it belongs to."""
    word, head = link.lower_, link.head
    if head.dep_ == "prep" and head.lower_ in ("out", "away", "back"):
        head, word = head.head, "from"
    if word in _table()["where"]:
        return not (_in("but-in", head) or any(c.dep_ == "dobj" and _in("but-in", c) for c in head.children))
    if word == "of":
        return _in("part", head)
    if word == "from":
        return not (_in("sent", head) or _in("given", head)) or (head.pos_ == "VERB" and _in("motion", head))
    if word in ("to", "toward", "towards", "for"):
        return (_in("motion", head) and head.pos_ == "VERB") or _in("travel", head)
    if word in ("between", "over", "on"):
        return (_in("motion", head) and head.pos_ == "VERB") or (word == "between" and _in("travel", head))
    return False
