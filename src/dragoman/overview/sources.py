"""On whose word the record rests: outlets, agencies, speakers and bases, party by party; a reprint counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dragoman.language import names
from dragoman.model import Codebook, Document, Outlet, Party, Position, Record, Span, Statement
from dragoman.overview import standing
from dragoman.overview.reprints import Text

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of`` objects rest on ``name``. ``reprints``: how many more it has in reprints.

    Of an outlet or agency what the register says of it, None where it says nothing: ``country`` (ISO 3166-1 alpha-2),
    ``owner``, ``state`` (whether a state controls what it prints) and ``source``, on whose word the two rest.
    """

    name: str
    count: int
    of: int
    reprints: int = 0
    country: str | None = None
    owner: str | None = None
    state: bool | None = None
    source: str | None = None

    @property
    def share(self) -> float:
        """``count / of``; 0 where there is nothing to count."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Through:
    """``count`` of ``of`` positions came through no outlet but those that states control; ``country``: which state's.

    ``country`` is that of the agency or outlet that had it first, None where the register has none; ``parties``: ids of
    the codebook's parties that are this state.
    """

    country: str | None
    parties: tuple[str, ...]
    count: int
    of: int

    @property
    def share(self) -> float:
        """``count / of``."""
        return self.count / self.of


@dataclass(frozen=True, slots=True)
class Rest:
    """What a party's recorded position rests on. Every tuple is sorted by falling count, then by name.

    ``party``: id, or the empty string for the whole record. ``positions`` and ``texts`` count a reprinted text once;
    ``statements``: statements by those who speak for the party. ``outlets``: where the first print stood;
    ``agencies``: whom the outlet had it from (``not stated`` where nothing says so, and then nothing is assumed);
    ``speakers``: who is made to say it (``the reporter`` where nobody is). ``also_in``: outlets of the reprints that
    have the words, too. ``through_state``: what came only through outlets of which the register says that a state
    controls them, by state.
    """

    party: str
    name: str
    positions: int
    statements: int
    texts: int
    outlets: tuple[Share, ...]
    agencies: tuple[Share, ...]
    bases: tuple[Share, ...]
    speakers: tuple[Share, ...]
    also_in: tuple[Share, ...]
    through_state: tuple[Through, ...] = ()

    @property
    def largest_outlet(self) -> Share | None:
        """The named outlet that most of it rests on, if any is named."""
        return _largest(self.outlets)

    @property
    def largest_agency(self) -> Share | None:
        """The named agency that most of it rests on, if any is named."""
        return _largest(self.agencies)


@dataclass(frozen=True, slots=True)
class Sources:
    """``whole``: the record in one; ``parties``: those of the codebook that hold a position, in its order."""

    whole: Rest
    parties: tuple[Rest, ...]


class Origins:
    """Which text is the first print of which: follows ``copy_of`` (a document's id, or the name it was given)."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._named = {document.doc: document.id for document in documents.values()}
        self._copies: dict[str, list[Document]] = {}
        self._texts: dict[str, Text] = {}
        for document in documents.values():
            first = self.first(document.id)
            if first != document.id:
                self._copies.setdefault(first, []).append(document)

    def first(self, document: str) -> str:
        """The id of the first print; the document's own id where it is no reprint of one that the record has."""
        seen = [document]
        while (known := self._documents.get(seen[-1])) is not None and known.copy_of is not None:
            source = known.copy_of if known.copy_of in self._documents else self._named.get(known.copy_of)
            if source is None or source in seen:
                break
            seen.append(source)
        return seen[-1]

    def reprints(self, document: str) -> tuple[Document, ...]:
        """The record's other prints of the text, by name."""
        return tuple(sorted(self._copies.get(self.first(document), ()), key=lambda copy: copy.doc))

    def also_in(self, document: str, spans: Iterable[Span]) -> tuple[Document, ...]:
        """The other prints of a document that have what stands under the spans, too, the first print first."""
        own = self._documents.get(document)
        first = self.first(document)
        others = [self._documents[first], *self.reprints(first)] if own and first in self._documents else []
        passage = " ".join(own.text(span) for span in spans) if own and len(others) > 1 else ""
        return tuple(other for other in others if other.id != document and self._text(other).holds(passage))

    def _text(self, document: Document) -> Text:
        if document.id not in self._texts:
            self._texts[document.id] = Text(document)
        return self._texts[document.id]

    def once(self, positions: Iterable[Position]) -> tuple[Position, ...]:
        """The positions without those that reprints repeat, and without those in a reprint's own headline."""
        told = [p for p in positions if not p.in_title or self.first(p.doc) == p.doc]
        return tuple(standing.once(told, {p.doc: self.first(p.doc) for p in told}))

    def said_once(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """The statements without those that reprints repeat, and without those in a reprint's own headline."""
        return tuple(statement for statement in statements if self._is_first(statement))

    def _is_first(self, statement: Statement) -> bool:
        if self.first(statement.doc) == statement.doc:
            return True
        first, name = self.first(statement.doc), self._documents[statement.doc].doc
        others = self.also_in(statement.doc, statement.contents)
        return not statement.in_title and all(other.id != first and other.doc > name for other in others)


def build(record: Record, codebook: Codebook) -> Sources:
    """The sources of every party's positions that are coded to an option, and of them all together."""
    origins = Origins(record.documents)
    coded = [p for p in origins.once(record.positions) if p.option is not None and p.status != "rejected"]
    said = origins.said_once(record.statements)
    parties = []
    for party in codebook.parties:
        own = [position for position in coded if position.holder == party.id]
        if own:
            voiced = sum(_speaks_for(statement) == party.id for statement in said)
            parties.append(_rest(party.id, party.name, own, voiced, record, origins, codebook))
    return Sources(_rest("", codebook.negotiation, coded, len(said), record, origins, codebook), tuple(parties))


def _speaks_for(statement: Statement) -> str | None:
    return statement.speaker.speaks_for if statement.speaker else None


def _rest(
    party: str, name: str, own: list[Position], voiced: int, record: Record, origins: Origins, codebook: Codebook
) -> Rest:
    prints = [record.documents[p.doc] for p in own if p.doc in record.documents]
    reprints = Counter(copy.outlet or NOT_STATED for p in own for copy in origins.also_in(p.doc, [p.evidence]))
    return Rest(
        party=party,
        name=name,
        positions=len(own),
        statements=voiced,
        texts=len({origins.first(p.doc) for p in own}),
        outlets=_shares((d.outlet for d in prints), reprints, record.outlets),
        agencies=_shares((d.agency for d in prints), known=record.outlets),
        bases=_shares(p.basis for p in own),
        speakers=_shares(p.speaker or "the reporter" for p in own),
        also_in=_shares(reprints.elements(), known=record.outlets),
        through_state=_through(own, record, origins, codebook),
    )


def _shares(
    given: Iterable[str | None], reprints: Mapping[str, int] | None = None, known: Mapping[str, Outlet] | None = None
) -> tuple[Share, ...]:
    counts = Counter(name or NOT_STATED for name in given)
    total = counts.total()
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(_share(Share(name, n, total, (reprints or {}).get(name, 0)), known or {}) for name, n in ranked)


def _share(share: Share, known: Mapping[str, Outlet]) -> Share:
    found = known.get(share.name)
    if found is None:
        return share
    return replace(share, country=found.country, owner=found.owner, state=found.state, source=found.source)


def _largest(shares: tuple[Share, ...]) -> Share | None:
    return next((share for share in shares if share.name != NOT_STATED), None)


def _through(own: list[Position], record: Record, origins: Origins, codebook: Codebook) -> tuple[Through, ...]:
    found = [_state_alone(position, record, origins) for position in own]
    counts = Counter(outlet.country for outlet in found if outlet is not None)
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0] or ""))
    return tuple(Through(country, _parties_of(country, codebook), n, len(own)) for country, n in ranked)


