"""The figures: well-formed SVG, alone or in a page, with names for those who do not see them."""

from __future__ import annotations

from types import ModuleType
from xml.etree import ElementTree

import pytest

from dragoman.deals.over_time import over_time
from dragoman.model import Record
from dragoman.overview import matrix, sources, timeline
from dragoman.overview.record import dated, negotiation
from dragoman.views.figures import canvas, strip
from dragoman.views.figures import matrix as matrix_figure
from dragoman.views.figures import sources as sources_figure
from dragoman.views.figures import timeline as timeline_figure

SVG = "{http://www.w3.org/2000/svg}"


def drawn(harbour: ModuleType, *, alone: bool) -> dict[str, str]:
    """Every figure of the invented negotiation."""
    record, book = harbour.record(), harbour.codebook()
    dates = {position.id: dated(position, record.documents) for position in record.positions}
    return {
        "matrix": matrix_figure.draw(matrix.build(record, book), alone=alone),
        "timeline": timeline_figure.draw(timeline.build(record, book), book, alone=alone),
        "sources": sources_figure.draw(sources.build(record, book), alone=alone),
        "strip": strip.draw(over_time(negotiation(record, book)), dates, alone=alone),
    }


@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("name", ["matrix", "timeline", "sources", "strip"])
def test_well_formed_named_and_without_script(harbour: ModuleType, name: str, alone: bool) -> None:
    root = ElementTree.fromstring(drawn(harbour, alone=alone)[name])
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "group"
    assert root.get("aria-label")
    assert (root.find(f"{SVG}style") is not None) is alone
    tags = {element.tag for element in root.iter()}
    assert not tags & {f"{SVG}script", f"{SVG}foreignObject", f"{SVG}image"}
    inside = {element.get("href") for element in root.iter(f"{SVG}use")}
    assert all(href and href.startswith("#g-") for href in inside)
    if alone:
        ids = {element.get("id") for element in root.iter(f"{SVG}symbol")}
        assert {href[1:] for href in inside if href} <= ids


def test_nothing_is_drawn_outside_the_frame(harbour: ModuleType) -> None:
    for svg in drawn(harbour, alone=False).values():
        root = ElementTree.fromstring(svg)
        width, height = float(root.get("width", 0)), float(root.get("height", 0))
        for box in [*root.iter(f"{SVG}rect"), *root.iter(f"{SVG}use")]:
            x, y = float(box.get("x", 0)), float(box.get("y", 0))
            assert x >= 0 <= y
            assert x + float(box.get("width", 0)) <= width
            assert y + float(box.get("height", 0)) <= height


def test_the_matrix_says_in_words_what_it_shows_in_colour(harbour: ModuleType) -> None:
    words = " ".join(ElementTree.fromstring(drawn(harbour, alone=False)["matrix"]).itertext())
    assert "red line · own word" in words
    assert "refuses · by members" in words


def test_cells_can_be_links(harbour: ModuleType) -> None:
    built = matrix.build(harbour.record(), harbour.codebook())
    svg = matrix_figure.draw(built, link=lambda party, issue: f"/cell/{issue.id}/{party.id}")
    links = {a.get("href") for a in ElementTree.fromstring(svg).iter(f"{SVG}a")}
    assert "/cell/season/nordia" in links


def test_the_timeline_has_a_column_a_date_and_a_break_for_a_pause(harbour: ModuleType) -> None:
    svg = drawn(harbour, alone=False)["timeline"]
    titles = [title.text for title in ElementTree.fromstring(svg).iter(f"{SVG}title")]
    assert "Nordia, 3 March 2031, red line: Closed for years" in titles
    assert "Meetings, deadlines, 14 March 2031, event: Round of talks (held)" in titles


def test_the_strip_tells_when_the_answer_turned(harbour: ModuleType) -> None:
    label = ElementTree.fromstring(drawn(harbour, alone=False)["strip"]).get("aria-label")
    assert label == "The answer over time: possible from 3 March 2031; no from 20 March 2031"


def test_a_record_with_nothing_in_it_draws_nothing(harbour: ModuleType) -> None:
    book = harbour.codebook()
    empty = Record({}, (), (), ())
    ElementTree.fromstring(matrix_figure.draw(matrix.build(empty, book), alone=True))
    ElementTree.fromstring(timeline_figure.draw(timeline.build(empty, book), book, alone=True))
    ElementTree.fromstring(sources_figure.draw(sources.build(empty, book), alone=True))
    ElementTree.fromstring(strip.draw((), {}, alone=True))


@pytest.mark.parametrize("width", [30, 60, 200])
def test_text_is_broken_to_a_width(width: int) -> None:
    text = "A commitment that nobody ever joins the league, whatever happens"
    lines = canvas.wrap(text, width, 12)
    assert len(lines) <= 3
    assert all(canvas.width_of(line, 12) <= width for line in lines)
    assert canvas.wrap("short", width * 10, 12) == ("short",)
    assert canvas.clip("x" * 500, width).endswith("…")
