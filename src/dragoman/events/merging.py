"""One event for each appointment, however many documents tell of it: who, when and what must agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from dragoman.events.resolving import resolve
from dragoman.events.vocabulary import vocabulary
from dragoman.language.intervals import Days, days_of
from dragoman.language.lastword import last_word, printed
from dragoman.model import Event, Mention

_SHORT = 62  # days: two periods longer than this are no evidence of one appointment ("in 2008" and "in April 2008")
_CORRECTED = 2  # days by which a report may be mistaken on when an appointment will be
_PRECISIONS = ("day", "week", "month", "season", "year")


def merge(events: Iterable[Event], published: Mapping[str, str | None] | None = None) -> tuple[Event, ...]:
    """Merges events that mean one appointment; the order of the input changes nothing.

    published: document id -> date of the document, full or partial; the latest document's word on status and date wins,
    what each of them says stays in ``mentions``. Documents without a date count as the earliest. Events without a day
    are mentions of those that have one (`resolving`).
    """
    dates = published or {}
    found = sorted(events, key=_order)
    told = [event for event in found if event.start is not None]
    double = _told_on_both(told)
    groups: list[list[Event]] = []
    for event in told:
        home = next((g for g in groups if all(one_appointment(event, member, double) for member in g)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    merged = {group[0].id: _merged(group, dates) for group in groups}
    undated = [event for event in found if event.start is None]
    homes = resolve(undated, merged.values(), dates)
    for group in groups:
        meant = [event for event in undated if homes.get(event.id) == merged[group[0].id].id]
        if meant:
            merged[group[0].id] = _merged(group, dates, meant)
    return tuple(sorted(merged.values(), key=lambda e: (e.start or "~", e.id)))


def _told_on_both(events: Iterable[Event]) -> frozenset[tuple[str, str]]:
    """Pairs of days on which one document tells two appointments of one kind: a series, no difference of reports."""
    days: dict[tuple[str, str], set[str]] = {}
    for event in events:
        for mention in event.mentions:
            days.setdefault((mention.doc, event.format), set()).add(event.start or "")
    return frozenset((one, other) for told in days.values() for one in told for other in told if one != other)


def _order(event: Event) -> tuple[int, str, str, tuple[str, ...], str]:
    """The precise ones first, so that vaguer ones gather around them."""
    precision = _PRECISIONS.index(event.precision) if event.precision in _PRECISIONS else len(_PRECISIONS)
    return precision, event.start or "~", event.format, event.parties, event.id


def days(event: Event) -> Days | None:
    """First and last day of an event; None where its year is unknown."""
    start, end = days_of(event.start or ""), days_of(event.end or event.start or "")
    return (start[0], max(start[1], end[1])) if start and end else None


def one_appointment(one: Event, other: Event, double: Collection[tuple[str, str]] = ()) -> bool:
    """Whether two events may be one: formats of one family, no two places, a side in common, days that overlap.

    Days that only overlap are weak evidence where one of the two is vaguer than a day; then more must agree. So it is
    with two days that follow one another. double: pairs of days that some document tells apart.
    """
    if not vocabulary().akin(one.format, other.format) or _told_apart(one, other):
        return False
    if one.ordinal and other.ordinal and one.ordinal != other.ordinal:
        return False
    same_place = bool(one.place and other.place) and _place(one) == _place(other)
    if one.place and other.place and not same_place:
        return False
    if not _share_sides(one, other):
        return False
    if not _overlap(one, other):
        alike = same_place and one.format == other.format and set(one.parties) == set(other.parties)
        return alike and (one.start or "", other.start or "") not in double and _a_day_apart(one, other)
    return _told_alike(one, other) or (
        set(one.parties) == set(other.parties) and (same_place or one.format == other.format)
    )


def _place(event: Event) -> str:
    return (event.place or "").casefold()


def _told_apart(one: Event, other: Event) -> bool:
    """Whether one document tells two appointments of one day: what is one within it was found to be one before."""
    same_day = one.precision == other.precision == "day" and one.start == other.start
    return same_day and bool({m.doc for m in one.mentions} & {m.doc for m in other.mentions})


def _told_alike(one: Event, other: Event) -> bool:
    """Whether both are told to the day, or with the same days."""
    return one.precision == other.precision == "day" or (one.start, one.end) == (other.start, other.end)


def _share_sides(one: Event, other: Event) -> bool:
    """A side in common, and no side of the smaller one that the other lacks where both name at least two."""
    a, b = set(one.parties), set(other.parties)
    if not a or not b:
        return not a and not b
    if min(len(a), len(b)) >= 2:
        return a <= b or b <= a or len(a & b) >= 2
    return bool(a & b)


def _overlap(one: Event, other: Event) -> bool:
    a, b = days(one), days(other)
    if a is None or b is None:
        return one.start is not None and one.start == other.start
    if (_length(a) > _SHORT or _length(b) > _SHORT) and a != b:
        return False
    return a[0] <= b[1] and b[0] <= a[1]


def _a_day_apart(one: Event, other: Event) -> bool:
    """Whether two documents may give one appointment two days: each to the day, one soon after the other.

    What was held is dated by where its reporter stands, and differs by a day; of plans a wrong day is put right later.
    """
    a, b = days(one), days(other)
    if a is None or b is None or not _length(a) == _length(b) == 1:
        return False
    shared = {m.doc for m in one.mentions} & {m.doc for m in other.mentions}
    apart = 1 if "held" in (one.status, other.status) else _CORRECTED
    return not shared and abs((a[0] - b[0]).days) <= apart


def _length(period: Days) -> int:
    return (period[1] - period[0]).days + 1


def _merged(group: Sequence[Event], published: Mapping[str, str | None], undated: Sequence[Event] = ()) -> Event:
    mentions = sorted(
        {m for event in (*group, *undated) for m in event.mentions},
        key=lambda m: (printed(m, published), m.doc, m.span),
    )
    best = min(group, key=_order)
    latest = max((m for m in mentions if m.start), key=lambda m: (printed(m, published), -_width(m), m.doc, m.span))
    parties = _parties(group)
    start, end, precision = best.start, best.end, best.precision
    if latest.start != start and _width(latest) <= _width_of(start, end):
        start, end = latest.start, latest.end
    place = _most([e.place for e in group if e.place]) or _most([e.place for e in undated if e.place])
    first = min(group, key=lambda e: (printed(e.mentions[0], published), e.mentions[0].doc, e.id))
    format = _format(group)
    fuller = max(group, key=lambda e: (set(e.parties) == set(parties), e.format == format, e.id))
    title = f"{fuller.title.rpartition(': ')[0]}: {vocabulary().format_names[format]}".removeprefix(": ")
    number = next((event.ordinal for event in group if event.ordinal), None)
    status = last_word(mentions, published) or first.status
    return Event(first.id, title, start, end, precision, parties, place, format, status, tuple(mentions), number)


def _width_of(start: str | None, end: str | None) -> int:
    first, last = days_of(start or ""), days_of(end or start or "")
    return (last[1] - first[0]).days if first and last else date.max.toordinal()


def _width(mention: Mention) -> int:
    return _width_of(mention.start, mention.end)


def _parties(group: Sequence[Event]) -> tuple[str, ...]:
    """All sides that a document names, those that most of them name first."""
    count = Counter(party for event in group for party in event.parties)
    return tuple(sorted(count, key=lambda party: (-count[party], party)))


def _format(group: Sequence[Event]) -> str:
    """The format that tells most; of those that tell as much, the one that most documents use."""
    most = max(vocabulary().rank(event.format) for event in group)
    return _most([e.format for e in group if vocabulary().rank(e.format) == most]) or group[0].format


def _most(values: list[str]) -> str | None:
    count = Counter(values)
    return min(count, key=lambda value: (-count[value], value)) if count else None
