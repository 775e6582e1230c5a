"""Frames matched to the options of a codebook, by its cues.

A cue is matched word by word: the same stem counts in full, a synonym less; gaps and another order are allowed within
a window. A cue that names the absence of a thing (`no tariffs`, `halt the expansion`) fits an object that does so too;
where the signs differ the position is turned over: to reject no tariffs is to want them. Within an issue the best
option wins.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from dragoman.language.actors import Cast
from dragoman.model import Codebook
from dragoman.positions import cues, signs, vocabulary
from dragoman.positions.cues import Cue, Word
from dragoman.positions.folding import senses, stem
from dragoman.positions.frame import Frame
from dragoman.positions.grammar import is_a, kids, lemma
from dragoman.positions.holders import heads


@dataclass(frozen=True, slots=True)
class Weights:
    """The one table of numbers of the coding; chosen by hand, the same for every codebook."""

    synonym: float = 0.7
    outside: float = 0.5  # a word found in the clause, but outside the object
    name: float = 0.6  # an option's name, against its cues
    turned: float = 0.6  # a match whose sign has to be turned over
    counter: float = 1.0  # a counter-cue
    more: float = 0.03  # each further cue of the option that fits
    length: float = 0.2  # each further word of a cue that is found, up to four
    extra: float = 0.1  # each party name or counter-word that is found besides, up to two
    act: float = 0.9  # the act's own word (`ratify the deal`)
    covered_short: float = 0.8  # share of a cue's weight that has to be found: one or two words
    covered_long: float = 0.67  # … three or more
    anaphora: float = 0.8  # a match in the sentence that a pronoun or `that plan` points back to
    head: float = 0.7  # a cue of which only the head noun is found
    least: float = 0.5  # score under which nothing is coded
    tie: float = 0.05


WEIGHTS = Weights()


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """One coordinated part of a frame's object, and the words of the clause around it."""

    top: Token
    tokens: tuple[Token, ...]
    around: tuple[Token, ...]
    barred: Token | None = None  # the `not` of `X but not Y`, where this is Y


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """An option that a unit fits. ``turned``: the position has to be turned over. ``score`` about 0.5 to 1.5."""

    issue: str
    option: str
    score: float
    turned: bool
    cue: str
    matched: tuple[Token, ...]
    tied: bool = False


def units(frame: Frame, cut: Container[Token] = ()) -> Iterator[Unit]:
    """The coordinated parts of the objects, each without its fellow conjuncts and without ``cut`` (a condition)."""
    clause = _clause(frame)
    extras = [t for t in _extras(frame) if t not in cut]
    seen: set[int] = set()
    for obj in frame.objects:
        for top in (*heads(obj), *(a for a in kids(obj, "appos") if kids(a, "neg") or kids(obj, "neg"))):
            if top.i in seen or top.is_punct or top.text in {"-", "–"}:
                continue
            if _hyphened(top) or (top != obj and not kids(obj, "mark") and kids(top, "nsubj", "nsubjpass", "expl")):
                continue  # the first half of a word; a clause of its own beside the act's
            seen.add(top.i)
            inner = tuple(t for t in own_subtree(top, frame.head if top.i != frame.head.i else None) if t not in cut)
            if inner:
                inner += tuple(t for t in extras if t not in inner)
                around = tuple(t for t in clause if t not in inner and t not in cut)
                yield Unit(top, inner, around, _barred(top, frame))


def _barred(top: Token, frame: Frame) -> Token | None:
    """The `not` right before a part set against the part before it: `a pause but not a truce`, `instead of a truce`."""
    left = top.left_edge.i
    before: list[Token] = list(top.doc[max(left - 3, frame.head.i + 1) : left + 1]) if left > frame.head.i else []
    for token in before:
        last = token.nbor(-1).lower_
        if token.lower_ == "not" and last in {"but", ",", "and"}:
            return token
        if (token.lower_, last) in {("of", "instead"), ("than", "rather")}:
            return token
    return None


