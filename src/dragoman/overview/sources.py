"""On whose word the record rests: outlets, agencies, speakers and bases, party by party; a reprint counts once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dragoman.model import Codebook, Document, Position, Record, Span, Statement
from dragoman.overview import standing
from dragoman.overview.reprints import Text

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``of`` objects rest on ``name``. ``reprints``: how many more it has in reprints."""

    name: str
    count: int
    of: int
    reprints: int = 0

    @property
    def share(self) -> float:
        """``count / of``; 0 where there is nothing to count."""
        return self.count / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Rest:
    """What a party's recorded position rests on. Every tuple is sorted by falling count, then by name.

    ``party``: id, or the empty string for the whole record. ``positions`` and ``texts`` count a reprinted text once;
    ``statements``: statements by those who speak for the party. ``outlets``: where the first print stood;
    ``agencies``: whom the outlet had it from (``not stated`` where nothing says so, and then nothing is assumed);
    ``speakers``: who is made to say it (``the reporter`` where nobody is). ``also_in``: outlets of the reprints that
    have the words, too.
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
            parties.append(_rest(party.id, party.name, own, voiced, record, origins))
    return Sources(_rest("", codebook.negotiation, coded, len(said), record, origins), tuple(parties))


def _speaks_for(statement: Statement) -> str | None:
    return statement.speaker.speaks_for if statement.speaker else None


def _rest(party: str, name: str, own: list[Position], voiced: int, record: Record, origins: Origins) -> Rest:
    prints = [record.documents[p.doc] for p in own if p.doc in record.documents]
    reprints = Counter(copy.outlet or NOT_STATED for p in own for copy in origins.also_in(p.doc, [p.evidence]))
    return Rest(
        party=party,
        name=name,
        positions=len(own),
        statements=voiced,
        texts=len({origins.first(p.doc) for p in own}),
        outlets=_shares((d.outlet for d in prints), reprints),
        agencies=_shares(d.agency for d in prints),
        bases=_shares(p.basis for p in own),
        speakers=_shares(p.speaker or "the reporter" for p in own),
        also_in=_shares(reprints.elements()),
    )


def _shares(names: Iterable[str | None], reprints: Mapping[str, int] | None = None) -> tuple[Share, ...]:
    counts = Counter(name or NOT_STATED for name in names)
    total = counts.total()
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Share(name, count, total, (reprints or {}).get(name, 0)) for name, count in ranked)


def _largest(shares: tuple[Share, ...]) -> Share | None:
    return next((share for share in shares if share.name != NOT_STATED), None)
