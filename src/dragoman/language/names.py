"""Names as texts spell them: folding, transliterations, states and the words that stand for them, roles and titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dragoman.language.tables import rows, several

_PACKAGE = "dragoman.language"
_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*\.?")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
# Spellings of one sound in the romanisations of names that English, German and French papers use.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:al|el|ad|ar|as|ash|an)[- ]", ""),
        (r"enka$", "enko"),
        (r"ee", "i"),
        (r"ou|oo|ue", "u"),
        (r"oe", "o"),
        (r"ae", "a"),
        (r"tsch|tch|cz", "ch"),
        (r"sch|sz", "sh"),
        (r"zh|dj|dsh", "j"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"kh|gh", "h"),
        (r"ck|c(?=[aouklrt]|$)|q", "k"),
        (r"[yji]+", "i"),
        (r"(.)\1", r"\1"),
        (r"^s(?=[aeiou])", "z"),
    )
)


# Letters that no decomposition turns into plain ones.
_LETTERS = str.maketrans(
    {"’": "'", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ß": "ss", "ł": "l", "Ł": "L"}
) | str.maketrans({"đ": "d", "Đ": "D", "ı": "i", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "Oe"})


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case, without diacritics, article and possessive ending; curly apostrophes straightened, blanks single."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode().lower()
    return " ".join(_POSSESSIVE.sub("", _ARTICLE.sub("", " ".join(plain.split()))).split())


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """A key under which romanisations of one name meet: Zelensky, Zelenskyy, Selenskyj."""
    key = fold(word)
    key = _spellings().get(key.removeprefix("al-").removeprefix("el-"), key)
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=1)
def _spellings() -> Mapping[str, str]:
    """Folded spelling -> the first of its line in ``spellings.tsv``."""
    lines = (several(row[0]) for row in rows(_PACKAGE, "spellings.tsv", 1))
    return {fold(word): fold(line[0]) for line in lines for word in line}


@lru_cache(maxsize=1)
def family_first() -> frozenset[str]:
    """Family names that stand before the given name, folded."""
    return frozenset(fold(row[0]) for row in rows(_PACKAGE, "family_first.tsv", 1))


def same_word(a: str, b: str) -> bool:
    """Whether two words of a name are spellings of one; short words have to be equal."""
    return fold(a) == fold(b) or ((min(len(a), len(b)) >= 5 or _listed(a, b)) and sound(a) == sound(b))


def _listed(a: str, b: str) -> bool:
    return fold(a) in _spellings() and fold(b) in _spellings()


def words(text: str) -> list[str]:
    """The words of a name, without punctuation around them."""
    return [_POSSESSIVE.sub("", w) for w in _WORD.findall(text)]


def same_person(full: str, other: str) -> bool:
    """Whether ``other`` (a surname, or another form of the full name) can name the person ``full``.

    Surnames must agree; given names only where both have them, and an initial agrees with the name that it begins.
    """
    a, b = _plain_words(full), _plain_words(other)
    if len(b) == 1 < len(a) and fold(a[0]) in family_first() and same_word(a[0], b[0]):
        return True  # "Kim" for "Kim Yong-ho"
    if not a or not b or not _surname_in(a, b):
        return False
    if len(a) == 1 or len(b) == 1 or _ends_with(a, b) or _ends_with(b, a):
        return True
    x, y = a[0].rstrip("."), b[0].rstrip(".")
    short = min(len(x), len(y)) <= 2
    return same_word(x, y) or (short and fold(x)[:1] == fold(y)[:1]) or _nickname(x, y)


def family(name: str) -> tuple[str, ...]:
    """The words of a name that may stand for it: the last, the first where the family's comes first, and of Spanish
    names of three words the last but one."""
    parts = _plain_words(name)
    found = parts[-1:]
    if len(parts) > 1 and fold(parts[0]) in family_first():
        found.append(parts[0])
    if len(parts) == 3 and len(parts[1]) > 3 and parts[1][0].isupper():
        found.append(parts[1])
    return tuple(found)


def calls(full: str, word: str) -> bool:
    """Whether a single word is the given name, or one of the surnames, of a full name: "John" for "John Archer"."""
    parts = words(full)
    return (
        len(parts) > 1 and state_of(word) is None and any(same_word(part, word) for part in (parts[0], *family(full)))
    )


def _ends_with(a: list[str], b: list[str]) -> bool:
    """Surnames of several words: "von der Moor" ends "Ursula von der Moor"."""
    return len(b) < len(a) and all(same_word(x, y) for x, y in zip(a[-len(b) :], b, strict=True))


_GENERATION = frozenset(("jr", "jr.", "sr", "sr.", "ii", "iii"))


def _plain_words(name: str) -> list[str]:
    return [w for w in words(name) if fold(w) not in _GENERATION]


def _surname_in(a: list[str], b: list[str]) -> bool:
    """Two-part surnames count: "von der Leyen" for "Ursula von der Leyen"."""
    if same_word(a[-1], b[-1]):
        return True
    return len(b) > 1 and len(a) > 1 and same_word(a[-1].split("-")[-1], b[-1])


def _nickname(a: str, b: str) -> bool:
    """Joe for Joseph, Ben for Benjamin: one given name begins like the other."""
    x, y = sorted((fold(a), fold(b)), key=len)
    return len(x) >= 3 and (y.startswith(x) or (x[:2] == y[:2] and len(x) <= 4))


@dataclass(frozen=True, slots=True)
class State:
    """One row of ``countries.tsv`` with the bodies of ``bodies.tsv``."""

    code: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    bodies: tuple[str, ...]


@lru_cache(maxsize=1)
def states() -> Mapping[str, State]:
    """Every state by its code."""
    bodies: dict[str, list[str]] = {}
    for code, names in rows(_PACKAGE, "bodies.tsv", 2):
        bodies.setdefault(code, []).extend(several(names))
    return {
        code: State(code, name, (name, *several(other)), several(people), several(seats), tuple(bodies.get(code, ())))
        for code, name, other, people, seats in rows(_PACKAGE, "countries.tsv", 5)
    }


@lru_cache(maxsize=1)
def state_words() -> Mapping[str, tuple[str, str]]:
    """Folded word -> (code, how): "name", "demonym", "capital" or "body". A name wins over another state's capital."""
    found: dict[str, tuple[str, str]] = {}
    for state in states().values():
        for how, group in (
            ("name", state.names),
            ("demonym", state.demonyms),
            ("body", state.bodies),
            ("capital", state.capitals),
        ):
            _add(found, state.code, how, group)
    return found