def _hyphened(token: Token) -> bool:
    """Is it the part of a word before a hyphen (`de-escalation`), which the tokeniser splits?"""
    rest = token.doc[token.i + 1 : token.i + 3]
    return len(rest) == 2 and rest[0].text in {"-", "‑"} and not token.whitespace_ and not rest[0].whitespace_


def _extras(frame: Frame) -> list[Token]:
    """How it is to be done: adverbs and phrases that hang on the act after it (`in writing`, `informally`)."""
    if frame.act.holder in {"source", "for", "self"} or frame.act.pos == "N":
        return []
    found: list[Token] = list(frame.via)
    for host in (frame.head, *frame.via):
        for child in host.children:
            if (
                not is_a(child, "contrast")
                and not (child.lower_ == "to" and is_a(host, "preferring"))
                and child.i > frame.head.i
                and child.dep_ in {"prep", "advmod", "conj", "npadvmod"}
                and (child.pos_ in {"ADP", "ADV"} or child.dep_ == "npadvmod")
            ):
                found.extend(t for t in child.subtree if t.i not in frame.region)
    return found


def own_subtree(top: Token, stop: Token | None = None) -> list[Token]:
    """The subtree of a word without its conjuncts (and without what hangs under ``stop``)."""
    cut = {t.i for child in top.children if child.dep_ in {"conj", "cc"} for t in child.subtree}
    cut |= {t.i for child in kids(top, "appos") if kids(child, "neg") or kids(top, "neg") for t in child.subtree}
    if stop is not None and stop.i != top.i and stop in list(top.subtree):
        branch = next((a for a in (stop, *stop.ancestors) if a.head.i == top.i), stop)
        if branch.dep_ in {"relcl", "acl"}:
            cut |= {t.i for t in branch.subtree}
    for token in top.subtree:
        if is_a(token, "contrast") and token.dep_ in {"prep", "advmod", "cc"} and token.i != top.i:
            cut |= {t.i for t in token.subtree}
    return [t for t in top.subtree if t.i not in cut]


def _clause(frame: Frame) -> list[Token]:
    root = frame.head
    while root.dep_ in {"xcomp", "acomp", "attr", "prep", "dobj", "pobj"} and root.head != root:
        root = root.head
    return [t for t in root.subtree if t.i not in frame.region]


