"""Tables with a document in each row: CSV, tab-separated text, Parquet."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator, Sequence
from typing import cast

from dragoman.errors import DragomanError
from dragoman.reading import child, columns, records
from dragoman.reading.decode import decode
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings

_SEPARATORS = ",;\t|"
_LONGEST = 2**31 - 1  # the most that the csv module takes for the length of a field on every platform


def read_separated(source: Source, settings: Settings) -> Iterator[Outcome]:
    """A document or an error for each row of a CSV file. Raises D002, D102, D104 to D106, D112, D116, D119."""
    text = decode(source.content(settings.max_bytes), source.doc)
    records.measured(text, source.doc, _separator(text) + "\n")
    csv.field_size_limit(min(settings.max_bytes, _LONGEST))
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        header = [name.strip() for name in next(lines, [])]
        yield from _documents(header, lines, source.doc, settings)
    except csv.Error as error:
        raise DragomanError("D106", doc=f"{source.doc}:{lines.line_num}", cause=error) from error


def _separator(text: str) -> str:
    """The one that the header has most of; names of columns rarely hold another."""
    header = text.lstrip().partition("\n")[0]
    return max(_SEPARATORS, key=header.count)


def read_parquet(source: Source, settings: Settings) -> Iterator[Outcome]:
    """A document or an error for each row of a Parquet file. Raises D002, D102, D109, D112, D116 for the file."""
    found = child.parse(
        "dragoman.reading.tables:parse_parquet", source.content(settings.max_bytes), source.doc, settings
    )
    header, lines = cast("list[str]", found["header"]), cast("list[list[object]]", found["rows"])
    yield from _documents(header, iter(lines), source.doc, settings)


def parse_parquet(data: bytes, limit: int) -> dict[str, object]:
    """Names of the columns and the rows, dates as ISO 8601; runs in the child."""
    import pyarrow
    from pyarrow import parquet

    file = parquet.ParquetFile(io.BytesIO(data), memory_map=False)
    size = sum(file.metadata.row_group(n).total_byte_size for n in range(file.metadata.num_row_groups))
    if size > limit:
        raise ValueError(f"it unpacks to more than {limit} bytes")
    if file.metadata.num_rows * max(1, file.metadata.num_columns) > records.MOST_VALUES:
        raise ValueError(f"more than {records.MOST_VALUES} values")
    table = file.read(use_threads=False)
    plain = (pyarrow.types.is_string, pyarrow.types.is_large_string, pyarrow.types.is_integer, pyarrow.types.is_boolean)
    lists = [
        column.to_pylist() if any(fits(column.type) for fits in plain) else [_cell(cell) for cell in column.to_pylist()]
        for column in table.columns
    ]
    return {"header": table.column_names, "rows": [list(row) for row in zip(*lists, strict=True)]}


def _cell(value: object) -> object:
    """A cell as JSON can hold it: authors as names with commas, days and times as ISO 8601."""
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if value is None or isinstance(value, str | int | float):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _documents(
    header: Sequence[str], lines: Iterator[Sequence[object]], doc: str, settings: Settings
) -> Iterator[Outcome]:
    """Rows count from 1 below the header; blank ones are passed over and counted."""
    seen: records.Seen = {}
    rows = columns.records(header, lines, columns.mapping(settings.columns), doc)
    filled = ((number, record) for number, record in zip(itertools.count(1), rows, strict=False) if record)
    each = (records.outcome(record, f"{doc}:{number}", seen, settings) for number, record in filled)
    yield from records.counted(each, doc)
