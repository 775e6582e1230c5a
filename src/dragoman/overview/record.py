"""The current record: what the machine found, with the reviewers' judgements applied. A pure function of the two.

A judgement names its object by id, and keeps document, span and the fields that tell it from its neighbours
(`identity`), so that it finds it again after the machine's output changed. What it no longer finds is handed back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dragoman.language.lastword import last_word
from dragoman.model import (
    Actor,
    Codebook,
    Document,
    Event,
    Judgement,
    Mention,
    Negotiation,
    Position,
    Record,
    Review,
    Span,
    Statement,
    stable_id,
)
from dragoman.overview.partial import known_by
from dragoman.overview.standing import held_on, once

Thing = Document | Statement | Position | Event
OVERLAP = 0.5
_POSITION = ("holder", "issue", "option", "stance")
_MUST_AGREE = {"accept": _POSITION, "reject": _POSITION, "note": ("holder",), "set": ("holder",)}


def identity(thing: Thing) -> dict[str, object]:
    """The fields by which a judgement tells an object from others at the same place."""
    if isinstance(thing, Position):
        return {name: getattr(thing, name) for name in _POSITION}
    if isinstance(thing, Statement):
        return {"speaker": thing.speaker.name if thing.speaker else None, "kind": thing.kind}
    if isinstance(thing, Event):
        return {"title": thing.title, "start": thing.start, "format": thing.format}
    return {"doc": thing.doc}


def place(thing: Thing) -> tuple[str, Span | None]:
    """Document id and span where an object stands; for an event its first mention."""
    if isinstance(thing, Position):
        return thing.doc, thing.evidence
    if isinstance(thing, Statement):
        return thing.doc, _hull(thing.contents)
    if isinstance(thing, Event):
        return (thing.mentions[0].doc, thing.mentions[0].span) if thing.mentions else ("", None)
    return thing.id, None


def _hull(spans: Sequence[Span]) -> Span | None:
    return (min(s for s, _ in spans), max(e for _, e in spans)) if spans else None


def taken_back(judgements: Iterable[Judgement]) -> frozenset[int]:
    """The ids that an undo takes back. An undo can be undone: then what it took back holds again."""
    taken: set[int] = set()
    for judgement in sorted(judgements, key=lambda j: j.id, reverse=True):
        if judgement.undoes is not None and judgement.id not in taken:
            taken.add(judgement.undoes)
    return frozenset(taken)


def live(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back, oldest first, without the undos themselves."""
    listed = sorted(judgements, key=lambda j: j.id)
    taken = taken_back(listed)
    return [j for j in listed if j.id not in taken and j.verdict != "undo"]


@dataclass
class _Desk:
    """The record on the reviewer's desk: per kind id -> object, and what became of each."""

    things: dict[str, dict[str, Thing]]
    found: dict[str, dict[str, Thing]] = field(default_factory=dict)
    status: dict[tuple[str, str], Review] = field(default_factory=dict)

    def find(self, judgement: Judgement) -> Thing | None:
        """The object that a judgement is about: by its id, else the best at its place that agrees in the fields."""
        pool = self.found[judgement.kind]
        exact = pool.get(judgement.target)
        if exact is not None and _agrees(judgement, exact):
            return exact
        near = [(_likeness(judgement, t), i) for i, t in pool.items() if _near(judgement, t) and _agrees(judgement, t)]
        return pool[max(near)[1]] if near else None


def _near(judgement: Judgement, thing: Thing) -> bool:
    if judgement.span is None:
        return False
    if isinstance(thing, Event):
        return any(m.doc == judgement.doc and overlap(m.span, judgement.span) >= OVERLAP for m in thing.mentions)
    doc, span = place(thing)
    return doc == judgement.doc and span is not None and overlap(span, judgement.span) >= OVERLAP


