"""The people of one document: every mention by name, under the fullest form, with the roles the text gives them."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dragoman.language import names
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.runs import HOME, NOT_NAMES, ROLE_REACH, apposed_role, is_role, lemma, name_runs
from dragoman.language.unseen import unseen

Place = tuple[int, int, int]  # paragraph index, first token, token after the last

_LINKS = frozenset(("of", "for", "and", "to", "'s", "’s", "-", "–", "&", "at", "in", "the"))
_DOERS = ("nsubj", "nsubjpass", "agent", "pobj", "poss", "conj")


@dataclass(slots=True)
class Person:
    """Somebody named in the document. ``roles`` as the text states them; ``states`` the states its roles name;
    ``homes`` what stands behind the name ("of Uruguay"); ``behalf`` for whom a text has them speak;
    ``titled`` True where a title stated the gender (Mr, Ms)."""

    name: str
    forms: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    homes: list[str] = field(default_factory=list)
    behalf: list[str] = field(default_factory=list)
    gender: str | None = None
    places: list[Place] = field(default_factory=list)
    known: bool = False
    titled: bool = False

    def add_role(self, text: str, lemmas: list[str]) -> None:
        """Records a role phrase, its words, wider classes, gender and states."""
        found = names.role_words(lemmas)
        if not found or text in self.roles:
            return
        self.roles.append(text)
        for role in found:
            self.words.add(role.word)
            self.classes |= role.classes
            self.gender = self.gender or role.gender
        self.states |= states_in(text)


def states_in(text: str) -> set[str]:
    """Codes of the states named in a phrase, names of two and three words included."""
    tokens = names.words(text)
    grams = (" ".join(tokens[i : i + n]) for n in (3, 2, 1) for i in range(len(tokens) - n + 1))
    return {code for gram in grams if gram[:1].isupper() and gram != "Us" and (code := names.state_of(gram))}


def role_before(doc: Doc, start: int) -> Phrase | None:
    """The role that stands before a name: "Deputy Foreign Minister" Jane Roe; None where there is none."""
    first = start
    while first > 0 and start - first < ROLE_REACH and _links(doc[first - 1]):
        first -= 1
    while first < start and (doc[first].text in _LINKS or doc[first].pos_ == "DET" or doc[first].tag_ == "PRP$"):
        first += 1
    if first == start or doc[start - 1].text in ("and", "&", "'s", "’s"):
        return None
    return (
        doc[first:start]
        if any(_ends_role(t, start) for t in doc[first:start]) and not _second_person(doc, first, start)
        else None
    )


def _links(token: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN", "ADJ") or token.text in _LINKS:
        return token.text != "the" or (token.i > 0 and token.nbor(-1).text in ("of", "for", "to", "at", "in"))
    return False


def _ends_role(token: Token, start: int) -> bool:
    """Whether a role word names the one who follows: not "pilot" in "the pilot fund"."""
    after = token.nbor() if token.i + 1 < start else None
    return is_role(token) and (after is None or after.pos_ != "NOUN" or is_role(after) or after.text[0].isupper())


def _second_person(doc: Doc, first: int, start: int) -> bool:
    """Whether what stands before the name speaks of another person ("Merkel and Foreign Minister Roe")."""
    return any(t.text == "and" and t.nbor(-1).ent_type_ == "PERSON" for t in doc[first + 1 : start])


def gather(parsed: Parsed, people: tuple[str, ...]) -> list[Person]:
    """Everybody named in the document, in order of first mention; ``people``: spellings that win (the codebook's)."""
    found: list[Person] = []
    lone: list[tuple[str, Paragraph, Phrase]] = []
    for paragraph in parsed.paragraphs:
        for part in name_runs(paragraph):
            text = part.text
            if len(names.words(text)) > 1:
                _note(_under(found, text, people, paragraph, part), paragraph, part)
            else:
                lone.append((text, paragraph, part))
    named = {(p.index, t.i) for _, p, part in lone for t in part}
    named |= {(index, i) for p in found for index, start, end in p.places for i in range(start, end)}
    for paragraph, part in unseen(parsed, named):
        _note(_under(found, part.text, people, paragraph, part), paragraph, part)
    for text, paragraph, part in lone:
        if not _shown(part) and not any(names.calls(p.name, text) for p in found):
            continue
        _note(_under(found, text, people, paragraph, part), paragraph, part)
    _listed(parsed, found, people)
    _surnames(parsed, found)
    headings = {p.index for p in parsed.paragraphs if p.heading}
    return [p for p in found if any(index not in headings for index, _, _ in p.places)]


def _shown(part: Phrase) -> bool:
    """Whether a single word is shown to be a person: by a role beside it, or by doing something."""
    doc: Doc = part.doc
    if role_before(doc, part.start) is not None or apposed_role(doc, part.end) is not None:
        return True
    if part.start and is_role(doc[part.start - 1]):
        return True
    return part.root.dep_ == "nsubj" and part.root.head.lemma_.lower() in names.acts()


def _under(found: list[Person], text: str, people: tuple[str, ...], paragraph: Paragraph, part: Phrase) -> Person:
    """The person that a name means, a new one where nobody fits; of several the one named last before it."""
    fits = [p for p in found if any(names.same_person(form, text) for form in (p.name, *p.forms))]
    if not fits and len(names.words(text)) == 1:
        fits = [p for p in found if names.calls(p.name, text)]
    person = _last(fits, paragraph.index, part.start, _stated(part))
    if person is not None:
        if len(text) > len(person.name) and not person.known:
            person.name = text
        person.forms.add(text)
        return person
    listed = [name for name in people if names.same_person(name, text)]
    known = len(listed) == 1
    person = Person(listed[0] if known else text, {text}, known=known)
    found.append(person)
    return person


def _last(fits: list[Person], index: int, start: int, gender: str | None = None) -> Person | None:
    """Of people who share a name the one named last before a place, and not of another gender than is stated there."""
    if len(fits) < 2:
        return fits[0] if fits else None
    fits = [p for p in fits if gender is None or p.gender in (None, gender)] or fits

    def before(person: Person) -> tuple[int, int]:
        return max(((i, t) for i, t, _ in person.places if (i, t) < (index, start)), default=(-1, 0))

    return max(fits, key=before)


def _stated(part: Phrase) -> str | None:
    """The gender that the title before a name states."""
    before = part.doc[part.start - 1] if part.start else None
    return names.titles().get(before.lower_.strip(".")) if before is not None else None


def _note(person: Person, paragraph: Paragraph, part: Phrase) -> None:
    doc = paragraph.parse
    person.places.append((paragraph.index, part.start, part.end))
    if paragraph.heading:
        return
    for role in (role_before(doc, part.start), apposed_role(doc, part.end), _host(part), _becomes(part)):
        if role is not None:
            person.add_role(role.text, [lemma(t) for t in role])
    home = _home(part)
    if home is not None and home not in person.homes:
        person.homes.append(home)
        person.states |= states_in(home)
    stated = _stated(part)
    if stated is not None:
        person.titled = True
        person.gender = person.gender or stated


def _home(part: Phrase) -> str | None:
    """What "of" or "from" after a name says: the state or body that somebody belongs to."""
    doc: Doc = part.doc
    if part.end + 1 >= len(doc) or doc[part.end].text not in HOME:
        return None
    end = part.end + 1
    while end < len(doc) and (doc[end].pos_ == "PROPN" or doc[end].text in ("the", "'s", "’s", "'", "’", "of", "and")):
        end += 1
    return doc[part.end + 1 : end].text if end > part.end + 1 and doc[end - 1].pos_ == "PROPN" else None


def _host(part: Phrase) -> Phrase | None:
    """The noun phrase that a name explains: "the team's coach, Jane Roe"."""
    root = part.root
    host = root.head
    if host.dep_ == "pobj" and host.head.lower_ in ("in", "at", "to") and not is_role(host):
        host = host.head.head  # "the ambassador in Norhaven, Jane Roe"
    if root.dep_ != "appos" or host.i >= part.start or not is_role(host):
        return None
    return _without_article(host)


def _without_article(head: Token) -> Phrase:
    """A role up to its head: "its foreign minister" without the pronoun."""
    doc, first = head.doc, head.left_edge.i
    while first < head.i and doc[first].tag_ in ("PRP$", "DT"):
        first += 1
    return doc[first : head.i + 1]


def _becomes(part: Phrase) -> Phrase | None:
    """The office that somebody takes or has: "Jane Roe became Norland's finance minister", "is the union's chair"."""
    root, verb = part.root, part.root.head
    if root.dep_ not in ("nsubj", "nsubjpass") or (verb.lemma_ == "be" and verb.tag_ not in ("VBZ", "VBP")):
        return None
    if verb.lemma_ not in ("be", "become", "remain", "appoint", "name", "elect"):
        return None
    office = next((c for c in verb.children if c.dep_ in ("attr", "oprd") and is_role(c)), None)
    return _without_article(office) if office is not None else None


def _listed(parsed: Parsed, found: list[Person], people: tuple[str, ...]) -> None:
    """Adds the codebook's people that the parser did not see, by full name or a surname that only one of them has."""
    last: dict[str, list[str]] = {}
    for name in people:
        if not any(names.same_person(p.name, name) for p in found):
            for word in names.family(name):
                last.setdefault(names.sound(word), []).append(name)
    seen = {(index, i) for p in found for index, start, end in p.places for i in range(start, end)}
    for paragraph in parsed.paragraphs if last else ():
        doc = paragraph.parse
        for token in doc:
            named = last.get(names.sound(token.text)) if _may_name(token) else None
            if named and (paragraph.index, token.i) not in seen:
                start = token.i
                while start and doc[start - 1].pos_ == "PROPN" and not is_role(doc[start - 1]):
                    start -= 1
                part = doc[start : token.i + 1]
                if sum(names.same_person(name, part.text) for name in named) == 1:
                    _note(_under(found, part.text, people, paragraph, part), paragraph, part)


def _may_name(token: Token) -> bool:
    """Whether a word may be a surname on its own: capitalised, a noun to the parser, or what does something."""
    if not token.text[0].isupper() or (len(token.text) < 3 and names.fold(token.text) not in names.family_first()):
        return False
    if token.ent_type_ in NOT_NAMES and token.dep_ not in ("nsubj", "nsubjpass", "poss"):  # "in May", "3 May"
        return token.dep_ == "pobj" and token.head.dep_ in ("agent", "dative")
    if token.pos_ == "AUX":  # "May said"
        return token.is_sent_start is True and token.i + 1 < len(token.doc) and token.nbor().tag_ in ("VBD", "VBZ")
    return token.pos_ == "PROPN" or (token.pos_ in ("NOUN", "X", "ADJ", "ADV", "VERB") and token.dep_ in _DOERS)


def _surnames(parsed: Parsed, found: list[Person]) -> None:
    """Adds places where a known surname, or a given name that one of them has, stands alone and no person was seen."""
    called: dict[str, list[Person]] = {}
    for person in found:
        for word in dict.fromkeys((*names.family(person.name), *names.words(person.name)[:1])):
            called.setdefault(names.sound(word), []).append(person)
    seen = {(index, i) for p in found for index, start, end in p.places for i in range(start, end)}
    for paragraph in parsed.paragraphs:
        for token in paragraph.parse:
            fits = called.get(names.sound(token.text)) if _may_name(token) else None
            if fits is None or (paragraph.index, token.i) in seen or token.dep_ == "compound":
                continue
            meant = _last(_fitting(fits, token), paragraph.index, token.i)
            if meant is not None:
                meant.places.append((paragraph.index, token.i, token.i + 1))
    for person in found:
        person.places.sort()


def _fitting(people: list[Person], token: Token) -> list[Person]:
    """Those whom a word names: by surname; by given name where no state, body or role has that name."""
    fits = [p for p in people if names.same_person(p.name, token.text)]
    if fits or token.pos_ != "PROPN" or names.state_of(token.text) or is_role(token) or token.lower_ in names.groups():
        return fits
    return people if token.ent_type_ in ("", "PERSON", "ORG", "GPE") and token.dep_ in _DOERS[:3] else []
