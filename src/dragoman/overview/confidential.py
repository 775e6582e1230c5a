"""What confidential material the record holds, and the record without it. Pure.

Confidential documents are read and coded like the rest. What is shown, reported and exported is made from the record
without them, unless somebody asks for it: not one name, date or word of theirs may be left in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from dragoman.model import Document, Event, Judgement, Record
from dragoman.overview.record import live


def ids(stored: Iterable[str], judgements: Iterable[Judgement]) -> frozenset[str]:
    """The ids of the confidential documents: those read as such, and what reviewers made so, less what they opened."""
    found = set(stored)
    for judgement in live(judgements):
        if judgement.kind == "document" and judgement.verdict == "set" and "confidential" in judgement.values:
            (found.add if judgement.values["confidential"] else found.discard)(judgement.target)
    return frozenset(found)


def without(machine: Record, held: Collection[str], events: Iterable[Event]) -> Record:
    """The record without the documents in ``held`` and all that rests on them.

    events: merged from the other documents alone, since a merged event has its title and date from any of its
    documents. Reprints of a text whose first print is held are reprints of the earliest that is left.
    """
    left = {id: document for id, document in machine.documents.items() if id not in held}
    documents = _without_lost_originals(left, held)
    copies = Counter(document.copy_of for document in documents.values() if document.copy_of)
    return replace(
        machine,
        documents=documents,
        statements=tuple(s for s in machine.statements if s.doc in left),
        positions=tuple(p for p in machine.positions if p.doc in left),
        timexes=tuple(t for t in machine.timexes if t.doc in left),
        events=tuple(events),
        copies=dict(copies),
    )


def without_words(judgements: Iterable[Judgement], held: Collection[str]) -> list[Judgement]:
    """The judgements without what was set or added on held documents; what somebody rejected stays rejected."""
    return [j for j in judgements if j.doc not in held or j.verdict in ("reject", "undo")]


def _without_lost_originals(left: Mapping[str, Document], held: Collection[str]) -> dict[str, Document]:
    orphans: dict[str, list[Document]] = {}
    for document in left.values():
        if document.copy_of in held:
            orphans.setdefault(str(document.copy_of), []).append(document)
    named: dict[str, str | None] = {}
    for copies in orphans.values():
        first = min(copies, key=lambda copy: (copy.published or "~", copy.id)).id
        named.update({copy.id: None if copy.id == first else first for copy in copies})
    return {id: replace(d, copy_of=named[id]) if id in named else d for id, d in left.items()}
