"""Who a pronoun or a description means: recency, grammatical weight, role, number and stated gender.

The weights follow the idea of Lappin and Leass (1994): a subject outweighs other mentions, a main clause an embedded
one, and every sentence in between halves what is left. Gender comes from titles, role nouns and pronouns the text has
already used, never from a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.language import names
from dragoman.language.persons import Person, lemma, states_in
from dragoman.language.pipeline import Paragraph, Parsed

_FADE = 0.5
_SUBJECT = ("nsubj", "nsubjpass")


@dataclass(slots=True)
class Mention:
    """One place where an entity is named; ``sentence`` counts through the document."""

    paragraph: int
    start: int
    end: int
    sentence: int
    weight: float
    entity: Person | str
    plural: bool = False


@dataclass(slots=True)
class Discourse:
    """Every named mention of a document in order, and where its sentences begin."""

    mentions: list[Mention] = field(default_factory=list)
    first: dict[int, int] = field(default_factory=dict)

    def sentence(self, paragraph: Paragraph, token: int) -> int:
        """Number of the sentence a token stands in, counted through the document."""
        doc = paragraph.parse
        return self.first[paragraph.index] + sum(1 for t in doc[: token + 1] if t.is_sent_start)

    def before(self, paragraph: int, token: int) -> list[Mention]:
        """Mentions that stand before a token."""
        return [m for m in self.mentions if (m.paragraph, m.end) <= (paragraph, token)]


def weigh(token: Token, quoted: bool) -> float:
    """How strongly a mention stays in mind, from its place in the sentence."""
    top = token
    while top.dep_ in ("compound", "appos", "conj", "flat", "poss", "amod") and top.head is not top:
        top = top.head
    value = 1.0
    if top.dep_ in _SUBJECT:
        clause = top.head
        main = clause.dep_ in ("ROOT", "conj", "parataxis") or clause.head == clause
        value = 4.0 if main or clause.lemma_ in ("say", "tell", "add", "note") else 2.0
    elif top.dep_ == "pobj" and top.head.lower_ == "to" and top.head.head.lower_ == "according":
        value = 4.0
    if token.dep_ == "poss":
        value *= 0.5
    return value * (0.25 if quoted else 1.0)


def best(mentions: Sequence[Mention], sentence: int, fits: Callable[[Mention], float]) -> Mention | None:
    """The mention with the highest faded weight; ``fits`` gives a factor, 0 to leave one out. Ties go to the later."""
    scores: dict[int, float] = {}
    last: dict[int, Mention] = {}
    for m in mentions:
        factor = fits(m)
        if factor <= 0:
            continue
        key = id(m.entity) if isinstance(m.entity, Person) else hash(m.entity)
        value = factor * m.weight * _FADE ** (sentence - m.sentence)
        scores[key] = max(scores.get(key, 0.0), value)
        last[key] = m
    if not scores:
        return None
    return last[max(scores, key=lambda k: (scores[k], last[k].paragraph, last[k].start))]


def suits_description(person: Person, lemmas: list[str], text: str) -> float:
    """How well a definite description fits a person: role word 4, class 2, nothing known 0.5, else 0."""
    wanted = names.role_words(lemmas)
    if not wanted:
        return 0.0
    head = wanted[-1]
    if person.gender and head.gender and person.gender != head.gender:
        return 0.0
    states = states_in(text)
    if states and person.states and not states & person.states:
        return 0.0
    bonus = 2.0 if states & person.states else 1.0
    if head.word in person.words:
        return 4.0 * bonus
    if head.word in person.classes:
        return 2.0 * bonus
    if not person.words:
        return 0.0 if "'s " in text or "’s " in text else 0.5
    same = {c for w in person.words for c in names.roles()[w].classes} & head.classes - {"official", "politician"}
    return 1.0 if same and head.word in ("expert", "analyst", "researcher", "scholar", "specialist") else 0.0


def learn_genders(parsed: Parsed, people: Iterable[Person]) -> None:
    """Gender from a pronoun in a sentence that names one person only, as its subject, before the pronoun."""
    places: dict[int, list[tuple[int, Person]]] = {}
    for person in people:
        for index, start, _ in person.places:
            places.setdefault(index, []).append((start, person))
    for paragraph in parsed.paragraphs:
        here = places.get(paragraph.index, [])
        for sent in paragraph.parse.sents:
            named = [(i, p) for i, p in here if sent.start <= i < sent.end]
            said = {g for t in sent if (g := pronoun_gender(t)) and named and t.i > named[0][0]}
            if len({id(p) for _, p in named}) == 1 and len(said) == 1:
                person = named[0][1]
                if person.gender is None and _subject_before(paragraph, named[0][0], sent):
                    person.gender = said.pop()


def _subject_before(paragraph: Paragraph, start: int, sent: Iterable[Token]) -> bool:
    token = paragraph.parse[start]
    while token.dep_ in ("compound", "flat") and token.head.i > token.i:
        token = token.head
    return token.dep_ in _SUBJECT


def pronoun_gender(token: Token) -> str | None:
    """m for he, him, his; f for she, her; None for any other word."""
    word = token.lower_
    return (
        "m" if word in ("he", "him", "his", "himself") else "f" if word in ("she", "her", "hers", "herself") else None
    )


def lemmas(tokens: Iterable[Token]) -> list[str]:
    """Lower-case lemmas as role look-up wants them."""
    return [lemma(t) for t in tokens]
