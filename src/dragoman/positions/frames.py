"""Position frames without a codebook: which word reports a stance, whose it is, on what, and with which sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from dragoman.language.actors import Cast
from dragoman.language.pipeline import Paragraph, Parsed
from dragoman.model import Stance
from dragoman.positions import delegates, grammar, moods, negation, signs, undoing, vocabulary
from dragoman.positions.conditions import condition
from dragoman.positions.embedding import settle
from dragoman.positions.frame import Frame
from dragoman.positions.grammar import is_a, kids, lemma
from dragoman.positions.holders import Holder, Holders, Sources, acts, paper
from dragoman.positions.matching import candidates
from dragoman.positions.terms import Terms, stance
from dragoman.positions.vocabulary import Act


def _predications(verb: Token) -> Iterator[tuple[Token, Token]]:
    """(thing, word) pairs of a verb that calls a thing something: object and complement, or a small clause, or `as`."""
    for word in kids(verb, "oprd", "xcomp", "ccomp", "attr"):
        named = [n for n in kids(word, "nmod") if kids(n, "det", "poss")]  # `called the idea "sheer folly"`
        for thing in kids(word, "nsubj", "nsubjpass") or kids(verb, "dobj", "nsubjpass") or named:
            if not kids(word, "mark", "aux") and thing.i < word.i:
                yield thing, word
    things = kids(verb, "dobj")
    for thing in things:  # `called the guild's demand for a pause absurd`: hung on the last noun by the parser
        last = thing.right_edge
        if last.pos_ == "ADJ" and last.dep_ == "amod" and last.i > last.head.i:
            yield thing, last
    if len(things) == 2:
        yield things[0], things[1]
    for thing in kids(verb, "dobj", "nsubjpass"):
        for prep in [*kids(verb, "prep"), *kids(thing, "prep")]:
            if prep.lower_ == "as":
                yield from ((thing, word) for word in kids(prep, "pobj", "amod", "pcomp", "acomp", "advmod"))


def _without_target(found: Iterable[Token]) -> tuple[Token, ...]:
    """Without whom is asked to do something (`urge the north to withdraw`): what is asked is the infinitive."""
    objects = tuple(found)
    asked = any(o.dep_ in {"xcomp", "ccomp"} and any(a.lower_ == "to" for a in kids(o, "aux")) for o in objects)
    return tuple(o for o in objects if not (asked and o.dep_ == "dobj")) or objects


def _wanted(token: Token, act: Act) -> tuple[Token, ...]:
    """What the act is about, as far as its own clause says."""
    objects = _without_target(o for o in grammar.complements(token, act.object) if not moods.spoken(o))
    if act.stance == "offer" and act.pos == "V" and all(o.dep_ == "dobj" and acts(o) for o in objects):
        return ()  # `as she promised her party`: to whom, not what
    if act.words == ("insist",):
        objects = tuple(o for o in objects if o.dep_ != "ccomp" or moods.required(o))
    if not objects and act.pos == "N" and act.stance == "reject" and act.keep == "free" and _owned(token):
        return (token,)  # `resistance from the north`: to what, the words before must tell
    return objects


def _carried(verb: Token, act: Act, objects: tuple[Token, ...]) -> bool:
    """Does the noun under a verb, or a modal over it, carry the stance instead?"""
    if act.pos != "V":
        return False
    if any(is_a(a, "deontic") for a in grammar.modals(verb)):
        return True
    if is_a(verb, "yielding") and any(_stand(o) for o in objects):
        return True  # to drop one's opposition is not to drop a thing
    return act.keep == "coded" and any(
        _stand(o) and _own(o) for o in objects
    )  # nor is to defend it to defend the thing


class Finder:
    """Finds the frames of one document."""

    def __init__(self, parsed: Parsed, cast: Cast, sources: Sources) -> None:
        self.parsed = parsed
        self.sources = sources
        self.holders = Holders(cast, sources)
        self.terms = Terms(parsed, sources, self.holders)

    def all(self) -> Iterator[Frame]:
        """The frames of every paragraph, embedded ones resolved."""
        for paragraph in self.parsed.paragraphs:
            found = [f for token in paragraph.parse for f in self._at(paragraph, token)]
            yield from settle(found)

    def _at(self, paragraph: Paragraph, token: Token) -> Iterator[Frame]:
        if ruled := self._term(paragraph, token, self.terms.under(paragraph, token)):
            yield ruled
            return
        reports = list(candidates(token))
        for act in reports if reports and self._real(paragraph, token) else ():
            frame = self._frame(paragraph, token, act)
            if frame is not None:
                yield frame
                yield from _passed(frame)
                return
        if token.tag_ == "MD" and token.lower_ == "would":
            told = self._term(paragraph, token.head, self.terms.told(paragraph, token))
            if told is not None:
                yield told
        if token.pos_ in {"NOUN", "PROPN"}:
            yield from self._slogan(paragraph, token)
        if moods.imperative(token):
            yield from self._commanded(paragraph, token)
        if lemma(token) in vocabulary.judging() and not grammar.subordinate(token):
            yield from self._judged(paragraph, token)
        if token.pos_ in {"VERB", "AUX"} and token.tag_ in {"VBZ", "VBP", "VB"}:
            yield from self._of_paper(paragraph, token)

    def _frame(self, paragraph: Paragraph, token: Token, act: Act) -> Frame | None:
        if act.pos == "M":
            return self._modal(paragraph, token, act)
        if act.pos == "A" and act.holder != "for" and act.object != ("over",) and not self._predicated(token):
            return None
        objects = _wanted(token, act)
        if not objects or _carried(token, act, objects):
            return None
        holders = tuple(self._holders(paragraph, token, act, objects))
        if not holders:
            return None
        objects = tuple(o for o in objects if o.i not in {h.token.i for h in holders if h.token is not None})
        return self._made(paragraph, token, act, holders, objects)

    def _real(self, paragraph: Paragraph, token: Token) -> bool:
        """Is it said to be so, and meant?"""
        if grammar.subordinate(token) or moods.unreal(token) or moods.made_to(token) or moods.pending(token):
            return False
        return not (moods.missed(token) or moods.bygone(token) or self._in_jest(paragraph, token))

    def _in_jest(self, paragraph: Paragraph, token: Token) -> bool:
        statement = self.sources.at(paragraph, token)
        cue = self.parsed.document.text(statement.cue) if statement is not None and statement.cue else ""
        return moods.jesting(token, cue)

    def _term(self, paragraph: Paragraph, verb: Token, found: tuple[Holder, Stance] | None) -> Frame | None:
        """One term of a paper, as its side's offer or demand."""
        if found is None:
            return None
        act = replace(vocabulary.acts()["would", "M"][0], stance=found[1], keep="free")
        return self._made(paragraph, verb, act, (found[0],), (verb,))

    def _commanded(self, paragraph: Paragraph, verb: Token) -> Iterator[Frame]:
        """`Stay at the table!`, in the mouth of a side."""
        statement = self.sources.at(paragraph, verb)
        holders = tuple(self._source(paragraph, verb)) if statement and statement.kind != "indirect" else ()
        if holders:
            frame = self._made(paragraph, verb, vocabulary.acts()["must", "M"][0], holders, (verb,))
            if frame is not None:
                yield replace(frame, keep="coded" if is_a(verb, "aside") else "free")

    def _judged(self, paragraph: Paragraph, verb: Token) -> Iterator[Frame]:
        """`called the plan a mistake`, `sees it as a threat`: the subject takes the stance of the word it uses."""
        who = grammar.agent(verb) if grammar.passive(verb) else grammar.subject(verb)
        for thing, word in _predications(verb):
            act = next((a for a in candidates(word) if a.holder in {"source", "for"} or "pred" in a.object), None)
            holders = tuple(self.holders.of(paragraph, who)) if who is not None and act is not None else ()
            if act is None or not holders:
                continue
            frame = self._made(paragraph, verb, act, holders, (thing,))
            if frame is not None:
                yield replace(frame, via=(word,))
                return

    def _made(
        self, paragraph: Paragraph, token: Token, act: Act, holders: tuple[Holder, ...], objects: tuple[Token, ...]
    ) -> Frame | None:
        negators = negation.of_act(token, act, objects)
        stance = self._held(paragraph, token, act, holders, len(negators))
        if stance in {"accept", "offer", "open"} and any(
            c.lower_ == "only" for h in grammar.hosts(token) for c in h.children
        ):
            stance = "demand"
        idle = act.keep == "only" and not negators  # it says something only under another act: `ready to discuss`
        if stance is None or not objects or (idle and token.dep_ not in {"xcomp", "pcomp", "acl"}):
            return None
        if stance == "reject" and act.words == ("ready",):
            holders = self._doubter(paragraph, token, holders)
        statement = self.sources.at(paragraph, token)
        used = frozenset(n.i for n in negators)
        if act.holder == "there":  # the `no` of `there can be no …` is the refusal itself
            used |= {d.i for a in kids(token, "attr") for d in kids(a, "det")}
        keep = act.keep if idle or act.keep not in {"negated", "only"} else ("free" if negators else "coded")
        who = grammar.subject(token) if act.keep == "coded" and stance == "reject" else None
        turned = who is not None and not paper(who) and signs.counters(token)
        willing = turned and any(a.lower_ in {"will", "would", "'ll", "’ll", "shall"} for a in grammar.modals(token))
        given: Stance | None = "offer" if willing else None  # `would scrap the levy`
        return Frame(paragraph, act, token, holders, objects, stance, used, statement, keep, given=given)

    def _held(
        self, paragraph: Paragraph, token: Token, act: Act, holders: tuple[Holder, ...], negators: int
    ) -> Stance | None:
        """The stance of an act as negated, ceased, withheld, given up or passed over; None where none is left."""
        stance = _signed(act, negators)
        if moods.ceased(token):
            stance = "accept" if stance == "reject" and not moods.neglected(token) else None
        if act.pos == "N" and stance in {"accept", "offer"} and undoing.withheld(token):
            stance = "reject"
        if act.pos == "N" and self._given_up(paragraph, token, holders):
            kept = len(negation.own_negations(undoing.over(token))) % 2 == 1  # `has not dropped its demand`
            stance = act.stance if kept else "accept" if act.stance == "reject" else None
        if stance is not None and moods.passed_over(token):
            stance = "reject" if stance != "reject" else None
        return stance

    def _doubter(self, paragraph: Paragraph, token: Token, holders: tuple[Holder, ...]) -> tuple[Holder, ...]:
        """`The north thinks that the south is not ready to join`: that is the north's no, not the south's."""
        clause = grammar.governor(token) or token
        over = clause.head
        if clause.dep_ != "ccomp" or lemma(over) not in vocabulary.thinking():
            return holders
        who = grammar.subject(over)
        thinkers = tuple(h for h in self.holders.of(paragraph, who) if h.known) if who is not None else ()
        return thinkers or holders

    def _given_up(self, paragraph: Paragraph, noun: Token, holders: tuple[Holder, ...]) -> bool:
        """`dropped its opposition`: the holder itself ends what the noun says."""
        verb = undoing.over(noun)
        if not undoing.yields(verb, noun):
            return False
        who = grammar.agent(verb) if grammar.passive(verb) else grammar.subject(verb)
        ending = {h.name for h in self.holders.of(paragraph, who)} if who is not None else set()
        return not ending or bool(ending & {h.name for h in holders})

    @staticmethod
    def _predicated(token: Token) -> bool:
        return (
            grammar.governor(token) is not None
            or token.dep_ in {"acl", "amod", "appos", "conj"}
            or (token.dep_ == "ROOT" and bool(kids(token, "nsubj")))  # a headline: `Guild ready to talk`
            or token.tag_ in {"VBN", "VBG"}
        )

    def _holders(self, paragraph: Paragraph, token: Token, act: Act, objects: tuple[Token, ...]) -> list[Holder]:
        if act.pos == "N":
            return self._noun_holders(paragraph, token, act, objects)
        if act.holder == "for":
            return self.holders.beneficiary(paragraph, token) or self._source(paragraph, token)
        if act.holder == "source":
            return self._source(paragraph, token)
        if act.holder == "patient":
            who = next(iter(grammar.kids(token, "nsubjpass", "dobj")), None)
        elif grammar.passive(token) and act.pos == "V":
            who = grammar.agent(token)
            if who is None and any(a.tag_ in {"VBZ", "VBP", "MD"} for a in kids(token, "aux", "auxpass")):
                return self._source(paragraph, token)  # `that is not being considered`, in a side's own words
        else:
            who = grammar.subject(token)
        if who is None or (act.holder == "we" and who.lower_ not in {"we", "i"}):
            return []
        return self._acting(paragraph, token, who)

    def _acting(self, paragraph: Paragraph, token: Token, who: Token) -> list[Holder]:
        """The holders that a subject means, or those for whom it acts."""
        found = self.holders.of(paragraph, who)
        return (
            delegates.behalf(self.holders, paragraph, token) or delegates.pointed(self.holders, paragraph, who) or found
        )

    def _noun_holders(self, paragraph: Paragraph, token: Token, act: Act, objects: tuple[Token, ...]) -> list[Holder]:
        if act.holder == "source":
            loose = token.head.lower_ != "of" or is_a(token.head.head, "unreal")
            if token.dep_ == "pobj" and len(act.words) == 1 and loose:
                return []  # `the risk of a disaster` is none yet
            if token.dep_ == "dobj" and is_a(token.head, "seeing") and (who := grammar.subject(token.head)) is not None:
                found = self.holders.of(paragraph, who)
                if found or lemma(token.head) != "have":  # `such ships have no place here`, in a side's own words
                    return found
            predicated = grammar.governor(token) is not None or bool(kids(token.head, "expl"))
            predicated = predicated or (token.dep_ == "dobj" and lemma(token.head) in {"make", "have"})
            return self._source(paragraph, token) if predicated or token.dep_ in grammar.SUBJECTS else []
        if act.holder == "predicate":
            who = grammar.subject(token)
            return self.holders.of(paragraph, who) if who is not None else []
        if act.holder == "for" or "pred" in act.object:
            found = self.holders.beneficiary(paragraph, token)
            if found or act.holder == "for":
                return found or self._source(paragraph, token)
        return self.holders.nominal(paragraph, token, objects)

    def _source(self, paragraph: Paragraph, token: Token) -> list[Holder]:
        speaker = self.sources.holder(self.sources.at(paragraph, token))
        return [speaker] if speaker and speaker.known else []

    def _modal(self, paragraph: Paragraph, token: Token, act: Act) -> Frame | None:
        verb = token.head if token.tag_ == "MD" else next(iter(grammar.complements(token, ("inf",))), None)
        if verb is None or verb.pos_ not in {"VERB", "AUX"} or verb == token:
            return None
        who = grammar.subject(verb)
        if (who is not None and who.lower_ == "you") or (token.tag_ == "MD" and moods.inverted(token)):
            return None
        if act.words == ("shall",) and is_a(verb, "undergoing"):
            return None
        if act.holder == "self":
            return self._own_act(paragraph, verb, act)
        if act.holder == "there" and not moods.excluded(verb):
            return None
        holders = tuple(self._source(paragraph, token))
        if not holders or verb.dep_ == "advcl":
            return None
        whole = token.tag_ != "MD" and bool(kids(token, "nsubj", "nsubjpass"))  # its subject hangs on `has to`
        return self._made(paragraph, verb if token.tag_ == "MD" else token, act, holders, (token if whole else verb,))

    def _own_act(self, paragraph: Paragraph, verb: Token, act: Act) -> Frame | None:
        who = grammar.subject(verb)
        if who is None or not moods.asserted(verb) or lemma(verb) == "be" or is_a(verb, "undergoing"):
            return None
        if grammar.passive(verb):
            return self._decreed(paragraph, verb, act)
        named = who.pos_ in {"PROPN", "PRON"} or self.holders.names(paragraph, who)
        if not named and not acts(who) and not paper(who):
            return None
        holders = tuple(h for h in self._acting(paragraph, verb, who) if h.known)
        if not holders and paper(who) and (before := self.terms.before(paragraph, verb)):
            holders = (before[0],)
        if not holders:
            return None
        speaker = self.sources.holder(self.sources.at(paragraph, verb))
        own = speaker is not None and {h.name for h in holders} == {speaker.name}
        if act.keep == "only" and not own:
            return None  # `they cannot join`: may not, where another says so
        if own:
            statement = self.sources.at(paragraph, verb)
            reported = statement is not None and statement.kind != "direct"  # `would` for `will`
            free = act.words == ("will",) or (reported and not paper(who))
            act = replace(act, keep="free" if free else act.keep)
        if paper(who):
            act = replace(act, stance=stance(who), keep=act.keep if is_a(verb, "outcome") else "free")
        frame = self._made(paragraph, verb, act, holders, (verb,))
        told = frame is not None and frame.statement is None and not paper(who)
        return None if frame is not None and told and not moods.pledged(verb, condition(frame)) else frame

    def _decreed(self, paragraph: Paragraph, verb: Token, act: Act) -> Frame | None:
        """`The fees will not be raised`, in the words of a side, with nobody said to do it."""
        if act.words not in {("will",), ("shall",)} or grammar.agent(verb) is not None:
            return None
        holders = tuple(self._source(paragraph, verb))
        return self._made(paragraph, verb, replace(act, keep="coded"), holders, (verb,)) if holders else None

    def _slogan(self, paragraph: Paragraph, noun: Token) -> Iterator[Frame]:
        """`No guarantees, no deal`, `the guarantees or nothing`: a demand that all hangs on."""
        if not grammar.all_or_nothing(noun):
            return
        holders = tuple(self.holders.beneficiary(paragraph, noun) or self._source(paragraph, noun))
        act = replace(vocabulary.acts()["imperative", "A"][0], words=("or", "nothing"), keep="red")
        if holders:
            used = frozenset(d.i for d in kids(noun, "det"))
            statement = self.sources.at(paragraph, noun)
            yield Frame(paragraph, act, noun, holders, (noun,), "demand", used, statement, "red")

    def _of_paper(self, paragraph: Paragraph, verb: Token) -> Iterator[Frame]:
        """What a side's paper says is what that side demands: `the draft bans …`, `the alliance is to withdraw …`."""
        who = grammar.subject(verb)
        if who is None or not paper(who) or grammar.subordinate(verb) or verb.dep_ not in {"ROOT", "relcl", "conj"}:
            return
        act = vocabulary.acts()["would", "M"][0]
        frame = self._own_act(paragraph, verb, act)
        if frame is not None:
            yield frame