def overlap(a: Span, b: Span) -> float:
    """Shared code points over all code points of two spans, 0-1 (Jaccard)."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared / (a[1] - a[0] + b[1] - b[0] - shared) if shared > 0 else 0.0


def _agrees(judgement: Judgement, thing: Thing) -> bool:
    """True where the fields that the verdict rests on are still those; one that was empty then may be filled now."""
    names = _MUST_AGREE.get(judgement.verdict, ()) if isinstance(thing, Position) else ()
    now = identity(thing)
    return all(judgement.was.get(n) is None or _sign(n, judgement.was[n]) == _sign(n, now[n]) for n in names)


def _sign(name: str, value: object) -> object:
    """A stance counts as for or against; between demand and offer a judgement makes no difference."""
    return value == "reject" if name == "stance" else value


def _likeness(judgement: Judgement, thing: Thing) -> tuple[int, float]:
    now = identity(thing)
    same = sum(now.get(name) == value for name, value in judgement.was.items())
    _, span = place(thing)
    return same, overlap(span, judgement.span) if span and judgement.span else 0.0


def _apply(machine: Record, judgements: Iterable[Judgement]) -> tuple[_Desk, list[Judgement]]:
    things: dict[str, dict[str, Thing]] = {
        "document": dict(machine.documents),
        "statement": {s.id: s for s in machine.statements},
        "position": {p.id: p for p in machine.positions},
        "event": {e.id: e for e in machine.events},
    }
    desk = _Desk(things, {kind: dict(pool) for kind, pool in things.items()})
    lost = [judgement for judgement in live(judgements) if not _one(desk, judgement)]
    return desk, lost


def _one(desk: _Desk, judgement: Judgement) -> bool:
    """Applies one judgement; False where it finds no object."""
    if judgement.verdict == "add":
        return _add(desk, judgement)
    thing = desk.find(judgement)
    if thing is None:
        return False
    key = (judgement.kind, thing.id)
    if judgement.verdict == "set":
        current = desk.things[judgement.kind][thing.id]
        desk.things[judgement.kind][thing.id] = changed(current, judgement.values)
        desk.status[key] = "corrected"
    elif judgement.verdict == "reject":
        desk.status[key] = "rejected"
    elif judgement.verdict == "accept" and desk.status.get(key) != "corrected":
        desk.status[key] = "accepted"
    return True


def _add(desk: _Desk, judgement: Judgement) -> bool:
    if judgement.doc not in desk.things["document"] or judgement.span is None:
        return False
    thing = _MAKERS[judgement.kind](judgement)
    desk.things[judgement.kind][thing.id] = desk.found[judgement.kind][thing.id] = thing
    desk.status[(judgement.kind, thing.id)] = "accepted"
    return True


def added_id(kind: str, doc: str, span: Span, values: Mapping[str, object]) -> str:
    """The id of an object that a reviewer adds."""
    return stable_id(f"{kind[0]}-added", doc, *span, *(f"{k}={values[k]}" for k in sorted(values)))


def _new_position(judgement: Judgement) -> Thing:
    blank = Position(judgement.target, judgement.doc, judgement.span or (0, 0), "", "demand", reason=_by(judgement))
    return changed(blank, judgement.values)


def _new_statement(judgement: Judgement) -> Thing:
    spans = (judgement.span or (0, 0),)
    blank = Statement(judgement.target, judgement.doc, "indirect", spans, None, None, None, None, reason=_by(judgement))
    return changed(blank, judgement.values)


def _new_event(judgement: Judgement) -> Thing:
    blank = Event(judgement.target, "", None, None, "day", (), None, "meeting", "held", ())
    event = changed(blank, judgement.values)
    assert isinstance(event, Event)
    mention = Mention(judgement.doc, judgement.span or (0, 0), event.start, event.end, event.status)
    return replace(event, mentions=(mention,))


def _by(judgement: Judgement) -> str:
    return f"added by {judgement.reviewer}"


_MAKERS: Mapping[str, Callable[[Judgement], Thing]] = {
    "position": _new_position,
    "statement": _new_statement,
    "event": _new_event,
}


def changed(thing: Thing, values: Mapping[str, object]) -> Thing:
    """The object with those fields set; a statement's ``speaker`` and ``speaks_for`` are its actor's."""
    new: dict[str, Any] = {name: _frozen(value) for name, value in values.items()}
    if isinstance(thing, Statement):
        new = _speaking(thing, new)
    return replace(thing, **new)


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def _speaking(statement: Statement, values: dict[str, Any]) -> dict[str, Any]:
    if not {"speaker", "speaks_for"} & values.keys():
        return values
    actor = statement.speaker or Actor(id="", name="")
    name = values.pop("speaker", actor.name)
    party = values.pop("speaks_for", actor.speaks_for)
    if name != actor.name:
        actor = Actor(id=stable_id("a", name), name=str(name))
    return {**values, "speaker": replace(actor, speaks_for=None if party is None else str(party))}


def apply(machine: Record, judgements: Iterable[Judgement]) -> tuple[Record, list[Judgement]]:
    """The current record, and the judgements that find their object no longer.

    Rejected positions stay, with status ``rejected``; rejected statements and events are left out, and a position that
    rests on a rejected statement is rejected unless somebody judged it by itself.
    """
    desk, lost = _apply(machine, judgements)
    rejected = {id for (kind, id), status in desk.status.items() if kind == "statement" and status == "rejected"}
    return (
        replace(
            machine,
            documents={id: d for id, d in desk.things["document"].items() if isinstance(d, Document)},
            statements=_kept(desk, "statement"),
            positions=tuple(_reviewed(desk, p, rejected) for p in desk.things["position"].values()),
            events=_kept(desk, "event"),
        ),
        lost,
    )


def _kept(desk: _Desk, kind: str) -> tuple[Any, ...]:
    return tuple(t for id, t in desk.things[kind].items() if desk.status.get((kind, id)) != "rejected")


def _reviewed(desk: _Desk, position: Thing, rejected: set[str]) -> Position:
    assert isinstance(position, Position)
    inherited: Review = "rejected" if position.statement in rejected else position.status
    return replace(position, status=desk.status.get(("position", position.id), inherited))


def as_found(machine: Record, judgements: Iterable[Judgement]) -> Mapping[str, Mapping[str, Thing]]:
    """Kind -> id -> object before anybody corrected it, rejected ones and those that reviewers added included."""
    return _apply(machine, judgements)[0].found


def reviews(machine: Record, judgements: Iterable[Judgement]) -> list[tuple[str, str, Review, dict[str, object]]]:
    """Kind, id, status and the fields that differ from the machine's, for every object that somebody judged."""
    listed = list(judgements)
    desk, _ = _apply(machine, listed)
    out = []
    for (kind, id), status in sorted(desk.status.items()):
        before = desk.found[kind][id]
        names = {n for j in live(listed) if j.kind == kind and j.verdict == "set" for n in j.values}
        now = {n: _plain(desk.things[kind][id], n) for n in sorted(names)}
        out.append((kind, id, status, {n: v for n, v in now.items() if v != _plain(before, n)}))
    return out


