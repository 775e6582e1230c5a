"""The people of one document: every mention by name, under the fullest form, with the roles the text gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dragoman.language import names
from dragoman.language.pipeline import Paragraph, Parsed

Place = tuple[int, int, int]  # paragraph index, first token, token after the last

_LINKS = frozenset(("of", "for", "and", "to", "'s", "’s", "-", "–", "&", "at", "in", "the"))
_HOME = frozenset(("of", "from"))  # between a name and the state or body of its bearer
_ROLE_REACH = 14  # tokens before or after a name that may state its role
_DOERS = ("nsubj", "nsubjpass", "agent", "pobj", "poss", "conj")
_NOT_NAMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "EVENT"))


@dataclass(slots=True)
class Person:
    """Somebody named in the document. ``roles`` as the text states them; ``states`` the states its roles name;
    ``homes`` what stands behind the name ("of Uruguay"); ``titled`` True where a title stated the gender (Mr, Ms)."""

    name: str
    forms: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)
    words: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    homes: list[str] = field(default_factory=list)
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


def lemma(token: Token) -> str:
    """Lower-case singular of a role word, capitalised ones too ("Ministers")."""
    word = token.lemma_.lower().strip(".")
    if word not in names.roles() and word.endswith("s") and word[:-1] in names.roles():
        return word[:-1]
    return word


def is_role(token: Token) -> bool:
    """Whether a word is, or ends, a role or title."""
    word = lemma(token)
    return word in names.roles() or word in names.titles()


def name_runs(paragraph: Paragraph) -> Iterator[Phrase]:
    """Stretches that may be a person's name: what the parser labels so, and what a role or title stands beside."""
    doc = paragraph.parse
    taken = [False] * len(doc)
    for ent in doc.ents:
        if ent.label_ == "PERSON" or (ent.label_ not in _NOT_NAMES and _person_beside(ent)):
            part = trim(doc, _extend(doc, ent.start), ent.end)
            if part is not None and not _is_place(part.text):
                taken[part.start : part.end] = [True] * len(part)
                yield part
    yield from _titled(doc, taken)
    for run in _proper_runs(doc, taken):
        if _person_beside(run):
            yield run


def _proper_runs(doc: Doc, taken: list[bool]) -> Iterator[Phrase]:
    """Stretches of proper nouns that the parser labelled otherwise, or in pieces."""
    start = 0
    for i in range(len(doc) + 1):
        if i < len(doc) and doc[i].pos_ == "PROPN" and not taken[i] and not is_role(doc[i]):
            continue
        role_goes_on = i < len(doc) and is_role(doc[i])
        if 2 <= i - start <= 3 and not role_goes_on and not _is_place(doc[start].text):
            yield doc[start:i]
        start = i + 1


def _extend(doc: Doc, start: int) -> int:
    """Takes in a given name that the parser left outside."""
    while (
        start
        and doc[start - 1].pos_ == "PROPN"
        and doc[start - 1].ent_type_ in ("", "PERSON")
        and _plain(doc[start - 1])
    ):
        start -= 1
    return start


def _plain(token: Token) -> bool:
    """A capitalised word that is neither role nor state nor the name of a body."""
    if not (token.is_alpha and token.text[0].isupper()) or is_role(token) or _is_place(token.text):
        return False
    return token.lower_ not in names.groups() and token.i + 1 < len(token.doc) and token.head.i >= token.i


def _titled(doc: Doc, taken: list[bool]) -> Iterator[Phrase]:
    """Names that only a title gives away: "Mr Barnier", "President Obiang"."""
    for token in doc[:-1]:
        after = token.i + 1
        if is_role(token) and token.text[0].isupper() and not taken[after] and doc[after].pos_ == "PROPN":
            end = after
            while end < len(doc) and doc[end].pos_ == "PROPN" and not taken[end] and not is_role(doc[end]):
                end += 1
            part = trim(doc, after, end)
            role_goes_on = end < len(doc) and is_role(doc[end])
            if part is not None and len(part) <= 3 and not role_goes_on and not _is_place(part.text):
                yield part


