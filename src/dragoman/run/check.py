"""``dragoman check``: is the dossier what it was when it was written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Judgement, Record, Span
from dragoman.overview import record
from dragoman.store import Dossier


@dataclass(frozen=True, slots=True)
class Report:
    """``faults``: what is broken. ``waiting``: documents not yet analysed, and why where an attempt failed.

    ``lost``: judgements that no longer find their object. Only faults make a dossier unsound.
    """

    counts: dict[str, int]
    faults: tuple[str, ...]
    waiting: tuple[str, ...]
    lost: tuple[Judgement, ...]


def check(folder: Path) -> Report:
    """Checks the file, every document's hash, every span, every reference. Raises D701-D707."""
    with Dossier(folder) as dossier:
        faults = dossier.faults()
        machine = dossier.machine()
        faults += [
            f"{doc}: the text is not the one that was read" for doc, kept, now in dossier.sha256() if kept != now
        ]
        faults += _spans(machine)
        faults += _references(machine)
        _, lost = record.apply(machine, dossier.judgements())
        names = {id: document.doc for id, document in machine.documents.items()}
        waiting = [f"{names[t.doc]}: {t.error or f'waits for {t.stage}'}" for t in dossier.pending() if t.doc in names]
        return Report(dossier.counts(), tuple(faults), tuple(waiting), tuple(lost))


def _spans(machine: Record) -> Iterator[str]:
    for kind, id, doc, spans in _all_spans(machine):
        length = len(machine.documents[doc].raw)
        for start, end in spans:
            if not 0 <= start <= end <= length:
                yield f"{kind} {id}: span {start}-{end} is outside {machine.documents[doc].doc} ({length} code points)"


def _all_spans(machine: Record) -> Iterator[tuple[str, str, str, Iterable[Span]]]:
    for document in machine.documents.values():
        dropped = [d.span for d in document.dropped]
        yield "document", document.id, document.id, [*document.body, *document.headings, *dropped]
    for s in machine.statements:
        yield "statement", s.id, s.doc, [*s.contents, *(span for span in (s.cue, s.speaker_span) if span)]
    for p in machine.positions:
        yield "position", p.id, p.doc, [p.evidence, *([p.condition] if p.condition else [])]
    for t in machine.timexes:
        yield "time expression", t.value, t.doc, [t.span]
    for event in machine.events:
        for mention in event.mentions:
            yield "event", event.id, mention.doc, [mention.span]


def _references(machine: Record) -> Iterator[str]:
    statements = {s.id for s in machine.statements}
    for p in machine.positions:
        if p.statement is not None and p.statement not in statements:
            yield f"position {p.id}: there is no statement {p.statement}"
    for s in machine.statements:
        if s.nested_in is not None and s.nested_in not in statements:
            yield f"statement {s.id}: there is no statement {s.nested_in} for it to lie in"
    for document in machine.documents.values():
        if document.copy_of is not None and document.copy_of not in machine.documents:
            yield f"document {document.doc}: there is no document {document.copy_of} that it reprints"
