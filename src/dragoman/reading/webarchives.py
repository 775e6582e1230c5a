"""Web archives (WARC, also packed with gzip): the article of each page that a crawler was given, read by warcio."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from dragoman.errors import DragomanError
from dragoman.reading import child, webpage
from dragoman.reading.articles import Given, given
from dragoman.reading.decode import declared_charset, decode
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings

_PAGES = ("text/html", "application/xhtml+xml")
_CHARSET = re.compile(r"charset=[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_MOST_RECORDS = 100_000


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """A document or an error for each page; they count from 1. Raises D102, D107 to D109, D112, D113, D117."""
    known = given(source.meta, source.doc)
    data = source.content(settings.max_bytes)
    found = child.parse("dragoman.reading.webarchives:parse", data, source.doc, settings)
    pages = cast("list[Mapping[str, str]]", found["pages"])
    for number, page in enumerate(pages, 1):
        own = replace(known, id=f"{known.id}:{number}" if known.id else None, url=page["url"] or known.url)
        yield _page(page, f"{source.doc}:{number}", own, settings)
    if found["stopped"]:
        yield DragomanError("D115", doc=source.doc, cause=found["stopped"])
    elif not pages:
        yield DragomanError("D117", doc=source.doc)


def _page(page: Mapping[str, str], doc: str, known: Given, settings: Settings) -> Outcome:
    data = base64.b64decode(page["data"])
    try:
        html = decode(data, doc, page["charset"] or declared_charset(data))
        return webpage.document(html, doc, known, settings)
    except DragomanError as error:
        return error


def parse(data: bytes, limit: int) -> dict[str, object]:
    """The pages of the archive, until they unpack to more than the limit or a record is broken; runs in the child.

    ``stopped`` says why the rest was not read. Raises ValueError where not even the first record is one.
    """
    from warcio.archiveiterator import ArchiveIterator

    pages: list[dict[str, object]] = []
    left, stopped = limit, None
    try:
        for number, record in enumerate(ArchiveIterator(io.BytesIO(data))):
            if number >= _MOST_RECORDS:
                stopped = f"more than {_MOST_RECORDS} records; {len(pages)} pages are read"
                break
            content = _content(record, left)
            left -= len(content)
            if left < 0:
                stopped = f"its records unpack to more than {limit} bytes; {len(pages)} pages are read"
                break
            if _wanted(record):
                pages.append(_described(record, content))
    except MemoryError:
        raise
    except Exception as error:  # warcio and zlib raise many; what came before the broken record is sound
        if not pages:
            raise ValueError(f"{type(error).__name__}: {error}") from error
        stopped = f"a record is broken: {error}; {len(pages)} pages are read"
    return {"pages": pages, "stopped": stopped}


def _wanted(record: Any) -> bool:
    """A page that was found, not a redirect, a picture or what the crawler asked."""
    if record.rec_type not in ("response", "resource"):
        return False
    headers = record.http_headers
    if headers is not None and headers.get_statuscode() != "200":
        return False
    return _type(record).partition(";")[0].strip().lower() in _PAGES


def _type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "")


def _content(record: Any, most: int) -> bytes:
    """What the record holds, unpacked; at most one byte more than ``most``."""
    parts: list[bytes] = []
    size = 0
    stream = record.content_stream()
    while size <= most and (part := stream.read(min(1 << 16, most + 1 - size))):
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _described(record: Any, content: bytes) -> dict[str, object]:
    charset = _CHARSET.search(_type(record))
    return {
        "url": record.rec_headers.get_header("WARC-Target-URI"),
        "charset": charset.group(1) if charset else None,
        "data": base64.b64encode(content).decode("ascii"),
    }