def trim(doc: Doc, start: int, end: int) -> Phrase | None:
    """A name without the titles, states and punctuation around it; None where nothing is left."""
    while start < end and (is_role(doc[start]) or not doc[start].text[0].isalpha() or _is_place(doc[start].text)):
        if doc[start].text[0].islower() and doc[start].text in ("de", "von", "van", "al", "el", "bin", "ben"):
            break
        start += 1
    while end > start and (doc[end - 1].text in ("'s", "’s", "'", "’") or not doc[end - 1].text[0].isalpha()):
        end -= 1
    if start < end and not any(token.text[0].isupper() for token in doc[start:end]):
        return None
    end = next((i for i in range(start + 1, end) if doc[i].text in _HOME), end)  # "Jane Roe of Uruguay"
    part = doc[start:end]
    if start == end or all(token.lower_ in names.groups() for token in part):
        return None
    if len(part) > 1 and part.text.isupper():  # a heading in capitals
        return None
    return doc[start:end]


def _is_place(text: str) -> bool:
    return names.state_of(text) is not None


def _person_beside(ent: Phrase) -> bool:
    """Whether the words around a run of two or three capitalised words say that it is a person."""
    if not 2 <= len(ent) <= 3 or _is_place(ent.text) or not all(t.text[0].isupper() and t.is_alpha for t in ent):
        return False
    doc = ent.doc
    if any(t.text.lower() in names.groups() for t in ent):
        return False
    before = doc[ent.start - 1] if ent.start else None
    if before is not None and (is_role(before) or (before.text == "," and _explains(ent))):
        return True
    if _does_of(ent):
        return True
    if ent.end + 1 < len(doc) and doc[ent.end].text == ",":
        return doc[ent.end + 1].lower_ == "who" or _apposed_role(doc, ent.end) is not None
    return False


def _explains(ent: Phrase) -> bool:
    """Whether a run is in apposition to a role: "its chairman, Tom Archer"."""
    root = ent.root
    return root.dep_ == "appos" and root.head.i < ent.start and is_role(root.head)


def _does_of(ent: Phrase) -> bool:
    """Whether a run of two words with something behind "of" acts as people do: "Jane Roe of Uruguay said"."""
    doc, root = ent.doc, ent.root
    if len(ent) != 2 or ent.end + 1 >= len(doc) or doc[ent.end].text != "of" or root.dep_ not in ("nsubj", "appos"):
        return False
    home = doc[ent.end + 1 : ent.end + 3]
    named = home[0].ent_type_ in ("GPE", "ORG") or home[-1].ent_type_ == "ORG" or _is_place(home[0].text)
    plain = all(t.tag_ == "NNP" and not t.is_stop for t in ent)
    verb = root.head
    feels = verb.lemma_ == "be" and any(c.dep_ == "acomp" for c in verb.children)
    return named and plain and (root.dep_ == "appos" or feels or verb.lemma_.lower() in names.acts())


def role_before(doc: Doc, start: int) -> Phrase | None:
    """The role that stands before a name: "Deputy Foreign Minister" Jane Roe; None where there is none."""
    first = start
    while first > 0 and start - first < _ROLE_REACH and _links(doc[first - 1]):
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


def role_after(doc: Doc, end: int) -> Phrase | None:
    """The role in apposition after a name: Jane Roe, "professor at X", said."""
    return _apposed_role(doc, end)


def _apposed_role(doc: Doc, end: int) -> Phrase | None:
    if end + 1 >= len(doc) or doc[end].text not in (",", "(", "-", "–", "—"):
        return None
    first = end + 1
    if doc[first].like_num and first + 2 < len(doc) and doc[first + 1].text == ",":
        first += 2
    last = min(len(doc), first + _ROLE_REACH)
    for i in range(first, last):
        token = doc[i]
        if token.text in (",", ";", ")", ".") or token.pos_ in ("VERB", "AUX", "PRON"):
            return None
        if is_role(token) and (i + 1 == len(doc) or doc[i + 1].pos_ not in ("NOUN", "PROPN")):
            return doc[first : _close(doc, i + 1)]
    return None


def _close(doc: Doc, i: int) -> int:
    while i < len(doc) and doc[i].text not in (",", ";", ")", ".", "—") and doc[i].pos_ not in ("VERB", "AUX"):
        i += 1
    return i


def gather(parsed: Parsed, people: tuple[str, ...]) -> list[Person]:
    """Everybody named in the document, in order of first mention; ``people``: spellings that win (the codebook's)."""
    found: list[Person] = []
    lone: list[tuple[str, Paragraph, Phrase]] = []
    for paragraph in parsed.paragraphs:
        for part in name_runs(paragraph):
            text = part.text
            if len(names.words(text)) > 1:
                _note(_under(found, text, people), paragraph, part)
            else:
                lone.append((text, paragraph, part))
    for text, paragraph, part in lone:
        if not _shown(part) and not any(names.same_person(p.name, text) for p in found):
            continue
        _note(_under(found, text, people), paragraph, part)
    _listed(parsed, found, people)
    _surnames(parsed, found)
    headings = {p.index for p in parsed.paragraphs if p.heading}
    return [p for p in found if any(index not in headings for index, _, _ in p.places)]


