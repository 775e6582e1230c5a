"""The register of agencies and outlets (``lexicons/outlets.yaml``), by name, alias and domain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.reading.wordlists import load


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency or outlet. ``agency``: others print its reports.

    ``country``: ISO 3166-1 alpha-2. ``state``: whether a state controls it, with ``source``. None: unknown.
    """

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    agency: bool
    country: str | None = None
    owner: str | None = None
    state: bool | None = None
    source: str | None = None


@lru_cache(maxsize=1)
def register() -> tuple[Outlet, ...]:
    """All entries."""
    return tuple(
        Outlet(
            row["name"],
            tuple(row.get("aliases", ())),
            tuple(row["domains"]),
            bool(row["agency"]),
            **{key: row.get(key) for key in ("country", "owner", "state", "source")},
        )
        for row in load("dragoman.reading", "outlets.yaml")
    )


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").split())


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Outlet]:
    return {_key(form): outlet for outlet in register() for form in (outlet.name, *outlet.aliases)}


@lru_cache(maxsize=1)
def _domains() -> Mapping[str, Outlet]:
    return {domain: outlet for outlet in register() for domain in outlet.domains}


def named(name: str) -> Outlet | None:
    """The entry with this name or alias, case aside."""
    return _names().get(_key(name))


def at(address: str) -> Outlet | None:
    """The entry whose site an address or host name belongs to; None also where it is no address."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    parts = host.split(".")
    return next((_domains()[d] for i in range(len(parts) - 1) if (d := ".".join(parts[i:])) in _domains()), None)


def agency(name: str) -> str | None:
    """Canonical name of an agency, None where the name is no agency's."""
    found = named(name)
    return found.name if found and found.agency else None
