"""Figure: curves over a count, each with its name at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.views.figures import canvas

Point = tuple[float, float]
_LEFT, _TOP, _WIDE, _HIGH, _NAMES, _FOOT = 44, 12, 460, 260, 190, 34
_LINE = 16  # px that a name needs
_DASHES = ("none", "7 4", "2 3", "9 3 2 3", "4 4", "1 4")


@dataclass(frozen=True, slots=True)
class Curve:
    """A name and its points: a count, and a share from 0 to 1."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A curve in px; ``name_y``: where its name stands, clear of the others; ``tells``: its values in words."""

    name: str
    path: str
    dash: str
    dots: tuple[Point, ...]
    name_y: float
    tells: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What `curves.svg.j2` draws. ``rows`` and ``columns``: lines of the grid, place in px and what they say."""

    width: int
    height: int
    label: str
    left: int
    right: int
    foot: int
    rows: tuple[tuple[float, str], ...]
    columns: tuple[tuple[float, str], ...]
    strokes: tuple[Stroke, ...]


def draw(curves: Sequence[Curve], label: str, *, alone: bool = False) -> str:
    """SVG text; the scale of the shares is from 0 to 1, so that no difference looks larger than it is."""
    counts = sorted({x for curve in curves for x, _ in curve.points}) or [0]
    rows = tuple((_y(n / 4), f"{n / 4:g}") for n in range(5))
    columns = tuple((_x(x, counts[-1]), f"{x:g}") for x in counts)
    strokes = tuple(_strokes(curves, counts[-1]))
    width, height = _LEFT + _WIDE + _NAMES, _TOP + _HIGH + _FOOT
    drawing = Drawing(width, height, label, _LEFT, _LEFT + _WIDE, _TOP + _HIGH, rows, columns, strokes)
    return canvas.draw("curves.svg.j2", drawing, alone=alone)


def _x(value: float, most: float) -> float:
    return round(_LEFT + _WIDE * (value / most if most else 0), 1)


def _y(value: float) -> float:
    return round(_TOP + _HIGH * (1 - value), 1)


def _strokes(curves: Sequence[Curve], most: float) -> Iterator[Stroke]:
    """The curves from the top down by where they end, so that the names keep their order."""
    free = 0.0
    for number, curve in enumerate(sorted(curves, key=lambda c: (-c.points[-1][1], c.name))):
        dots = tuple((_x(x, most), _y(y)) for x, y in curve.points)
        path = "M" + "L".join(f"{x} {y}" for x, y in dots)
        free = max(free, dots[-1][1] + 4)
        tells = f"{curve.name}: " + ", ".join(f"{y:.3f} after {x:g}" for x, y in curve.points)
        yield Stroke(curve.name, path, _DASHES[number % len(_DASHES)], dots, free, tells)
        free += _LINE
