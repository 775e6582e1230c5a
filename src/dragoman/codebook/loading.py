"""A codebook from a file or a text, with every complaint about it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import yaml

from dragoman.codebook import references, schema
from dragoman.codebook.nodes import Fields, Reader, compose
from dragoman.errors import DragomanError
from dragoman.model import Codebook


def load(path: str | Path) -> Codebook:
    """The codebook in a YAML file.

    Raises DragomanError: D001 where there is no such file, D201 where it is not UTF-8 YAML, else as ``loads``.
    """
    path = Path(path)
    if not path.is_file():
        raise DragomanError("D001", path=path)
    return loads(_decoded(path), str(path))


def loads(text: str, source: str = "") -> Codebook:
    """The codebook in a YAML text; ``Codebook.source`` keeps that text, so that it can be stored and read again.

    ``source`` is what complaints call it. Raises DragomanError D201-D209 for the first fault by line, with a note that
    says how many more there are (``complaints`` gives them all).
    """
    codebook, found = _read(text, source)
    if found:
        if len(found) > 1:
            found[0].add_note(f"and {len(found) - 1} more; `dragoman codebook check` lists them all")
        raise found[0]
    return codebook


def complaints(text: str, source: str = "") -> list[DragomanError]:
    """All that is wrong with a codebook, by line; empty where it is sound."""
    try:
        return _read(text, source)[1]
    except DragomanError as error:
        return [error]


def _decoded(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DragomanError("D201", where=f"{path}, line {line}", line=line, problem="it is not UTF-8") from error


def _read(text: str, source: str) -> tuple[Codebook, list[DragomanError]]:
    reader = Reader(source)
    root = compose(unicodedata.normalize("NFC", text), source)  # as texts are read: composed accents
    fields = reader.fields(root, "a codebook", schema.ROOT_KEYS) if root is not None else {}
    codebook = _build(reader, fields, text, source)
    return codebook, [error for _, error in sorted(reader.complaints, key=lambda c: c[0])]


def _build(reader: Reader, fields: Fields, text: str, source: str) -> Codebook:
    parties = [(schema.read_party(reader, n), n) for n in _required(reader, fields, "parties")]
    issues = [(schema.read_issue(reader, n), n) for n in _required(reader, fields, "issues")]
    rules = [(schema.read_rule(reader, n), n) for n in reader.items(fields.get("rules"), "`rules`")]
    schema.distinct(reader, [(p.id, n) for p, n in parties], "party")
    schema.distinct(reader, [(i.id, n) for i, n in issues], "issue")
    references.check(reader, parties, issues, rules)
    return Codebook(
        negotiation=reader.text(fields.get("negotiation"), "`negotiation`", Path(source).stem or "negotiation"),
        parties=tuple(p for p, _ in parties),
        issues=tuple(i for i, _ in issues),
        rules=tuple(r for r, _ in rules),
        source=text,
    )


def _required(reader: Reader, fields: Fields, key: str) -> list[yaml.Node]:
    """The entries of a list that a codebook cannot do without."""
    before = len(reader.complaints)
    entries = reader.items(fields.get(key), f"`{key}`")
    if not entries and len(reader.complaints) == before:
        line = fields[key].start_mark.line + 1 if key in fields else 1
        reader.complain("D207", line, what=f"entry under `{key}`", remedy=f"list at least one under `{key}:`")
    return entries
