"""What positions are about: the objects of frames, put together by the words they share; issues, options and cues."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from dragoman import statements
from dragoman.codebook.clusters import cluster
from dragoman.codebook.draft import DraftIssue, DraftOption, Quotation, slug
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Parsed
from dragoman.model import Codebook
from dragoman.positions import attributes, conditions, signs, vocabulary
from dragoman.positions.coding import Unit, units
from dragoman.positions.finding import evidence
from dragoman.positions.folding import plain, stem
from dragoman.positions.frame import Frame
from dragoman.positions.frames import Finder
from dragoman.positions.grammar import is_a, kids, lemma
from dragoman.positions.holders import Sources

MOST = 24  # issues that are proposed
_FEW, _FEWER = 16, 12  # issues up to which what was said once is proposed too, firmly or at all
_OPTIONS = 5
_CUES = 4
_EXAMPLES = 3
_ISSUE, _OPTION = 0.16, 0.38  # mean cosine that holds an issue, an option together
_CONTENT = {"NOUN": 1.0, "PROPN": 1.0, "NUM": 0.6, "VERB": 0.6, "ADJ": 0.5}
_TIMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERSON"})
_LINKS = frozenset({"of", "on", "for", "in", "to", "from", "with", "over"})
_PRECISE = 0.67  # share of the objects with the words of a cue that have to be of its own option
_DEEP = 4  # words from the head of an object to a word that still counts
_WHICH = frozenset(
    {"first", "last", "next", "very", "own", "other", "such", "several", "same", "additional", "further"}
)
_LONGEST = 5  # words of a cue


@dataclass(frozen=True, slots=True)
class Object:
    """What one position is about. ``bag``: stem -> weight; ``cues``: phrases for it, the fullest first.

    ``sign`` -1: it names the absence or the end of the thing (`no tariffs`, `an end to the patrols`). ``firm``: a side
    is known to hold it, in words that are a position whatever they are about.
    """

    bag: dict[str, float]
    cues: tuple[str, ...]
    sign: int
    holder: str
    firm: bool
    example: Quotation


def found(corpus: Iterable[Parsed], parties: Codebook) -> list[Object]:
    """The objects of all positions that the sides of a codebook, or anybody by name, hold."""
    return [thing for parsed in corpus for thing in _objects(parsed, parties)]


def _objects(parsed: Parsed, parties: Codebook) -> Iterator[Object]:
    cast = Cast(parsed, parties)
    sources = Sources(cast, statements.find(parsed, cast))
    told: set[tuple[int, int]] = set()
    for frame in Finder(parsed, cast, sources).all():
        if not frame.holders:
            continue
        for unit in units(frame, conditions.condition(frame) or ()):
            place = (frame.paragraph.index, unit.top.i)
            thing = _object(parsed, cast, frame, unit) if place not in told else None
            if thing is not None:
                told.add(place)
                yield thing


def _object(parsed: Parsed, cast: Cast, frame: Frame, unit: Unit) -> Object | None:
    named = _sides(cast, unit.tokens)
    bag: dict[str, float] = {}
    for token in unit.tokens:
        if token.i not in named and (weight := _weight(token, unit.top)):
            key = stem(plain(lemma(token)))
            bag[key] = max(bag.get(key, 0.0), weight)
    cues = tuple(_cues(unit, named))
    if not bag or not cues:
        return None
    document = parsed.document
    speaker = frame.statement.speaker.name if frame.statement and frame.statement.speaker else None
    words = document.text(attributes.span(frame, evidence(frame, unit, None)))
    head = next((t for t in unit.tokens if t.i not in named and t.pos_ in {"NOUN", "PROPN"}), unit.top)
    sign = signs.sign(head, unit.top, frame.used)
    firm = frame.holders[0].known and frame.keep != "coded"
    example = Quotation(words, speaker, document.published, document.doc)
    return Object(bag, cues, sign, frame.holders[0].name, firm, example)


def _sides(cast: Cast, tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens that are part of a party's name."""
    spots = cast.parties.scan([t.text for t in tokens])
    return frozenset(tokens[i].i for a, b, _ in spots for i in range(a, b))


