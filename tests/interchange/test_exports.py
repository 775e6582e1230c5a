"""The exports have exactly the documented keys, and the same values in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.interchange import exports, overviews, writing
from dragoman.model import Position, Record
from tests.docs.pages import CHECKOUT, first_cells, sections
from tests.store.samples import CODED, DAY, DOCUMENT, EVENT, FRAME, QUOTED, REFUSED, SAID, TIMEX

COPY = replace(DOCUMENT, id="d-2", doc="two.txt", copy_of="d-1", title=None, title_span=None)
RECORD = Record({"d-1": DOCUMENT, "d-2": COPY}, (SAID, REFUSED), (CODED, FRAME), (EVENT,), (TIMEX,), {"d-1": 1})
TABLES = sorted(exports.COLUMNS)
KEYS = {
    "documents": """doc sha256 title outlet agency byline place published published_how language translated
        confidential copy_of copy_kind retitled kept added left_out new body dropped
        outlet_country outlet_owner outlet_state outlet_source
        agency_country agency_owner agency_state agency_source""",
    "statements": """id doc kind contents text cue speaker_span speaker_mention speaker speaks_for role addressee
        nested_in in_title said_on confidence reason""",
    "positions": """id doc statement evidence text in_title holder speaker outlet issue option stance basis red_line
        strength form duration condition condition_option as_of said_on confidence reason status copies""",
    "events": "id title start end precision parties place format status mentions",
    "timex": "doc span text type value interval anchor confidence",
}


def exported(what: str, format: str = "jsonl", record: Record = RECORD) -> bytes:
    return b"".join(writing.FORMATS[format](exports.rows(record, what), exports.COLUMNS[what]))


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


@pytest.mark.parametrize("what", TABLES)
def test_every_line_has_exactly_the_keys_of_the_contract(what: str) -> None:
    rows = lines(exported(what))
    assert rows
    assert all(list(row) == KEYS[what].split() for row in rows)


def test_a_position_says_what_the_model_says() -> None:
    row = next(r for r in lines(exported("positions")) if r["id"] == "p-1")
    assert (row["doc"], row["evidence"], row["text"]) == ("talks/one.txt", list(QUOTED), DOCUMENT.text(QUOTED))
    assert (row["condition"], row["issue"], row["copies"], row["status"]) == ([0, 4], "pact", 1, "machine")
    frame = next(r for r in lines(exported("positions")) if r["id"] == "p-2")
    assert (frame["issue"], frame["option"], frame["condition"], frame["red_line"]) == (None, None, None, True)


def test_a_statement_names_its_speaker() -> None:
    said, refused = sorted(lines(exported("statements")), key=lambda r: r["id"])
    assert (said["speaker"], said["speaks_for"], said["role"]) == ("Ina Dorr", "ostrel", "envoy")
    assert (said["contents"], said["text"]) == ([list(QUOTED)], [DOCUMENT.text(QUOTED)])
    assert (refused["speaker"], refused["cue"]) == (None, None)


def test_documents_and_events_name_documents() -> None:
    first, second = lines(exported("documents"))
    assert (first["dropped"], first["copy_of"], second["copy_of"]) == ([[13, 14, "blank"]], None, "talks/one.txt")
    assert second["title"] is None
    mention = {"doc": "talks/one.txt", "span": [0, 13], "start": DAY, "end": None, "status": "planned"}
    mention |= {"confidence": 1.0, "reason": ""}
    assert lines(exported("events"))[0]["mentions"] == [mention]


def test_order_in_the_record_does_not_show() -> None:
    turned = replace(RECORD, positions=RECORD.positions[::-1], statements=RECORD.statements[::-1])
    assert exported("positions", record=turned) == exported("positions")
    assert exported("statements", record=turned) == exported("statements")


@pytest.mark.parametrize("what", TABLES)
def test_csv_has_the_same_values(what: str) -> None:
    plain = lines(exported(what))
    table = list(csv.DictReader(io.StringIO(exported(what, "csv").decode(), newline="")))
    assert [list(row) for row in table] == [list(row) for row in plain]
    for row, cells in zip(plain, table, strict=True):
        for name, value in row.items():
            assert uncelled(cells[name], value) == value


def uncelled(cell: str, value: object) -> object:
    """A cell as the type of the value that it should have."""
    if value is None or isinstance(value, str):
        return cell if value is not None else cell or None
    return json.loads(cell)


@pytest.mark.parametrize("what", TABLES)
def test_parquet_has_the_same_values(what: str) -> None:
    table = pq.read_table(io.BytesIO(exported(what, "parquet"))).to_pylist()
    plain = lines(exported(what))
    for row in table:
        if "dropped" in row:
            row["dropped"] = [list(part.values()) for part in row["dropped"]]
    assert table == plain


def test_an_empty_record_has_a_header_and_a_schema() -> None:
    empty = Record({}, (), (), ())
    assert exported("positions", "csv", empty).decode().strip().split(",") == KEYS["positions"].split()
    assert pq.read_table(io.BytesIO(exported("events", "parquet", empty))).schema.names == KEYS["events"].split()
    assert exported("timex", "jsonl", empty) == b""


WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)


def made(holder: str, issue: str | None, number: int) -> Position:
    return replace(FRAME, id=f"p-{number}", holder=holder, issue=issue, reason=holder)


@settings(deadline=None)
@given(st.lists(st.tuples(WORDS, st.none() | WORDS.filter(bool)), max_size=5))
def test_any_text_survives_jsonl_and_csv(fields: Iterable[tuple[str, str | None]]) -> None:
    positions = tuple(made(holder, issue, number) for number, (holder, issue) in enumerate(fields))
    record = replace(RECORD, positions=positions)
    plain = sorted(lines(exported("positions", record=record)), key=lambda r: r["id"])
    assert [(r["holder"], r["issue"]) for r in plain] == [(p.holder, p.issue) for p in positions]
    table = csv.DictReader(io.StringIO(exported("positions", "csv", record).decode(), newline=""))
    assert sorted(row["holder"] for row in table) == sorted(p.holder for p in positions)


@pytest.mark.parametrize("what", TABLES)
def test_every_export_column_is_documented(what: str) -> None:
    page = sections((CHECKOUT / "docs" / "formats.md").read_text(encoding="utf-8"))
    assert first_cells(page[what]) == set(exports.COLUMNS[what])


@pytest.mark.parametrize("what", sorted(overviews.COLUMNS))
def test_every_overview_column_is_documented(what: str) -> None:
    page = sections((CHECKOUT / "docs" / "formats.md").read_text(encoding="utf-8"))
    assert first_cells(page[what]) == set(overviews.COLUMNS[what])
