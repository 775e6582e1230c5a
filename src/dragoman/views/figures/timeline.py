"""Figure: one lane a party, one column a date; what was said, by shape, and the meetings above."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dragoman.model import Codebook, Event, Position
from dragoman.overview.matrix import alone as spoken
from dragoman.overview.partial import days, in_words
from dragoman.overview.timeline import Entry, Timeline
from dragoman.views.figures import canvas

_NAMES, _COLUMN, _GLYPH, _STEP, _TOP, _GAP = 150, 58, 13, 19, 64, 60

Link = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Dot:
    """A shape at (x, y) px: ``count`` positions of a status on a date. ``title``: in words; ``href``: may be empty."""

    x: float
    y: float
    status: str
    count: int
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A party's lane from y to y + height px."""

    y: float
    height: float
    name: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis: day and month above, year below where it changes. gap: a long pause precedes it."""

    x: float
    text: str
    year: str
    gap: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """What `timeline.svg.j2` draws."""

    width: int
    height: int
    label: str
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    legend: tuple[tuple[float, str, str], ...]


def draw(timeline: Timeline, codebook: Codebook, *, alone: bool = False, link: Link | None = None) -> str:
    """SVG text: dates are evenly spaced columns (a break marks more than two months), lanes in the codebook's order.

    ``link`` gives the address of a date.
    """
    dates = list(dict.fromkeys(entry.date for entry in timeline.placed if entry.date))
    columns = {value: _NAMES + _COLUMN * (number + 0.5) for number, value in enumerate(dates)}
    lanes, y = [], float(_TOP)
    for name, dots in _rows(timeline.placed, codebook):
        lane = _lane(y, name, dots, columns, link)
        lanes.append(lane)
        y += lane.height
    drawing = Drawing(
        width=max(_NAMES + _COLUMN * len(dates) + 8, 560),
        height=round(y) + 34,
        label="What was said when",
        ticks=tuple(_ticks(dates, columns)),
        lanes=tuple(lanes),
        legend=tuple(_legend()),
    )
    return canvas.draw("timeline.svg.j2", drawing, alone=alone)


_Said = dict[tuple[str, str], list[str]]  # (date, status) -> what was said, or held


def _rows(entries: Iterable[Entry], codebook: Codebook) -> list[tuple[str, _Said]]:
    meetings: _Said = {}
    parties: dict[str, _Said] = {party.id: {} for party in codebook.parties}
    for entry in entries:
        when = entry.date or ""
        if entry.event is not None:
            meetings.setdefault((when, "event"), []).append(_meeting(entry.event))
        elif entry.position is not None and entry.position.holder in parties:
            said = parties[entry.position.holder]
            said.setdefault((when, spoken(entry.position)), []).append(_words(entry.position, codebook))
    rows = [("Meetings, deadlines", meetings)]
    rows += [(party.name, parties[party.id]) for party in codebook.parties]
    return [(name, said) for name, said in rows if said]


def _legend() -> Iterator[tuple[float, str, str]]:
    """(x, shape, word) of every shape; they start under the names, so that a narrow screen shows them."""
    x = 0.0
    for shape in ("event", *(status for status in canvas.STATUSES if status != "unknown")):
        word = "meeting" if shape == "event" else shape.replace("-", " ")
        yield x, shape, word
        x += 36 + canvas.width_of(word, 12)


def _meeting(event: Event) -> str:
    return f"{event.title} ({event.status})"


def _words(position: Position, codebook: Codebook) -> str:
    issue = codebook.issue(position.issue or "")
    option = next((o.name for o in issue.options if o.id == position.option), "") if issue else ""
    return option or str(position.option)


def _lane(y: float, name: str, said: _Said, columns: dict[str, float], link: Link | None) -> Lane:
    depth: Counter[str] = Counter()
    dots = []
    for (when, status), items in sorted(said.items(), key=lambda item: (columns[item[0][0]], _rank(item[0][1]))):
        top = y + 10 + depth[when] * _STEP
        depth[when] += 1
        listed = "; ".join(sorted(dict.fromkeys(items)))
        title = f"{name}, {in_words(when)}, {status.replace('-', ' ')}: {listed}"
        href = link(when) if link else ""
        dots.append(Dot(columns[when] - _GLYPH / 2, top, status, len(items), title, href))
    return Lane(y, 20 + max(depth.values()) * _STEP - (_STEP - _GLYPH), canvas.clip(name, _NAMES - 14), tuple(dots))


def _rank(status: str) -> int:
    order: tuple[str, ...] = canvas.STATUSES
    return order.index(status) if status in order else -1


def _ticks(dates: list[str], columns: dict[str, float]) -> Iterable[Tick]:
    before: tuple[date, date] | None = None
    for value in dates:
        found = days(value)
        assert found is not None  # only dates that have a place on the axis come here
        year = value[:4] if before is None or before[0].year != found[0].year else ""
        gap = before is not None and (found[0] - before[1]).days > _GAP
        yield Tick(columns[value], _short(value), year, gap)
        before = found


def _short(value: str) -> str:
    """``20 Jan``, ``Jan``, or nothing where only the year is known (the year stands above)."""
    words = in_words(value).split()[:-1]
    return " ".join(word[:3] if word.isalpha() else word for word in words)
