"""The register of agencies and outlets, the shipped entries and the user's own, by name, alias and domain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from dragoman.errors import DragomanError
from dragoman.language import names
from dragoman.model import Outlet
from dragoman.reading import outletfile
from dragoman.reading.outletfile import key
from dragoman.settings import Settings

_PLACED = re.compile(r"^([^()]+?) ?\(([^()]+)\)$")
_chosen: str | None = None


def use(path: str) -> None:
    """Puts a user's file in force for this process; the empty path: the shipped entries alone.

    Raises DragomanError as `register` does; then the files of the settings are in force again.
    """
    global _chosen
    refresh()
    _chosen = path
    try:
        register()
    except DragomanError:
        refresh()
        raise


@contextmanager
def using(path: str) -> Iterator[None]:
    """The same for the length of a block; what was in force before is so again after it."""
    global _chosen
    before = _chosen
    use(path)
    try:
        yield
    finally:
        refresh()
        _chosen = before


@lru_cache(maxsize=1)
def register() -> tuple[Outlet, ...]:
    """All entries, those of the user's file included: the one in `use`, else that of ``DRAGOMAN_OUTLETS``.

    Read once in a process. Raises DragomanError D001 where there is no such file, else as `outletfile.extended`.
    """
    path = Settings.from_environment().outlets if _chosen is None else _chosen
    return outletfile.extended(outletfile.shipped(), path) if path else outletfile.shipped()


@dataclass(frozen=True, slots=True)
class _Index:
    forms: Mapping[str, Outlet]
    domains: Mapping[str, Outlet]


@lru_cache(maxsize=1)
def _index() -> _Index:
    forms = {key(form): outlet for outlet in register() for form in (outlet.name, *outlet.aliases)}
    return _Index(forms, {domain: outlet for outlet in register() for domain in outlet.domains})


def refresh() -> None:
    """Forgets the register and what is in `use`, so that the next question reads the files of the settings again."""
    global _chosen
    _chosen = None
    register.cache_clear()
    _index.cache_clear()


def named(name: str) -> Outlet | None:
    """The entry with this name or alias, case aside."""
    return _index().forms.get(key(name))


def canonical(name: str) -> str:
    """The register's name of an outlet as databases print it, ``The Guardian (London)``; the name itself if unknown.

    What stands in brackets must lie in the outlet's country: other cities have a Guardian of their own.
    """
    placed = _PLACED.match(name)
    if (found := named(name)) or not placed:
        return found.name if found else name
    found = named(placed[1])
    return found.name if found and found.country and names.state_of(placed[2]) == found.country else name


def at(address: str) -> Outlet | None:
    """The entry whose site an address or host name belongs to; None also where it is no address."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return None
    parts, domains = host.split("."), _index().domains
    return next((domains[d] for i in range(len(parts) - 1) if (d := ".".join(parts[i:])) in domains), None)


def agency(name: str) -> str | None:
    """Canonical name of an agency, None where the name is no agency's."""
    found = named(name)
    return found.name if found and found.agency else None