def _plain(thing: Thing, name: str) -> object:
    if isinstance(thing, Statement) and name in ("speaker", "speaks_for"):
        actor = thing.speaker
        return getattr(actor, "name" if name == "speaker" else name) if actor else None
    return getattr(thing, name)


def dated(position: Position, documents: Mapping[str, Document]) -> str | None:
    """When a position was held: `standing.held_on` with the document's date."""
    document = documents.get(position.doc)
    return held_on(position, document.published if document else None)


def negotiation(record: Record, codebook: Codebook, as_of: str | None = None) -> Negotiation:
    """What the deal engine takes: positions that nobody rejected, each printed text once, known by that day.

    Every position gets its date; one whose year nobody states counts as known.
    """
    copies = {document.id: document.copy_of for document in record.documents.values() if document.copy_of}
    known = until(record, as_of).positions
    kept = [p for p in once(known, copies) if p.status != "rejected"]  # in this order: a reprint must not bring it back
    return Negotiation(codebook, tuple(replace(p, as_of=dated(p, record.documents)) for p in kept), as_of)


def _as_known(event: Event, published: Mapping[str, str | None], texts: Mapping[str, Document]) -> Event:
    """The event with what these documents say of it alone; a status that a reviewer gave it stays."""
    known = tuple(m for m in event.mentions if m.doc in texts)
    then = last_word(known, published)
    reviewed = last_word(event.mentions, published) != event.status
    return replace(event, mentions=known, status=event.status if reviewed or then is None else then)


def until(record: Record, as_of: str | None) -> Record:
    """The record as it was known by the end of a (partial) date: what was held or printed later is left out."""
    if as_of is None:
        return record
    texts = {id: document for id, document in record.documents.items() if known_by(document.published, as_of)}
    copies = Counter(document.copy_of for document in texts.values() if document.copy_of)
    published = {id: document.published for id, document in record.documents.items()}
    return replace(
        record,
        documents=texts,
        statements=tuple(s for s in record.statements if s.doc in texts),
        positions=tuple(p for p in record.positions if p.doc in texts and known_by(dated(p, record.documents), as_of)),
        events=tuple(_as_known(e, published, texts) for e in record.events if any(m.doc in texts for m in e.mentions)),
        timexes=tuple(t for t in record.timexes if t.doc in texts),
        copies=dict(copies),
    )
