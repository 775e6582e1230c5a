"""Whose position it is: the party or actor behind a subject, a possessor, a paper or the first person of a quotation.

The holder need not be the speaker, and the speaker need not be the reporter; `Sources` says who speaks where.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman.language import names
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Paragraph
from dragoman.model import Actor, Statement
from dragoman.positions import grammar, vocabulary
from dragoman.positions.grammar import is_a, kids, lemma

_PAPER_REACH = 3  # sentences


@dataclass(frozen=True, slots=True)
class Holder:
    """A party id, or an actor's name where no party is meant (``known`` False). ``token``: None for the source."""

    name: str
    known: bool
    token: Token | None = None
    source: bool = False


class Sources:
    """Who speaks where in a document, from its statements."""

    def __init__(self, cast: Cast, statements: Sequence[Statement]) -> None:
        self.cast = cast
        parts = [(span, s) for s in statements for span in s.contents]
        self._parts = sorted(parts, key=lambda part: part[0][1] - part[0][0])
        self._cues = {s.cue: s for s in statements if s.cue}

    def at(self, paragraph: Paragraph, token: Token) -> Statement | None:
        """The innermost statement that a token is content of."""
        start, end = paragraph.span(token)
        return next((s for (a, b), s in self._parts if a <= start and end <= b), None)

    def cued(self, paragraph: Paragraph, token: Token) -> Statement | None:
        """The statement that this very token is the cue of."""
        start, end = paragraph.span(token)
        return next((s for cue, s in self._cues.items() if cue and cue[0] <= start and end <= cue[1]), None)

    def holder(self, statement: Statement | None) -> Holder | None:
        """The speaker of a statement as a holder."""
        if statement is None or statement.speaker is None:
            return None
        party = side_of(self.cast, statement.speaker, statement.role)
        return Holder(party or statement.speaker.name, bool(party), None, True)


def side_of(cast: Cast, actor: Actor, role: str | None = None) -> str | None:
    """The party that an actor speaks for, by its name or its role: `a miner` and `a union delegate` have one."""
    bare = f"the {actor.name.lower()}"  # `Miners said …`
    return cast.party_of(actor) or cast.parties.named(bare) or _by_role(cast, role or actor.role or "")


def _by_role(cast: Cast, role: str) -> str | None:
    words = role.split()
    if set(map(str.lower, words)) & vocabulary.words("past"):
        return None
    own = next((p for word in words if (p := one_of(cast, word))), None)
    if own:
        return own
    stop = next(
        (i for i, word in enumerate(words) if word.lower() in {"who", "whose", "which", "of", "for"}), len(words)
    )
    head = words[stop - 1].lower().strip(",") if stop else ""
    if head not in vocabulary.words("speaking"):
        return None
    named = next((party for _, _, party in cast.parties.scan([w.strip(",") for w in words])), None)
    return named or next((p for word in words[:stop] if (p := cast.parties.named(f"the {word}"))), None)


def one_of(cast: Cast, word: str) -> str | None:
    """The party that a common noun in the singular is one of: `miner`, where the codebook has `the miners`."""
    if not word.islower():
        return None
    return cast.parties.named(f"{word}s") or cast.parties.named(f"the {word}s")


def _shares(actor: Actor, words: str) -> bool:
    known = {w.lower() for name in (actor.name, *actor.aliases) for w in name.split()}
    return any(w.lower().strip(",.") in known for w in words.split())


def acts(head: Token) -> bool:
    """A noun for people or a body that may take a stand?"""
    return lemma(head) in names.roles() or lemma(head) in names.groups() or is_a(head, "acting")


def _of_a_trade(head: Token) -> bool:
    """A word for people by their work or what they own: `shipowners in Norhaven` speak for no government there."""
    role = names.roles().get(lemma(head))
    return role is not None and bool(role.classes & {"worker", "owner"})


def of_its_own(head: Token) -> bool:
    """Common nouns for those whose stand is no side's: the public, a lawmaker, a former minister, a side's critic."""
    if head.pos_ != "NOUN":
        return False
    gone = any(is_a(c, "past") for c in kids(head, "amod", "compound", "advmod"))
    whose = any(
        c.pos_ == "NOUN" for c in kids(head, "compound")
    )  # `opposition lawmakers`, against `a foreign lawmaker`
    return (is_a(head, "laity") and not whose) or is_a(head, "others") or (gone and acts(head))


def heads(token: Token) -> Iterator[Token]:
    """The coordinated heads of a phrase: `the north and the south` has two."""
    yield token
    for other in kids(token, "conj"):
        if not grammar.mismatched(other):
            yield from heads(other)


