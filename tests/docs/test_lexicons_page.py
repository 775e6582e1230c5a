"""docs/lexicons.md names every lexicon, under its room, and its example entries are sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.pages import CHECKOUT, fences, first_cells, sections

TEXT = (CHECKOUT / "docs" / "lexicons.md").read_text(encoding="utf-8")
FILES = sorted((CHECKOUT / "src" / "dragoman").glob("*/lexicons/*.*"))
ROOMS = sorted({path.parent.parent.name for path in FILES})


@pytest.mark.parametrize("room", ROOMS)
def test_the_files_of_a_room_are_those_on_the_page(room: str) -> None:
    page = next((part for heading, part in sections(TEXT).items() if heading.startswith(f"{room}/")), "")
    assert first_cells(page) == {path.name for path in FILES if path.parent.parent.name == room}


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.parent.name}/{p.name}")
def test_every_lexicon_opens_with_a_comment_that_explains_it(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert len(first.split()) > 5


def test_the_example_entry_has_as_many_columns_as_the_file() -> None:
    (block,) = fences(TEXT, "text")
    cues = (CHECKOUT / "src" / "dragoman" / "statements" / "lexicons" / "cues.tsv").read_text(encoding="utf-8")
    entries = [line for line in cues.splitlines() if line and not line.startswith("#")]
    assert {line.count("\t") for line in block.splitlines()} == {line.count("\t") for line in entries}
    kinds, shapes = ({part for line in entries for part in line.split("\t")[n].split(",")} for n in (1, 2))
    for line in block.splitlines():
        _, kind, taken = line.split("\t")
        assert kind in kinds
        assert set(taken.split(",")) <= shapes
