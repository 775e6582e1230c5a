"""Who is who in one document: names, roles, parties; and who a mention means, pronouns and descriptions included."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Phrase

from dragoman.language import names
from dragoman.language.coreference import (
    Discourse,
    Mention,
    best,
    learn_genders,
    lemmas,
    pronoun_gender,
    suits_description,
    weigh,
)
from dragoman.language.parties import Parties
from dragoman.language.persons import Person, gather, lemma
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.model import Actor, ActorKind, Codebook, stable_id

_SPEAKS = frozenset(
    ("official", "head-of-state", "head-of-government", "minister", "spokesperson", "diplomat", "negotiator")
)
_FORMER = frozenset(("former", "ex", "then", "late", "retired", "onetime", "ousted"))
_GROUP_ENTS = frozenset(("ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT"))
_QUANTIFIERS = frozenset("most many some several one two three half majority number all none both few".split())
_ANY_BODY = frozenset(
    "group organization organisation company firm agency newspaper paper network charity body club".split()
)
_OPEN, _CLOSE = "“«„", "”»"
_KINDS: dict[str, ActorKind] = {
    "organisation": "organisation",
    "state": "state",
    "alliance": "alliance",
    "group": "group",
}


class Cast:
    """Who is who in one document. Works without a codebook, then without parties."""

    def __init__(self, parsed: Parsed, codebook: Codebook | None = None) -> None:
        self.parsed = parsed
        self.parties = Parties(codebook)
        self.codebook = codebook
        listed = tuple(person for party in self.parties.parties for person in party.people)
        self.people = gather(parsed, listed)
        self.quoted = {p.index: quoted(p.parse) for p in parsed.paragraphs}
        learn_genders(parsed, self.people)
        self._person_at = {(i, t): p for p in self.people for i, start, end in p.places for t in range(start, end)}
        self.discourse = self._read()

    # --- what other rooms ask ---

    def party(self, text: str) -> str | None:
        """The party a name string means: codebook name, alias or person, else a word that stands for a state."""
        hit = self.parties.find(text)
        return hit if hit else self._party_of_body(text)

    def party_of(self, actor: Actor) -> str | None:
        """Whom an actor speaks for: by the codebook's people and aliases, by its own name, or by the stated role."""
        if actor.speaks_for:
            return actor.speaks_for
        return self.party(actor.name) or (self._party_by_role(actor.role) if actor.role else None)

    def parties_in(self, paragraph: Paragraph, start: int, end: int) -> list[str]:
        """All parties named in a token range, in order, each once; people count for their party."""
        tokens = [t.text for t in paragraph.parse[start:end]]
        spots: dict[int, str] = {}
        covered: set[int] = set()
        for a, b, party in self.parties.scan(tokens):
            covered.update(range(start + a, start + b))
            spots[start + a] = party
        for i in set(range(start, end)) - covered:
            person = self._person_at.get((paragraph.index, i))
            if person and (side := self._party_of_person(person)):
                spots[i] = side
        return list(dict.fromkeys(spots[i] for i in sorted(spots)))

    def resolve(self, paragraph: Paragraph, start: int, end: int) -> Actor | None:
        """The actor that a noun phrase (token offsets) means; None for a pronoun that nothing explains."""
        phrase = paragraph.parse[start:end]
        if not len(phrase):
            return None
        parts = list(_conjuncts(phrase))
        if len(parts) > 1:
            return self._joint(paragraph, phrase, parts)
        return self._one(paragraph, phrase)

    def person_at(self, paragraph: Paragraph, token: int) -> Actor | None:
        """The person whose name a token belongs to."""
        person = self._person_at.get((paragraph.index, token))
        return self.actor(person) if person else None

    def actor(self, person: Person) -> Actor:
        """The actor for somebody named in the document."""
        role = person.roles[0] if person.roles else None
        forms = tuple(sorted(person.forms - {person.name}))
        return Actor(_id(person.name), person.name, "person", forms, self._party_of_person(person), role)

    # --- building ---

    def _read(self) -> Discourse:
        discourse = Discourse()
        count = 0
        for paragraph in self.parsed.paragraphs:
            discourse.first[paragraph.index] = count - 1
            discourse.mentions.extend(self._mentions(paragraph, discourse))
            count += sum(1 for t in paragraph.parse if t.is_sent_start)
        discourse.mentions.sort(key=lambda m: (m.paragraph, m.start))
        return discourse

    def _mentions(self, paragraph: Paragraph, discourse: Discourse) -> Iterator[Mention]:
        doc = paragraph.parse
        inside = self.quoted[paragraph.index]
        for person in self.people:
            for index, start, end in person.places:
                if index == paragraph.index:
                    root = doc[start:end].root
                    weight = weigh(root, inside[start]) * (0.3 if paragraph.heading else 1.0)
                    yield Mention(index, start, end, discourse.sentence(paragraph, start), weight, person)
        for ent in doc.ents:
            if ent.label_ in _GROUP_ENTS and (paragraph.index, ent.start) not in self._person_at:
                weight = weigh(ent.root, inside[ent.start]) * (0.3 if paragraph.heading else 1.0)
                yield Mention(
                    paragraph.index,
                    ent.start,
                    ent.end,
                    discourse.sentence(paragraph, ent.start),
                    weight,
                    _bare(ent.text),
                )

    # --- parties ---

    def _party_of_person(self, person: Person) -> str | None:
        hit = self.parties.person(person.name)
        if hit:
            return hit[1]
        return next((p for role in person.roles if (p := self._party_by_role(role))), None)

    def _party_by_role(self, role: str) -> str | None:
        """The party that a role is held for: an office of state, government or negotiation, not a former one."""
        words = [w.lower() for w in names.words(role)]
        held = names.role_words([_singular(w) for w in words])
        if not held or _FORMER & set(words) or not held[-1].classes & _SPEAKS:
            return None
        return next((party for _, _, party in self.parties.scan(names.words(role))), None)

    def _party_of_body(self, text: str) -> str | None:
        """A party's name or demonym before a word for those who act for it: "the Norwegian side", "US negotiators"."""
        tokens = names.words(text)
        if len(tokens) < 2:
            return None
        head = _singular(tokens[-1].lower())
        role = names.roles().get(head)
        if head not in names.groups() and not (role and role.classes & _SPEAKS):
            return None
        return next((party for _, _, party in self.parties.scan(tokens[:-1])), None)

    # --- resolving ---

    def _joint(self, paragraph: Paragraph, phrase: Phrase, parts: list[Phrase]) -> Actor | None:
        actors = [a for part in parts if (a := self._one(paragraph, part))]
        if not actors:
            return None
        named = [a.name for a in actors]
        name = ", ".join(named[:-1]) + f" and {named[-1]}" if len(named) > 1 else named[0]
        sides = {self.party_of(a) for a in actors}
        return Actor(_id(name), name, "group", tuple(named), sides.pop() if len(sides) == 1 else None)

    def _one(self, paragraph: Paragraph, phrase: Phrase) -> Actor | None:
        root = phrase.root
        if root.pos_ == "PRON" or root.lower_ in ("both", "who"):
            return self._pronoun(paragraph, root)
        person = self._person_in(paragraph, phrase)
        if person is not None:
            return self.actor(person)
        text = _bare(_core(phrase).text)
        named = self._named(text)
        alone = phrase.root.tag_ in ("NN", "NNP") and lemma(phrase.root) in names.roles()
        if named is not None and not alone:
            return named
        if _definite(phrase):
            hit = self._described(paragraph, phrase)
            if hit is not None:
                return hit
        if named is not None:
            return named
        return self._as_such(text, phrase)

    def _person_in(self, paragraph: Paragraph, phrase: Phrase) -> Person | None:
        """The person that a phrase names: its head, or the name that its head explains."""
        for token in (phrase.root, *phrase.root.children):
            if token == phrase.root or (token.dep_ in ("appos", "flat") and phrase.start <= token.i < phrase.end):
                person = self._person_at.get((paragraph.index, token.i))
                if person is not None:
                    return person
        core = _core(phrase)
        last = self._person_at.get((paragraph.index, core.end - 1))
        return last if last is not None and core[-1].dep_ != "poss" and phrase.root.pos_ in ("PROPN", "NOUN") else None

    def _named(self, text: str) -> Actor | None:
        """A party, state or body by name. A capital is called by its state, a body by its own name."""
        party = self.parties.named(text)
        capital = text.removeprefix("the ")[:1].isupper()
        code_how = names.state_words().get(names.fold(text)) if capital else None
        if party is None and code_how is None:
            return None
        if code_how and code_how[1] in ("body", "demonym"):
            side = party or self.parties.code(code_how[0])
            name = text[4:] if text.lower().startswith("the ") else text
            return Actor(_id(name), name, "organisation" if code_how[1] == "body" else "group", (), side)
        if party is None and code_how:
            name = names.states()[code_how[0]].name
            return Actor(_id(name), name, "state", (text,), self.parties.code(code_how[0]))
        return self._as_party(text, party or "", code_how is not None)

    def _as_party(self, text: str, party: str, state: bool) -> Actor | None:
        side = next(p for p in self.parties.parties if p.id == party)
        own = text.removeprefix("the ").removeprefix("The ")
        last = own.split()[-1] if own else ""
        people = _singular(last.lower()) != last.lower()
        organ = " " in own and own[:1].isupper() and last.lower() in names.groups()
        name = own if people or organ else side.name
        kind: ActorKind = "alliance" if side.members else "state" if state else "organisation"
        return Actor(_id(name), name, kind, side.aliases, party)

    def _described(self, paragraph: Paragraph, phrase: Phrase) -> Actor | None:
        core = _core(phrase)
        words = lemmas(core)
        whole = core.doc[core.start : max(core.end, _of_end(phrase))]
        longer = "-".join(lemmas(whole)[len(words) - 1 :])
        if longer in names.roles():  # head of state
            words = [*words[:-1], longer]
        sentence = self.discourse.sentence(paragraph, phrase.start)
        earlier = self.discourse.before(paragraph.index, phrase.start)

        def fits(m: Mention) -> float:
            value = suits_description(m.entity, words, whole.text) if isinstance(m.entity, Person) else 0.0
            return value if value > 0.5 or m.sentence < sentence else 0.0

        if core.root.tag_ in ("NNS", "NNPS"):
            return self._several(earlier, fits) if _counted(phrase) else None
        tier = max((fits(m) for m in earlier), default=0.0)
        hit = best(earlier, sentence, lambda m: float(tier > 0 and fits(m) == tier))
        unnamed = self._unnamed(earlier, core.root, hit)
        if unnamed is not None:
            return self._as_such(unnamed, core)
        if hit is not None and isinstance(hit.entity, Person):
            return self.actor(hit.entity)
        later = best(self.discourse.mentions, sentence, lambda m: float(fits(m) >= 4.0))
        if later is not None and isinstance(later.entity, Person):
            return self.actor(later.entity)
        return self._body(earlier, sentence, core)

    def _unnamed(self, earlier: list[Mention], head: Token, rival: Mention | None) -> str | None:
        """ "the diplomat" after "a senior diplomat": the same nameless person, unless a name came in between."""
        word = lemma(head)
        if word not in names.roles():
            return None
        for m in reversed(earlier):
            if m is rival:
                return None
            if isinstance(m.entity, str) and not m.plural and m.entity.lower().split()[-1:] == [word]:
                return m.entity
        return None

    def _several(self, earlier: list[Mention], fits: Callable[[Mention], float]) -> Actor | None:
        """ "both leaders", "the two presidents": the last two people that the word fits."""
        people: list[Person] = []
        for m in reversed(earlier):
            if isinstance(m.entity, Person) and m.entity not in people and fits(m):
                people.append(m.entity)
        if len(people) < 2:
            return None
        pair = sorted(people[:2], key=lambda p: p.places[0])
        name = " and ".join(p.name for p in pair)
        return Actor(_id(name), name, "group", tuple(p.name for p in pair))

    def _body(self, earlier: list[Mention], sentence: int, core: Phrase) -> Actor | None:
        """ "the commission": the last body whose name holds the word; "the group", "the company": the last body."""
        word = core.root.lower_
        if word not in names.groups():
            return None
        hit = best(earlier, sentence, lambda m: float(isinstance(m.entity, str) and word in _later_words(m.entity)))
        if hit is None and word in _ANY_BODY:
            near = [m for m in earlier if sentence - m.sentence <= 2 and self._is_body(m)]
            hit = best(near, sentence, lambda m: 1.0)
        if hit is None or not isinstance(hit.entity, str):
            return None
        return self._named(hit.entity) or self._as_such(hit.entity, core)

    def _is_body(self, m: Mention) -> bool:
        return (
            isinstance(m.entity, str) and m.entity[:1].isupper() and names.state_of(m.entity) is None and not m.plural
        )

    def _pronoun(self, paragraph: Paragraph, token: Token) -> Actor | None:
        if token.lower_ == "who" and token.head.dep_ == "relcl":
            head = token.head.head
            return self._one(paragraph, token.doc[head.left_edge.i : head.i + 1])
        sentence = self.discourse.sentence(paragraph, token.i)
        earlier = self.discourse.before(paragraph.index, token.i)
        gender = pronoun_gender(token)
        clause = token.head if token.dep_ in ("dobj", "pobj", "dative") else None

        acting = {id(m.entity) for m in earlier if m.weight >= 2.0}  # a name in a caption does nothing
        many = token.lower_ in ("they", "them", "their", "both")
        it = token.lower_ in ("it", "its")

        def fits(m: Mention) -> float:
            if isinstance(m.entity, Person):
                same = clause is not None and m.paragraph == paragraph.index and token.doc[m.start].head == clause
                wrong = bool(gender and m.entity.gender and m.entity.gender != gender)
                if gender is None or wrong or same:
                    return 0.0
                return (1.5 if m.entity.gender else 1.0) * (1.0 if id(m.entity) in acting else 0.3)
            if many:
                return 1.0 if m.plural else 0.4
            return float(it and not m.plural)

        hit = best(earlier, sentence, fits)
        if hit is None:
            return None
        if isinstance(hit.entity, Person):
            return self.actor(hit.entity)
        kind: ActorKind = "group" if hit.plural else "organisation"
        return self._named(hit.entity) or Actor(_id(hit.entity), hit.entity, kind, (), self.party(hit.entity))

    def _as_such(self, text: str, phrase: Phrase) -> Actor:
        """A source that is called by a description only, kept under it: "officials", "senior diplomat"."""
        name = text.removeprefix("The ").removeprefix("the ")
        head = phrase.root.lemma_.lower()
        kind = _KINDS.get(names.groups().get(head, ""), "unknown")
        if kind == "unknown":
            kind = (
                "group"
                if phrase.root.tag_ in ("NNS", "NNPS")
                else "organisation"
                if phrase.root.pos_ == "PROPN"
                else "person"
            )
        return Actor(_id(name), name, kind, (), self.party(text))


