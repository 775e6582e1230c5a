"""Terms of a paper, told one by one: `Under the plan, fees would fall. The depot would stay open.`

A clause with `would`, or one that an under-phrase sets inside a paper, is what the side that put the paper forward
offers or demands, as long as the paper stays the subject of the talk.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.model import Stance
from dragoman.positions import grammar, moods, negation, vocabulary
from dragoman.positions.grammar import is_a, kids, lemma
from dragoman.positions.holders import Holder, Holders, Sources, acts, paper

_BACK = 6  # sentences that a paper is kept in mind over, while each goes on telling its terms


def stance(word: Token) -> Stance:
    """What a paper of that name holds: what its side would give, or what it wants."""
    return "offer" if lemma(word) in vocabulary.papers()["offering"] else "demand"


def ruled(verb: Token) -> Token | None:
    """The paper of an under-phrase on a verb: `Under the draft, the north would …`."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    nouns = (n for p in kids(verb, "prep") if p.lower_ == "under" for n in kids(p, "pobj"))
    return next((n for n in nouns if paper(n)), None)


class Terms:
    """Finds the side whose paper a clause goes on to tell the terms of, in one document."""

    def __init__(self, parsed: Parsed, sources: Sources, holders: Holders) -> None:
        self.parsed = parsed
        self.sources = sources
        self.holders = holders

    def under(self, paragraph: Paragraph, verb: Token) -> tuple[Holder, Stance] | None:
        """Whose terms a verb with an under-phrase tells, and as what."""
        noun = ruled(verb)
        if noun is None or grammar.subordinate(verb):
            return None
        return self._author(paragraph, noun) or self.before(paragraph, verb)

    def told(self, paragraph: Paragraph, modal: Token) -> tuple[Holder, Stance] | None:
        """Whose terms a clause with `would` tells, and as what; None where it tells no term."""
        verb = modal.head
        if not _term(verb):
            return None
        found = self.before(paragraph, verb)
        speaker = self.sources.holder(self.sources.at(paragraph, verb))
        if found is None or (speaker is not None and speaker.name != found[0].name):
            return None
        return found

    def _author(self, paragraph: Paragraph, noun: Token) -> tuple[Holder, Stance] | None:
        found = self.holders.author(paragraph, noun)
        return (found[0], stance(noun)) if found else None

    def before(self, paragraph: Paragraph, verb: Token) -> tuple[Holder, Stance] | None:
        """The side that last put a paper forward before a verb, while its terms are told, and how."""
        for where, sentence in self._sentences(paragraph, verb):
            for token in reversed(list(sentence)):
                if where is paragraph and token.i >= verb.i:
                    continue
                found = self._put_forward(where, token)
                if found is not None:
                    return found
        return None

    def _put_forward(self, paragraph: Paragraph, token: Token) -> tuple[Holder, Stance] | None:
        if token.pos_ == "NOUN" and paper(token):
            return self._author(paragraph, token)
        if token.pos_ != "VERB" or lemma(token) not in {"offer", "propose"} or negation.own_negations(token):
            return None
        if token.dep_ == "amod":
            return None  # `the proposed contract` does not propose
        who = grammar.agent(token) if grammar.passive(token) else grammar.subject(token)
        sides = [h for h in self.holders.of(paragraph, who) if h.known] if who is not None else []
        return (sides[0], "offer" if lemma(token) == "offer" else "demand") if sides else None

    def _sentences(self, paragraph: Paragraph, verb: Token) -> Iterator[tuple[Paragraph, Phrase]]:
        """This sentence and those before it, as long as they tell terms, across paragraphs; one aside is let pass."""
        silent = 0
        where, sentences = paragraph, [s for s in paragraph.parse.sents if s.start <= verb.i]
        for _ in range(_BACK):
            if not sentences:
                if where.index == 0 or self.parsed.paragraphs[where.index - 1].heading:
                    return
                where = self.parsed.paragraphs[where.index - 1]
                sentences = list(where.parse.sents)
            last = sentences.pop()
            yield where, last
            telling = any(t.lower_ in {"would", "will"} or (t.pos_ == "NOUN" and paper(t)) for t in last)
            silent = 0 if telling else silent + 1
            if silent > 1:
                return


def _term(verb: Token) -> bool:
    """Is it a main clause of what would be done, by no person, and not what would follow or how it would be?"""
    who = grammar.subject(verb)
    if who is None or verb.pos_ != "VERB" or is_a(verb, "outcome") or not moods.asserted(verb):
        return False
    if grammar.subordinate(verb) or any(k.lower_ == "if" for c in kids(verb, "advcl") for k in kids(c, "mark")):
        return False
    if grammar.passive(verb):
        return True
    return who.lower_ == "it" or paper(who) or (who.pos_ == "NOUN" and not acts(who))
