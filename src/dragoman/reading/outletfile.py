"""Files of outlets: the shipped register, and a user's own in the same form, checked by line and merged over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import yaml

from dragoman.codebook.nodes import FALSE, TRUE, Fields, Reader, compose
from dragoman.errors import DragomanError
from dragoman.model import Outlet
from dragoman.reading.wordlists import load as lexicon
from dragoman.reading.wordlists import words

KEYS = ("name", "aliases", "domains", "agency", "country", "owner", "state", "source")
UNKNOWN = frozenset({"", "null", "unknown"})

_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def key(name: str) -> str:
    """What names are compared by: case, blanks and the form of the apostrophe aside."""
    return " ".join(name.casefold().replace("’", "'").split())


@lru_cache(maxsize=1)
def shipped() -> tuple[Outlet, ...]:
    """The entries of the package; a test holds them to what `complaints` asks of a user's."""
    return tuple(
        Outlet(
            row["name"],
            tuple(row.get("aliases", ())),
            tuple(row.get("domains", ())),
            bool(row["agency"]),
            **{field: row.get(field) for field in KEYS[4:]},
        )
        for row in lexicon("dragoman.reading", "outlets.yaml")
    )


def extended(known: Sequence[Outlet], path: str) -> tuple[Outlet, ...]:
    """``known`` with the entries of a file: new ones added; of those with a known name, what they state replaces.

    Aliases and domains are added to the known ones. Raises DragomanError D001 where there is no such file, D112 where
    it cannot be read, D201 where it is no YAML, D202, D203, D205, D207 or D209 for the first fault by line.
    """
    found, faults = _read(_text(Path(path)), path, known)
    if faults:
        for other in faults[1:]:
            faults[0].add_note(str(other))
        raise faults[0]
    return tuple(found)


def complaints(text: str, source: str, known: Sequence[Outlet] = ()) -> list[DragomanError]:
    """All that is wrong with a file of outlets that is to be merged over ``known``, by line."""
    try:
        return _read(text, source, known)[1]
    except DragomanError as error:
        return [error]


def _text(path: Path) -> str:
    if not path.is_file():
        raise DragomanError("D001", path=path)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DragomanError("D112", doc=path, cause=error.strerror or error) from error
    except UnicodeDecodeError as error:
        raise DragomanError("D201", where=path, line=1, problem="it is not UTF-8") from error


def _read(text: str, source: str, known: Sequence[Outlet]) -> tuple[list[Outlet], list[DragomanError]]:
    reader = Reader(source)
    root = compose(text, source)
    rows = [(node, reader.fields(node, "an outlet", KEYS)) for node in reader.items(root, "the file of outlets")]
    merged = {outlet.name: outlet for outlet in known}
    owners = {form: outlet.name for outlet in known for form in _forms(outlet)}
    seen: set[str] = set()
    for node, fields in rows:
        entry = _entry(reader, node, fields, merged)
        if entry is None:
            continue
        if entry.name in seen:
            reader.complain("D205", node, what="outlet", id=entry.name)
        seen.add(entry.name)
        merged[entry.name] = entry
        _claim(reader, node, entry, owners)
    return list(merged.values()), [error for _, error in sorted(reader.complaints, key=lambda c: c[0])]


def _forms(outlet: Outlet) -> Iterable[str]:
    return (*(key(form) for form in (outlet.name, *outlet.aliases)), *outlet.domains)


def _claim(reader: Reader, node: yaml.Node, entry: Outlet, owners: dict[str, str]) -> None:
    """Complains of names and domains that belong to another outlet: nobody could tell the two apart."""
    for form in _forms(entry):
        if owners.setdefault(form, entry.name) != entry.name:
            problem = f"{form!r} of {entry.name} already stands for {owners[form]}"
            remedy = f"take it out of one of the two, or give the entry the name {owners[form]}"
            reader.complain("D209", node, problem=problem, remedy=remedy)


def _entry(reader: Reader, node: yaml.Node, fields: Fields, merged: dict[str, Outlet]) -> Outlet | None:
    """The outlet of one entry, over the one that has its name."""
    name = reader.text(fields.get("name"), "`name`")
    if not name:
        reader.complain("D207", node, what="name of the outlet", remedy="write `name:` and what it calls itself")
        return None
    before = merged.get(name, Outlet(name))
    texts = [field for field in ("country", "owner", "source") if field in fields]
    given = {field: _known(reader.text(fields[field], f"`{field}`")) for field in texts}
    entry = replace(
        before,
        aliases=_added(before.aliases, reader.texts(fields.get("aliases"), "`aliases`")),
        domains=_added(before.domains, reader.texts(fields.get("domains"), "`domains`")),
        agency=reader.flag(fields["agency"], "`agency`") if "agency" in fields else before.agency,
        state=_state(reader, fields["state"]) if "state" in fields else before.state,
        country=given.get("country", before.country),
        owner=given.get("owner", before.owner),
        source=given.get("source", before.source),
    )
    _check(reader, node, fields, entry)
    return entry


def _added(before: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*before, *more)))


def _known(text: str) -> str | None:
    return None if text.lower() in UNKNOWN else text


def _state(reader: Reader, node: yaml.Node) -> bool | None:
    """True, false, or None where nothing or ``null`` is written: not known."""
    word = reader.text(node, "`state`").lower()
    if word in TRUE | FALSE | UNKNOWN:
        return None if word in UNKNOWN else word in TRUE
    reader.complain("D202", node, what="`state`", wanted="true, false or null", found=repr(word))
    return None


def _check(reader: Reader, node: yaml.Node, fields: Fields, entry: Outlet) -> None:
    if entry.country is not None and entry.country not in words("country_codes"):
        problem = f"{entry.country!r} is no country code"
        remedy = "give the two capital letters of ISO 3166-1, as in BR"
        reader.complain("D209", fields.get("country", node), problem=problem, remedy=remedy)
    for domain in entry.domains:
        if not _HOST.fullmatch(domain):
            remedy = "give the host alone in small letters, as in herald.example"
            reader.complain("D209", fields.get("domains", node), problem=f"{domain!r} is no domain", remedy=remedy)
    for field in ("owner", "state"):
        if field in fields and getattr(entry, field) is not None and not ("source" in fields and entry.source):
            remedy = "write `source:` and who says so: a law, a charter, its own account"
            reader.complain("D207", fields[field], what=f"source of what is said of `{field}`", remedy=remedy)