def _shown(part: Phrase) -> bool:
    """Whether a single word is shown to be a person: by a role beside it, or by doing something."""
    doc: Doc = part.doc
    if role_before(doc, part.start) is not None or role_after(doc, part.end) is not None:
        return True
    if part.start and is_role(doc[part.start - 1]):
        return True
    return part.root.dep_ == "nsubj" and part.root.head.lemma_.lower() in names.acts()


def _under(found: list[Person], text: str, people: tuple[str, ...]) -> Person:
    for person in found:
        if any(names.same_person(form, text) for form in (person.name, *person.forms)):
            if len(text) > len(person.name) and not person.known:
                person.name = text
            person.forms.add(text)
            return person
    listed = [name for name in people if names.same_person(name, text)]
    known = len(listed) == 1
    person = Person(listed[0] if known else text, {text}, known=known)
    found.append(person)
    return person


def _note(person: Person, paragraph: Paragraph, part: Phrase) -> None:
    doc = paragraph.parse
    person.places.append((paragraph.index, part.start, part.end))
    if paragraph.heading:
        return
    for role in (role_before(doc, part.start), role_after(doc, part.end), _host(part)):
        if role is not None:
            person.add_role(role.text, [lemma(t) for t in role])
    home = _home(part)
    if home is not None and home not in person.homes:
        person.homes.append(home)
        person.states |= states_in(home)
    before = doc[part.start - 1] if part.start else None
    stated = names.titles().get(before.lower_.strip(".")) if before is not None else None
    if stated is not None:
        person.titled = True
        person.gender = person.gender or stated


def _home(part: Phrase) -> str | None:
    """What "of" or "from" after a name says: the state or body that somebody belongs to."""
    doc: Doc = part.doc
    if part.end + 1 >= len(doc) or doc[part.end].text not in _HOME:
        return None
    end = part.end + 1
    while end < len(doc) and (doc[end].pos_ == "PROPN" or doc[end].text in ("the", "'s", "’s", "'", "’", "of", "and")):
        end += 1
    return doc[part.end + 1 : end].text if end > part.end + 1 and doc[end - 1].pos_ == "PROPN" else None


def _host(part: Phrase) -> Phrase | None:
    """The noun phrase that a name explains: "the team's coach, Jane Roe"."""
    root = part.root
    if root.dep_ != "appos" or root.head.i >= part.start or not is_role(root.head):
        return None
    doc: Doc = part.doc
    first = root.head.left_edge.i
    while first < root.head.i and doc[first].tag_ in ("PRP$", "DT"):  # "its foreign minister": the role alone
        first += 1
    return doc[first : root.head.i + 1]


def _listed(parsed: Parsed, found: list[Person], people: tuple[str, ...]) -> None:
    """Adds the codebook's people that the parser did not see, by full name or a surname that only one of them has."""
    last: dict[str, list[str]] = {}
    for name in people:
        if not any(names.same_person(p.name, name) for p in found):
            last.setdefault(names.sound(names.words(name)[-1]), []).append(name)
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
                    _note(_under(found, part.text, people), paragraph, part)


def _may_name(token: Token) -> bool:
    """Whether a word may be a surname on its own: capitalised, a noun to the parser, or what does something."""
    if not token.text[0].isupper() or len(token.text) < 3:
        return False
    return token.pos_ == "PROPN" or (token.pos_ in ("NOUN", "X", "ADJ", "ADV", "VERB") and token.dep_ in _DOERS)


def _surnames(parsed: Parsed, found: list[Person]) -> None:
    """Adds places where a known surname stands alone and the parser did not see a person."""
    last = {names.sound(names.words(p.name)[-1]): p for p in found if names.words(p.name)}
    seen = {(index, i) for p in found for index, start, end in p.places for i in range(start, end)}
    for paragraph in parsed.paragraphs:
        for token in paragraph.parse:
            if not _may_name(token) or (paragraph.index, token.i) in seen:
                continue
            person = last.get(names.sound(token.text))
            if person and names.same_person(person.name, token.text):
                person.places.append((paragraph.index, token.i, token.i + 1))
    for person in found:
        person.places.sort()
