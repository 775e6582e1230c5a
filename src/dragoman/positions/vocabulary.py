"""The lexicons of this room: one entry a line, tab-separated, `#` for comments; read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import get_args

from dragoman.model import Form, Stance

_STANCES = get_args(Stance)


def rows(name: str) -> Iterator[list[str]]:
    """The entries of a lexicon of this room, split at tabs; comments and empty lines are left out."""
    text = files(__package__).joinpath("lexicons", f"{name}.tsv").read_text(encoding="utf-8")
    return (line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("#"))


@dataclass(frozen=True, slots=True)
class Act:
    """One construction that reports a stance; the columns of `acts.tsv`. ``head`` is the index of the head word."""

    words: tuple[str, ...]
    head: int
    pos: str
    stance: Stance
    negated: Stance | None
    strength: int
    holder: str
    object: tuple[str, ...]
    plover: str
    keep: str

    @property
    def name(self) -> str:
        """The phrase as it is cited in a reason."""
        return " ".join(self.words)


def _stance(name: str) -> Stance:
    for stance in _STANCES:
        if stance == name:
            return stance  # type: ignore[no-any-return]
    raise ValueError(f"{name!r} is no stance")


def _act(row: list[str]) -> Act:
    phrase, pos, stance, negated, strength, holder, obj, plover, keep = row[:9]
    words = phrase.split()
    head = next((i for i, word in enumerate(words) if word.startswith("*")), 0)
    clean = tuple(word.lstrip("*") for word in words)
    turned = None if negated == "-" else _stance(negated)
    return Act(clean, head, pos, _stance(stance), turned, int(strength), holder, tuple(obj.split(",")), plover, keep)


def _judgement(row: list[str]) -> Act:
    """A judging word as an act of whoever says it; to deny that a thing is good is to reject it."""
    word, pos, name, strength = row
    turned: Stance | None = "reject" if name == "accept" else None
    plover = "SUPPORT" if name == "accept" else "REJECT"
    return Act((word,), 0, pos, _stance(name), turned, int(strength), "source", ("subj", "inf"), plover, "coded")


@lru_cache(maxsize=1)
def acts() -> Mapping[tuple[str, str], tuple[Act, ...]]:
    """Acts by (head lemma, part of speech), longest phrase first, those over an infinitive before others.

    Raises ValueError where a line is malformed.
    """
    found: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for act in (*map(_act, rows("acts")), *map(_judgement, rows("judgements"))):
        found[act.words[act.head], act.pos].append(act)
    return {
        key: tuple(sorted(some, key=lambda a: (-len(a.words), a.object != ("inf",)))) for key, some in found.items()
    }


@lru_cache(maxsize=1)
def counters() -> frozenset[tuple[str, str]]:
    """(lemma, part of speech) of the words that turn over what they govern; phrases as `lemma particle`."""
    return frozenset((lemma, pos) for lemma, pos in rows("counters"))


@lru_cache(maxsize=1)
def negators() -> Mapping[str, str]:
    """Negator -> `clause` or `phrase`."""
    return dict(row[:2] for row in rows("negators"))


@lru_cache(maxsize=1)
def forms() -> tuple[tuple[Form, tuple[str, ...]], ...]:
    """(form, phrase) pairs, longest phrase first."""
    known: dict[str, Form] = {form: form for form in get_args(Form)}
    pairs = [(known[form], tuple(phrase.split())) for form, phrase in rows("forms")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[1])))


@lru_cache(maxsize=1)
def hedges() -> Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Kind -> (weight, phrase) pairs."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for kind, weight, phrase in rows("hedges"):
        found[kind].append((int(weight), tuple(phrase.split())))
    return {kind: tuple(some) for kind, some in found.items()}


@lru_cache(maxsize=1)
def voices() -> frozenset[str]:
    """Lemmas of the verbs of saying and thinking."""
    return frozenset(row[1] for row in rows("voices"))


@lru_cache(maxsize=1)
def _classes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for kind, some in rows("words"):
        found[kind].update(some.split())
    return {kind: frozenset(some) for kind, some in found.items()}


def words(kind: str) -> frozenset[str]:
    """A word class of `words.tsv`. Raises KeyError for a class that is not there."""
    return _classes()[kind]


@lru_cache(maxsize=1)
def judging() -> frozenset[str]:
    """Lemmas of the verbs that call a thing something."""
    return frozenset(row[0] for row in rows("judging"))


@lru_cache(maxsize=1)
def thinking() -> frozenset[str]:
    """Lemmas of the verbs of thinking among the voices."""
    return frozenset(row[1] for row in rows("voices") if row[0] == "think")


@lru_cache(maxsize=1)
def papers() -> Mapping[str, frozenset[str]]:
    """`paper` -> nouns of papers, `give` -> verbs of putting one forward."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, word in rows("papers"):
        found[kind].add(word)
    return {kind: frozenset(words) for kind, words in found.items()}
