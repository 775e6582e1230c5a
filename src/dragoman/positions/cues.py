"""A codebook's cues and names, compiled: what words they are made of, how telling each is, and which way they point."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from dragoman.language.parties import Parties
from dragoman.model import Codebook, Issue, Option
from dragoman.positions import vocabulary
from dragoman.positions.folding import plain, senses, stem

_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?|\d+(?:[.,]\d+)*|%")
_PREPOSITIONS = frozenset({"of", "on", "in", "at", "for", "to", "with", "over", "by", "from", "against", "between"})
_PARTY_WEIGHT, _EXTRA_WEIGHT = 0.25, 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a cue. ``role``: `strong` must be found, `party` and `extra` (negators, counter-words) help.

    ``sign`` is -1 where `non-` stands before the word.
    """

    stem: str
    role: str
    weight: float
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that points to an option. ``sign`` -1: it names the absence of a thing.

    ``head`` is the stem of its head noun, where no other option of the codebook uses that stem, else empty.

    ``kind``: `cue`, `counter` or `name`.
    """

    issue: str
    option: str
    text: str
    words: tuple[Word, ...]
    sign: int
    kind: str
    status_quo: bool = False
    head: str = ""
    strong: tuple[Word, ...] = field(init=False)
    keys: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Sets ``strong``, the words that have to be found, and ``keys``, any of which must be there for a match."""
        strong = tuple(w for w in self.words if w.role == "strong")
        related = (f"#{number}" for w in strong for number in senses(w.stem))
        object.__setattr__(self, "strong", strong)
        object.__setattr__(self, "keys", frozenset((*(w.stem for w in strong), *related)))


_LAST: list[tuple[Codebook, tuple[Cue, ...]]] = []  # one codebook codes document after document


def compile(codebook: Codebook, parties: Parties) -> tuple[Cue, ...]:
    """Every cue, counter-cue and option name of a codebook, ready for matching; the last codebook's are kept."""
    if not (_LAST and _LAST[0][0] is codebook):
        _LAST[:] = [(codebook, _compiled(codebook, parties))]
    return _LAST[0][1]


def _compiled(codebook: Codebook, parties: Parties) -> tuple[Cue, ...]:
    """The cues, weighed by how few issues use their words."""
    drafts = [_draft(issue, option, kind, text, parties) for issue, option, kind, text in _phrases(codebook)]
    seen = Counter(w for words in _by_issue(drafts).values() for w in words)
    shared = Counter(word for words in _by_option(drafts).values() for word in words)
    weighed = (_weighed(cue, seen) for cue in drafts if cue.strong)
    return tuple(cue if shared[cue.head] == 1 else replace(cue, head="") for cue in weighed)


def _phrases(codebook: Codebook) -> Iterator[tuple[Issue, Option, str, str]]:
    for issue in codebook.issues:
        for option in issue.options:
            yield from ((issue, option, "cue", text) for text in option.cues)
            yield from ((issue, option, "counter", text) for text in option.counter_cues)
            yield issue, option, "name", option.name


def naming(codebook: Codebook) -> frozenset[str]:
    """The words, in lower case, that names of parties may be made of besides capitalised ones."""
    names = (name for party in codebook.parties for name in (party.name, *party.aliases, *party.people))
    words = (word.lower() for name in names for word in re.findall(r"[^\W_]+|[^\w\s]", name))
    return frozenset((*words, "the", "this", "that", "said", "of", "and", "-", "'s", "’s", "'", "’", "."))


def tokens(text: str) -> list[str]:
    """The words and numbers of a phrase, hyphens opened."""
    return _WORD.findall(text)


def _draft(issue: Issue, option: Option, kind: str, text: str, parties: Parties) -> Cue:
    raw = tokens(text)
    sides = {i: party for a, b, party in parties.scan(raw) for i in range(a, b)}
    turning = _turning()
    words: list[Word] = []
    sign = 1
    for i, token in enumerate(raw):
        word = plain(token)
        pair = " ".join(raw[i : i + 2]).lower()
        bound = 1 if not (i and plain(raw[i - 1]) == "non") else -1
        if word == "non":
            continue
        if word in vocabulary.negators():
            sign = -sign
            words.append(Word(stem(word), "extra", _EXTRA_WEIGHT if word == "never" else 0.0))
        elif word in turning or pair in turning:
            sign = -sign
            words.append(Word(stem(word), "extra", _EXTRA_WEIGHT))
        elif i in sides:
            words.append(Word(sides[i], "party", _PARTY_WEIGHT))
        elif word not in vocabulary.words("stop"):
            light = word in vocabulary.words("slight")
            key = "percent" if word == "%" else stem(word)
            words.append(Word(key, "extra" if light else "strong", 0.3 if light else 1.0, bound))
    if not any(w.role == "strong" for w in words):
        words, sign = _promoted(words), 1
    return Cue(issue.id, option.id, text, tuple(dict.fromkeys(words)), sign, kind, option.status_quo, _head(raw, kind))


@lru_cache(maxsize=1)
def _turning() -> frozenset[str]:
    return frozenset(word for word, _ in vocabulary.counters())


def _promoted(words: Sequence[Word]) -> list[Word]:
    """Where nothing else is there, the party names and counter-words are what has to be found."""
    kept = [w for w in words if w.weight > 0]
    return [Word(w.stem, "strong" if w.role == "extra" else w.role, 1.0) for w in kept]


def _by_option(cues: Sequence[Cue]) -> Mapping[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for cue in cues:
        found.setdefault((cue.issue, cue.option), set()).update(w.stem for w in cue.strong)
    return found


def _head(raw: Sequence[str], kind: str) -> str:
    """The stem of the last word before the first preposition: `referendum` of `a referendum on independence`."""
    stop = next((i for i, word in enumerate(raw) if i and plain(word) in _PREPOSITIONS), len(raw))
    return stem(plain(raw[stop - 1])) if kind == "cue" and stop else ""


def _by_issue(cues: Sequence[Cue]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for cue in cues:
        found.setdefault(cue.issue, set()).update(w.stem for w in cue.strong)
    return found


def _weighed(cue: Cue, seen: Mapping[str, int]) -> Cue:
    def weigh(word: Word) -> Word:
        if word.role != "strong":
            return word
        return Word(word.stem, word.role, word.weight / (1.0 + 0.35 * (seen[word.stem] - 1)), word.sign)

    return Cue(
        cue.issue,
        cue.option,
        cue.text,
        tuple(weigh(w) for w in cue.words),
        cue.sign,
        cue.kind,
        cue.status_quo,
        cue.head,
    )
