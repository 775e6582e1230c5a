"""Clippings of our own making: invented reports in the layouts of many kinds of outlet, with what is true of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
FIELDS = ("title", "byline", "place", "agency", "date")


@dataclass(frozen=True, slots=True)
class Clipping:
    """``true``: the fields that the page prints; ``body``: its paragraphs."""

    kind: str
    text: str
    true: dict[str, str]
    body: tuple[str, ...]


def clippings() -> Iterator[Clipping]:
    """Every story in every layout."""
    layouts, stories = (yaml.safe_load((HERE / f"{name}.yaml").read_text("utf-8")) for name in ("layouts", "stories"))
    for layout in layouts:
        for story in stories:
            yield _clipping(layout, story)


def _clipping(layout: dict[str, Any], story: dict[str, Any]) -> Clipping:
    day: date = story["date"]
    month = day.strftime("%B")
    filled = {
        **story,
        "PLACE": story["place"].upper(),
        "place_line": story["place"].upper(),
        "AUTHOR": story["author"].upper(),
        "long": f"{day.day} {month} {day.year}",
        "us": f"{month} {day.day}, {day.year}",
        "day": f"{month} {day.day}",
        "iso": day.isoformat(),
        "dotted": day.strftime("%d.%m.%Y"),
        **{f"p{n}": text for n, text in enumerate(story["p"])},
    }
    page: str = layout["page"]
    agency = next((story[key] for key in ("known", "acronym", "house") if f"{{{key}}}" in page), "")
    facts = {"title": story["title"], "byline": story["author"], "place": story["place"], "agency": agency}
    true = {**facts, "date": day.isoformat()}
    return Clipping(
        layout["kind"],
        page.format_map(filled),
        {field: true[field] for field in layout["states"]},
        tuple(story["p"]),
    )
