"""``dragoman judge``: a reviewer's word on a statement, position, event or document, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, get_args

from dragoman.errors import DragomanError
from dragoman.model import Basis, Document, EventStatus, Form, Judgement, Stance, StatementKind
from dragoman.overview import record
from dragoman.overview.record import Thing
from dragoman.run.current import check_date, refresh_reviews
from dragoman.settings import Settings
from dragoman.store import Dossier

Found = Mapping[str, Mapping[str, Thing]]
VERDICTS = ("accept", "reject", "set", "note", "add")
TEXT, DATE, TRUTH, STRENGTH, PARTIES, SPAN = (
    "text",
    "date",
    "true or false",
    "strength from 1 to 5",
    "list of parties",
    "span",
)

FIELDS: Mapping[str, Mapping[str, str | tuple[str, ...]]] = {
    "position": {
        "holder": TEXT,
        "issue": TEXT,
        "option": TEXT,
        "stance": get_args(Stance),
        "basis": get_args(Basis),
        "red_line": TRUTH,
        "strength": STRENGTH,
        "form": get_args(Form),
        "duration": TEXT,
        "condition_option": TEXT,
        "as_of": DATE,
        "said_on": DATE,
        "speaker": TEXT,
    },
    "statement": {
        "speaker": TEXT,
        "speaks_for": TEXT,
        "kind": get_args(StatementKind),
        "role": TEXT,
        "addressee": TEXT,
        "said_on": DATE,
    },
    "event": {
        "title": TEXT,
        "start": DATE,
        "end": DATE,
        "place": TEXT,
        "format": TEXT,
        "parties": PARTIES,
        "status": get_args(EventStatus),
    },
    "document": {
        "published": DATE,
        "outlet": TEXT,
        "agency": TEXT,
        "title": TEXT,
        "byline": TEXT,
        "place": TEXT,
        "confidential": TRUTH,
    },
}
_NEEDED = {"position": ("holder", "stance"), "statement": ("speaker",), "event": ("title", "start")}


def judge(folder: Path, id: str, verdict: str, given: Sequence[str], settings: Settings) -> Judgement:
    """Appends a judgement on the object with this id (for ``add``: on the document).

    ``given``: KEY=VALUE for ``set`` and ``add``, words for ``note``. Raises D002, D013 (no such object), D014 (no such
    field), D018 (nothing to judge by), D7xx.
    """
    if verdict not in VERDICTS:
        raise DragomanError("D002", value=verdict, what="verdict", remedy=f"take one of {', '.join(VERDICTS)}")
    with Dossier(folder) as dossier:
        found = record.as_found(dossier.machine(), dossier.judgements())
        made = _add(found, id, given, settings) if verdict == "add" else _on(found, id, verdict, given, settings)
        return _keep(dossier, made)


def undo(folder: Path, number: int | None, settings: Settings, target: str | None = None) -> Judgement:
    """Takes back the judgement of that number, else the latest that holds (on ``target``). Raises D017, D7xx."""
    with Dossier(folder) as dossier:
        holding = [j for j, holds in _holding(dossier.judgements()) if holds and number in (j.id, None)]
        holding = [j for j in holding if number is not None or j.verdict != "undo"]
        holding = [j for j in holding if target in (j.target, None)]
        if not holding:
            raise DragomanError("D017")
        last = holding[-1]
        made = Judgement(
            0, _now(), settings.reviewer, last.kind, last.target, last.doc, last.span, "undo", undoes=last.id
        )
        return _keep(dossier, made)


def listed(folder: Path) -> list[tuple[Judgement, bool]]:
    """Every judgement, oldest first, and whether it holds."""
    with Dossier(folder) as dossier:
        return _holding(dossier.judgements())


def _holding(judgements: Sequence[Judgement]) -> list[tuple[Judgement, bool]]:
    taken = record.taken_back(judgements)
    return [(judgement, judgement.id not in taken) for judgement in judgements]


def _keep(dossier: Dossier, judgement: Judgement) -> Judgement:
    kept = dossier.judge(judgement)
    refresh_reviews(dossier)
    return kept


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _find(found: Found, id: str) -> tuple[str, Thing]:
    """The object of an id or, of a document, its name. Raises D013."""
    for kind, things in found.items():
        if id in things:
            return kind, things[id]
    for document in found["document"].values():
        if isinstance(document, Document) and document.doc == id:
            return "document", document
    raise DragomanError("D013", id=id)


def _on(found: Found, id: str, verdict: str, given: Sequence[str], settings: Settings) -> Judgement:
    kind, thing = _find(found, id)
    if kind == "document" and verdict in ("accept", "reject"):
        remedy = "take set or note, or `dragoman forget`"
        raise DragomanError("D002", value=verdict, what="verdict on a document", remedy=remedy)
    if verdict in ("set", "note") and not given:
        raise DragomanError(
            "D018", verdict=verdict, wanted="KEY=VALUE" if verdict == "set" else "the words of the note"
        )
    values = parsed(kind, given) if verdict == "set" else {"note": " ".join(given)} if given else {}
    blank = _blank(settings, kind, thing.id, verdict)
    doc, span = record.place(thing)
    return replace(blank, doc=doc, span=span, values=values, was=record.identity(thing))


def _blank(settings: Settings, kind: Any, target: str, verdict: Any) -> Judgement:
    return Judgement(0, _now(), settings.reviewer, kind, target, "", None, verdict)


def _add(found: Found, id: str, given: Sequence[str], settings: Settings) -> Judgement:
    """A new object in a document: ``span=12-40`` or ``text=...`` says where, ``kind=`` what (a position by default)."""
    _, document = _find(found, id)
    if not isinstance(document, Document):
        raise DragomanError(
            "D002", value=id, what="document", remedy="give the name of one; see `dragoman export documents`"
        )
    pairs = dict(_pair(text) for text in given)
    kind = pairs.pop("kind") if pairs.get("kind") in _NEEDED else "position"
    span = _span(document.raw, pairs)
    values = parsed(kind, [f"{key}={value}" for key, value in pairs.items()])
    missing = [name for name in _NEEDED[kind] if name not in values]
    if missing:
        raise DragomanError("D018", verdict="add", wanted=" ".join(f"{name}=..." for name in missing))
    blank = _blank(settings, kind, record.added_id(kind, document.id, span, values), "add")
    return replace(blank, doc=document.id, span=span, values=values)


def _span(raw: str, pairs: dict[str, str]) -> tuple[int, int]:
    """Where an added object stands; takes ``span`` or ``text`` out of the pairs. Raises D002, D018."""
    text, span = pairs.pop("text", None), pairs.pop("span", None)
    if text:
        start = raw.find(text)
        if start < 0:
            raise DragomanError(
                "D002", value=text, what="text of the document", remedy="copy the words as they stand there"
            )
        return start, start + len(text)
    try:
        start, end = map(int, (span or "").split("-"))
    except ValueError:
        raise DragomanError("D018", verdict="add", wanted="text=WORDS or span=START-END") from None
    if not 0 <= start < end <= len(raw):
        raise DragomanError("D002", value=span, what="span of the document", remedy=f"it has {len(raw)} code points")
    return start, end


def parsed(kind: str, given: Sequence[str]) -> dict[str, object]:
    """KEY=VALUE texts as the fields of a kind of object. ``KEY=`` empties a field. Raises D002, D014."""
    values: dict[str, object] = {}
    for text in given:
        key, value = _pair(text)
        if key not in FIELDS[kind]:
            raise DragomanError("D014", kind=kind, key=key, known=", ".join(FIELDS[kind]))
        values[key] = _value(FIELDS[kind][key], value)
    return values


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign:
        raise DragomanError("D002", value=text, what="correction", remedy="write KEY=VALUE")
    return key.strip(), value.strip()


def _value(wanted: str | tuple[str, ...], text: str) -> object:
    """One value, checked. Raises D002."""
    if text == "":
        return [] if wanted == PARTIES else None
    if isinstance(wanted, tuple):
        return _one_of(text, wanted)
    if wanted == DATE:
        check_date(text)
    if wanted == TRUTH:
        return _one_of(text.lower(), ("true", "false")) == "true"
    if wanted == STRENGTH:
        return int(_one_of(text, ("1", "2", "3", "4", "5")))
    return [part.strip() for part in text.split(",")] if wanted == PARTIES else text


def _one_of(text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        raise DragomanError("D002", value=text, what="value for it", remedy=f"take one of {', '.join(choices)}")
    return text


def as_json(judgement: Judgement, holds: bool) -> str:
    """One line of ``dragoman judge --list``."""
    names = ("id", "at", "reviewer", "verdict", "kind", "target", "values", "undoes")
    return json.dumps({n: getattr(judgement, n) for n in names} | {"holds": holds}, ensure_ascii=False, default=dict)
