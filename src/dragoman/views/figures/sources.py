"""Figure: how much of each party's recorded position rests on which outlet, stacked bars of one length."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.overview.sources import NOT_STATED, Rest, Share, Sources
from dragoman.views.figures import canvas

_NAMES, _BARS, _ROW, _TOP = 170, 520, 46, 30
_SHADES = (1.0, 0.42, 0.3, 0.2, 0.14)


@dataclass(frozen=True, slots=True)
class Piece:
    """One outlet's part of a bar: place and length in px, shade 0-1, what it says, and whether the words fit in."""

    x: float
    length: float
    shade: float
    text: str
    title: str
    light: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One party: its name, how many positions, the pieces from the left."""

    y: int
    name: str
    count: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What `sources.svg.j2` draws."""

    width: int
    height: int
    label: str
    bars: tuple[Bar, ...]


def draw(sources: Sources, *, alone: bool = False) -> str:
    """SVG text: a bar a party, a piece an outlet, the largest first."""
    bars = tuple(_bar(rest, _TOP + row * _ROW) for row, rest in enumerate(sources.parties))
    label = "Outlets that each party's recorded positions rest on"
    return canvas.draw(
        "sources.svg.j2", Drawing(_NAMES + _BARS + 10, _TOP + len(bars) * _ROW + 4, label, bars), alone=alone
    )


def _bar(rest: Rest, y: int) -> Bar:
    pieces, x = [], float(_NAMES)
    named = sorted(rest.outlets, key=lambda share: share.name == NOT_STATED)  # stable: still the largest first
    for rank, share in enumerate(named):
        length = share.share * _BARS
        pieces.append(_piece(share, x, length, rank))
        x += length
    plural = "" if rest.positions == 1 else "s"
    return Bar(y, canvas.clip(rest.name, _NAMES - 16), f"{rest.positions} position{plural}", tuple(pieces))


def _piece(share: Share, x: float, length: float, rank: int) -> Piece:
    shade = 0.12 if share.name == NOT_STATED else _SHADES[min(rank, len(_SHADES) - 1)]
    words = f"{share.name} {share.share:.0%}"
    text = canvas.clip(words, length - 16, 12) if length > 40 else ""
    title = f"{share.name}: {share.count} of {share.of} ({share.share:.0%})"
    return Piece(round(x, 1), round(length, 1), shade, text, title, shade == 1.0)
