"""The child process that parses what strangers wrote, seen from the caller.

One child serves many inputs, so that its start is paid once. What takes it too long or too much memory costs that
child, and the next input gets a fresh one. `parse` is for every format whose parser can hang or swell.
"""

from __future__ import annotations

import atexit
import base64
import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO, cast

from dragoman.errors import DragomanError
from dragoman.reading import pageworker
from dragoman.settings import Settings

_STARTING = 20  # seconds that a child may take to start; the clock of its first input runs from then on
_SLACK = 1.05  # wall-clock seconds for each second of CPU time: what waits without working is stopped as well
_SWELLING = 4  # bytes of an answer for each byte that an input may have


class Child:
    """The process that parses. Safe for threads (one input at a time) and for forks (a fork starts its own)."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = (0, 0, 0)

    def extract(self, html: str, url: str | None, doc: str, settings: Settings) -> Mapping[str, object]:
        """What `pageworker.extract` found. Raises D109 where the child was stopped or failed on the page."""
        return self._ask({"html": html, "url": url}, doc, settings)

    def parse(self, parser: str, data: bytes, doc: str, settings: Settings) -> Mapping[str, object]:
        """What the function ``parser`` (``module:function``) made of the bytes. Raises D109 as `extract` does."""
        content = base64.b64encode(data).decode("ascii")
        return self._ask({"parser": parser, "data": content, "limit": settings.max_bytes}, doc, settings)

    def _ask(self, request: Mapping[str, object], doc: str, settings: Settings) -> Mapping[str, object]:
        with self._lock:
            try:
                process = self._running(settings)
                with _killed_after(settings.parse_seconds * _SLACK, process):
                    pageworker.send(cast(IO[bytes], process.stdin), request)
                    answer = pageworker.receive(cast(IO[bytes], process.stdout), _SWELLING * settings.max_bytes)
            except (EOFError, OSError, ValueError) as error:
                self._end()
                raise DragomanError("D109", doc=doc, cause=_limits(settings)) from error
        assert isinstance(answer, dict)
        if "page" not in answer:
            self.stop()
            cause = _limits(settings) if answer.get("failure") == "memory" else answer.get("failure")
            raise DragomanError("D109", doc=doc, cause=cause)
        return cast("Mapping[str, object]", answer["page"])

    def _running(self, settings: Settings) -> subprocess.Popen[bytes]:
        """The child, a new one where there is none with these limits. Raises EOFError where it does not start."""
        owner = (os.getpid(), settings.parse_seconds, settings.parse_memory)
        if self._process and self._owner == owner and self._process.poll() is None:
            return self._process
        if self._owner[0] == owner[0]:
            self._end()
        limits = [str(settings.parse_seconds), str(settings.parse_memory)]
        command = [sys.executable, "-m", "dragoman.reading.pageworker", *limits]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._owner = owner
        with _killed_after(_STARTING, self._process):
            pageworker.receive(cast(IO[bytes], self._process.stdout))
        return self._process

    def stop(self) -> None:
        """Ends the child; the next input starts another."""
        with self._lock:
            if self._owner[0] == os.getpid():
                self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            try:
                stream.close()  # type: ignore[union-attr]
            except OSError:
                continue


@contextmanager
def _killed_after(seconds: float, process: subprocess.Popen[bytes]) -> Iterator[None]:
    timer = threading.Timer(seconds, process.kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _limits(settings: Settings) -> str:
    return f"more than {settings.parse_seconds} s or {settings.parse_memory // 1_000_000} MB"


CHILD = Child()
atexit.register(CHILD.stop)


def parse(parser: str, data: bytes, doc: str, settings: Settings) -> Mapping[str, object]:
    """What ``parser`` made of the bytes, in the child that everybody shares. Raises D109."""
    return CHILD.parse(parser, data, doc, settings)