def _passed(frame: Frame) -> Iterator[Frame]:
    """What stands beside an act without one of its own: `accept this rather than cut that`, `… and cut that`."""
    modal = any(a.lower_ in {"will", "would"} for a in kids(frame.head, "aux"))
    willing = modal and frame.stance in {"accept", "offer"}
    for clause in kids(frame.head, "advcl", "conj"):
        if clause.pos_ != "VERB" or frame.stance == "reject" or any(a.pos == "V" for a in candidates(clause)):
            continue
        if moods.passed_over(clause):
            yield replace(frame, head=clause, objects=(clause,), stance="reject")
        elif willing and clause.dep_ == "conj" and not kids(clause, "nsubj", "aux", "nsubjpass"):
            yield replace(frame, head=clause, objects=(clause,), keep="coded")


def _owned(noun: Token) -> bool:
    had = noun.dep_ == "dobj" and (is_a(noun.head, "light") or is_a(noun.head, "receiving"))
    return had or any(p.lower_ in {"from", "by"} for p in kids(noun, "prep")) or bool(kids(noun, "poss"))


def _own(noun: Token) -> bool:
    return any(p.pos_ == "PRON" for p in kids(noun, "poss"))


def _stand(token: Token) -> bool:
    return any(act.pos == "N" for act in candidates(token))


def _signed(act: Act, negators: int) -> Stance | None:
    return act.stance if negators % 2 == 0 else act.negated
