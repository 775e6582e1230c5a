"""Everything a document mentions, in order, with how strongly each mention stays in mind.

The weights follow the idea of Lappin and Leass (1994): a subject outweighs other mentions, a main clause an embedded
one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.language import names, register
from dragoman.language.persons import Person
from dragoman.language.phrases import quoted
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.runs import lemma

_SUBJECT = ("nsubj", "nsubjpass")
_REPORTS = ("say", "tell", "add", "note")
_GROUPS = frozenset(("ORG", "GPE", "NORP"))
_DOERS = ("ers", "ors", "ists", "ians")  # plurals of those who do something: shipowners, unionists
_MUTUAL = frozenset(("meet", "marry", "divorce", "wed"))  # what two people do to each other
_QUOTED, _HEADING, _OWNER = 0.25, 0.3, 0.5  # what is left of a weight there


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named; ``sentence`` counts through the document. A body or group is a name."""

    paragraph: int
    start: int
    end: int
    sentence: int
    weight: float
    entity: Person | str
    plural: bool = False
    label: str = ""

    @property
    def key(self) -> int | str:
        """What two mentions of one entity share."""
        return self.entity if isinstance(self.entity, str) else id(self.entity)


@dataclass(slots=True)
class Discourse:
    """Every mention of a document in order, and the token at which each of its sentences begins."""

    mentions: list[Mention] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    starts: dict[int, tuple[int, list[int]]] = field(default_factory=dict)

    def sentence(self, paragraph: int, token: int) -> int:
        """Number of the sentence a token stands in, counted through the document."""
        first, starts = self.starts[paragraph]
        return first + bisect_right(starts, token) - 1

    def before(self, paragraph: int, token: int) -> Sequence[Mention]:
        """Mentions that begin before a token."""
        return self.mentions[: bisect_right(self.places, (paragraph, token - 1))]


def read(parsed: Parsed, people: Sequence[Person], called: Callable[[str], str]) -> Discourse:
    """The mentions of a document: people, bodies and states by name, and subjects called by a description only."""
    discourse = Discourse()
    count = 0
    for paragraph in parsed.paragraphs:
        starts = [t.i for t in paragraph.parse if t.is_sent_start]
        discourse.starts[paragraph.index] = (count, starts)
        count += len(starts)
    named = {(index, t) for p in people for index, start, end in p.places for t in range(start, end)}
    for paragraph in parsed.paragraphs:
        inside = quoted(paragraph.parse)
        for start, end, entity, plural in _entities(paragraph, people, named, called):
            root = paragraph.parse[start:end].root
            partner = root.dep_ == "dobj" and root.head.lemma_ in _MUTUAL and isinstance(entity, Person)
            top = next((c for c in root.head.children if c.dep_ == "nsubj"), root) if partner else root
            weight = _weigh(top, inside[start]) * (_HEADING if paragraph.heading else 1.0)
            sentence = discourse.sentence(paragraph.index, start)
            discourse.mentions.append(
                Mention(paragraph.index, start, end, sentence, weight, entity, plural, root.ent_type_)
            )
    discourse.mentions.sort(key=lambda m: (m.paragraph, m.start))
    discourse.places = [(m.paragraph, m.start) for m in discourse.mentions]
    return discourse


Found = tuple[int, int, "Person | str", bool]


def _entities(
    paragraph: Paragraph, people: Sequence[Person], named: set[tuple[int, int]], called: Callable[[str], str]
) -> Iterator[Found]:
    for person in people:
        for index, start, end in person.places:
            if index == paragraph.index:
                yield start, end, person, False
    seen = {t for index, t in named if index == paragraph.index}
    for ent in paragraph.parse.ents:
        if ent.label_ in _GROUPS and ent.start not in seen:
            seen.update(range(ent.start, ent.end))
            yield ent.start, ent.end, called(ent.text), ent.root.tag_ in ("NNS", "NNPS")
    for token in paragraph.parse:  # states that the parser took for something else
        if token.tag_ == "NNP" and token.i not in seen and token.dep_ != "compound" and _known(token.text):
            yield token.i, token.i + 1, called(token.text), False
    yield from _described(paragraph, called)


def _known(word: str) -> bool:
    return names.state_of(word) is not None or register.find(word) is not None


def _described(paragraph: Paragraph, called: Callable[[str], str]) -> Iterator[Found]:
    """Subjects that are called by a description only: "union officials", "a diplomat", "the board"."""
    doc = paragraph.parse
    for token in doc:
        if token.dep_ not in (*_SUBJECT, "agent", "pobj", "dobj") or token.pos_ != "NOUN" or token.ent_type_:
            continue
        start = token.left_edge.i
        plural = token.tag_ == "NNS"
        new = doc[start].lower_ in ("a", "an", "one", "another")
        if token.i - start < 8 and (
            (token.lower_ in names.groups() and token.dep_ != "dobj")
            or (lemma(token) in names.roles() and (plural or (new and token.dep_ != "dobj")))
            or (plural and token.dep_ in _SUBJECT and (token.lower_.endswith(_DOERS)))
        ):
            yield start, token.i + 1, called(doc[start : token.i + 1].text), plural


def _weigh(token: Token, inside: bool) -> float:
    """How strongly a mention stays in mind, from its place in the sentence."""
    top = token
    while top.dep_ in ("compound", "appos", "conj", "flat", "poss", "amod") and top.head != top:
        top = top.head
    value = 1.0
    if top.dep_ in _SUBJECT:
        clause = top.head
        value = 4.0 if clause.dep_ in ("ROOT", "conj", "parataxis") or clause.lemma_ in _REPORTS else 2.0
    elif top.dep_ == "pobj" and top.head.lower_ == "to" and top.head.head.lower_ == "according":
        value = 4.0
    return value * (_OWNER if token.dep_ == "poss" else 1.0) * (_QUOTED if inside else 1.0)
