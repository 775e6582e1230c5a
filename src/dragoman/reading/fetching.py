"""Addresses: the one place that opens the network, and only for an address that the user wrote.

http and https alone, a bounded number of redirects, a limit on bytes and on time. What comes back is hostile input
like any file.
"""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPMessage
from importlib.metadata import version
from typing import IO
from urllib.parse import urlsplit

from dragoman.errors import DragomanError
from dragoman.settings import Settings

WAIT = 15  # seconds without a byte
MOST_SECONDS = 60  # for everything
MOST_REDIRECTS = 5
_CHUNK = 1 << 16
_SCHEMES = ("http", "https")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. url: where it came from in the end. kind: the content type as stated, lower case."""

    data: bytes
    url: str
    kind: str


def is_address(path: str) -> bool:
    """Whether what the user wrote is an address and no path."""
    return path.lower().startswith(("http://", "https://"))


def fetch(address: str, settings: Settings) -> Fetched:
    """The content of an address. Raises D102 where it is too long, D118 where it could not be fetched."""
    try:
        request = urllib.request.Request(address, headers={"User-Agent": f"dragoman/{version('dragoman')}"})
        with _opener().open(request, timeout=WAIT) as answer:
            data = _content(answer, address, settings)
            return Fetched(data, answer.url, answer.headers.get_content_type().lower())
    except (OSError, HTTPException, ValueError) as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        raise DragomanError("D118", doc=address, cause=error) from error


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to web addresses alone, and never from a protected one to an open one."""

    max_redirections = MOST_REDIRECTS

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        scheme = urlsplit(newurl).scheme.lower()
        if scheme not in _SCHEMES or (req.type == "https" and scheme != "https"):
            fp.close()
            raise urllib.error.URLError(f"it leads to {newurl[:200]}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> urllib.request.OpenerDirector:
    """Knows no files and no FTP, which urllib's own would."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
        urllib.request.UnknownHandler,
        _Redirects,
    ):
        opener.add_handler(handler())
    return opener


def _content(answer: IO[bytes], address: str, settings: Settings) -> bytes:
    """All of it, in pieces: a server that sends a byte now and then must not hold us for ever."""
    end = time.monotonic() + MOST_SECONDS
    parts: list[bytes] = []
    size = 0
    while part := getattr(answer, "read1", answer.read)(_CHUNK):
        parts.append(part)
        size += len(part)
        if size > settings.max_bytes:
            raise DragomanError("D102", doc=address, limit=settings.max_bytes)
        if time.monotonic() > end:
            raise TimeoutError(f"more than {MOST_SECONDS} s")
    return b"".join(parts)


SUFFIXES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/json": ".json",
    "application/x-ndjson": ".jsonl",
    "application/pdf": ".pdf",
    "application/rtf": ".rtf",
    "text/rtf": ".rtf",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/zip": ".zip",
    "application/warc": ".warc",
    "message/rfc822": ".eml",
    "multipart/related": ".mht",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
