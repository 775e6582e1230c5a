"""Noun phrases: their core, determiners, parts of a coordination, and which tokens stand in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc
from spacy.tokens import Span as Phrase

from dragoman.language import names

_OPEN, _CLOSE, _EITHER = "“«„", "”»", ('"', "``", "''")
_QUANTIFIERS = frozenset(
    [
        "most",
        "many",
        "some",
        "several",
        "one",
        "two",
        "three",
        "half",
        "majority",
        "number",
        "all",
        "none",
        "both",
        "few",
    ]
)
_DETERMINERS = frozenset(
    ["a", "an", "some", "several", "many", "two", "three", "four", "five", "its", "his", "her", "their", "another"]
)
_HEADS = frozenset(["head", "leader", "chief", "boss", "chair", "member"])  # which say nothing without "of"
_DEFINITE = frozenset(["the", "this", "that", "both", "these", "those"])


def bare(text: str) -> str:
    """Without an indefinite determiner in front and a possessive ending behind."""
    words = text.split(" ")
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        words = words[1:]
    joined = " ".join(words).rstrip(",")
    for ending in ("'s", "’s"):
        joined = joined.removesuffix(ending)
    return joined.strip()


def plain(text: str) -> str:
    """Without any determiner."""
    return bare(text).removeprefix("The ").removeprefix("the ")


def core(phrase: Phrase) -> Phrase:
    """The phrase up to its head, without appositions, relative clauses and prepositions behind.

    A quantifier takes what it counts along: "most of the pilots".
    """
    root = phrase.root
    end = root.i + 1
    if root.lower_ in _QUANTIFIERS or root.pos_ == "NUM":
        end = max(end, of_end(phrase))
    return phrase.doc[max(phrase.start, root.left_edge.i) : end]


def of_end(phrase: Phrase) -> int:
    """Where the "of" or "in" phrase after the head ends, without what follows a comma."""
    root = phrase.root
    link = next((c for c in root.children if c.lower_ in ("of", "in") and c.i > root.i and c.i < phrase.end), None)
    if link is None:
        return root.i + 1
    end = min(link.right_edge.i + 1, phrase.end)
    return next((t.i for t in phrase.doc[link.i : end] if t.text in (",", "(", ";")), end)


def title(phrase: Phrase) -> Phrase:
    """The core, with what belongs to a name behind it: "the Bank of Norland", "the Ministry of Foreign Affairs"."""
    head, doc = core(phrase), phrase.doc
    root, end = phrase.root, head.end
    if root.pos_ != "PROPN" or end != root.i + 1 or root.lemma_.lower() in names.roles():
        return head
    while end + 1 < phrase.end and doc[end].lower_ in ("of", "for", "and", "on", "the") and _goes_on(doc, end + 1):
        end += 1
        while end < phrase.end and (doc[end].text == "the" or _capital(doc, end)):
            end += 1
    return doc[head.start : end] if doc[root.i + 1 : end].text[:3] in ("of ", "for") else head


def whole(phrase: Phrase) -> str:
    """A description with "of" and "in" behind its head: "the president of Norland"."""
    head = core(phrase)
    return str(phrase.doc[head.start : max(head.end, of_end(phrase))].text)


def office(phrase: Phrase) -> Phrase:
    """What somebody without a name is called: the title, and for "the head of the Board" whose head it is."""
    head = core(phrase)
    named = phrase.doc[head.end : of_end(phrase)]
    if phrase.root.lemma_.lower() in _HEADS and len(named) > 1 and any(t.pos_ == "PROPN" for t in named):
        return phrase.doc[head.start : named.end]
    return title(phrase)


def _goes_on(doc: Doc, i: int) -> bool:
    return _capital(doc, i) or (doc[i].text == "the" and i + 1 < len(doc) and _capital(doc, i + 1))


def _capital(doc: Doc, i: int) -> bool:
    return bool(doc[i].text[0].isupper() and doc[i].pos_ in ("PROPN", "ADJ", "NOUN"))


def definite(phrase: Phrase) -> bool:
    """Whether a phrase takes up somebody known: "the minister", "this expert", "Minister"."""
    first = phrase[0]
    lead = first.lower_ in _DEFINITE or first.tag_ == "PRP$" or first.ent_type_ != ""
    return lead or (phrase.root.text[0].isupper() and phrase.root.lemma_.lower() in names.roles())


def counted(phrase: Phrase) -> bool:
    """Whether a plural may mean two people named before: "both leaders", "the presidents"."""
    return any(t.lower_ in ("both", "two", "the") for t in phrase)


def conjuncts(phrase: Phrase) -> Iterator[Phrase]:
    """The parts of a coordinated phrase: "Roe", "Doe" and "the ministry"."""
    root = phrase.root
    heads = [root, *(c for c in root.conjuncts if phrase.start <= c.i < phrase.end and c.i > root.i)]
    doc = phrase.doc
    first = max(phrase.start, root.left_edge.i)
    while len(heads) > 1 and first < root.i and doc[first].lower_ in ("both", "either"):
        first += 1
    edges = [first, *(h.left_edge.i for h in heads[1:])]
    for k, head in enumerate(heads):
        stop = edges[k + 1] if k + 1 < len(heads) else phrase.end
        while stop - 1 > head.i and doc[stop - 1].dep_ in ("cc", "punct"):
            stop -= 1
        yield doc[edges[k] : max(stop, head.i + 1)]


def singular(word: str) -> str:
    """The singular of a role word in lower case; any other word as it is."""
    table = names.roles()
    if word in table or not word.endswith("s"):
        return word
    return word[:-1] if word[:-1] in table else word[:-3] + "y" if word[:-3] + "y" in table else word


def quoted(doc: Doc) -> list[bool]:
    """For each token whether it stands between double quotation marks."""
    inside = False
    out = []
    for token in doc:
        if token.text in _OPEN or (token.text in _EITHER and not inside):
            inside = True
        elif token.text in _CLOSE or token.text in _EITHER:
            inside = False
        out.append(inside)
    return out
