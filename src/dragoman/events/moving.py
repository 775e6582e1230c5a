"""Appointments that are put off or brought forward: the day they were set for, and the day they are now set for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date as Day

from spacy.tokens import Token

from dragoman.events.dating import Dated, When
from dragoman.events.grammar import first_of, is_moving
from dragoman.events.triggers import Trigger

_TO = ("until", "till", "to")
_CLIMB = 4  # heads between a date and the verb that moves to it at most: "pushed back to June 20"
_OVER_A_YEAR = 300  # days: "from May 29 to May 22" reads as a range into the next year


@dataclass(frozen=True, slots=True)
class Slot:
    """A day of an appointment. ``moved_to``: the day it was moved to from here; ``moved_here``: it was moved here."""

    when: When
    date: Dated | None
    moved_to: str | None = None
    moved_here: bool = False


def slots(trigger: Trigger, date: Dated | None, dates: Sequence[Dated]) -> Iterator[Slot]:
    """The days of an appointment that its clause moves; nothing where it is not moved.

    date: the one that belongs to the trigger otherwise.
    """
    whole = next((d for d in dates if "/" in d.timex.value and _is_from(d.root) and _verb_of(trigger, d.root)), None)
    if whole is not None:
        yield from _both(*_halves(whole))
        return
    later = next((d for d in dates if _is_to(d.root) and _verb_of(trigger, d.root)), None)
    if later is None:
        later, date = _instead(date, dates)
    if later is None:
        return
    if date is None or date is later:
        yield Slot(later.when, later, moved_here=True)
    else:
        yield from _both(date, later)


def is_moved(trigger: Trigger) -> bool:
    """Whether the verb of the trigger's clause moves it to another day, told or not."""
    return _mover(trigger) is not None


def _both(old: Dated, new: Dated) -> Iterator[Slot]:
    yield Slot(old.when, old, moved_to=new.when.start)
    yield Slot(new.when, new, moved_here=True)


def _mover(trigger: Trigger) -> Token | None:
    """The verb that does it: of its object or, in the passive, of its subject."""
    node = first_of(trigger.token)
    verb = node.head
    if verb.i == node.i or node.dep_ not in ("dobj", "nsubjpass", "nsubj") or not is_moving(verb):
        return None
    return verb


def _verb_of(trigger: Trigger, date: Token) -> bool:
    """Whether a date hangs on the verb that moves the trigger."""
    verb, node = _mover(trigger), date
    if verb is None:
        return False
    for _ in range(_CLIMB):
        node = node.head
        if node.i == verb.i:
            return True
        if node.pos_ in ("VERB", "NOUN"):
            return False
    return False


def _is_to(date: Token) -> bool:
    return date.dep_ == "pobj" and date.head.lower_ in _TO


def _is_from(date: Token) -> bool:
    return date.dep_ == "pobj" and date.head.lower_ == "from"


def _halves(whole: Dated) -> tuple[Dated, Dated]:
    """The two ends of "from May 22 to May 29" as dates of their own."""
    first, _, last = whole.timex.value.partition("/")
    return _end_of(whole, first), _end_of(whole, _nearer(first, last))


def _nearer(first: str, last: str) -> str:
    """The last day a year earlier, where only that makes sense: brought forward "from May 29 to May 22"."""
    try:
        start, end = Day.fromisoformat(first), Day.fromisoformat(last)
        return end.replace(year=start.year).isoformat() if (end - start).days > _OVER_A_YEAR else last
    except ValueError:
        return last


def _end_of(whole: Dated, day: str) -> Dated:
    timex = replace(whole.timex, value=day, interval=None if "X" in day else (day, day))
    return replace(whole, timex=timex, when=When(day, day, "day"))


def _instead(date: Dated | None, dates: Sequence[Dated]) -> tuple[Dated | None, Dated | None]:
    """(new, old) of "on June 20 instead of June 14"; two Nones where nothing replaces anything."""
    for other in dates:
        before = other.tokens.doc[max(0, other.tokens.start - 3) : other.tokens.start]
        told = " ".join(token.lower_ for token in before)
        replaced = "instead of" in told or "rather than" in told
        if date is not None and replaced and other is not date and date.root.sent == other.root.sent:
            return date, other
    return None, date
