"""Where documents come from: files, folders and standard input, each opened only when it is read."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.reading import outlets
from dragoman.reading.fetching import SUFFIXES, fetch, is_address
from dragoman.reading.formats import suffix
from dragoman.reading.sniffing import sniff
from dragoman.settings import Settings

SIDECAR = ".meta.json"
_MOST_TOLD = 1_000_000  # bytes of a sidecar


@dataclass(frozen=True, slots=True)
class Source:
    """One file, standard input, a file of an archive, or what an address gave.

    doc: the path below the folder that was read, with forward slashes, or the file's name. format: the suffix, lower
    case (``.txt``). path: None for what is held in ``held``. told: metadata that came with it; a sidecar's wins.
    failure: why there is no content.
    """

    doc: str
    format: str
    path: Path | None = None
    held: bytes | None = field(default=None, repr=False)
    told: Mapping[str, object] = field(default_factory=dict)
    failure: DragomanError | None = None

    @property
    def data(self) -> bytes:
        """The content, read anew each time. Raises D112 where it cannot be read."""
        return self.content(None)

    def content(self, limit: int | None) -> bytes:
        """The content, of at most ``limit`` bytes. Raises D102 where there is more, D112 where it cannot be read."""
        if self.failure is not None:
            raise self.failure
        data = self.held if self.path is None else self._file(limit)
        if limit is not None and len(data or b"") > limit:
            raise DragomanError("D102", doc=self.doc, limit=limit)
        return data or b""

    def _file(self, limit: int | None) -> bytes:
        assert self.path is not None
        if not self.path.is_file():  # a pipe that nobody writes to would be waited for
            raise DragomanError("D112", doc=self.doc, cause="there is no regular file of this name")
        try:
            with self.path.open("rb") as file:
                return file.read() if limit is None else file.read(limit + 1)
        except OSError as error:
            raise DragomanError("D112", doc=self.doc, cause=error.strerror or error) from error

    @property
    def meta(self) -> Mapping[str, object]:
        """What the sidecar ``NAME.meta.json`` says, if there is one. Raises D108 where it is no JSON object."""
        sidecar = self.path.with_name(self.path.name + SIDECAR) if self.path else None
        if sidecar is None or not sidecar.is_file():
            return self.told
        try:
            if sidecar.stat().st_size > _MOST_TOLD:
                raise ValueError(f"more than {_MOST_TOLD} bytes")
            found = json.loads(sidecar.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError) as error:
            raise DragomanError("D108", doc=self.doc, cause=error) from error
        if not isinstance(found, dict):
            raise DragomanError("D108", doc=self.doc, cause="it holds no object")
        return {**self.told, **found}


def walk(paths: Sequence[str], settings: Settings | None = None) -> Iterator[Source]:
    """Every document source under the paths, sorted within a folder; ``-`` is standard input.

    An address (``https://...``) is fetched when its turn comes, within the limits of the settings; nothing else opens
    the network. Hidden files, sidecars and what is no regular file (pipes, devices) are passed over; a file of an
    unknown format is not: reading it gives D101. Raises D001, before anything is read, where a path does not exist, and
    what `outlets.register` raises.
    """
    outlets.register()
    for path in paths:
        if path != "-" and not is_address(path) and not os.path.exists(path):
            raise DragomanError("D001", path=path)
    return (source for path in paths for source in _under(path, settings or Settings()))


def _under(path: str, settings: Settings) -> Iterator[Source]:
    if is_address(path):
        yield _fetched(path, settings)
    elif path == "-":
        data = sys.stdin.buffer.read(settings.max_bytes + 1)
        yield Source("stdin", sniff(data), held=data)
    elif os.path.isdir(path):
        yield from _folder(Path(path))
    else:
        yield _source(Path(path), Path(path).name)


def _fetched(address: str, settings: Settings) -> Source:
    """What an address gave, under its name; a server's word on the format counts where it says more than "bytes"."""
    try:
        found = fetch(address, settings)
    except DragomanError as error:
        return Source(address, ".html", failure=error)
    stated = SUFFIXES.get(found.kind)
    sniffed = sniff(found.data)
    format_ = stated if stated and (stated, sniffed) != (".txt", ".html") else sniffed
    return Source(address, format_, held=found.data, told={"url": found.url})


def _folder(root: Path) -> Iterator[Source]:
    for folder, names, files in os.walk(root):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if not name.startswith(".") and not name.endswith(SIDECAR) and path.is_file():
                yield _source(path, path.relative_to(root).as_posix())


def _source(path: Path, doc: str) -> Source:
    return Source(doc.encode("utf-8", "replace").decode("utf-8"), suffix(path.name), path)
