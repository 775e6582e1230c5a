"""The registry of formats: what is documented is there, plug-ins are found, and reading twice adds nothing."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import child, formats, read, walk
from dragoman.run import read as verb
from dragoman.settings import Settings
from dragoman.store import Dossier
from tests.reading.test_formats_archives import packed
from tests.reading.test_formats_files import PARAGRAPHS, paragraph, pdf, word, wrapped
from tests.reading.test_formats_press import OLDER
from tests.reading.test_formats_web import PAGE, RSS, mail, warc

CHECKOUT = Path(__file__).resolve().parents[2]
PLUGIN = """
import time
from dragoman.reading import child, texts
from dragoman.reading.articles import given

def read(source, settings):
    found = child.parse("talkpad:parse", source.content(settings.max_bytes), source.doc, settings)
    yield from texts.documents(found["text"], source.doc, given(source.meta, source.doc), settings)

def parse(data, limit):
    if data == b"hang":
        time.sleep(60)
    if data == b"spin":
        while True:
            pass
    if data == b"swell":
        return {"text": "a" * 4_000_000_000}
    return {"text": data.decode()[::-1]}
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with a format of its own, as pip would have installed it."""
    site = tmp_path / "site"
    (site / "talkpad-1.0.dist-info").mkdir(parents=True)
    (site / "talkpad.py").write_text(PLUGIN)
    (site / "talkpad-1.0.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: talkpad\nVersion: 1.0\n")
    (site / "talkpad-1.0.dist-info" / "entry_points.txt").write_text(
        "[dragoman.formats]\npad = talkpad:read\ntxt = talkpad:read\npad.old = talkpad:read\n"
    )
    monkeypatch.syspath_prepend(str(site))
    monkeypatch.setenv("PYTHONPATH", str(site))
    child.CHILD.stop()
    formats.readers.cache_clear()
    yield
    child.CHILD.stop()
    formats.readers.cache_clear()
    sys.modules.pop("talkpad", None)


def outcomes(path: Path, settings: Settings | None = None) -> list[Document | DragomanError]:
    return [found for source in walk([str(path)]) for found in read(source, settings or Settings())]


@pytest.mark.usefixtures("plugin")
def test_a_format_of_another_package(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pad").write_text(PARAGRAPHS[0][::-1])
    (tmp_path / "in" / "b.pad.old").write_text(PARAGRAPHS[0][::-1])
    (tmp_path / "in" / "c.txt").write_text(PARAGRAPHS[0])
    found = outcomes(tmp_path / "in")
    assert [outcome.raw for outcome in found if isinstance(outcome, Document)] == [PARAGRAPHS[0]] * 3


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("content", ["hang", "spin", "swell"])
def test_a_parser_that_hangs_or_swells_costs_its_file_alone(tmp_path: Path, content: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pad").write_text(PARAGRAPHS[0][::-1])
    (tmp_path / "in" / "b.pad").write_text(content)
    (tmp_path / "in" / "c.pad").write_text(PARAGRAPHS[0][::-1])
    settings = Settings(parse_seconds=2)
    times, kinds = [], []
    for source in walk([str(tmp_path / "in")]):
        began = time.monotonic()
        kinds += [type(outcome).__name__ for outcome in read(source, settings)]
        times.append(time.monotonic() - began)
    assert kinds == ["Document", "DragomanError", "Document"]
    assert times[1] < 25  # 8 s of CPU by the settings; the clock of a busy machine runs on


def test_every_suffix_is_documented_and_every_documented_one_is_there() -> None:
    page = (CHECKOUT / "docs" / "formats.md").read_text(encoding="utf-8").partition("# What comes out")[0]
    rows = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `.")]
    named = {suffix for row in rows for suffix in re.findall(r"`(\.[\w.]+)`", row)}
    assert named == {suffix for suffixes in formats.BUILTIN for suffix in suffixes.split()}


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.WARC.GZ", ".warc.gz"),
        ("a.b.Txt", ".txt"),
        ("a.gz", ".gz"),
        ("sub/a.pdf", ".pdf"),
        ("none", ""),
        ("x/.pdf", ""),
    ],
)
def test_the_suffix_that_decides(name: str, suffix: str) -> None:
    assert formats.suffix(name) == suffix


def test_reading_everything_twice_adds_nothing(tmp_path: Path) -> None:
    pile = tmp_path / "in"
    pile.mkdir()
    (pile / "a.pdf").write_bytes(pdf([wrapped(PARAGRAPHS)]))
    (pile / "b.docx").write_bytes(word("".join(map(paragraph, PARAGRAPHS))))
    (pile / "c.txt").write_text(OLDER)
    (pile / "d.eml").write_bytes(mail("\n\n".join(PARAGRAPHS)).as_bytes())
    (pile / "e.rss").write_text(RSS)
    (pile / "f.warc.gz").write_bytes(
        warc([("https://isle.example/1", PAGE.encode(), "text/html", "200 OK")], packed=True)
    )
    (pile / "g.csv").write_text(f'Korpus,Tag\n"{PARAGRAPHS[0]}",2021-05-02\n')
    packed(pile / "h.zip", {"a.txt": PARAGRAPHS[1]})
    folder, settings = tmp_path / "talks", Settings(columns="text=Korpus,date=Tag")
    with Dossier(folder, create=True) as dossier:
        found = verb.below([str(pile)], settings)
        first = verb.add(dossier, found, settings, lambda *_: None)
        again = verb.add(dossier, found, settings, lambda *_: None)
    assert [error.code for error in first.errors] == ["D117"]
    assert (first.added, again.added, again.skipped) == (10, 0, 10)
