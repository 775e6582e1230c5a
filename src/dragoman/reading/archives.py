"""Zip archives: each file in one is read as if it lay in a folder of the archive's name; nothing is written to disk.

Sizes are counted while unpacking, never believed. A file that swells beyond the limits, a path that leaves the archive
and an archive in an archive are errors of their own; the rest is still read.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import IO

from dragoman.errors import DragomanError
from dragoman.reading import readers, records
from dragoman.reading.formats import Outcome, suffix
from dragoman.reading.sources import SIDECAR, Source
from dragoman.settings import Settings

MOST_FILES = 20_000
MOST_TIMES = 16  # the unpacked size of all files, in times that of the largest input
MOST_RATIO = 200  # bytes unpacked for one packed: text is packed 3 to 30 times, a bomb 1000 times
_FREE = 1_000_000  # bytes that any file may unpack to, whatever its ratio
_CHUNK = 1 << 16
# What `zipfile` raises of archives that are broken: an offset may be negative (ValueError), a field cut (struct.error).
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, ValueError, RuntimeError, EOFError, OSError)
_ENTRY = b"PK\x01\x02"
_ROOTED = re.compile(r"^(?:[/\\]|[A-Za-z]:)")


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """The documents of every file in the archive. Raises D102, D112, D115 for the archive as a whole."""
    data = source.content(settings.max_bytes)
    if data.count(_ENTRY) > MOST_FILES:
        raise DragomanError("D115", doc=source.doc, cause=f"more than {MOST_FILES} files")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise DragomanError("D115", doc=source.doc, cause=error) from error
    with archive:
        yield from Unpacking(archive, source.doc, settings).outcomes()


class Unpacking:
    """One pass over an archive, with what may still be unpacked."""

    def __init__(self, archive: zipfile.ZipFile, doc: str, settings: Settings) -> None:
        self.archive, self.doc, self.settings = archive, doc, settings
        self.left = MOST_TIMES * settings.max_bytes

    def outcomes(self) -> Iterator[Outcome]:
        """Documents and errors, by name of the file."""
        files = {info.filename: info for info in self.archive.infolist() if _wanted(info)}
        for name in sorted(name for name in files if not name.endswith(SIDECAR)):
            doc = f"{self.doc}/{name}"
            try:
                told = self._told(files.get(name + SIDECAR), doc)
                held = self._unpack(files[name], doc)
                yield from readers.read(Source(doc, suffix(name), held=held, told=told), self.settings)
            except DragomanError as error:
                yield error

    def _told(self, info: zipfile.ZipInfo | None, doc: str) -> Mapping[str, object]:
        if info is None:
            return {}
        try:
            found = records.parse(self._unpack(info, doc)[:_FREE].decode("utf-8-sig"), doc)
        except (DragomanError, ValueError) as error:
            raise DragomanError("D108", doc=doc, cause=error) from error
        if not isinstance(found, dict):
            raise DragomanError("D108", doc=doc, cause="it holds no object")
        return found

    def _unpack(self, info: zipfile.ZipInfo, doc: str) -> bytes:
        """The content of a file. Raises D102 for one that is too large, D115 for one that must not be unpacked."""
        if cause := _refused(info):
            raise DragomanError("D115", doc=doc, cause=cause)
        try:
            with self.archive.open(info) as file:
                return self._counted(file, max(_FREE, MOST_RATIO * info.compress_size), doc)
        except _BROKEN as error:
            raise DragomanError("D115", doc=doc, cause=error) from error

    def _counted(self, file: IO[bytes], most: int, doc: str) -> bytes:
        parts: list[bytes] = []
        size = 0
        while part := file.read(_CHUNK):
            size += len(part)
            self.left -= len(part)
            parts.append(part)
            if size > self.settings.max_bytes:
                raise DragomanError("D102", doc=doc, limit=self.settings.max_bytes)
            if size > most:
                raise DragomanError("D115", doc=doc, cause=f"it unpacks to more than {MOST_RATIO} times its size")
            if self.left < 0:
                raise DragomanError("D115", doc=doc, cause="all files together unpack to too much")
        return b"".join(parts)


def _wanted(info: zipfile.ZipInfo) -> bool:
    """Neither folder nor link, not hidden, and not what a Mac adds."""
    parts = re.split(r"[/\\]", info.filename)
    hidden = any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[0] == "__MACOSX"
    return not (info.is_dir() or hidden or stat.S_ISLNK(info.external_attr >> 16))


def _refused(info: zipfile.ZipInfo) -> str | None:
    """Why a file is not even opened."""
    if ".." in re.split(r"[/\\]", info.filename) or _ROOTED.match(info.filename):
        return "its path leaves the archive"
    if info.filename.lower().endswith(".zip"):
        return "an archive in an archive"
    if info.flag_bits & 1:
        return "it is encrypted"
    # The other methods let a file of some bytes ask for gigabytes of memory before a byte is unpacked.
    stored = info.compress_type in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    return None if stored else "it is packed in another way than deflate"
