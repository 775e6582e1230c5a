"""Which dated appointment a report means that names one without its day ("the meeting in Riga was called off")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from dragoman.events.vocabulary import vocabulary
from dragoman.language.intervals import Days, days_of
from dragoman.model import Event

_FRESH = 2  # days that an appointment stays the one that readers know, counted from its last day
_TOLD_AGAIN = 14  # days after which it is still told that an appointment came to nothing
_AHEAD = 62  # days before an appointment from which a report of its being called off may come
_SHORT = 31  # days: what is dated more vaguely is no appointment that "the meeting" picks out


def resolve(mentions: Iterable[Event], dated: Iterable[Event], published: Mapping[str, str | None]) -> dict[str, str]:
    """Undated event -> the dated one that it means, by id; what fits none, or two alike, is left out.

    published: document id -> its date; a report that is not dated to the day means none.
    """
    known = list(dated)
    found: dict[str, str] = {}
    for mention in mentions:
        home = _meant(mention, known, _day(published.get(mention.mentions[0].doc)))
        if home is not None:
            found[mention.id] = home.id
    return found


def _day(value: str | None) -> Days | None:
    days = days_of(value) if value and len(value) == 10 else None
    return days if days and days[0] == days[1] else None


def _meant(mention: Event, known: list[Event], report: Days | None) -> Event | None:
    """The nearest that fits; where two are as near, that which fits in place, and none where both do or neither."""
    if report is None:
        return None
    fitting = [event for event in known if _fits(mention, event) and _in_time(mention, event, report)]
    near: dict[tuple[int, bool], list[Event]] = {}
    for event in fitting:
        days = _days(event)
        away = abs((days[0] - report[0]).days) if days else 0
        near.setdefault((away, not _same_place(mention, event)), []).append(event)
    best = near[min(near)] if near else []
    return best[0] if len(best) == 1 else None


def _fits(mention: Event, event: Event) -> bool:
    """One kind of appointment; the same place or a side in common, and neither another place nor another side."""
    if not vocabulary().akin(mention.format, event.format):
        return False
    if mention.place and event.place and not _same_place(mention, event):
        return False
    own = {m.doc for m in mention.mentions} & {m.doc for m in event.mentions}
    if mention.status == "moved" and own:
        return False  # the day that this report tells is the new one
    sides = set(mention.parties)
    if not sides <= set(event.parties):
        return False
    return _same_place(mention, event) or len(sides) >= min(2, len(event.parties))


def _same_place(mention: Event, event: Event) -> bool:
    return bool(mention.place and event.place) and str(mention.place).casefold() == str(event.place).casefold()


def _days(event: Event) -> Days | None:
    start, end = days_of(event.start or ""), days_of(event.end or event.start or "")
    return (start[0], max(start[1], end[1])) if start and end else None


def _in_time(mention: Event, event: Event, report: Days) -> bool:
    """What was held is so by the report's day; what is called off, moved or denied need not have been yet."""
    days = _days(event)
    if days is None or days[1] - days[0] >= timedelta(_SHORT):
        return False
    if mention.status == "held":
        return days[0] <= report[0] <= days[1] + timedelta(_FRESH)
    return days[0] - timedelta(_AHEAD) <= report[0] <= days[1] + timedelta(_TOLD_AGAIN)
