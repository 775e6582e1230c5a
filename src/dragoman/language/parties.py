"""Which party of the codebook a stretch of text names: by name, alias, person, or by a word that stands for a state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dragoman.language import names, register
from dragoman.model import Codebook, Party

_LONGEST = 9  # words of the longest alias that is looked up
_ARTICLES = ("the ", "The ")


_last: list[Parties] = []


def of(codebook: Codebook | None) -> Parties:
    """The look-up for a codebook, made once for the documents of one run."""
    if not _last or _last[0].codebook is not codebook:
        _last[:] = [Parties(codebook)]
    return _last[0]


class Parties:
    """The names of a codebook's parties, ready for look-up. Empty without a codebook."""

    def __init__(self, codebook: Codebook | None) -> None:
        self.codebook = codebook
        self.parties: Sequence[Party] = codebook.parties if codebook else ()
        self._exact: dict[str, str] = {}
        self._bare: dict[str, str] = {}
        self._small: set[str] = set()  # names that the codebook spells without a capital
        self._people: list[tuple[str, str]] = [(p, party.id) for party in self.parties for p in party.people]
        for party in self.parties:
            for name in (party.name, *party.aliases):
                self._learn(name, party.id)
        self._states = self._by_state()
        self._registered = self._by_entry()
        self.of_states = frozenset(self._states.values())
        self.seated = self.of_states | frozenset(self._registered.values())  # called by their land or seat, too
        self._surnames = self._unique_surnames()

    def _learn(self, name: str, party: str) -> None:
        bare = name[4:] if name.startswith(_ARTICLES) else name
        self._exact.setdefault(_plain(name), party)
        if name == name.lower():
            self._small.update((_plain(name), _plain(bare)))
        # "the bloc" means the party only with its article (or one like it); "the Kremlin" also without
        if bare != name and bare == bare.lower():
            for article in ("this", "that", "said"):
                self._exact.setdefault(f"{article} {_plain(bare)}", party)
                self._small.add(f"{article} {_plain(bare)}")
        else:
            self._bare.setdefault(_plain(bare), party)

    def _by_state(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for code, state in names.states().items():
            for name in state.names:
                party = self._spelled(name)
                if party and party not in found.values():  # "Congo" alone is one of two states
                    found.setdefault(code, party)
        return found

    def _by_entry(self) -> Mapping[str, str]:
        """Registered organisations and regions that are parties, by their first name."""
        pairs = (
            (entry.name, next(filter(None, map(self._spelled, entry.names)), None)) for entry in register.entries()
        )
        return {name: party for name, party in pairs if party}

    def _spelled(self, name: str) -> str | None:
        return self._bare.get(_plain(name)) or self._exact.get(_plain(name))

    def _unique_surnames(self) -> Mapping[str, str]:
        seen: dict[str, set[str]] = {}
        for person, party in self._people:
            for word in names.family(person):
                seen.setdefault(names.sound(word), set()).add(party)
        return {surname: min(parties) for surname, parties in seen.items() if len(parties) == 1}

    def person(self, name: str) -> tuple[str, str] | None:
        """The codebook's spelling and the party of somebody listed there, by full name or an unambiguous surname."""
        hits = [(person, party) for person, party in self._people if names.same_person(person, name)]
        return hits[0] if len({person for person, _ in hits}) == 1 else None

    def named(self, text: str) -> str | None:
        """The party whose name or alias the text is, as it stands or without its article."""
        plain = _plain(text)
        if text == text.lower() and plain not in self._small and plain.removeprefix("the ") not in self._small:
            return None
        if plain in self._exact:
            return self._exact[plain]
        bare = plain[4:] if plain.startswith("the ") else plain
        return self._bare.get(bare)

    def state(self, text: str) -> str | None:
        """The party that is the state, region or organisation which the text stands for (name, people, seat, body)."""
        if text == text.lower():  # tableware, a bird, what one eats
            return None
        known = register.find(text)
        party = self._registered.get(known[0].name) if known else None
        if party is not None:
            return party
        code = names.state_of(text)
        return self._states.get(code) if code else None

    def registered(self, entry: register.Entry) -> str | None:
        """The party that is a registered organisation or region."""
        return self._registered.get(entry.name)

    def led(self, words: Sequence[str]) -> str | None:
        """The party that the words before a noun for its people name: "union" in "union leaders", "Harland Rail" in
        "Harland Rail officials"; aliases with an article count without it."""
        found = next((party for _, _, party in self.scan(words)), None)
        if found is not None or not words:
            return found
        tails = (" ".join(words[i:j]) for i in range(len(words)) for j in range(len(words), i, -1))
        return next((p for tail in tails if (p := self._exact.get(f"the {names.fold(tail)}"))), None)

    def code(self, code: str) -> str | None:
        """The party that is the state with this code."""
        return self._states.get(code)

    def find(self, text: str) -> str | None:
        """The party that a whole name string means, or None."""
        hit = self.named(text) or self.state(text)
        if hit is None and (person := self.person(text)):
            hit = person[1]
        return hit

    def scan(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Every (start, end, party) named in a sequence of words, longest names first, without overlap."""
        i = 0
        while i < len(tokens):
            hit = self._longest(tokens, i)
            if hit:
                if hit[1]:
                    yield i, hit[0], hit[1]
                i = hit[0]
            else:
                i += 1

    def _longest(self, tokens: Sequence[str], i: int) -> tuple[int, str] | None:
        """Where the longest name at a place ends, and its party: "" for one that is none ("Northern Ireland")."""
        for end in range(min(len(tokens), i + _LONGEST), i, -1):
            text = _join(tokens[i:end])
            party = self._at(text, end - i == 1)
            if party:
                return end, party
            if end - i > 1 and text[:1].isupper() and (names.state_of(text) or register.find(text)):
                return end, ""
        return None

    def _at(self, text: str, single: bool) -> str | None:
        capital = any(c.isupper() for c in text)
        if not capital or (single and text in ("us", "Us")):
            return self._lower(text)
        party = self.named(text) or self.state(text)
        if party is None and single and text[:1].isupper():
            party = self._surnames.get(names.sound(text))
        return party

    def _lower(self, text: str) -> str | None:
        plain = _plain(text)
        return self._exact.get(plain) if plain != "us" and plain in self._small else None


def _plain(text: str) -> str:
    """Folded, but with its article."""
    text = text.replace("The ", "the ", 1) if text.startswith("The ") else text
    article = "the " if text.startswith("the ") else ""
    return article + names.fold(text)


def _join(tokens: Sequence[str]) -> str:
    """The text of some tokens, hyphens and possessive endings closed up, as it would stand in an alias."""
    return re.sub(r"\s(?=['’]s?$|['’]s?\s)|(?<=\w)\s*-\s*(?=\w)", _close, " ".join(tokens))


def _close(match: re.Match[str]) -> str:
    return "-" if "-" in match.group() else ""
