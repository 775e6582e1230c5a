"""Positions and events in the order of their dates, and where a party's status on an option changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Literal

from dragoman.model import Codebook, Event, Issue, Position, Record
from dragoman.overview.partial import days, order
from dragoman.overview.record import dated
from dragoman.overview.sources import Origins
from dragoman.overview.standing import NO, Status, askable, of_weight, on_issue

Direction = Literal["new", "hardened", "softened"]
_CONSENT: Mapping[Status, int] = {
    "red-line": 0, "refuses": 1, "opposes": 2, "unknown": 3, "considers": 4, "accepts": 5, "wants": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shift:
    """What the record made of (party, option) before and after a day; ``before`` is ``unknown`` for a first word."""

    party: str
    issue: str
    option: str
    before: Status
    after: Status

    @property
    def direction(self) -> Direction:
        """``hardened``: further from consent, or a demand of what was only accepted; ``softened``: the reverse."""
        if self.before == "unknown":
            return "new"
        was, now = _CONSENT[self.before], _CONSENT[self.after]
        return "hardened" if now < was or (now == was and self.after == "wants") else "softened"


@dataclass(frozen=True, slots=True)
class Entry:
    """One position or one event on the timeline. ``date`` as it is known, partial or None; ``reprints`` of its text."""

    date: str | None
    position: Position | None = None
    event: Event | None = None
    shift: Shift | None = None
    reprints: int = 0


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries by the first day that their date may mean, wider dates first, the undated last; ``shifts`` likewise."""

    entries: tuple[Entry, ...]
    shifts: tuple[tuple[str, Shift], ...]

    @property
    def placed(self) -> tuple[Entry, ...]:
        """The entries whose year is known."""
        return tuple(entry for entry in self.entries if days(entry.date) is not None)


def build(record: Record, codebook: Codebook) -> Timeline:
    """The timeline of all coded positions that are not rejected (a reprint counts once) and of all events."""
    origins = Origins(record.documents)
    coded = [p for p in origins.once(record.positions) if p.option is not None and p.status != "rejected"]
    turns = shifts(record, codebook, coded)
    made = _doers(record, turns, coded)
    entries = [
        Entry(dated(p, record.documents), position=p, shift=made.get(p.id), reprints=len(origins.reprints(p.doc)))
        for p in coded
    ]
    entries += [Entry(event.start, event=event) for event in record.events]
    return Timeline(tuple(sorted(entries, key=_key)), turns)


def _key(entry: Entry) -> tuple[tuple[date, date], str, bool, str, tuple[int, int], str]:
    when = (order(entry.date), entry.date or "")
    if entry.position is not None:
        return *when, True, entry.position.doc, entry.position.evidence, entry.position.id
    return *when, False, "", (0, 0), entry.event.id if entry.event else ""


def shifts(record: Record, codebook: Codebook, positions: Iterable[Position]) -> tuple[tuple[str, Shift], ...]:
    """(date, shift) wherever the status of a (party, option) is other than the date before, by date, party and option.

    Only what was said of the party on the option itself; headlines and positions without a year take no part.
    """
    held: dict[tuple[str, str], list[Position]] = {}
    for position in positions:
        when = dated(position, record.documents)
        if of_weight(position) and days(when) is not None:
            held.setdefault((position.holder, position.issue or ""), []).append(replace(position, as_of=when))
    options = askable(codebook)
    found = [
        turn
        for issue in codebook.issues
        for party in codebook.parties
        for turn in _turns(party.id, issue, held.get((party.id, issue.id), []), options)
    ]
    return tuple(sorted(found, key=lambda turn: (order(turn[0]), turn[1].party, turn[1].issue, turn[1].option)))


def _turns(party: str, issue: Issue, held: list[Position], options: frozenset[str]) -> Iterator[tuple[str, Shift]]:
    now: dict[str, Status] = dict.fromkeys((option.id for option in issue.options), "unknown")
    latest: dict[tuple[object, ...], Position] = {}
    ordered = sorted(held, key=lambda position: (order(position.as_of), position.as_of or ""))
    for when, group in groupby(ordered, key=lambda position: position.as_of or ""):
        fresh = {_kind(position): position for position in group}
        latest |= fresh
        touched = {position.option for position in fresh.values()}
        known = [position for position in latest.values() if position.option in touched]
        for standing in on_issue(party, issue, known, {}, options):
            if standing.how == "said" and standing.status != now[standing.option]:
                yield when, Shift(party, issue.id, standing.option, now[standing.option], standing.status)
                now[standing.option] = standing.status


def _kind(position: Position) -> tuple[object, ...]:
    """What ranking tells positions apart by: of one kind only the latest word can still change a status.

    A date that is no day is a kind of its own, as what it may supersede depends on its width.
    """
    stretch = days(position.as_of)
    width = None if stretch and stretch[0] == stretch[1] else position.as_of
    said = (position.option, position.stance, position.basis, position.strength, position.red_line, position.denies)
    return *said, position.condition is None, position.condition_option, width


def _doers(record: Record, turns: Iterable[tuple[str, Shift]], positions: Iterable[Position]) -> dict[str, Shift]:
    """Position id -> the shift that it made: the first of its date and option whose sign is that of the new status."""
    waiting = {(when, turn.party, turn.issue, turn.option): turn for when, turn in turns}
    found: dict[str, Shift] = {}
    for position in sorted(filter(of_weight, positions), key=lambda p: (p.doc, p.evidence, p.id)):
        key = (dated(position, record.documents) or "", position.holder, position.issue or "", position.option or "")
        turn = waiting.get(key)
        if turn is not None and (position.stance == "reject") == (turn.after in NO):
            found[position.id] = waiting.pop(key)
    return found
