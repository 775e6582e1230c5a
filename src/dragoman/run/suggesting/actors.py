"""Who takes a stand or speaks often, and for whom: the sides that a codebook could have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dragoman import statements
from dragoman.codebook.draft import DraftParty, Quotation, slug
from dragoman.language import names
from dragoman.language.actors import Cast
from dragoman.language.persons import Person
from dragoman.language.phrases import plain, singular
from dragoman.language.pipeline import Parsed
from dragoman.model import Actor, Codebook, Party, Statement
from dragoman.positions.frames import Finder
from dragoman.positions.holders import Sources
from dragoman.run.suggesting.names import Index, Seen

MOST = 16  # parties that are proposed
_EXAMPLES = 2
_OFFICE = frozenset(
    ["official", "head-of-state", "head-of-government", "minister", "spokesperson", "diplomat", "negotiator", "leader"]
)
_PAST = frozenset(["former", "ex", "then", "late", "retired", "onetime", "ousted"])
# People whom any text quotes; they are no side unless the text says whose they are.
_ANYBODY = frozenset(["media", "press", "people", "public", "other", "source", "side", "party", "country", "nation"])


@dataclass(slots=True)
class Voice:
    """What one possible side was found to say and hold."""

    key: str
    held: int = 0
    said: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    people: Counter[str] = field(default_factory=Counter)
    examples: list[Quotation] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """How much it is worth a place: a position counts twice a statement."""
        return 2 * self.held + self.said


@dataclass(slots=True)
class Roll:
    """All voices of a corpus."""

    index: Index
    voices: dict[str, Voice] = field(default_factory=dict)
    sides: dict[str, Counter[str]] = field(default_factory=dict)  # person -> whom texts say that he or she speaks for
    people: dict[str, list[str]] = field(default_factory=dict)  # sound of the surname -> full names
    beside: dict[str, Counter[str]] = field(default_factory=dict)  # person -> bodies named in the same sentence

    def voice(self, key: str) -> Voice:
        """The voice under a key, new where there is none."""
        return self.voices.setdefault(key, Voice(key))

    def person(self, name: str) -> str:
        """The fullest name that the corpus has for somebody."""
        return next((known for known in self.people.get(_surname(name), ()) if names.same_person(known, name)), name)

    def meet(self, people: Iterable[Person]) -> None:
        """Notes the people of one document and for whom they are said to speak."""
        for person in people:
            known = self.person(person.name)
            kin = self.people.setdefault(_surname(known), [])
            if known not in kin:
                kin.append(known)
            side = self._stated(person)
            if side:
                self.sides.setdefault(known, Counter())[side] += len(person.places)

    def add(self, parsed: Parsed) -> None:
        """Takes in one document: who speaks in it, who holds what."""
        cast = Cast(parsed)
        said = statements.find(parsed, cast)
        people = {person.name: person for person in cast.people}
        self._beside(parsed, cast.people)
        for statement in said:
            if statement.speaker is not None:
                self._spoke(parsed, statement, statement.speaker, people)
        for frame in Finder(parsed, cast, Sources(cast, said)).all():
            for holder in frame.holders:
                key = self._side(holder.name, people.get(holder.name), None)
                if key:
                    self.voice(key).held += 1
                    self._form(key, holder.name, people)

    def _beside(self, parsed: Parsed, people: Iterable[Person]) -> None:
        for person in people:
            seen = self.beside.setdefault(self.person(person.name), Counter())
            for paragraph, start, _ in person.places:
                seen.update(set(self.index.named_in(parsed.paragraphs[paragraph].parse[start].sent.text)))

    def _spoke(self, parsed: Parsed, statement: Statement, speaker: Actor, people: dict[str, Person]) -> None:
        key = self._side(speaker.name, people.get(speaker.name), statement.role)
        if key is None:
            return
        voice = self.voice(key)
        voice.said += 1
        self._form(key, speaker.name, people)
        if len(voice.examples) < _EXAMPLES and not statement.in_title:
            words = " … ".join(parsed.document.text(span) for span in statement.contents)
            voice.examples.append(Quotation(words, speaker.name, parsed.document.published, parsed.document.doc))

    def _form(self, key: str, name: str, people: dict[str, Person]) -> None:
        voice = self.voice(key)
        if name in people:
            voice.people[self.person(name)] += 1
        elif key.startswith("group:"):
            voice.forms[name.lower()] += 1

    def _side(self, name: str, person: Person | None, role: str | None) -> str | None:
        """The key of whom somebody speaks for; None for anybody, an expert, a medium."""
        if person is not None:
            return self._side_of(person)
        key = self.index.called(name)
        if key:
            return key
        named = self.index.named_in(name)
        last = singular(names.words(name)[-1].lower()) if names.words(name) else ""
        if named:
            acting = last in names.groups() or last in names.roles() or last.endswith("s")
            return named[0] if acting and last not in names.private() else None
        return self._group(name, last)

    def _side_of(self, person: Person) -> str | None:
        known = self.sides.get(self.person(person.name))
        if known:
            return min(known, key=lambda key: (key.startswith("person:"), -known[key], key))
        return None

    def _stated(self, person: Person) -> str | None:
        """Whom one document says that somebody speaks for: on whose behalf, by role, by the place behind the name."""
        spoken = [key for client in person.behalf for key in self.index.named_in(client)]
        if spoken:
            return spoken[0]
        office = False
        for role in person.roles:
            words = [singular(w.lower()) for w in names.words(role)]
            held = any(r.classes & _OFFICE or r.word in _OFFICE for r in names.role_words(words))
            if _PAST & set(words) or not held:
                continue
            office = True
            named = self.index.named_in(role)
            if named:
                return named[0]
        homes = [key for home in person.homes for key in self.index.named_in(home)]
        if homes and office:
            return homes[0]
        return f"person:{self.person(person.name)}" if office else None

    def _group(self, name: str, last: str) -> str | None:
        """A plural of people without a name of its own: parents, shipowners; officials and experts are anybody."""
        words = names.words(name)
        role = names.roles().get(last)
        if not words or not name.islower() or last in _ANYBODY or last in names.private() or len(words) > 2:
            return None
        if words[-1] == last or (role is not None and role.classes & (_OFFICE | {"expert", "journalist"})):
            return None
        return self._member(words[-1].lower()) or f"group:{words[-1].lower()}"

    def _member(self, plural: str) -> str | None:
        """The one body that has a plural in its name: teachers, of a Teachers Union."""
        hits = [b.key for b in self.index.bodies.values() if plural in names.fold(b.name).replace("'", "").split()]
        return hits[0] if len(hits) == 1 else None


def _surname(name: str) -> str:
    """What all forms of a person's name share, however they spell it."""
    words = names.words(name)
    return names.sound(words[-1].split("-")[-1]) if words else ""


