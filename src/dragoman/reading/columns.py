"""Which column of a table holds what: as the user says, else by the names of ``lexicons/columns.tsv``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from dragoman.errors import DragomanError
from dragoman.language.tables import rows, several
from dragoman.reading import writtendates


@lru_cache(maxsize=1)
def _names() -> Mapping[str, tuple[str, ...]]:
    return {field: several(names) for field, names in rows("dragoman.reading", "columns.tsv", 2)}


def mapping(text: str) -> dict[str, str]:
    """Field -> column of ``text=Body,date=PubDate``. Raises D002 where it is another form or the field is unknown."""
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        field, sign, column = (piece.strip() for piece in part.partition("="))
        if not (sign and column) or field not in _names():
            remedy = f"write FIELD=COLUMN, several with a comma between; the fields are {' '.join(_names())}"
            raise DragomanError("D002", value=part, what="mapping of a column", remedy=remedy)
        found[field] = column
    return found


def assign(header: Sequence[str], asked: Mapping[str, str], doc: str) -> dict[str, str]:
    """Column -> field; a column that is none of ours keeps its name. Raises D116 where no column holds the text."""
    missing = [column for column in asked.values() if column not in header]
    taken = {column: field for field, column in asked.items()}
    keys = {_key(column): column for column in reversed(header) if column not in taken}
    for field, names in _names().items():
        column = next((keys[key] for name in names if (key := _key(name)) in keys), None)
        if field not in asked and column is not None and column not in taken:
            taken[column] = field
    if missing or not {"text", "html"} & set(taken.values()):
        sought = ", ".join(missing) or "for the text"
        raise DragomanError("D116", doc=doc, sought=sought, columns=", ".join(header)[:300])
    return taken


def records(
    header: Sequence[str], lines: Iterator[Sequence[object]], asked: Mapping[str, str], doc: str
) -> Iterator[dict[str, object]]:
    """The rows with our keys: dates as ISO 8601 where they can be read, other columns under their own names."""
    fields = assign(header, asked, doc)
    for line in lines:
        row = {fields.get(name) or _other(name): value for name, value in _pairs(header, line)}
        if isinstance(row.get("date"), str):
            row["date"] = writtendates.iso(str(row["date"])) or row["date"]
        yield row


def _other(name: str) -> str:
    """A column named like a key of ours that another column stands for must not come in by its name."""
    return f"column {name}" if name in _names() else name


def _pairs(header: Sequence[str], line: Sequence[object]) -> Iterator[tuple[str, object]]:
    """Cells with their columns; of columns without a name nothing is known."""
    return ((name, value) for name, value in zip(header, line, strict=False) if name and value not in (None, ""))


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()
