"""The figure of curves: well-formed, named, and in order."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

from dragoman.views.figures import curves
from dragoman.views.figures.curves import Curve

LINES = (
    Curve("low & slow", ((0, 0.2), (40, 0.25))),
    Curve("high", ((0, 0.9), (40, 0.9))),
    Curve("near", ((0, 0.9), (40, 0.89))),
)


def test_every_curve_is_named_and_tells_its_values() -> None:
    text = curves.draw(LINES, "F1 & its like", alone=True)
    root = ElementTree.fromstring(text)
    assert root.get("aria-label") == "F1 & its like"
    titles = [node.text for node in root.iter("{http://www.w3.org/2000/svg}title")]
    assert titles[1:] == [
        "high: 0.900 after 0, 0.900 after 40",
        "near: 0.900 after 0, 0.890 after 40",
        "low & slow: 0.200 after 0, 0.250 after 40",
    ]


def test_names_do_not_overlap_and_dashes_tell_curves_apart() -> None:
    strokes = list(curves._strokes(LINES, 40))
    ends = [stroke.name_y for stroke in strokes]
    assert all(b - a >= curves._LINE for a, b in pairwise(ends))
    assert len({stroke.dash for stroke in strokes}) == 3


def test_no_curve_is_drawn_without_one() -> None:
    assert ElementTree.fromstring(curves.draw((), "nothing", alone=True)) is not None
