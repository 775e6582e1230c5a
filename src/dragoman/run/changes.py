"""``dragoman changes``: what the record has since a day that it did not have before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dragoman.interchange import overviews
from dragoman.model import Event, Position, Record
from dragoman.overview import alliances, matrix, record, silence, timeline
from dragoman.overview.partial import days
from dragoman.overview.silence import Silence
from dragoman.overview.standing import Key, Standing
from dragoman.overview.timeline import Shift
from dragoman.run import current
from dragoman.run.current import Current


@dataclass(frozen=True, slots=True)
class Changes:
    """``shifts``: date and shift of status. ``conflicts``: standings with opposite signs on one date that had none.

    ``denials``: positions that take back what others said. ``ahead``: planned events that start after the last article.
    ``silent``: whose word is needed and missing.
    """

    since: str
    shifts: tuple[tuple[str, Shift], ...]
    conflicts: tuple[Standing, ...]
    denials: tuple[Position, ...]
    ahead: tuple[Event, ...]
    silent: tuple[Silence, ...]


def changes(folder: Path, since: str, *, confidential: bool = False) -> tuple[Changes, Current]:
    """What changed since a (partial) date, that day included. Raises D002 (no date), D012 (no codebook), D7xx."""
    current.check_date(since)
    now = current.load(folder, confidential=confidential)
    first = _first(since) or date.min
    turned = timeline.build(now.record, now.codebook).shifts
    denials = [p for p in now.record.positions if p.denies and p.status != "rejected"]
    return Changes(
        since=since,
        shifts=tuple((day, shift) for day, shift in turned if _is_since(day, first)),
        conflicts=_new_conflicts(now, first),
        denials=tuple(p for p in denials if _is_since(record.dated(p, now.record.documents), first)),
        ahead=_ahead(now.record),
        silent=silence.build(matrix.build(now.record, now.codebook), now.codebook),
    ), now


def rows(found: Changes, now: Current) -> list[dict[str, Any]]:
    """The changes as rows: shifts, contradictions, denials, what lies ahead, who is silent."""
    documents = now.record.documents
    return [
        *(overviews.shift(day, shift) for day, shift in found.shifts),
        *(overviews.conflict(one) for one in found.conflicts),
        *(overviews.denial(p, record.dated(p, documents), documents[p.doc].text(p.evidence)) for p in found.denials),
        *map(overviews.ahead, found.ahead),
        *map(overviews.silent, found.silent),
    ]


def _first(value: str | None) -> date | None:
    found = days(value)
    return found[0] if found else None


def _is_since(value: str | None, first: date) -> bool:
    start = _first(value)
    return start is not None and start >= first


def _new_conflicts(now: Current, first: date) -> tuple[Standing, ...]:
    before = (first - timedelta(days=1)).isoformat() if first > date.min else None
    known = _conflicts(now, before) if before else {}
    return tuple(found for key, found in sorted(_conflicts(now, None).items()) if key not in known)


def _conflicts(now: Current, as_of: str | None) -> dict[Key, Standing]:
    found = alliances.statuses(record.negotiation(now.record, now.codebook, as_of))
    return {key: one for key, one in found.items() if one.conflict}


def _ahead(known: Record) -> tuple[Event, ...]:
    printed = [day for d in known.documents.values() if (day := _first(d.published))]
    last = max(printed, default=date.min)
    planned = [e for e in known.events if e.status == "planned" and (_first(e.start) or date.min) > last]
    return tuple(sorted(planned, key=lambda event: (event.start or "", event.id)))