def roll(corpus: Iterable[Parsed]) -> tuple[Roll, int]:
    """The voices of a corpus (which is gone through twice: for the names, then for who speaks), and its documents."""
    seen, casts = Seen(), []
    for parsed in corpus:
        cast = Cast(parsed)
        seen.add(parsed, cast)
        casts.append(cast.people)
    found = Roll(seen.bodies())
    for people in sorted(casts, key=lambda some: [-max((len(p.name) for p in some), default=0), len(some)]):
        found.meet(people)
    for parsed in corpus:
        found.add(parsed)
    return found, len(casts)


def proposed(found: Roll) -> tuple[list[DraftParty], list[tuple[str, int]]]:
    """The sides worth an entry, the loudest first, and those that come too seldom, with their mentions."""
    ranked = sorted(found.voices.values(), key=lambda v: (-v.weight, v.key))
    heard = [v for v in ranked if _worthy(found, v)]
    taken: set[str] = set()
    parties = []
    for voice in heard[:MOST]:
        parties.append(_party(found, voice, taken))
        taken.add(parties[-1].id)
    chosen = {voice.key for voice in heard[:MOST]}
    rest = [v for v in ranked if v.key not in chosen]
    return parties, [(_called(found, v.key), v.weight) for v in rest][:40]


def _worthy(found: Roll, voice: Voice) -> bool:
    if voice.key.startswith(("group:", "person:")):
        return voice.weight >= 3
    body = found.index.bodies.get(voice.key)
    mentions = sum(body.forms.values()) if body else 0
    return voice.weight >= 2 or (voice.weight >= 1 and mentions >= 3)


def _called(found: Roll, key: str) -> str:
    body = found.index.bodies.get(key)
    if body is None:
        name = key.split(":", 1)[1]
        return name[:1].upper() + name[1:]
    return body.name


def _party(found: Roll, voice: Voice, taken: set[str]) -> DraftParty:
    name = _called(found, voice.key)
    people = sorted(voice.people.items(), key=lambda p: (-p[1], p[0]))
    note = ""
    if voice.key.startswith("person:"):
        note = "The texts do not say for whom this person speaks; better under `people` of that side."
        near = found.beside.get(voice.key.removeprefix("person:"), Counter()).most_common()
        if near:
            best = min(near, key=lambda pair: (-pair[1], pair[0]))
            note += f" Most often named beside: {_called(found, best[0])} ({best[1]})."
    return DraftParty(
        id=slug(name, taken, "party"),
        name=name,
        aliases=tuple(_aliases(found, voice, name)),
        people=tuple(people),
        held=voice.held,
        said=voice.said,
        examples=tuple(voice.examples),
        note=note,
    )


def _aliases(found: Roll, voice: Voice, name: str) -> Sequence[tuple[str, int]]:
    body = found.index.bodies.get(voice.key)
    forms: Counter[str] = Counter(voice.forms)
    if body is not None:
        known = body.state  # a codebook knows the demonyms of states by itself
        told = names.state_words()
        plain_forms = ((plain(form), count) for form, count in body.forms.items())
        forms.update(
            {f: c for f, c in plain_forms if not (known and told.get(names.fold(f), ("", ""))[1] == "demonym")}
        )
        forms.update(dict(found.index.generic(voice.key)))
    if voice.key.startswith("group:"):
        noun = voice.key.removeprefix("group:")
        forms = Counter({f"the {noun}": found.index.nouns.get(noun, 0), noun: sum(forms.values())})
    return sorted(((f, c) for f, c in forms.items() if f != name), key=lambda pair: (-pair[1], pair[0]))


def codebook(parties: Sequence[DraftParty]) -> Codebook:
    """The proposed sides as a codebook without issues, under which texts are read again."""
    sides = (
        Party(p.id, p.name, aliases=tuple(a for a, _ in p.aliases), people=tuple(n for n, _ in p.people))
        for p in parties
    )
    return Codebook("", tuple(sides), ())