class Coder:
    """Codes the frames of one document against a codebook."""

    def __init__(self, codebook: Codebook, cast: Cast) -> None:
        self.cast = cast
        self.cues = cues.compile(codebook, cast.parties)
        self._naming = cues.naming(codebook)
        self._sides: dict[tuple[int, int], Mapping[int, str]] = {}

    def code(self, frame: Frame, unit: Unit, weight: float = 1.0) -> list[Coded]:
        """The best option of every issue that the unit fits, best first; ``weight`` scales the scores."""
        index = self._index(unit.tokens)
        pointing = [cue for cue in self.cues if not cue.keys.isdisjoint(index)]
        outer = self._index(unit.around) if pointing else {}
        best: dict[str, list[Coded]] = {}
        for cue in pointing:
            hit = self._match(cue, frame, unit, index, outer)
            if hit is not None:
                best.setdefault(hit.issue, []).append(_with(hit, hit.score * weight))
        chosen = [winner for hits in best.values() if (winner := _winner(hits)).score >= WEIGHTS.least]
        return sorted(chosen, key=lambda c: (-c.score, c.issue))

    def _side(self, token: Token) -> str | None:
        """The party whose name a token is part of; sentences are searched when they are first asked for."""
        sentence = token.sent
        key = (id(token.doc), sentence.start)
        if key not in self._sides:
            self._sides[key] = dict(self._named(sentence))
        return self._sides[key].get(token.i)

    def _named(self, sentence: Phrase) -> Iterator[tuple[int, str]]:
        """(token index, party) pairs; only runs of words that names are made of are looked up, which is what costs."""
        words = [t.text for t in sentence]
        start = 0
        for i, word in enumerate([*words, ""]):
            if word and (word[0].isupper() or word.lower() in self._naming):
                continue
            if i > start:
                for a, b, party in self.cast.parties.scan(words[start:i]):
                    yield from ((sentence.start + start + k, party) for k in range(a, b))
            start = i + 1

    def _index(self, run: Sequence[Token]) -> Mapping[str, list[tuple[Token, float]]]:
        found: dict[str, list[tuple[Token, float]]] = {}
        for token in run:
            for key, quality in _keys(token, self._side(token)):
                found.setdefault(key, []).append((token, quality))
        return found

    def _match(
        self,
        cue: Cue,
        frame: Frame,
        unit: Unit,
        index: Mapping[str, list[tuple[Token, float]]],
        outer: Mapping[str, list[tuple[Token, float]]],
    ) -> Coded | None:
        strong = cue.strong
        found: dict[Word, tuple[Token, float]] = {}
        near: Token | None = None
        for word in sorted(strong, key=lambda w: -w.weight):
            hit = _best(word, index, near)
            if hit is not None:
                found[word] = hit
                near = near or hit[0]
        if not found:
            return None
        if len(strong) > 1:
            for word in strong:
                if word not in found and (hit := _best(word, outer, near)):
                    act = hit[0] == frame.head or hit[0] in frame.via
                    found[word] = (hit[0], hit[1] * (WEIGHTS.act if act else WEIGHTS.outside))
        for word in cue.words:
            if word.role != "strong" and (hit := _best(word, index, near) or _best(word, outer, near)):
                found[word] = hit
        if not _enough(cue, found):
            return _by_head(cue, frame, unit, found)
        return _scored(cue, frame, unit, found)


def _keys(token: Token, side: str | None) -> Iterator[tuple[str, float]]:
    if token.is_punct and token.text != "%":
        return
    if side:
        yield side, 1.0
    word = "percent" if token.text == "%" else token.lower_
    forms = dict.fromkeys((stem(token.lemma_.lower()), stem(word)))
    for form in forms:
        yield form, 1.0
    for number in {n for form in forms for n in senses(form)}:
        yield f"#{number}", WEIGHTS.synonym


def _best(word: Word, index: Mapping[str, list[tuple[Token, float]]], near: Token | None) -> tuple[Token, float] | None:
    spots = list(index.get(word.stem, ()))
    if not spots and word.role == "strong":
        spots = [spot for number in sorted(senses(word.stem)) for spot in index.get(f"#{number}", ())]
    if not spots:
        return None
    return min(spots, key=lambda s: (-s[1], abs(s[0].i - near.i) if near is not None else 0, s[0].i))


def _enough(cue: Cue, found: Mapping[Word, tuple[Token, float]]) -> bool:
    strong = cue.strong
    if any(w.stem[0].isdigit() and w not in found for w in strong):
        return False
    total = sum(w.weight for w in strong)
    covered = sum(w.weight * found[w][1] for w in strong if w in found) / total
    if len(strong) == 1:
        return _enough_of_one(cue, found, covered)
    tokens = {found[w][0].i for w in strong if w in found}
    if len(tokens) < min(2, len(strong)) or max(tokens) - min(tokens) > 3 * len(strong) + 8:
        return False
    numbered = any(w.stem[0].isdigit() for w in strong)
    return covered >= (WEIGHTS.covered_short if len(strong) == 2 else WEIGHTS.covered_long - 0.07 * numbered)


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset(stem(word) for word in vocabulary.words("generic"))


def _enough_of_one(cue: Cue, found: Mapping[Word, tuple[Token, float]], quality: float) -> bool:
    """A cue of one telling word: that word, or a synonym and something else of the cue; its party, if it has one."""
    others = [w for w in cue.words if w.role != "strong" and w.weight]
    sides = [w for w in others if w.role == "party"]
    if cue.kind == "name" or (sides and not any(w in found for w in sides)):
        return False
    negators = [w for w in cue.words if w.role == "extra"]
    if cue.sign < 0 and cue.strong[0].stem in _generic() and not any(w in found for w in negators):
        return False  # `no deal` is not any deal that somebody would rather not have
    return quality >= 1.0 or (quality >= WEIGHTS.synonym and any(w in found for w in others))


