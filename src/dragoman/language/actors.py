"""Who is who in one document: names, roles, parties; and who a mention means, pronouns and descriptions included."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dragoman.language import (
    behalf,
    bodies,
    coreference,
    discourse,
    names,
    offices,
    parties,
    register,
    sense,
    shortened,
)
from dragoman.language.persons import Person, gather
from dragoman.language.phrases import bare, conjuncts, core, definite, office, plain, singular, title, whole
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.runs import lemma
from dragoman.model import Actor, ActorKind, Codebook, Party, stable_id

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
        self.codebook = codebook
        self.parties = parties.of(codebook)
        self.people = gather(parsed, tuple(person for party in self.parties.parties for person in party.people))
        coreference.learn_genders(parsed, self.people)
        behalf.learn(parsed, self.people)
        self._short = shortened.learn(parsed)
        self._person_at = {(i, t): p for p in self.people for i, start, end in p.places for t in range(start, end)}
        self.discourse = discourse.read(parsed, self.people, self._called)

    # --- parties ---

    def party(self, text: str) -> str | None:
        """The party a name string means: codebook name, alias or person, else a word that stands for a state."""
        return offices.called(self.parties, text)

    def party_of(self, actor: Actor) -> str | None:
        """Whom an actor speaks for: by the codebook's people and aliases, by its own name, or by the stated role."""
        if actor.speaks_for:
            return actor.speaks_for
        if actor.kind == "person":  # Ms London is nobody's government
            named = self.parties.person(actor.name)
            return named[1] if named else offices.by_role(self.parties, actor.role or "")
        return self.party(actor.name) or (offices.by_role(self.parties, actor.role) if actor.role else None)

    def parties_in(self, paragraph: Paragraph, start: int, end: int) -> list[str]:
        """All parties named in a token range, in order, each once; people count for their party, places for none."""
        spots: dict[int, str] = {}
        covered: set[int] = set()
        for a, b, party in self.parties.scan([t.text for t in paragraph.parse[start:end]]):
            covered.update(range(start + a, start + b))
            if not self._stands_as_place(paragraph.parse[start + a : start + b], party):
                spots[start + a] = party
        for i in set(range(start, end)) - covered:
            person = self._person_at.get((paragraph.index, i))
            if person and (side := self._party_of_person(person)):
                spots[i] = side
        return list(dict.fromkeys(spots[i] for i in sorted(spots)))

    def _stands_as_place(self, name: Phrase, party: str | None) -> bool:
        """Whether a party's town or state is named as where something is. A town that is itself a party stays one."""
        return (party is None or party in self.parties.seated) and sense.placed(name)

    def _party_of_person(self, person: Person) -> str | None:
        hit = self.parties.person(person.name)
        if hit:
            return hit[1]
        client = next((p for name in person.behalf if (p := self.party(name))), None)
        if client is not None:
            return client
        return next(
            (p for role in person.roles if (p := offices.by_role(self.parties, role))), self._party_of_home(person)
        )

    def _party_of_home(self, person: Person) -> str | None:
        """The party behind a name: "Prime Minister Jane Roe of Uruguay", "Tom Archer of the Pilots' Union".

        An expert or a former minister is of a state, and does not speak for it.
        """
        words = {singular(w.lower()) for role in person.roles for w in names.words(role)}
        if offices.FORMER & words or (
            person.words and not person.classes & (offices.SPEAKS | offices.LEADS) and not person.words & offices.SPEAKS
        ):
            return None
        homes = [home for home in person.homes if person.words or names.state_of(home) is None]
        return next((p for home in homes if (p := self.party(home) or self.party(f"the {home}"))), None)

    # --- actors ---

    def resolve(self, paragraph: Paragraph, start: int, end: int) -> Actor | None:
        """The actor that a noun phrase (token offsets) means; None for a place or a pronoun that nothing explains."""
        phrase = paragraph.parse[start:end]
        if not len(phrase) or self._stands_as_place(phrase, self.parties.named(bare(phrase.text))):
            return None
        if 1 < len(phrase) < 10 and (whole := self._spelled(paragraph, phrase)) is not None:
            return whole
        parts = list(conjuncts(phrase))
        if len(parts) == 1:
            return self._one(paragraph, parts[0])
        return self._joint([a for part in parts if (a := self._one(paragraph, part))])

    def meant(self, paragraph: Paragraph, start: int, end: int) -> Actor | None:
        """Who a mention (token offsets) means where it stands; None for a town, a thing, a month, an adjective."""
        phrase = paragraph.parse[start:end]
        if not len(phrase) or self._no_actor(paragraph, phrase):
            return None
        actor = self.resolve(paragraph, start, end)
        return None if actor is not None and self._thing(phrase, actor) else actor

    def _thing(self, phrase: Phrase, actor: Actor) -> bool:
        """Whether what is called by a common noun alone is nobody: "the table", not "the minister" or "the board"."""
        root = phrase.root
        word = singular(root.lower_)
        if (
            root.tag_ not in ("NN", "NNP")
            or root.text != root.lower_
            or word in names.roles()
            or word in names.groups()
        ):
            return False
        return actor.name == plain(title(phrase).text) and actor.speaks_for is None

    def _no_actor(self, paragraph: Paragraph, phrase: Phrase) -> bool:
        root, text = phrase.root, plain(phrase.text)
        if any((paragraph.index, t.i) in self._person_at for t in phrase):
            return False
        if root.pos_ in ("VERB", "AUX", "ADV", "ADP") or root.ent_type_ in ("DATE", "TIME", "LANGUAGE"):
            return True
        if root.text[:1].isupper():
            return sense.is_thing(phrase, text)
        return root.pos_ == "ADJ" and root.dep_ == "amod" and root.head.i >= phrase.end

    def _spelled(self, paragraph: Paragraph, phrase: Phrase) -> Actor | None:
        """What a name of several words means that the parser takes apart: "Côte d'Ivoire", "Group of 77"."""
        text = bare(phrase.text)
        people = any((paragraph.index, t.i) in self._person_at for t in phrase)
        if core(phrase).end == phrase.end or (people and self.parties.named(text) is None):
            return None
        return self._named(text)

    def person_at(self, paragraph: Paragraph, token: int) -> Actor | None:
        """The person whose name a token belongs to."""
        person = self._person_at.get((paragraph.index, token))
        return self.actor(person) if person else None

    def actor(self, person: Person) -> Actor:
        """The actor for somebody named in the document."""
        role = person.roles[0] if person.roles else None
        forms = tuple(sorted(person.forms - {person.name}))
        return Actor(_id(person.name), person.name, "person", forms, self._party_of_person(person), role)

    def _is_side(self, person: Person) -> bool:
        """A party of one word that the parser took for somebody, where the text says nothing else of such a person."""
        alone = " " not in person.name and not (person.roles or person.gender or person.titled)
        return alone and self.parties.person(person.name) is None and self.parties.named(person.name) is not None

    def _joint(self, actors: Sequence[Actor]) -> Actor | None:
        if len(actors) < 2:
            return actors[0] if actors else None
        named = [a.name for a in actors]
        name = ", ".join(named[:-1]) + f" and {named[-1]}"
        sides = {self.party_of(a) for a in actors}
        return Actor(_id(name), name, "group", tuple(named), sides.pop() if len(sides) == 1 else None)

    def _one(self, paragraph: Paragraph, phrase: Phrase) -> Actor | None:
        root = phrase.root
        if root.pos_ == "PRON" or root.lower_ in ("both", "who"):
            return self._pronoun(paragraph, root)
        person = self._person_in(paragraph, phrase)
        if person is not None and not self._is_side(person):
            return self.actor(person)
        named = self._named(bare(title(phrase).text)) or self._named(bare(core(phrase).text))
        if (side := self._side_of_owner(paragraph, root)) is not None:
            return side
        if named is not None and not (root.tag_ in ("NN", "NNP") and lemma(root) in names.roles()):
            return named
        found = coreference.described(self.discourse, paragraph, phrase) if definite(phrase) else None
        if found is not None:
            return self._entity(found, phrase)
        return named or self._owned(paragraph, root, self._as_such(bare(office(phrase).text), phrase))

    def _owned(self, paragraph: Paragraph, root: Token, actor: Actor) -> Actor:
        """A nameless official with the party of the body that "the bloc's chief negotiator" speaks of."""
        owner = next((c for c in root.children if c.dep_ == "poss" and c.pos_ == "NOUN"), None)
        role = names.roles().get(lemma(root))
        if actor.speaks_for or owner is None or role is None or not role.classes & offices.SPEAKS:
            return actor
        side = self._one(paragraph, root.doc[owner.left_edge.i : owner.i + 1])
        return replace(actor, speaks_for=self.party_of(side)) if side is not None else actor

    def _side_of_owner(self, paragraph: Paragraph, root: Token) -> Actor | None:
        """ "her country", "his government", "her union": whom the person that the pronoun means speaks for."""
        owner = next((c for c in root.children if c.tag_ == "PRP$"), None)
        if owner is None or root.lower_ not in names.groups():
            return None
        found = coreference.pronoun(self.discourse, paragraph, owner)
        stately = root.lower_ in bodies.STATE_WORDS
        if isinstance(found, str):
            known = names.state_of(found) is not None or self.parties.named(found) is not None
            return self._named(found) if stately and known else None
        if not isinstance(found, Person):
            return None
        party = self._party_of_person(found)
        side = next((p for p in self.parties.parties if p.id == party), None)
        if side is not None and stately == _may_be_state(side):
            return self._as_party(side.name, side.id, stately)
        home = next(iter(found.homes), None)
        if stately and len(found.states) == 1:
            home = names.states()[min(found.states)].name
        return self._named(home) or Actor(_id(home), home, "state") if stately and home else None

    def _pronoun(self, paragraph: Paragraph, token: Token) -> Actor | None:
        if token.lower_ == "who" and token.head.dep_ == "relcl":
            head = token.head.head
            return self._one(paragraph, token.doc[head.left_edge.i : head.i + 1])
        found = coreference.pronoun(self.discourse, paragraph, token)
        return self._entity(found, token.doc[token.i : token.i + 1]) if found is not None else None

    def _entity(self, found: coreference.Entity, phrase: Phrase) -> Actor | None:
        if isinstance(found, Person):
            return self.actor(found)
        if isinstance(found, tuple):
            return self._joint([a for part in found if (a := self._entity(part, phrase))])
        return self._named(found) or self._as_such(found, phrase)

    def _person_in(self, paragraph: Paragraph, phrase: Phrase) -> Person | None:
        """The person that a phrase names: its head, or the name that its head explains."""
        root = phrase.root
        for token in (root, *root.children):
            if token == root or (token.dep_ in ("appos", "flat") and phrase.start <= token.i < phrase.end):
                person = self._person_at.get((paragraph.index, token.i))
                if person is not None:
                    return person
        last = core(phrase)[-1]
        named = self._person_at.get((paragraph.index, last.i))
        return named if named is not None and last.dep_ != "poss" and root.pos_ in ("PROPN", "NOUN") else None

    # --- names ---

    def _called(self, text: str) -> str:
        """The name under which mentions of one body meet."""
        actor = self._named(bare(text))
        return actor.name if actor else plain(text)

    def _named(self, text: str) -> Actor | None:
        """A party, state or body by name. A capital is called by its state, a body by its own name."""
        party = self.parties.named(text)
        capital = text.removeprefix("the ")[:1].isupper()
        entry = register.find(text) if capital and party is None else None
        if entry is not None and (actor := self._entered(text, *entry)) is not None:
            return actor
        longer = self._short.get(text.removeprefix("the ").removeprefix("The ")) if capital and party is None else None
        if longer is not None and entry is None:
            return self._named(longer) or Actor(_id(longer), longer, "organisation", (text,), self.party(longer))
        known = names.state_words().get(names.fold(text)) if capital else None
        if known and known[1] in ("body", "demonym"):
            kind: ActorKind = "organisation" if known[1] == "body" else "group"
            return Actor(_id(plain(text)), plain(text), kind, (), party or self.parties.code(known[0]))
        if party is not None:
            return self._as_party(plain(text), party, known is not None)
        if known is None:
            return None
        party = self.parties.code(known[0])
        if party is None and entry is not None:
            return None  # a town that a state and an alliance have their seat in
        side = self.codebook.party(party) if self.codebook and party else None
        name = side.name if side else names.states()[known[0]].name
        return Actor(_id(name), name, "state", (text,), party)

    def _entered(self, text: str, entry: register.Entry, how: register.How) -> Actor | None:
        """A registered organisation or region; a town only where that is a party."""
        party = self.parties.registered(entry)
        if how == "seat" and party is None:
            return None
        side = self.codebook.party(party) if self.codebook and party else None
        if how in ("organ", "demonym"):
            return Actor(_id(plain(text)), plain(text), "organisation" if how == "organ" else "group", (), party)
        name = side.name if side else entry.name
        return Actor(_id(name), name, entry.kind, (text,), party)

    def _as_party(self, own: str, party: str, state: bool) -> Actor:
        """A party by alias: under the party's name, save that organs and people keep their own."""
        side = next(p for p in self.parties.parties if p.id == party)
        last = own.split()[-1] if own else ""
        people = singular(last.lower()) != last.lower()
        organ = " " in own and own[:1].isupper() and last.lower() in names.groups()
        name = own if (people or organ) and names.fold(own) != names.fold(side.name) else side.name
        entry = register.find(side.name)
        kind: ActorKind = (
            "alliance" if side.members else "state" if state else entry[0].kind if entry else "organisation"
        )
        return Actor(_id(name), name, kind, side.aliases, party)

    def _as_such(self, text: str, phrase: Phrase) -> Actor:
        """A source that is called by a description only, kept under it: "officials", "senior diplomat"."""
        name, root = plain(text), phrase.root
        kind = _KINDS.get(names.groups().get(name.lower().split()[-1] if name else "", ""))
        if kind is None and root.pos_ != "PRON":
            plural = root.tag_ in ("NNS", "NNPS")
            kind = "group" if plural else "organisation" if root.pos_ == "PROPN" else "person"
        party = self.party(text) or offices.by_role(self.parties, whole(phrase)) or offices.behind(self.parties, phrase)
        return Actor(_id(name), name, kind or "unknown", (), party)


def _may_be_state(side: Party) -> bool:
    """Whether a party can be somebody's country: no alliance, and no union, board or company by its name."""
    return not side.members and not any(word.lower() in names.groups() for word in names.words(side.name))


def _id(name: str) -> str:
    return stable_id("actor", names.fold(name))