class Holders:
    """Finds the holders of one document's frames."""

    def __init__(self, cast: Cast, sources: Sources) -> None:
        self.cast = cast
        self.sources = sources
        self._known: dict[tuple[int, int], list[Holder]] = {}

    def of(self, paragraph: Paragraph, token: Token) -> list[Holder]:
        """The holders that a noun phrase means, one for each coordinated part; parties only, where there are any."""
        found = [h for head in heads(token) for h in self._one(paragraph, head)]
        parties = [h for h in found if h.known]
        return list({h.name: h for h in parties or found}.values())

    def _one(self, paragraph: Paragraph, head: Token) -> list[Holder]:
        key = (paragraph.index, head.i)
        if key not in self._known:
            self._known[key] = []  # while it is looked for, whatever leads back to it finds nothing
            self._known[key] = self._meant(paragraph, head)
        return self._known[key]

    def _meant(self, paragraph: Paragraph, head: Token) -> list[Holder]:
        if is_a(head, "first") and head.text != "US":
            speaker = self.sources.holder(self.sources.at(paragraph, head))
            return [Holder(speaker.name, speaker.known, head, True)] if speaker else []
        if owned := self._owned(paragraph, head):
            return owned
        if is_a(head, "quantity"):
            inner = [t for of in kids(head, "prep") if of.lower_ in {"of", "in"} for t in kids(of, "pobj")]
            if inner:
                return self._one(paragraph, inner[0])
        if of_its_own(head):
            called = self.cast.parties.named(paragraph.parse[self._core(head)[0] : head.i + 1].text)
            return [Holder(called, True, head)] if called else []
        start, end = self._core(head)
        actor = self._actor(paragraph, head, start, end)
        party = side_of(self.cast, actor) if actor else None
        party = party or self._party_near(paragraph, head, start, end)
        if party:
            return [Holder(party, True, head)]
        if head.pos_ == "PRON" and (meant := self._reporting(paragraph, head)):
            return meant
        named = self.author(paragraph, head) or self._of_its_author(paragraph, head)
        return named or ([Holder(actor.name, False, head)] if actor and self._nameable(head, actor) else [])

    def _owned(self, paragraph: Paragraph, head: Token) -> list[Holder]:
        """`our country`, `its delegation`, `his government`: whose they are."""
        owners = kids(head, "poss")
        if (is_a(head, "vague") or acts(head)) and any(is_a(p, "first") for p in owners):
            return self._meant(paragraph, next(p for p in owners if is_a(p, "first")))
        if head.pos_ != "NOUN" or not acts(head) or is_a(head, "others"):
            return []
        known = [h for owner in owners if owner.pos_ == "PRON" for h in self._one(paragraph, owner) if h.known]
        return [Holder(known[0].name, True, head)] if known else []

    def _actor(self, paragraph: Paragraph, head: Token, start: int, end: int) -> Actor | None:
        """The actor a phrase resolves to, unless it is a person whose name the phrase has nothing of."""
        actor = self.cast.resolve(paragraph, start, end)
        person = actor is not None and actor.kind == "person" and head.pos_ == "PROPN"
        return None if actor and person and not _shares(actor, paragraph.parse[start:end].text) else actor

    def _reporting(self, paragraph: Paragraph, pronoun: Token) -> list[Holder]:
        """`The union said it would …`: a pronoun that nothing else explains means who is reported as speaking."""
        if pronoun.lower_ not in {"it", "they", "he", "she", "its", "their", "his", "her"}:
            return []
        statement = self.sources.at(paragraph, pronoun)
        if statement is not None:
            if pronoun.lower_ in {"he", "she"} and (near := self._person_before(paragraph, pronoun)):
                return [Holder(near, True, pronoun)]
            speaker = self.sources.holder(statement) if statement.kind != "direct" else None
            return [Holder(speaker.name, True, pronoun)] if speaker and speaker.known else []
        clause = next((t for t in grammar.chain(pronoun) if t.dep_ == "ccomp"), None)
        who = grammar.subject(clause.head) if clause is not None else None
        if who is None or who.pos_ == "PRON" or who.i >= pronoun.i:
            return []
        return [Holder(h.name, True, pronoun) for h in self.of(paragraph, who) if h.known]

    def _person_before(self, paragraph: Paragraph, pronoun: Token) -> str | None:
        """The side of the last person named before a pronoun in its reported clause."""
        clause = next((t for t in grammar.chain(pronoun) if t.dep_ == "ccomp"), pronoun)
        for token in reversed(list(pronoun.doc[clause.left_edge.i : pronoun.i])):
            if token.ent_type_ == "PERSON" and token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
                sides = self.cast.parties_in(paragraph, token.i, token.i + 1)
                return sides[0] if sides else None
        return None

    @staticmethod
    def _core(head: Token) -> tuple[int, int]:
        left = min([head.i, *(c.left_edge.i for c in kids(head, "det", "amod", "compound", "poss", "nmod", "nummod"))])
        return left, head.i + 1

    def _party_near(self, paragraph: Paragraph, head: Token, start: int, end: int) -> str | None:
        """A party named in the phrase, where its head is a name, or people or a body that act for it."""
        if head.pos_ == "PRON":
            return None
        if head.pos_ == "PROPN" or head.ent_type_:
            inside = self.cast.parties_in(paragraph, start, end)
            return inside[-1] if inside else None
        named = self._called(paragraph.parse[start:end].text) or self._qualified(paragraph, head)
        if named is None and head.tag_ == "NN":
            named = one_of(self.cast, lemma(head))
        if named:
            return named
        for prep in kids(head, "prep"):
            near = prep.lower_ == "of" or (prep.lower_ in {"for", "from", "in", "at"} and not _of_a_trade(head))
            if near and (acts(head) or is_a(head, "voicing")):
                for noun in kids(prep, "pobj"):
                    inside = self.cast.parties_in(paragraph, noun.left_edge.i, noun.i + 1)
                    if inside:
                        return inside[0]
        if acts(head) and not _of_a_trade(head):
            inside = self.cast.parties_in(paragraph, start, end)
            return inside[0] if inside else None
        return None

    def names(self, paragraph: Paragraph, head: Token) -> bool:
        """Is a noun phrase what the codebook itself calls a party?"""
        return self._called(paragraph.parse[self._core(head)[0] : head.i + 1].text) is not None

    def _called(self, words: str) -> str | None:
        """The party of that name; a bare plural is tried with its article (`Miners` for `the miners`)."""
        bare = f"the {words[:1].lower()}{words[1:]}"
        rest = words.split(" ", 1)
        named = self.cast.party(words) or self.cast.party(bare)
        return named or (
            self.cast.party(f"the {rest[1]}")
            if len(rest) > 1 and rest[0].lower() in vocabulary.words("article")
            else None
        )

    def _qualified(self, paragraph: Paragraph, head: Token) -> str | None:
        """`Norwegian policy`, `union members`: the party that a noun is qualified by, unless it is set against it."""
        if is_a(head, "others") or paper(head):
            return None
        for child in kids(head, "compound", "amod", "nmod"):
            words = paragraph.parse[child.left_edge.i : child.i + 1].text
            if party := self._called(words):
                return party
        return None

    @staticmethod
    def _nameable(head: Token, actor: Actor) -> bool:
        if head.pos_ == "PRON":
            return actor.kind != "unknown"
        if head.pos_ != "PROPN" and is_a(head, "vague"):
            return False
        return bool(actor.name) and not paper(head) and (head.pos_ == "PROPN" or bool(head.ent_type_) or acts(head))

    def author(self, paragraph: Paragraph, head: Token) -> list[Holder]:
        """Who put a paper forward: its possessor, or the subject of the verb of giving it, here or before."""
        asked = head.i  # what is asked about is nobody's author: its own paper would lead back to it
        over = (t for t, _ in zip(grammar.chain(head), range(6), strict=False) if t.dep_ in {"pobj", "dobj", "nsubj"})
        head = head if paper(head) else next((t for t in over if paper(t)), head)
        if not paper(head):
            return []
        for child in kids(head, "poss", "compound", "amod", "nmod"):
            party = self.cast.parties_in(paragraph, child.left_edge.i, child.i + 1)
            if party:
                return [Holder(party[0], True, head)]
        for verb in self._givers(paragraph, head):
            giver = grammar.agent(verb) if grammar.passive(verb) else grammar.subject(verb)
            if giver is not None and not paper(giver) and giver.i not in (head.i, asked):
                found = [h for h in self._one(paragraph, giver) if h.known]
                if found:
                    return [Holder(found[0].name, True, head)]
        return []

    def _of_its_author(self, paragraph: Paragraph, head: Token) -> list[Holder]:
        """`a motion by the guild`, `a letter from the guild`, where the paper itself is said to want something."""
        preps = [p for p in kids(head, "prep") if p.lower_ in {"by", "from"}] if paper(head) else []
        known = [h for p in preps for n in kids(p, "pobj") for h in self._one(paragraph, n) if h.known]
        return [Holder(known[0].name, True, head)] if known else []

    @staticmethod
    def _givers(paragraph: Paragraph, head: Token) -> Iterator[Token]:
        doc = paragraph.parse
        first = head.sent.start
        for _ in range(_PAPER_REACH - 1):
            first = doc[first - 1].sent.start if first > 0 else 0
        stop = head.sent.end if head.head.dep_ == "relcl" else head.i + 1
        for i in range(min(stop, len(doc)) - 1, first - 1, -1):
            verb = doc[i]
            if verb.pos_ == "VERB" and lemma(verb) in vocabulary.papers()["give"]:
                objects = grammar.complements(verb, ("obj",))
                if any(paper(o) or o.i == head.i for o in objects):
                    yield verb

    def nominal(self, paragraph: Paragraph, noun: Token, taken: Sequence[Token]) -> list[Holder]:
        """The holder of a noun act: possessor, by/of/from phrase, adjective of nationality, subject of a light verb."""
        for child in kids(noun, "poss"):
            found = self.of(paragraph, child)
            if not any(h.known for h in found) and child.pos_ == "PRON" and noun.head.pos_ == "VERB":
                who = grammar.subject(noun.head)  # its own: most often the subject's
                found = [h for h in (self.of(paragraph, who) if who is not None else []) if h.known] or found
            if found:
                return found
        given = kids(noun.head, "prep") if noun.dep_ == "dobj" and is_a(noun.head, "receiving") else []
        for prep in [*kids(noun, "prep", "agent"), *given]:
            if prep.lower_ in {"by", "from", "of"}:
                for child in kids(prep, "pobj"):
                    if child not in taken and (found := [h for h in self.of(paragraph, child) if h.known]):
                        return found
        for child in kids(noun, "compound", "amod", "nmod"):
            if child not in taken and (party := self.cast.parties_in(paragraph, child.left_edge.i, child.i + 1)):
                return [Holder(party[0], True, child)]
        return self._clausal(paragraph, noun)

    def _clausal(self, paragraph: Paragraph, noun: Token) -> list[Holder]:
        """The subject of a light verb over the noun (not where a modal says that it is not done), or its by-phrase."""
        for clause in kids(noun, "acl", "relcl"):
            by = grammar.agent(clause)
            if by is not None and (is_a(clause, "light") or lemma(clause) in {"support", "back", "demand"}):
                return self.of(paragraph, by)
        verb = noun.head
        while verb.dep_ == "prep" or (verb.dep_ in {"conj", "pobj", "dobj"} and verb.pos_ == "NOUN"):
            verb = verb.head
        light = is_a(verb, "light") or (is_a(verb, "seeing") and noun.dep_ == "dobj")
        if noun.dep_ in {"dobj", "conj", "pobj", "attr", "oprd"} and light and not grammar.passive(verb):
            if any(is_a(m, "doubt") for m in grammar.modals(verb)):
                return []
            who = grammar.subject(verb)
            return self.of(paragraph, who) if who is not None else []
        if (
            noun.dep_ == "pobj" and noun.head.lower_ in {"in", "with"} and verb.pos_ == "VERB"
        ):  # in a bid to, with the aim of
            who = grammar.subject(verb)
            return self.of(paragraph, who) if who is not None else []
        if noun.dep_ in {"dobj", "nsubjpass"} and is_a(verb, "light") and (by := grammar.agent(verb)) is not None:
            return self.of(paragraph, by)
        return []

    def beneficiary(self, paragraph: Paragraph, head: Token) -> list[Holder]:
        """The party for whom a thing is (un)acceptable: its for-, to- or by-phrase, before or after it."""
        nodes = [head, *(g for g in [grammar.governor(head)] if g is not None)]
        for node in nodes:
            for prep in kids(node, "prep"):
                if prep.lower_ in {"for", "to", "by"}:
                    for noun in kids(prep, "pobj"):
                        if found := [h for h in self.of(paragraph, noun) if h.known]:
                            return found
            for clause in kids(node, "xcomp", "ccomp", "advcl"):
                if any(m.lower_ == "for" for m in kids(clause, "mark")):
                    for noun in kids(clause, "nsubj"):
                        if found := [h for h in self.of(paragraph, noun) if h.known]:
                            return found
        return []


def paper(head: Token) -> bool:
    """Is this a paper that can be put forward: a draft, a treaty, a proposal, the text?"""
    return lemma(head) in vocabulary.papers()["paper"]
