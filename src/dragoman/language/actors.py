"""Who is who in one document: names, roles, parties; and who a mention means, pronouns and descriptions included."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dragoman.language import behalf, bodies, coreference, discourse, names, parties, register, sense, shortened
from dragoman.language.persons import Person, gather
from dragoman.language.phrases import bare, conjuncts, core, definite, office, plain, singular, title, whole
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.language.runs import lemma
from dragoman.model import Actor, ActorKind, Codebook, Party, stable_id

_SPEAKS = frozenset(
    ["official", "head-of-state", "head-of-government", "minister", "spokesperson", "diplomat", "negotiator"]
)
_LEADS = frozenset(["leader", "executive"])
_COUNSEL = frozenset(["lawyer"])
_FORMER = frozenset(["former", "ex", "then", "late", "retired", "onetime", "ousted", "once", "formerly", "previously"])
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
        return self.parties.find(text) or self._party_of_body(text)

    def party_of(self, actor: Actor) -> str | None:
        """Whom an actor speaks for: by the codebook's people and aliases, by its own name, or by the stated role."""
        if actor.speaks_for:
            return actor.speaks_for
        if actor.kind == "person":  # Ms London is nobody's government
            named = self.parties.person(actor.name)
            return named[1] if named else self._party_by_role(actor.role or "")
        return self.party(actor.name) or (self._party_by_role(actor.role) if actor.role else None)

    def parties_in(self, paragraph: Paragraph, start: int, end: int) -> list[str]:
        """All parties named in a token range, in order, each once; people count for their party."""
        spots: dict[int, str] = {}
        covered: set[int] = set()
        for a, b, party in self.parties.scan([t.text for t in paragraph.parse[start:end]]):
            covered.update(range(start + a, start + b))
            spots[start + a] = party
        for i in set(range(start, end)) - covered:
            person = self._person_at.get((paragraph.index, i))
            if person and (side := self._party_of_person(person)):
                spots[i] = side
        return list(dict.fromkeys(spots[i] for i in sorted(spots)))

    def _party_of_person(self, person: Person) -> str | None:
        hit = self.parties.person(person.name)
        if hit:
            return hit[1]
        client = next((p for name in person.behalf if (p := self.party(name) or self._party_of_body(name))), None)
        if client is not None:
            return client
        return next((p for role in person.roles if (p := self._party_by_role(role))), self._party_of_home(person))

    def _party_of_home(self, person: Person) -> str | None:
        """The party behind a name: "Prime Minister Jane Roe of Uruguay", "Tom Archer of the Pilots' Union".

        An expert or a former minister is of a state, and does not speak for it.
        """
        words = {singular(w.lower()) for role in person.roles for w in names.words(role)}
        if _FORMER & words or (person.words and not person.classes & (_SPEAKS | _LEADS) and not person.words & _SPEAKS):
            return None
        homes = [home for home in person.homes if person.words or names.state_of(home) is None]
        return next((p for home in homes if (p := self.party(home) or self.party(f"the {home}"))), None)

    def _party_by_role(self, role: str) -> str | None:
        """The party that a role is held for: an office of state, government or negotiation, not a former one.

        What stands before the office has the first word, "of" and "for" behind it the second: a UN envoy to Norland is
        nobody's but the UN's, and a mediator between two sides is neither's. To lead a union, a company or a front is
        to speak for it; to lead the opposition of a state is not; a lawyer speaks for whom he is the lawyer of.
        """
        tokens = names.words(role)
        words = [singular(w.lower()) for w in tokens]
        of = next(
            (i for i, w in enumerate(words) if w in ("of", "for", "at") and names.role_words(words[:i])), len(words)
        )
        held = (
            names.role_words(words[:of])
            if "-".join(words[of - 1 : of + 2]) not in names.roles()
            else names.role_words(words)
        )
        if not held or _FORMER & set(words):
            return None
        speaks = bool(held[-1].classes & _SPEAKS)
        if not speaks and not held[-1].classes & (_LEADS | _COUNSEL):
            return None
        starts = (held[-1].word, held[-1].word.split("-")[0])
        at = max((i for i, w in enumerate(words) if w in starts), default=len(words) - 1)
        party = self._party_before(tokens[:at]) if at else None
        if party is None:
            tail = next((i for i, w in enumerate(words) if i > at and w in ("of", "for", "at")), len(words))
            behind = re.split(r"\s(?:of|for|at)\s", role, maxsplit=1)[1:]
            foreign = any(w in ("to", "in", "between", "with") for w in words[at:tail])
            known = any(names.state_of(t) or register.find(t) for t in tokens[:at] if t[0].isupper())
            exact = next(filter(None, map(self.parties.find, behind)), None)
            party = None if known or foreign else exact or self.parties.led(tokens[tail + 1 :])
        return party if speaks or (party and not self._is_state(party)) else None

    def _party_before(self, tokens: list[str]) -> str | None:
        private = any(t.lower() in names.private() for t in tokens)
        found = self.parties.led(tokens)
        return None if found and private and self._is_state(found) else found

    def _is_state(self, party: str) -> bool:
        return party in self.parties.of_states

    def _party_of_body(self, text: str) -> str | None:
        """A party's name or demonym before a word for those who act for it: "the Norwegian side", "US negotiators"."""
        front, _, behind = text.partition(" of ")
        tokens = names.words(front)
        head = singular(tokens[-1].lower()) if tokens else ""
        if behind and head in names.groups() and head not in names.private():
            found = self.parties.find(behind.rpartition(" of ")[2])
            if found is not None:
                return found
        if len(tokens) < 2:
            return None
        role = names.roles().get(head)
        classes = role.classes if role else frozenset()
        if head not in names.groups() and not classes & (_SPEAKS | _LEADS):
            return None
        before = tokens[1:-1] if tokens[0].lower() in ("the", "a", "an") else tokens[:-1]
        if "and" in before and len({found for _, _, found in self.parties.scan(before)}) > 1:
            return None
        party = self.parties.led(before)
        own = head in names.private() or not (head in names.groups() or classes & _SPEAKS)
        return None if party and own and self._is_state(party) else party

    def _party_behind(self, phrase: Phrase) -> str | None:
        """The party that "of" or "in" behind a body or its people names: "the government of Norland", "the ministry in
        Norhaven", "the union's members"."""
        doc, end = phrase.doc, title(phrase).end
        head = core(phrase).root
        word = singular(head.lower_)
        people = head.tag_ in ("NNS", "NNPS") or bool(word in names.roles() and names.roles()[word].classes & _SPEAKS)
        body = word in names.groups() or word in ("house", "local", "chapter")
        if any(names.state_of(t.text) or register.find(t.text) for t in core(phrase) if t.text[0].isupper()):
            return None  # a UN envoy for Norland
        if end + 1 >= len(doc) or not (people or body) or doc[end].lower_ not in ("of", "in", "for"):
            return None
        if doc[end].lower_ == "in" and not (body and head.pos_ == "PROPN"):
            return None
        noun = next((c for c in doc[end].children if c.dep_ == "pobj"), None)
        text = doc[noun.left_edge.i : noun.i + 1].text if noun is not None else ""
        return self.party(text)

    # --- actors ---

    def resolve(self, paragraph: Paragraph, start: int, end: int) -> Actor | None:
        """The actor that a noun phrase (token offsets) means; None for a pronoun that nothing explains."""
        phrase = paragraph.parse[start:end]
        if not len(phrase):
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
        if person is not None:
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
        if actor.speaks_for or owner is None or role is None or not role.classes & _SPEAKS:
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
        party = self.party(text) or self._party_by_role(whole(phrase)) or self._party_behind(phrase)
        return Actor(_id(name), name, kind or "unknown", (), party)


def _may_be_state(side: Party) -> bool:
    """Whether a party can be somebody's country: no alliance, and no union, board or company by its name."""
    return not side.members and not any(word.lower() in names.groups() for word in names.words(side.name))


def _id(name: str) -> str:
    return stable_id("actor", names.fold(name))
