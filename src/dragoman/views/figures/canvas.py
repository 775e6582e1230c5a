"""What every figure shares: the templates, the palette, and text that is broken to a width without a browser."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dragoman.overview.standing import Status

STATUSES: tuple[Status, ...] = ("wants", "accepts", "considers", "unknown", "opposes", "refuses", "red-line")
_NARROW = frozenset("iljtfrI.,:;'|!()[]- ")
_WIDE = frozenset("mwMWQGOD@%&—")


class Figure(Protocol):
    """What a template's frame needs: size in px and a sentence that says what the figure shows."""

    @property
    def width(self) -> int:
        """Width in px."""
        ...

    @property
    def height(self) -> int:
        """Height in px."""
        ...

    @property
    def label(self) -> str:
        """The accessible name."""
        ...


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The Jinja2 environment of the figures: everything is escaped, a missing name is an error."""
    loader = PackageLoader("dragoman.views.figures", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@lru_cache(maxsize=1)
def palette() -> Markup:
    """The stylesheet with the colours of the statuses, light and dark; a file of ours, so it is not escaped."""
    return Markup(files("dragoman.views.figures").joinpath("palette.css").read_text(encoding="utf-8"))


def draw(template: str, figure: Figure, *, alone: bool) -> str:
    """SVG text. ``alone``: a file of its own, with palette and glyphs; otherwise the page must bring them."""
    return environment().get_template(template).render(figure=figure, alone=alone, palette=palette())


@lru_cache(maxsize=1)
def symbols() -> Markup:
    """The `<defs>` with one shape a status, for a page that embeds figures."""
    module = environment().get_template("glyphs.svg.j2").module
    return Markup(module.symbols())  # type: ignore[attr-defined]


def width_of(text: str, size: float = 13.0) -> float:
    """Rough width in px of sans-serif text: three classes of letters, full-width for East Asian scripts.

    The em fractions (0.3, 0.54, 0.85, 1) are those of Helvetica's metrics, rounded up.
    """
    ems = sum(0.3 if c in _NARROW else 0.85 if c in _WIDE else 1.0 if ord(c) > 0x2E7F else 0.56 for c in text)
    return ems * size


def clip(text: str, width: float, size: float = 13.0) -> str:
    """The text, cut with an ellipsis where it is wider than ``width`` px."""
    taken = 0.0
    room = width - width_of("…", size)
    kept = len(text)
    for place, letter in enumerate(text):
        if taken <= room:
            kept = place
        taken += width_of(letter, size)
        if taken > width:
            return text[:kept].rstrip() + "…"
    return text


def wrap(text: str, width: float, size: float = 13.0, lines: int = 3) -> tuple[str, ...]:
    """The text in at most ``lines`` lines of ``width`` px; what is left over is clipped on the last."""
    out: list[str] = []
    words = clip(text, width * lines * 2, size).split()
    while words and len(out) < lines - 1:
        taken = 1
        while taken < len(words) and width_of(" ".join(words[: taken + 1]), size) <= width:
            taken += 1
        out.append(clip(" ".join(words[:taken]), width, size))
        words = words[taken:]
    if words:
        out.append(clip(" ".join(words), width, size))
    return tuple(out)
