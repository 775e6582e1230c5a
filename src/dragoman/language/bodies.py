"""Which body or state a description takes up: "the union", "the school system", "the government", "the two countries".

Only where the text leaves one answer: the nearest sentence that names anything fitting has to name one such thing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from spacy.tokens import Token

from dragoman.language import names, register
from dragoman.language.discourse import Mention
from dragoman.language.persons import Person
from dragoman.language.tables import rows, several

_PACKAGE = "dragoman.language"
ACTING = 2.0  # the weight of a subject
_NEAR = 3  # sentences back to which a state or an unspecific body is looked for
STATE_WORDS = frozenset(["country", "nation", "government", "state"])
_SIDES = frozenset(["country", "nation", "state", "government", "side", "neighbor", "neighbour"])


@lru_cache(maxsize=1)
def _table() -> Mapping[str, tuple[str, ...]]:
    return {noun: several(held) for noun, held in rows(_PACKAGE, "takes_up.tsv", 2)}


@lru_cache(maxsize=1)
def _specific() -> frozenset[str]:
    """Words that tell of what sort a body is."""
    held = {word.lower() for words in _table().values() for word in words}
    return frozenset(held | (names.groups().keys() - {"group", "company", "firm", "organization", "organisation"}))


def taken_up(earlier: Sequence[Mention], sentence: int, head: Token) -> str | None:
    """The body or state that a definite singular noun means; None where none or several fit."""
    noun = head.lower_
    pair = f"{head.nbor(-1).lower_} {noun}" if head.i else noun
    if head.i > 1 and head.nbor(-1).text == "-":
        pair = f"{head.nbor(-2).lower_}-{noun}"
    held = _table().get(pair) or _table().get(noun)
    if held is None and noun not in names.groups():
        return None
    held = held or ()
    if "alliance" in held:
        meant = _meant_by_epithet(head)
        return _nearest(earlier, sentence, lambda m: _is_alliance(m, meant) or (not meant and _holds(m, held)))
    if held == ("state",):
        return _nearest(earlier, sentence, is_state, _NEAR, apart=False)
    if held == ("body",):
        return _nearest(earlier, sentence, _is_body, _NEAR)
    return _nearest(earlier, sentence, lambda m: _holds(m, (*held, noun.capitalize())))


def only_alliance(mentions: Sequence[Mention], head: Token) -> str | None:
    """The one alliance of states that the whole document names, for "the bloc" before it is named."""
    if "alliance" not in _table().get(head.lower_, ()):
        return None
    found = {m.entity for m in mentions if isinstance(m.entity, str) and _is_alliance(m, _meant_by_epithet(head))}
    return found.pop() if len(found) == 1 else None


def both(earlier: Sequence[Mention], sentence: int, head: Token) -> tuple[str, ...] | None:
    """ "the two countries", "both sides": the two states that the last sentences name, if there are just two."""
    noun = head.lemma_.lower()
    if noun not in _SIDES or not any(c.lower_ in ("two", "both") for c in head.children):
        return None
    for reach in range(_NEAR + 1):
        near = [m for m in earlier if sentence - m.sentence <= reach and is_state(m)]
        near = [m for m in near if m.weight >= ACTING] or near  # "met in Geneva" names a place only
        found = list(dict.fromkeys(m.entity for m in near if isinstance(m.entity, str)))
        if len(found) >= 2:
            return tuple(found) if len(found) == 2 else None
    return None


def _nearest(
    earlier: Sequence[Mention],
    sentence: int,
    fits: Callable[[Mention], bool],
    reach: int | None = None,
    apart: bool = True,
) -> str | None:
    """The only fitting name of the nearest sentence that has one; with ``apart`` False of all sentences in reach."""
    near = [m for m in earlier if (reach is None or sentence - m.sentence <= reach) and fits(m)]
    if apart and near:
        last = max(m.sentence for m in near)
        near = [m for m in near if m.sentence == last]
    found = {m.entity for m in near if isinstance(m.entity, str)}
    return found.pop() if len(found) == 1 else None


def _holds(m: Mention, held: Sequence[str]) -> bool:
    if isinstance(m.entity, Person) or not m.entity[:1].isupper():
        return False
    known = register.find(m.entity)
    spelled = known[0].names if known and known[1] == "name" else (m.entity,)
    return any(word in name.split() or (" " in word and word in name) for word in held for name in spelled)


def _is_alliance(m: Mention, meant: frozenset[str]) -> bool:
    """Whether a mention names a registered alliance; of those in ``meant`` where that says which."""
    known = register.find(m.entity) if isinstance(m.entity, str) else None
    return known is not None and known[0].kind == "alliance" and (not meant or known[0].name in meant)


def _meant_by_epithet(head: Token) -> frozenset[str]:
    """The alliances that the words before the noun may mean: "the South American bloc"; empty where they do not say."""
    said = head.doc[head.left_edge.i : head.i].text.lower().removeprefix("the ").strip()
    return frozenset(entry.name for entry in register.entries() if said in entry.epithets)


def _is_body(m: Mention) -> bool:
    if isinstance(m.entity, Person) or not m.entity[:1].isupper() or m.label != "ORG":
        return False
    return names.state_of(m.entity) is None and not any(w.lower() in _specific() for w in m.entity.split())


def is_state(m: Mention) -> bool:
    """Whether a mention names a state, or what the parser takes for one."""
    return isinstance(m.entity, str) and (names.state_of(m.entity) is not None or m.label == "GPE")


def is_place(name: str) -> bool:
    """Whether a name is that of a strait, a street, a treaty or a feast, which says nothing."""
    parts = name.lower().split()
    if not parts or parts[-1] in names.groups():  # the Harbour Board is none
        return False
    return parts[0] in _places() or parts[-1] in _places()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset(row[0] for row in rows(_PACKAGE, "places.tsv", 1))
