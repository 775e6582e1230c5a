"""The child process that parses: hostile input meets limits on CPU time and memory here, not in the caller.

Run as ``python -m dragoman.reading.pageworker SECONDS BYTES``. It reads and writes frames of four bytes (length, big
endian) and that much JSON. A request is ``{"html", "url"}`` for a web page, or ``{"parser": "module:function", "data":
base64, "limit"}`` for another format: ``function(data, limit)`` gets the bytes and how many it may unpack, and returns
what JSON can hold. An answer is ``{"page": {...}}`` or ``{"failure": "..."}``.
"""

from __future__ import annotations

import base64
import json
import logging
import struct
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import IO, cast

_HEADER = struct.Struct(">I")
_FEWEST = 20  # words of a page without an article that is still taken for one


def send(stream: IO[bytes], message: object) -> None:
    """Writes one frame. Raises OSError where the other end is gone."""
    data = json.dumps(message).encode("ascii")
    stream.write(_HEADER.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes], most: int | None = None) -> object:
    """Reads one frame. Raises EOFError where there is none, ValueError where it has more than ``most`` bytes."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise EOFError
    length = _HEADER.unpack(header)[0]
    if most is not None and length > most:
        raise ValueError("the frame is too long")
    return json.loads(stream.read(length))


def _limit_memory(most: int) -> None:
    """Address space, where the platform can limit it."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, ValueError, OSError):
        return


def _limit_time(seconds: int) -> None:
    """CPU seconds from now on: the limit counts the whole process, which is used for many pages."""
    try:
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime) + seconds + 1
        resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))
    except (ImportError, ValueError, OSError):
        return


def extract(html: str, url: str | None) -> dict[str, object]:
    """Paragraphs and metadata of a page: ``parts`` is a list of [text, heading], empty where no article is found."""
    from trafilatura import bare_extraction, baseline
    from trafilatura.settings import Document as Extracted

    from dragoman.reading import pagedates, shownday
    from dragoman.reading.extracted import parts as blocks

    tree = _parse(html)
    day, headline = pagedates.published(tree, url), shownday.headline(tree)
    found = bare_extraction(tree, url=url, with_metadata=True, include_comments=False, include_tables=True)
    if not isinstance(found, Extracted):
        return {"parts": _enough(list(blocks(baseline(html)[0])))}
    parts = list(blocks(found.body))
    parts = parts if len(found.body) else _enough(parts)
    keys = ("title", "author", "sitename", "hostname", "url", "language")
    facts = {key: getattr(found, key) for key in keys}
    facts["title"] = headline or found.title
    return {"parts": parts, "page_language": _language(html), "date": day or found.date, **facts}


def _enough(parts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """Text outside of any element, unless it is no more than a menu."""
    return parts if sum(len(text.split()) for text, _ in parts) >= _FEWEST else []


def _parse(html: str):  # type: ignore[no-untyped-def]
    """The tree of a page. Raises MemoryError where the parser ran out of memory; it would go on with what it has."""
    from trafilatura import utils

    tree = utils.load_html(html)
    if any(entry.type_name == "ERR_NO_MEMORY" for entry in utils.HTML_PARSER.error_log):
        raise MemoryError
    if tree is None:
        raise ValueError("no markup that can be parsed")
    return tree


def _language(html: str) -> str | None:
    import re

    match = re.search(r"""<html[^>]{0,400}?\slang\s{0,5}=\s{0,5}["']?([A-Za-z-]{2,12})""", html[:20_000], re.IGNORECASE)
    return match.group(1) if match else None


def _parsed(request: Mapping[str, object]) -> object:
    """What a format's own parser makes of the bytes."""
    module, _, name = str(request["parser"]).partition(":")
    parse = getattr(import_module(module), name)
    return cast(object, parse(base64.b64decode(str(request["data"])), request["limit"]))


def _answer(request: object) -> dict[str, object]:
    try:
        assert isinstance(request, dict)
        return {"page": _parsed(request) if "parser" in request else extract(request["html"], request["url"])}
    except MemoryError:
        return {"failure": "memory"}
    except Exception as error:
        return {"failure": f"{type(error).__name__}: {error}"[:300]}


def main(seconds: int, memory: int) -> None:
    """Answers requests until its input ends. After running out of memory it ends, since nothing can be trusted then."""
    logging.disable(logging.CRITICAL)
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    _limit_memory(memory)
    import trafilatura  # noqa: F401  # the slow import, paid before the clock of the first page runs

    send(stdout, {"ready": True})
    while True:
        try:
            request = receive(stdin)
        except EOFError:
            return
        _limit_time(seconds)
        answer = _answer(request)
        send(stdout, answer)
        if answer.get("failure") == "memory":
            return


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