def _id(name: str) -> str:
    return stable_id("actor", names.fold(name))


def _singular(word: str) -> str:
    table = names.roles()
    if word in table or not word.endswith("s"):
        return word
    return word[:-1] if word[:-1] in table else word[:-2] + "y" if word[:-3] + "y" in table else word


def _bare(text: str) -> str:
    """Without article or other determiner in front and possessive ending behind."""
    words = text.split(" ")
    while len(words) > 1 and words[0].lower() in (
        "a",
        "an",
        "some",
        "several",
        "many",
        "two",
        "three",
        "its",
        "his",
        "her",
        "their",
    ):
        words = words[1:]
    joined = " ".join(words).rstrip(",")
    for ending in ("'s", "’s"):
        joined = joined.removesuffix(ending)
    return joined.strip()


def _core(phrase: Phrase) -> Phrase:
    """The phrase up to its head, with what names it, without appositions, relative clauses and prepositions behind."""
    root = phrase.root
    end = root.i + 1
    if root.lower_ in _QUANTIFIERS or root.pos_ == "NUM":
        end = max(end, _of_end(phrase))
    return phrase.doc[max(phrase.start, root.left_edge.i) : end]


def _of_end(phrase: Phrase) -> int:
    """Where the "of" or "in" phrase after the head ends, without what follows a comma."""
    root = phrase.root
    link = next((c for c in root.children if c.lower_ in ("of", "in") and c.i > root.i and c.i < phrase.end), None)
    if link is None:
        return root.i + 1
    end = min(link.right_edge.i + 1, phrase.end)
    return next((t.i for t in phrase.doc[link.i : end] if t.text in (",", "(", ";")), end)


