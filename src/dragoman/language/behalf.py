"""For whom a text says that somebody speaks: "on behalf of Norland", "who negotiates for the rebels"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from dragoman.language.persons import Person
from dragoman.language.pipeline import Paragraph, Parsed

_SPEAK = frozenset(("speak", "negotiate", "sign", "act", "appear", "talk", "bargain"))
_SAID = re.compile(
    r"\bbehalf\b|\brepresent|\b(?:speak|spoke|negotiat|sign|act|appear|talk|bargain)[a-z]*\s+for\b", re.IGNORECASE
)
_CLAUSES = ("relcl", "acl")


def learn(parsed: Parsed, people: Iterable[Person]) -> None:
    """Notes in ``Person.behalf`` for whom the document has each of its people speak."""
    at = {(i, t): person for person in people for i, start, end in person.places for t in range(start, end)}
    for paragraph in parsed.paragraphs if at else ():
        if not _SAID.search(paragraph.view.text):
            continue
        for token, client in _clients(paragraph):
            speaker = _speaker(token)
            person = at.get((paragraph.index, speaker.i)) if speaker is not None else None
            if person is not None and client not in person.behalf:
                person.behalf.append(client)


def _clients(paragraph: Paragraph) -> Iterator[tuple[Token, str]]:
    """(the verb that has somebody speak, or the word "behalf"; for whom) at every place of a paragraph."""
    for token in paragraph.parse:
        if token.lower_ == "behalf":
            for link in token.children:
                if link.lower_ == "of":
                    yield from ((token, _text(noun)) for noun in link.children if noun.dep_ == "pobj")
        elif token.lemma_ in _SPEAK and token.pos_ == "VERB" and token.tag_ != "VB":
            for link in token.children:
                if link.lower_ == "for":
                    yield from ((token, _text(noun)) for noun in link.children if noun.dep_ == "pobj")
        elif token.lemma_ == "represent" and token.pos_ == "VERB":
            yield from ((token, _text(noun)) for noun in token.children if noun.dep_ == "dobj")


def _text(noun: Token) -> str:
    return noun.doc[noun.left_edge.i : noun.i + 1].text


def _speaker(token: Token) -> Token | None:
    """Who speaks: the noun that the clause explains, else the subject of the verb it depends on."""
    clause = token
    while clause.pos_ not in ("VERB", "AUX") and clause.head != clause:
        if clause.head.pos_ == "PROPN" and clause.dep_ == "prep":
            return clause.head
        clause = clause.head
    for _ in range(3):
        if clause.dep_ in _CLAUSES:
            return clause.head
        subject = next((c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is not None and subject.pos_ != "PRON":
            return subject
        if clause.head == clause:
            return subject
        clause = clause.head
    return None
