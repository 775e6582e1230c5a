"""Figure: the position matrix, issues down and parties across, a shape, a word and the option in each cell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.deals.wording import hangs_on
from dragoman.model import Issue, Party
from dragoman.overview.matrix import Cell, Mark, Matrix
from dragoman.views.figures import canvas

_NAMES, _COLUMN, _LINE, _PAD, _SMALL = 210, 168, 15, 9, 12.0
_BASES = {"own": "own word", "reported": "reported", "forecast": "forecast"}
_HOW = {"red-line-demand": "by a red line", "members": "by members", "alliance": "by alliance"}
Link = Callable[[Party, Issue], str]


@dataclass(frozen=True, slots=True)
class Box:
    """One option in a cell, ``y`` and ``height`` in px; ``lines`` of its name; ``href`` empty without a link."""

    x: float
    y: float
    width: float
    height: float
    status: str
    word: str
    lines: tuple[str, ...]
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Band:
    """An issue's row."""

    y: float
    height: float
    lines: tuple[str, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A party's column head."""

    x: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What `matrix.svg.j2` draws."""

    width: int
    height: int
    label: str
    heads: tuple[Head, ...]
    bands: tuple[Band, ...]


def draw(matrix: Matrix, *, alone: bool = False, link: Link | None = None) -> str:
    """SVG text; only parties and issues with anything on record. ``link`` gives each cell's address."""
    parties = matrix.speaking
    bands, y = [], 44.0
    for row in matrix.rows:
        cells = [cell for cell in row.cells if cell.party in parties]
        if any(cell.marks for cell in cells):
            bands.append(_band(row.issue, cells, y, link))
            y += bands[-1].height
    heads = tuple(
        Head(_NAMES + number * _COLUMN + _PAD, canvas.wrap(party.name, _COLUMN - 16, lines=2))
        for number, party in enumerate(parties)
    )
    when = f", as of {matrix.as_of}" if matrix.as_of else ""
    label = f"{matrix.negotiation}: positions of {len(parties)} parties on {len(bands)} issues{when}"
    drawing = Drawing(_NAMES + _COLUMN * len(parties) + 2, round(y) + 4, label, heads, tuple(bands))
    return canvas.draw("matrix.svg.j2", drawing, alone=alone)


def _band(issue: Issue, cells: list[Cell], y: float, link: Link | None) -> Band:
    lines = canvas.wrap(issue.name, _NAMES - 18)
    boxes: list[Box] = []
    bottom = y + 14 + _LINE * len(lines)
    for number, cell in enumerate(cells):
        top = y + 5
        for mark in cell.marks:
            href = link(cell.party, cell.issue) if link else ""
            box = _box(cell, mark, _NAMES + number * _COLUMN, top, href)
            boxes.append(box)
            top += box.height + 3
        bottom = max(bottom, top + 2)
    return Band(y, bottom - y, lines, tuple(boxes))


def _box(cell: Cell, mark: Mark, x: float, y: float, href: str) -> Box:
    terms = hangs_on(mark.standing, (f"“{option.name}”" for option in mark.asks))
    terms = terms and f", {terms}"
    lines = canvas.wrap(f"{mark.option.name}{terms}", _COLUMN - 26, _SMALL, lines=6 if terms else 3)
    standing = mark.standing
    source = _HOW.get(standing.how) or (_BASES[standing.basis] if standing.basis else "")
    basis = f" · {source}" if source else ""
    word = standing.status.replace("-", " ")
    title = f"{cell.party.name} {word}: {mark.option.name}{terms}{basis}, {len(mark.positions)} on record"
    height = 24 + len(lines) * _LINE
    return Box(x + 2, y, _COLUMN - 6, height, standing.status, f"{word}{basis}", lines, title, href)
