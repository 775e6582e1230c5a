"""``dragoman export``: the current record in the formats of other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.interchange import agenda, anchored, exports, graphs, writing
from dragoman.run import current, manifest, network, register

TABLES = tuple(exports.COLUMNS)
GRAPHS = {"graphml": graphs.graphml, "gexf": graphs.gexf}
LISTS = {"ics": agenda.ics, "annotations": anchored.jsonld}
KINDS = (*TABLES, *LISTS, *GRAPHS)


def export(
    folder: Path, what: str, format: str = "jsonl", as_of: str | None = None, *, confidential: bool = False
) -> Iterator[bytes]:
    """The bytes of one export, in pieces. Raises D002 (no such export or format), D012, D7xx."""
    known(what, KINDS, "export")
    now = current.load(folder, as_of, confidential=confidential)
    if what in TABLES:
        known(format, tuple(writing.FORMATS), "format")
        record = register.known(now.record, folder) if what == "documents" else now.record
        return writing.FORMATS[format](exports.rows(record, what), exports.COLUMNS[what])
    if what in LISTS:
        return LISTS[what](now.record, manifest.version())
    return GRAPHS[what](network.of(now), graphs.names(now.codebook))


def known(value: str, choices: tuple[str, ...], what: str) -> None:
    """Raises D002 where a value is none of the choices."""
    if value not in choices:
        raise DragomanError("D002", value=value, what=what, remedy=f"take one of {', '.join(choices)}")