def _by_head(cue: Cue, frame: Frame, unit: Unit, found: Mapping[Word, tuple[Token, float]]) -> Coded | None:
    """Only the head noun of a cue is found; it must head the object too, and be a noun that no other option uses."""
    head = next((w for w in cue.strong if w.stem == cue.head), None)
    if head is None or head not in found or found[head][1] < 1.0:
        return None
    token = found[head][0]
    inside = token.i == unit.top.i or (token.head.i == unit.top.i and token.dep_ in {"dobj", "attr", "nsubj"})
    inside = inside or (token.dep_ == "pobj" and token.head.head.i == unit.top.i and _says_little(unit.top))
    if not inside or token.pos_ not in {"NOUN", "PROPN"} or is_a(token, "generic") or is_a(token, "plain"):
        return None
    hit = _scored(cue, frame, unit, {w: f for w, f in found.items() if w.role != "strong" or w == head})
    return _with(hit, WEIGHTS.head * (WEIGHTS.turned if hit.turned else 1.0)) if hit is not None else None


def _says_little(noun: Token) -> bool:
    """`calls for a vote`, `the idea of a vote`: the noun behind it says what it is about."""
    return is_a(noun, "plain") or bool(vocabulary.acts().get((lemma(noun), "N")))


def _scored(cue: Cue, frame: Frame, unit: Unit, found: Mapping[Word, tuple[Token, float]]) -> Coded | None:
    total = sum(w.weight for w in cue.words)
    covered = sum(w.weight * found[w][1] for w in cue.words if w in found) / total
    strong = [w for w in cue.strong if w in found]
    extra = sum(1 for w in cue.words if w.role != "strong" and w.weight and w in found)
    score = covered * (1 + WEIGHTS.length * (min(len(strong), 4) - 1) + WEIGHTS.extra * min(extra, 2))
    inside = [(w, found[w][0]) for w in strong if found[w][0] in unit.tokens]
    vote = sum(w.weight * w.sign * signs.sign(t, unit.top, frame.used) for w, t in inside)
    turned = (1 if vote >= 0 else -1) != cue.sign
    if turned:
        if len(cue.strong) == 1 and cue.kind != "counter" and frame.stance != "reject":
            return None  # to want a thing is not to speak of its absence
        score *= WEIGHTS.turned if cue.kind != "counter" else 1.0
        score *= WEIGHTS.turned if cue.status_quo else 1.0  # rather a demand for one of the other options
    if cue.kind == "counter":
        turned, score = not turned, score * WEIGHTS.counter
    if cue.kind == "name":
        score *= WEIGHTS.name
    return Coded(cue.issue, cue.option, score, turned, cue.text, tuple(t for _, t in inside))


def _winner(hits: Sequence[Coded]) -> Coded:
    """The option with the best cue; further cues of the same option count a little."""
    ranked: list[Coded] = []
    for option in sorted({h.option for h in hits}):
        own = sorted((h for h in hits if h.option == option), key=lambda h: -h.score)
        more = WEIGHTS.more * min(2, len({h.cue for h in own if h.turned == own[0].turned}) - 1)
        ranked.append(_with(own[0], own[0].score + more))
    ranked.sort(key=lambda h: (-h.score, h.option))
    tied = len(ranked) > 1 and ranked[0].score - ranked[1].score < WEIGHTS.tie
    return _with(ranked[0], ranked[0].score, tied)


def _with(hit: Coded, score: float, tied: bool = False) -> Coded:
    return Coded(hit.issue, hit.option, score, hit.turned, hit.cue, hit.matched, tied)