def _weight(token: Token, top: Token) -> float:
    """How much a word tells of what an object is about: by its sort, and less the deeper it stands."""
    word = lemma(token)
    if not token.is_alpha or word in vocabulary.words("stop") or token.ent_type_ in _TIMES or len(word) < 3:
        return 0.0
    weight = _CONTENT.get(token.pos_, 0.0)
    if word in vocabulary.words("slight") or word in vocabulary.words("plain") or word in vocabulary.words("light"):
        weight *= 0.25
    elif word in vocabulary.words("generic"):
        weight *= 0.7
    depth = next((d for d, over in enumerate((token, *token.ancestors)) if over == top), _DEEP)
    return weight / (1 + 0.5 * depth) if depth < _DEEP else 0.0


def _cues(unit: Unit, named: frozenset[int]) -> Iterator[str]:
    """Phrases for an object as an analyst would write them: verb and object, noun and what hangs on it, noun alone."""
    top = unit.top
    if top.pos_ in {"VERB", "AUX"}:
        for noun in (*kids(top, "dobj", "nsubjpass"), *(n for p in kids(top, "prep") for n in kids(p, "pobj"))):
            if (words := _noun(noun, named)) and lemma(top) not in vocabulary.words("slight") | vocabulary.words(
                "stop"
            ):
                yield from _fit([lemma(top), *words])
        for noun in kids(top, "dobj", "nsubjpass", "attr"):
            yield from _phrases(noun, named)
    else:
        yield from _phrases(top, named)


def _phrases(noun: Token, named: frozenset[int]) -> Iterator[str]:
    own = _noun(noun, named)
    for prep in kids(noun, "prep"):
        for inner in kids(prep, "pobj"):
            words = _noun(inner, named)
            if prep.lower_ in _LINKS and own and inner.i in named and not kids(inner, "compound"):
                yield from _fit([*own, prep.lower_, inner.text])
            elif prep.lower_ in _LINKS and own and words:
                yield from _fit([*own, prep.lower_, *words])
                if noun.i in named or lemma(noun) in vocabulary.words("plain"):
                    yield from _fit(words)
    if own:
        yield from _fit(own)


def _noun(noun: Token, named: frozenset[int]) -> list[str]:
    """A noun with the words right before it that belong to it, in their dictionary form; [] for a name of a side."""
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.i in named or noun.ent_type_ in _TIMES:
        return []
    before = [t for t in kids(noun, "compound", "amod", "nmod") if t.i < noun.i and t.is_alpha and not _counts(t)]
    near = [t for t in before if t.ent_type_ not in _TIMES][-2:]
    near = [u for t in near for u in (*(a for a in kids(t, "advmod") if a.i < t.i and a.lower_.endswith("ly")), t)]
    return [*(t.text if t.pos_ == "PROPN" or t.i in named else t.lower_ for t in near), _form(noun)]


def _counts(token: Token) -> bool:
    """A word of how many or which, that tells nothing: more, first, several."""
    return token.tag_ in {"JJR", "JJS", "CD"} or is_a(token, "quantity") or token.lower_ in _WHICH


def _form(token: Token) -> str:
    return token.text if token.pos_ == "PROPN" else lemma(token)


def _fit(words: list[str]) -> Iterator[str]:
    """The phrase, where it is short and has a word that tells something."""
    light = (
        vocabulary.words("stop") | vocabulary.words("slight") | vocabulary.words("plain") | vocabulary.words("generic")
    )
    telling = [w for w in words if plain(w) not in light and len(w) > 2]
    if telling and len(words) <= _LONGEST and all(w.replace("-", "").isalpha() for w in words):
        yield " ".join(words)


