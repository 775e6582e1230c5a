"""The child process that parses web pages: hostile markup meets limits on CPU time and memory here, not in the caller.

Run as ``python -m dragoman.reading.pageworker SECONDS BYTES``. It reads and writes frames of four bytes (length, big
endian) and that much JSON: a request is ``{"html", "url"}``, an answer ``{"page": {...}}`` or ``{"failure": "..."}``.
"""

from __future__ import annotations

import json
import logging
import struct
import sys
from collections.abc import Iterator
from typing import IO

_HEADER = struct.Struct(">I")
_FEWEST = 20  # words of a page without an article that is still taken for one
_HEADS = frozenset(("head",))
_PARTS = frozenset(("p", "item", "quote", "code", "cell", "list", "table", "row", "fw"))


def send(stream: IO[bytes], message: object) -> None:
    """Writes one frame. Raises OSError where the other end is gone."""
    data = json.dumps(message).encode("ascii")
    stream.write(_HEADER.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """Reads one frame. Raises EOFError where there is none."""
    header = stream.read(_HEADER.size)
    if len(header) < _HEADER.size:
        raise EOFError
    data = stream.read(_HEADER.unpack(header)[0])
    return json.loads(data)


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

    tree = _parse(html)
    found = bare_extraction(tree, url=url, with_metadata=True, include_comments=False, include_tables=True)
    if not isinstance(found, Extracted):
        parts = [part for part in _parts(baseline(html)[0]) if part[0]]
        return {"parts": parts if sum(len(text.split()) for text, _ in parts) >= _FEWEST else []}
    parts = [part for part in _parts(found.body) if part[0]]
    keys = ("title", "author", "sitename", "hostname", "date", "url", "language")
    return {"parts": parts, "page_language": _language(html), **{key: getattr(found, key) for key in keys}}


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


def _parts(body) -> Iterator[tuple[str, bool]]:  # type: ignore[no-untyped-def]
    """The text of every block of the extracted tree, in order, blanks single."""
    for element in body:
        inner = [child for child in element if child.tag in _PARTS | _HEADS]
        if element.tag in ("list", "quote", "table", "row", "cell", "div") and inner and element.tag != "row":
            yield from _parts(element)
        else:
            yield " ".join("".join(element.itertext()).split()), element.tag in _HEADS


def _answer(request: object) -> dict[str, object]:
    try:
        assert isinstance(request, dict)
        return {"page": extract(request["html"], request["url"])}
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
