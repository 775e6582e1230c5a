"""Addresses, fetched from a server on this machine; and the formats of what comes without a name."""

from __future__ import annotations

import io
import socket
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import fetching, read, walk
from dragoman.reading.sniffing import sniff
from dragoman.settings import Settings
from tests.reading.test_formats_files import PARAGRAPHS, paragraph, pdf, word, wrapped
from tests.reading.test_formats_web import ATOM, PAGE, RSS, warc


class Answers(BaseHTTPRequestHandler):
    """The pages of the test's server."""

    def do_GET(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            target = self.path.removeprefix("/to/")
            self.send_header("Location", target if "://" in target else f"/{target}")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/slow":
            self._slow()
        elif self.path == "/page":
            self._send("text/html; charset=utf-8", PAGE.encode())
        elif self.path == "/paper":
            self._send("application/octet-stream", pdf([wrapped(PARAGRAPHS)]))
        elif self.path == "/big":
            self._send("text/plain", b"word " * 100_000)
        else:
            self.send_error(404)

    def _send(self, kind: str, data: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        try:
            self.wfile.write(data)
        except OSError:
            self.close_connection = True

    def _slow(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"a")
                time.sleep(0.1)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests' output is their own."""


@pytest.fixture
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as running:
        running.daemon_threads = True
        running.block_on_close = False
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


def outcomes(*paths: str, settings: Settings | None = None) -> list[Document | DragomanError]:
    own = settings or Settings()
    return [found for source in walk(paths, own) for found in read(source, own)]


def test_a_page_and_a_paper(server: str) -> None:
    page, moved, paper = outcomes(f"{server}/page", f"{server}/to/page", f"{server}/paper")
    assert isinstance(page, Document)
    assert isinstance(moved, Document)
    assert isinstance(paper, Document)
    assert (page.doc, page.url, page.title) == (f"{server}/page", f"{server}/page", "Port workers reject offer")
    assert " ".join(paper.raw.split()) == " ".join(PARAGRAPHS)
    again = outcomes(f"{server}/page")[0]
    assert isinstance(again, Document)
    assert again.id == page.id


@pytest.mark.parametrize("path", ["/nowhere", "/loop", "/to/file:///etc/passwd", "/to/ftp://127.0.0.1/a"])
def test_what_cannot_be_fetched_costs_nothing_else(server: str, tmp_path: Path, path: str) -> None:
    (tmp_path / "a.txt").write_text(PARAGRAPHS[0])
    error, found = outcomes(server + path, str(tmp_path))
    assert isinstance(error, DragomanError)
    assert error.code == "D118"
    assert path in error.message
    assert isinstance(found, Document)


def test_limits_on_bytes_and_time(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (error,) = outcomes(f"{server}/big", settings=Settings(max_bytes=10_000))
    assert isinstance(error, DragomanError)
    assert error.code == "D102"
    monkeypatch.setattr(fetching, "MOST_SECONDS", 1)
    began = time.monotonic()
    (error,) = outcomes(f"{server}/slow")
    assert isinstance(error, DragomanError)
    assert error.code == "D118"
    assert time.monotonic() - began < 5


def test_a_closed_port_and_an_address_that_is_none() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    found = outcomes(f"http://127.0.0.1:{port}/", "https://", "http://[")
    assert [outcome.code for outcome in found if isinstance(outcome, DragomanError)] == ["D118"] * 3


def test_files_never_open_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refused)
    (tmp_path / "a.html").write_text(PAGE.replace("<article>", '<article><img src="http://127.0.0.1:9/a.png">'))
    (tmp_path / "a.rss").write_text(RSS)
    assert sum(isinstance(outcome, Document) for outcome in outcomes(str(tmp_path))) == 3


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (pdf([["a"]]), ".pdf"),
        (word(paragraph("a")), ".docx"),
        (b"PK\x03\x04 and so on", ".zip"),
        (warc([], packed=False), ".warc"),
        (warc([], packed=True), ".warc.gz"),
        (RSS.encode(), ".rss"),
        (ATOM.encode(), ".rss"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<html>', ".html"),
        (b'[\n {"text": 1}]', ".json"),
        (b'{\n "text": 1}', ".json"),
        (b'{"text": 1}', ".jsonl"),
        (b"[1] Text with a note", ".txt"),
        (b"", ".txt"),
        (b"<!---->" * 1000, ".txt"),
        (b'<?xml version="1.0"?> <!-- a --> <!-- b -->\n<feed>', ".rss"),
        (b"<?x?>" + b" " * 5000, ".txt"),
    ],
)
def test_formats_by_how_they_begin(data: bytes, suffix: str) -> None:
    assert sniff(data) == suffix


def test_a_pdf_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pdf([wrapped(PARAGRAPHS)]))))
    (found,) = outcomes("-")
    assert isinstance(found, Document)
    assert found.doc == "stdin"