def _state_alone(position: Position, record: Record, origins: Origins) -> Outlet | None:
    """Of a position that came only through state-controlled outlets the first of them, else None.

    It did where of each print that has it the outlet or the agency is one. A reprint that names no agency has it from
    that of the first print: who prints a report of an agency is no second witness.
    """
    first = record.documents.get(position.doc)
    if first is None:
        return None
    printer = record.outlets.get(first.outlet or "")
    wire = first.agency or (first.outlet if printer and printer.agency else None)
    hands = [_controlled(first, wire, record.outlets)]
    for copy in origins.also_in(position.doc, [position.evidence]):
        hands.append(_controlled(copy, copy.agency or wire, record.outlets))
    return hands[0] if all(hands) else None


def _controlled(document: Document, wire: str | None, known: Mapping[str, Outlet]) -> Outlet | None:
    """The agency or outlet of a print that a state controls, if one of them is."""
    hands = (known.get(name) for name in (wire, document.outlet) if name)
    return next((outlet for outlet in hands if outlet and outlet.state), None)


def _parties_of(country: str | None, codebook: Codebook) -> tuple[str, ...]:
    return tuple(party.id for party in codebook.parties if country and _is_state(party, country))


def _is_state(party: Party, country: str) -> bool:
    return country in {names.state_of(name) for name in (party.name, *party.aliases)}