def _later_words(text: str) -> list[str]:
    return text.lower().split() if len(text.split()) > 1 else []


def _definite(phrase: Phrase) -> bool:
    first = phrase[0]
    lead = first.lower_ in ("the", "this", "that", "both", "these") or first.tag_ == "PRP$" or first.ent_type_ != ""
    return lead or (phrase.root.text[0].isupper() and phrase.root.lemma_.lower() in names.roles())


def _counted(phrase: Phrase) -> bool:
    return any(t.lower_ in ("both", "two", "the") for t in phrase)


def _conjuncts(phrase: Phrase) -> Iterator[Phrase]:
    """The parts of a coordinated phrase: "Roe", "Doe" and "the ministry"."""
    root = phrase.root
    heads = [root, *(c for c in root.conjuncts if phrase.start <= c.i < phrase.end and c.i > root.i)]
    doc = phrase.doc
    edges = [max(phrase.start, root.left_edge.i), *(h.left_edge.i for h in heads[1:])]
    for k, head in enumerate(heads):
        stop = edges[k + 1] if k + 1 < len(heads) else phrase.end
        while stop - 1 > head.i and doc[stop - 1].dep_ in ("cc", "punct"):
            stop -= 1
        yield doc[edges[k] : max(stop, head.i + 1)]


def quoted(doc: Doc) -> list[bool]:
    """For each token whether it stands between double quotation marks."""
    inside = False
    out = []
    for token in doc:
        if token.text in _OPEN or (token.text in ('"', "``", "''") and not inside):
            inside = True
        elif token.text in _CLOSE or token.text in ('"', "``", "''"):
            inside = False
        out.append(inside)
    return out
