from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import read, walk, webpage
from dragoman.reading.articles import Given
from dragoman.settings import Settings

PAGE = """<!DOCTYPE html><html lang="en-GB"><head><title>Port workers reject pay offer | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette"><meta name="author" content="Jane Roe">
<meta property="article:published_time" content="2023-03-14T08:00:00Z">
<link rel="canonical" href="https://harbourgazette.example/news/port"></head>
<body><nav><a href="/">Home</a><a href="/w">World</a></nav><article><h1>Port workers reject pay offer</h1>
<p>NORHAVEN (Reuters) - Dock workers in Norhaven rejected a pay offer on Monday, their union said, and warned that a
strike would follow within the week if employers did not return to the table.</p>
<h2>Talks to resume</h2>
<p>The employers' association said it was ready to talk. "We want a fair settlement," its chairman, Piet de Vos, told
reporters, adding that an increase above 5 percent was out of the question for now.</p>
<p>Advertisement</p>
<p>A mediator is to meet both sides on March 20, according to the ministry of labour, which has so far kept out of the
dispute between the two sides.</p></article>
<footer>© 2023 The Harbour Gazette. All rights reserved.</footer></body></html>"""


@pytest.fixture(autouse=True)
def _fresh_child() -> Iterator[None]:
    yield
    webpage._CHILD.stop()


def outcome(tmp_path: Path, page: str | bytes, settings: Settings | None = None) -> Document | DragomanError:
    path = tmp_path / "page.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    (source,) = walk([str(path)])
    (found,) = read(source, settings or Settings())
    return found


def test_article_of_a_page(tmp_path: Path) -> None:
    found = outcome(tmp_path, PAGE)
    assert isinstance(found, Document)
    assert found.title == "Port workers reject pay offer"
    assert (found.outlet, found.byline, found.published, found.published_how) == (
        "The Harbour Gazette",
        "Jane Roe",
        "2023-03-14",
        "explicit",
    )
    assert (found.agency, found.place, found.language) == ("Reuters", "Norhaven", "en")
    assert found.url == "https://harbourgazette.example/news/port"
    texts = [found.text(span) for span in found.body]
    assert texts[0].startswith("Dock workers in Norhaven rejected")
    assert [found.text(span) for span in found.headings] == ["Port workers reject pay offer", "Talks to resume"]
    assert len(texts) == 4
    assert [part.reason for part in found.dropped] == ["dateline", "advertisement"]
    assert found.title_span == (0, len("Port workers reject pay offer"))


def test_one_child_serves_many_pages(tmp_path: Path) -> None:
    outcome(tmp_path, PAGE)
    first = webpage._CHILD._process
    outcome(tmp_path, PAGE)
    assert first is webpage._CHILD._process is not None


def test_a_killed_child_costs_one_page(tmp_path: Path) -> None:
    outcome(tmp_path, PAGE)
    process = webpage._CHILD._process
    assert process is not None
    process.kill()
    process.wait()
    assert isinstance(outcome(tmp_path, PAGE), Document)


@pytest.mark.skipif(sys.platform == "win32", reason="limits on memory need the resource module")
def test_memory_limit(tmp_path: Path) -> None:
    small = Settings(parse_memory=250_000_000)
    big = "<html><body>" + "<p>word word word</p>" * 500_000 + "</body></html>"
    found = outcome(tmp_path, big, small)
    assert isinstance(found, DragomanError)
    assert found.code == "D109"
    assert isinstance(outcome(tmp_path, PAGE, small), Document)


def test_time_limit(tmp_path: Path) -> None:
    quick = Settings(parse_seconds=1)
    outcome(tmp_path, PAGE, quick)
    slow = "<html><body>" + "<div>" * 200 + "<a href=x>b</a><p>c</p>" * 120_000 + "</body></html>"
    began = time.monotonic()
    found = outcome(tmp_path, slow, quick)
    assert time.monotonic() - began < 15
    assert isinstance(found, DragomanError)
    assert found.code == "D109"
    assert isinstance(outcome(tmp_path, PAGE, quick), Document)