@lru_cache(maxsize=1)
def seats() -> frozenset[str]:
    """Folded names of buildings, streets and towns of government, in which one can meet."""
    return frozenset(
        fold(name) for _, forms, sense in rows(_PACKAGE, "bodies.tsv", 3) if sense == "seat" for name in several(forms)
    )


def _add(found: dict[str, tuple[str, str]], code: str, how: str, group: Iterable[str]) -> None:
    order = ("name", "demonym", "body", "capital")
    for word in group:
        key = fold(word)
        if key not in found or order.index(how) < order.index(found[key][1]):
            found[key] = (code, how)


def state_of(text: str) -> str | None:
    """The code of the state that a name, demonym, capital or body stands for: "Moscow" and "the Kremlin" give RU."""
    hit = state_words().get(fold(text))
    return hit[0] if hit else None


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody may be called. ``classes``: the wider words a text may use for the same person."""

    word: str
    classes: frozenset[str]
    gender: str | None


@lru_cache(maxsize=1)
def roles() -> Mapping[str, Role]:
    """Role words by lower-case singular; a fixed pair is joined by a hyphen (``prime-minister``)."""
    return {
        word: Role(word, frozenset(several(classes, ",")), None if gender in "-" else gender)
        for word, classes, gender in rows(_PACKAGE, "roles.tsv", 3)
    }


@lru_cache(maxsize=1)
def titles() -> Mapping[str, str | None]:
    """Words before a personal name that are no part of it -> the gender they state."""
    return {word: None if gender in "-" else gender for word, gender in rows(_PACKAGE, "titles.tsv", 2)}


@lru_cache(maxsize=1)
def groups() -> Mapping[str, str]:
    """Collective nouns -> kind of actor."""
    return dict((row[0], row[1]) for row in rows(_PACKAGE, "groups.tsv", 2))


@lru_cache(maxsize=1)
def private() -> frozenset[str]:
    """Collective nouns for bodies that speak for themselves, not for the state that they are named after."""
    return frozenset(row[0] for row in rows(_PACKAGE, "groups.tsv", 3) if row[2] == "private")


@lru_cache(maxsize=1)
def acts() -> frozenset[str]:
    """Verbs whose subject is a person or a body of people."""
    return frozenset(row[0] for row in rows(_PACKAGE, "acts.tsv", 1))


def role_words(lemmas: list[str]) -> list[Role]:
    """The roles named in a sequence of lower-case lemmas; fixed pairs (prime minister) count as one."""
    table = roles()
    found: list[Role] = []
    i = 0
    while i < len(lemmas):
        pair = "-".join(lemmas[i : i + 2])
        triple = "-".join(lemmas[i : i + 3])
        if triple in table or pair in table:
            key = triple if triple in table else pair
            found.append(table[key])
            i += key.count("-") + 1
        else:
            if lemmas[i] in table:
                found.append(table[lemmas[i]])
            i += 1
    return found
