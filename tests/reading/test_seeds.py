from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman.model import Document
from dragoman.reading import read, walk
from dragoman.reading.dates import infer_years
from dragoman.settings import Settings

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def clippings(shared: Path) -> list[tuple[dict[str, object], Document]]:
    gold = {row["doc"]: row for row in json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))}
    found = [d for source in walk([str(shared / "seeds")]) for d in read(source, Settings())]
    assert all(isinstance(d, Document) for d in found)
    return [(gold[d.doc], d) for d in found if isinstance(d, Document)]


def lines(document: Document) -> list[tuple[int, float]]:
    """Number of each line that is not blank, and which share of it is body."""
    body = {i for start, end in document.body for i in range(start, end)}
    found, at = [], 0
    for number, line in enumerate(document.raw.split("\n"), 1):
        filled = [at + i for i, c in enumerate(line) if not c.isspace()]
        if filled:
            found.append((number, sum(i in body for i in filled) / len(filled)))
        at += len(line) + 1
    return found


def test_furniture_goes_and_every_paragraph_stays(clippings: list[tuple[dict[str, object], Document]]) -> None:
    kept = dropped = furniture = 0
    for gold, document in clippings:
        first, last = gold["meta"]["body_lines"]  # type: ignore[index]
        for number, share in lines(document):
            if number in gold["boilerplate_lines"]:  # type: ignore[operator]
                furniture += 1
                dropped += share <= 0.5
            elif first <= number <= last:
                kept += share <= 0.5
    assert kept == 0
    assert dropped >= furniture - 1


def test_what_the_clippings_say_of_themselves(clippings: list[tuple[dict[str, object], Document]]) -> None:
    for gold, document in clippings:
        meta: dict[str, str] = gold["meta"]  # type: ignore[assignment]
        assert document.title == meta["title"], document.doc
        assert document.byline == meta["byline"], document.doc
        assert document.place == meta["place"], document.doc
        assert document.agency == meta["agency"], document.doc


def test_dates_of_the_clippings(clippings: list[tuple[dict[str, object], Document]]) -> None:
    found = [(d.published, d.published_how) for _, d in clippings]
    assert [value for value, _ in found] == ["2021-12-09", "2022-01-06", "XXXX-01-12", "2022-01-20", "2022-01"]
    assert [how for _, how in found][-1] == "inferred"
    assert infer_years([d for _, d in clippings])[2].published == "2022-01-12"
