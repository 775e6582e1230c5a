"""JSON, CSV and Parquet: records with named fields."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import columns, read, walk, writtendates
from dragoman.settings import Settings

TEXT = "The ferry crews and the island council agreed on Monday to go back to the table, both sides said."


def outcomes(path: Path, settings: Settings | None = None) -> list[Document | DragomanError]:
    return [found for source in walk([str(path)]) for found in read(source, settings or Settings())]


def codes(found: list[Document | DragomanError]) -> list[str]:
    return [outcome.code if isinstance(outcome, DragomanError) else outcome.doc for outcome in found]


def table(path: Path, rows: list[list[str]], separator: str = ",") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8-sig")
    return path


def test_a_list_in_json(tmp_path: Path) -> None:
    items: list[object] = [{"id": "a", "text": TEXT, "date": "2021-06"}, 5, {"title": "no text"}, {"text": TEXT}]
    (tmp_path / "pile.json").write_text(json.dumps(items, indent=1))
    found = outcomes(tmp_path)
    assert codes(found) == ["a", "D106", "D106", "pile.json:4"]
    assert isinstance(found[0], Document)
    assert (found[0].published, found[0].raw) == ("2021-06", TEXT)
    assert "pile.json:2" in str(found[1])


def test_what_no_text_may_hold_in_metadata(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        json.dumps({"id": "a\ud83d", "text": TEXT, "title": "T\ud83d\0", "source": "S\ud83d"})
    )
    (found,) = outcomes(tmp_path)
    assert isinstance(found, Document)
    for value in (found.doc, found.title, found.outlet):
        assert value is not None
        assert value.encode("utf-8")
        assert "\0" not in value


def test_one_object_in_json_and_none(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"text": TEXT, "source": "Isle Radio"}))
    (tmp_path / "b.json").write_text('{"text": ')
    (tmp_path / "c.json").write_text("[" * 200_000)
    (tmp_path / "d.json").write_text("[]")
    assert codes(outcomes(tmp_path)) == ["a.json", "D106", "D106"]


def test_columns_under_their_usual_names(tmp_path: Path) -> None:
    rows = [
        ["Headline", "Publication", "Pub Date", "Full text", "By-line", "Desk"],
        [
            "Crews return",
            "Isle Radio",
            "14 March 2023",
            TEXT + "\n\nMore followed, in a second paragraph.",
            "Jane Roe",
            "north",
        ],
        ["Other", "Isle Radio", "some day", TEXT, "", ""],
        ["", "", "", "", "", ""],
        ["Third", "Isle Radio", "03/04/2021", TEXT, "", ""],
    ]
    found = outcomes(table(tmp_path / "pile.csv", rows))
    assert codes(found) == ["pile.csv:1", "D107", "pile.csv:4"]
    first, _, third = found
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert (first.title, first.outlet, first.published, first.byline) == (
        "Crews return",
        "Isle Radio",
        "2023-03-14",
        "Jane Roe",
    )
    assert (first.published_how, dict(first.extra), len(first.body)) == ("given", {"Desk": "north"}, 2)
    assert third.published == "2021"


@pytest.mark.parametrize(("name", "separator"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", "|")])
def test_separators(tmp_path: Path, name: str, separator: str) -> None:
    (found,) = outcomes(table(tmp_path / name, [["title", "text"], ["A, b", TEXT]], separator))
    assert isinstance(found, Document)
    assert found.title == "A, b"


def test_columns_as_the_user_names_them(tmp_path: Path) -> None:
    path = table(tmp_path / "pile.csv", [["title", "text", "Korpus", "Tag"], ["A", "a note", TEXT, "2021-05-02"]])
    (found,) = outcomes(path, Settings(columns="text=Korpus, date=Tag"))
    assert isinstance(found, Document)
    assert (found.raw, found.published, dict(found.extra)) == (TEXT, "2021-05-02", {"column text": "a note"})


def test_no_column_for_the_text(tmp_path: Path) -> None:
    path = table(tmp_path / "pile.csv", [["title", "Korpus"], ["A", TEXT]])
    (error,) = outcomes(path)
    assert isinstance(error, DragomanError)
    assert error.code == "D116"
    assert "Korpus" in error.message
    assert codes(outcomes(path, Settings(columns="text=Nowhere"))) == ["D116"]
    assert codes(outcomes(path, Settings(columns="text"))) == ["D002"]


@pytest.mark.parametrize("asked", ["text", "text=", "=Body", "words=Body"])
def test_a_mapping_that_is_none(asked: str) -> None:
    with pytest.raises(DragomanError) as error:
        columns.mapping(asked)
    assert error.value.code == "D002"
    assert "FIELD=COLUMN" in error.value.remedy


def test_a_long_cell_is_read(tmp_path: Path) -> None:
    (found,) = outcomes(table(tmp_path / "a.csv", [["text"], [(TEXT + "\n\n") * 3000]]))
    assert isinstance(found, Document)


def test_parquet(tmp_path: Path) -> None:
    columns = {
        "headline": ["Crews return", "Again"],
        "body": [TEXT, None],
        "published": [date(2021, 6, 1), None],
        "authors": [["Jane Roe", "John Doe"], []],
        "id": [7, 8],
    }
    parquet.write_table(pyarrow.table(columns), tmp_path / "pile.parquet")
    found = outcomes(tmp_path)
    assert codes(found) == ["7", "D106"]
    assert isinstance(found[0], Document)
    assert (found[0].title, found[0].published, found[0].byline) == ("Crews return", "2021-06-01", "Jane Roe, John Doe")


def test_parquet_that_is_none_or_swells(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(b"PAR1" + bytes(2000) + b"PAR1")
    parquet.write_table(pyarrow.table({"text": ["na " * 1000] * 30_000}), tmp_path / "b.parquet")
    (tmp_path / "c.txt").write_text(TEXT)
    assert (tmp_path / "b.parquet").stat().st_size < 100_000
    assert codes(outcomes(tmp_path, Settings(max_bytes=1_000_000))) == ["D109", "D109", "c.txt"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2022-01-20T08:28:00Z", "2022-01-20"),
        ("2022-01", "2022-01"),
        ("Tue, 14 Mar 2023 08:15:00 +0100", "2023-03-14"),
        ("March 14, 2023 Tuesday", "2023-03-14"),
        ("14/03/2023", "2023-03-14"),
        ("03/04/2021", "2021"),
        ("no day", None),
        ("", None),
    ],
)
def test_written_dates(text: str, value: str | None) -> None:
    assert writtendates.iso(text) == value
