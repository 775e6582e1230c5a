"""Figure: the answer over time, one stretch for as long as it stayed the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dragoman.deals.constraints import Answer
from dragoman.deals.over_time import Moment
from dragoman.overview.partial import days, in_words, order
from dragoman.overview.standing import Status
from dragoman.views.figures import canvas

_STEP, _LEAST, _TOP = 34, 112, 8
SHAPES: Mapping[Answer, Status] = {"yes": "accepts", "possible": "considers", "no": "refuses"}
"""The shape and colour of an answer: those of the status that it is nearest to."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one answer: from x px for ``width`` px; ``since``: when it began; ``ticks``: where words changed."""

    x: float
    width: float
    status: Status
    word: str
    since: str
    ticks: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What `strip.svg.j2` draws."""

    width: int
    height: int
    label: str
    stretches: tuple[Stretch, ...]


def draw(moments: Sequence[Moment], dates: Mapping[str, str | None], *, alone: bool = False) -> str:
    """SVG text; a stretch is as long as there were days on which a standing changed, not as it lasted.

    ``dates``: position id -> (partial) date, so that a day is not made of a month.
    """
    stretches = tuple(_stretches(moments, dates))
    told = "; ".join(f"{stretch.word} from {stretch.since}" for stretch in stretches)
    width = round(stretches[-1].x + stretches[-1].width + 2) if stretches else 2
    drawing = Drawing(width, _TOP + 60, f"The answer over time: {told}", stretches)
    return canvas.draw("strip.svg.j2", drawing, alone=alone)


def since(moment: Moment, dates: Mapping[str, str | None]) -> str:
    """When a moment began, no more exact than the positions that made it."""
    if moment.date is None:
        return "the start"
    known = sorted({date for id in moment.positions if (date := dates.get(id))}, key=order)
    first = [date for date in known if (found := days(date)) and found[0].isoformat() == moment.date]
    return in_words(first[0] if first else moment.date)


def _stretches(moments: Sequence[Moment], dates: Mapping[str, str | None]) -> Iterator[Stretch]:
    x = 0.0
    for answer, run in groupby(moments, key=lambda moment: moment.answer):
        same = list(run)
        width = max(_LEAST, _STEP * len(same))
        ticks = tuple(x + _STEP * number for number in range(1, len(same)))
        yield Stretch(x, width, SHAPES[answer], answer, since(same[0], dates), ticks)
        x += width