def issues(things: Sequence[Object]) -> tuple[list[DraftIssue], list[str]]:
    """Issues of two positions and more, those that most is said of first; and phrases that were said once."""
    groups = cluster([thing.bag for thing in things], _ISSUE)
    ranked = sorted(groups, key=lambda g: (-_worth([things[i] for i in g]), g))
    taken: set[str] = set()
    used: set[frozenset[str]] = set()
    out: list[DraftIssue] = []
    once: list[str] = []
    for group in ranked:
        some = [things[i] for i in group]
        wanted = len(some) > 1 or len(out) < (_FEW if some[0].firm else _FEWER)
        issue = _issue(some, things, taken, used) if wanted and len(out) < MOST else None
        if issue is None:
            once.append(some[0].cues[0])
        else:
            taken.add(issue.id)
            out.append(issue)
    return out, sorted(dict.fromkeys(once))[:60]


def _worth(some: Sequence[Object]) -> float:
    """How much a cluster deserves to be an issue: by its positions, firm ones most, and by how many hold them."""
    return sum(1.0 if thing.firm else 0.4 for thing in some) + len({thing.holder for thing in some})


def _issue(
    some: Sequence[Object], every: Sequence[Object], taken: set[str], used: set[frozenset[str]]
) -> DraftIssue | None:
    parts = _parts(some)
    ids: set[str] = set()
    options: list[DraftOption] = []
    for part in parts[:_OPTIONS]:
        cues = _best(part, every, used)
        if cues:
            id = slug(cues[0], ids | {"as-it-is", "unsettled"}, "option")
            ids.add(id)
            examples = tuple(_examples(part))
            options.append(DraftOption(id, cues[0][:1].upper() + cues[0][1:], tuple(cues), len(part), examples))
    if not options:
        return None
    name = _name(some)
    holders = tuple(sorted({thing.holder for thing in some}))
    return DraftIssue(slug(name, taken, "issue"), name[:1].upper() + name[1:], tuple(options), holders)


def _parts(some: Sequence[Object]) -> list[list[Object]]:
    """The options of an issue: the thing and its absence apart, and what differs in more than a word."""
    halves = [[t for t in some if t.sign > 0], [t for t in some if t.sign < 0]]
    parts = [[half[i] for i in group] for half in halves if half for group in cluster([t.bag for t in half], _OPTION)]
    return sorted(parts, key=lambda part: -len(part))


def _keys(cue: str) -> frozenset[str]:
    """The stems of a cue that count."""
    return frozenset(stem(plain(w)) for w in cue.split() if plain(w) not in vocabulary.words("stop"))


def _best(part: Sequence[Object], every: Sequence[Object], used: set[frozenset[str]]) -> list[str]:
    """The phrases that most of the positions have and few others, none of them a cue of another option."""
    counts = Counter(cue for thing in part for cue in dict.fromkeys(thing.cues) if not _proper(cue))
    counts = counts or Counter(cue for thing in part for cue in dict.fromkeys(thing.cues))
    chosen: list[str] = []
    own: set[frozenset[str]] = set()
    for cue in sorted(counts, key=lambda c: (-counts[c], -len(_keys(c)), c)):
        keys = _keys(cue)
        inside = sum(keys <= thing.bag.keys() for thing in part)
        everywhere = sum(keys <= thing.bag.keys() for thing in every)
        precise = everywhere == 0 or inside >= _PRECISE * everywhere
        if len(chosen) < _CUES and precise and not any(keys == other for other in (*used, *own)):
            chosen.append(cue)
            own.add(keys)
    used |= own
    return chosen


def _proper(cue: str) -> bool:
    """Names alone, which catch whatever happens there."""
    return not any(word.islower() for word in cue.split() if word not in _LINKS)


def _name(some: Sequence[Object]) -> str:
    """The phrase that stands for most of a cluster: the one whose words weigh most in it."""
    weight = Counter[str]()
    for thing in some:
        weight.update(thing.bag)
    phrases = sorted({cue for thing in some for cue in thing.cues})
    return max(phrases, key=lambda c: (sum(weight[k] for k in _keys(c)) / (len(_keys(c)) + 1), -len(c)))


def _examples(part: Sequence[Object]) -> list[Quotation]:
    """One quotation a holder first, in the order of the texts."""
    first = {thing.holder: thing for thing in reversed(part)}
    ranked = sorted(part, key=lambda thing: first[thing.holder] is not thing)
    return [thing.example for thing in ranked][:_EXAMPLES]