@pytest.mark.parametrize(
    "page", ["<html></html>", "<html><body><nav><a href='/'>Home</a></nav></body></html>", "<" * 2000]
)
def test_no_article_in_it(tmp_path: Path, page: str) -> None:
    found = outcome(tmp_path, page)
    assert isinstance(found, DragomanError)
    assert found.code in ("D109", "D110")


def test_declared_encoding_and_xml_head(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="windows-1252"?>' + PAGE.replace("Piet", "Pièt").replace(
        "<head>", '<head><meta charset="cp1252">'
    )
    found = outcome(tmp_path, page.encode("cp1252"))
    assert isinstance(found, Document)
    assert "Pièt de Vos" in found.raw


def test_scripts_and_remote_things_are_left_alone(tmp_path: Path) -> None:
    marker = tmp_path / "touched"
    page = PAGE.replace(
        "</article>",
        f"<script>require('fs').writeFileSync('{marker}', '')</script><img src='file://{marker}'></article>",
    )
    found = outcome(tmp_path, page)
    assert isinstance(found, Document)
    assert not marker.exists()
    assert "require(" not in found.raw


def test_given_metadata_wins_over_the_page() -> None:
    known = Given(title="Given title", source="Given outlet", author="Ann Other")
    found = webpage.document(PAGE, "a", known, Settings())
    assert (found.title, found.outlet, found.byline) == ("Given title", "Given outlet", "Ann Other")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the platform has no fork")
def test_a_fork_starts_a_child_of_its_own() -> None:
    webpage.document(PAGE, "a", Given(), Settings())
    own = webpage._CHILD._process
    assert own is not None
    pid = os.fork()
    if pid == 0:
        fine = webpage.document(PAGE, "a", Given(), Settings()).title == "Port workers reject pay offer"
        other = webpage._CHILD._process
        fine = fine and other is not None and other.pid != own.pid
        webpage._CHILD.stop()
        os._exit(0 if fine else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    assert own.poll() is None
    assert webpage.document(PAGE, "a", Given(), Settings()).title == "Port workers reject pay offer"


@pytest.mark.parametrize(
    ("title", "site", "headline"),
    [
        ("Talks resume | Example News", None, "Talks resume"),
        ("Talks resume - Example News", "Example News", "Talks resume"),
        ("Talks resume - for good", "Example News", "Talks resume - for good"),
        ("Opinion | The case against a long delay", None, "The case against a long delay"),
        ("Pilots' guild: no deal — Reuters", None, "Pilots' guild: no deal"),
        ("", None, None),
    ],
)
def test_headline_of_a_page_title(title: str, site: str | None, headline: str | None) -> None:
    assert webpage._title(title, site) == headline


def test_a_day_to_come_that_the_page_states(tmp_path: Path) -> None:
    found = outcome(tmp_path, PAGE.replace("2023-03-14T", "2031-03-14T"))
    assert isinstance(found, Document)
    assert (found.published, found.published_how) == ("2031-03-14", "explicit")


def test_text_between_elements_and_cells_of_a_table_are_kept(tmp_path: Path) -> None:
    loose = "The ministry said that it would publish the tables of the offer before the end of the month."
    table = "<table><tr><th>Year</th><th>Rise</th></tr><tr><td>2023</td><td>4.5 percent</td></tr></table>"
    found = outcome(tmp_path, PAGE.replace("<p>Advertisement</p>", f"{table}{loose}<br>Nobody objected to that.<br>"))
    assert isinstance(found, Document)
    texts = [found.text(span) for span in found.body]
    assert {loose, "Nobody objected to that."} <= set(texts)
    assert any("2023" in text and "2023 4.5" in text.replace("|", " ").replace("  ", " ") for text in texts)


def test_nothing_that_the_markup_tells_is_article_is_taken_for_a_repetition(tmp_path: Path) -> None:
    steps = "<h3>First step</h3><p>Both sides list what they want by the end of the week.</p>"
    found = outcome(tmp_path, PAGE.replace("<p>Advertisement</p>", steps + steps))
    assert isinstance(found, Document)
    assert [found.text(span) for span in found.body].count("First step") == 2
