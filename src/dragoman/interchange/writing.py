"""Rows as JSON lines, CSV or Parquet, with the same column names in each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dragoman.interchange.exports import (
    DROPPED,
    INTEGER,
    MENTIONS,
    NUMBER,
    SPAN,
    SPANS,
    TEXT,
    TEXTS,
    TRUTH,
    Row,
)

if TYPE_CHECKING:
    import pyarrow as pa

Columns = Mapping[str, str]
_BREAKS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


def jsonl(rows: Iterable[Row], columns: Columns) -> Iterator[bytes]:
    """One JSON object a line, UTF-8. Unicode's own line breaks are escaped: some readers split lines at them."""
    for row in rows:
        line = json.dumps(row, ensure_ascii=False).translate(_BREAKS)
        yield line.encode("utf-8", "surrogatepass") + b"\n"


def csv_lines(rows: Iterable[Row], columns: Columns) -> Iterator[bytes]:
    """CSV after RFC 4180 in UTF-8, with a line of names; lists, spans, true and false are JSON, null is empty.

    Cells are never altered, also not those that begin with ``=``: it is data.
    """
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
        yield _taken(buffer)
    yield _taken(buffer)


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "surrogatepass")


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else value


def parquet(rows: Iterable[Row], columns: Columns) -> Iterator[bytes]:
    """One Parquet file; spans are lists of two integers, mentions and what was dropped are lists of structures."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(name, _arrow_type(kind)) for name, kind in columns.items()])
    ready = [{name: _arrow_value(columns[name], value) for name, value in row.items()} for row in rows]
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ready, schema=schema), sink)
    yield sink.getvalue()


def _arrow_type(kind: str) -> pa.DataType:
    import pyarrow as pa

    span = pa.list_(pa.int64())
    told = [(name, pa.string()) for name in ("start", "end", "status")]
    sure = [("confidence", pa.float64()), ("reason", pa.string())]
    mention = pa.struct([("doc", pa.string()), ("span", span), *told, *sure])
    dropped = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("reason", pa.string())])
    return {
        TEXT: pa.string(),
        INTEGER: pa.int64(),
        NUMBER: pa.float64(),
        TRUTH: pa.bool_(),
        SPAN: span,
        SPANS: pa.list_(span),
        TEXTS: pa.list_(pa.string()),
        DROPPED: pa.list_(dropped),
        MENTIONS: pa.list_(mention),
    }[kind]


def _arrow_value(kind: str, value: Any) -> Any:
    if kind == DROPPED:
        return [dict(zip(("start", "end", "reason"), part, strict=True)) for part in value]
    return value


FORMATS: Mapping[str, Callable[[Iterable[Row], Columns], Iterator[bytes]]] = {
    "jsonl": jsonl,
    "csv": csv_lines,
    "parquet": parquet,
}
