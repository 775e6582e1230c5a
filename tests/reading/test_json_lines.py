from __future__ import annotations

import json
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import read, walk
from dragoman.settings import Settings

TEXT = "The ferry crews and the island council agreed on Monday to go back to the table, both sides said."


def outcomes(tmp_path: Path, *lines: object) -> list[Document | DragomanError]:
    rows = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (tmp_path / "pile.jsonl").write_text("\n".join(rows))
    return [found for source in walk([str(tmp_path / "pile.jsonl")]) for found in read(source, Settings())]


def test_documents_with_what_is_given(tmp_path: Path) -> None:
    (found,) = outcomes(
        tmp_path,
        {
            "id": "r-1",
            "text": TEXT,
            "title": "Crews return",
            "source": "Isle Radio",
            "date": "2021-06-01",
            "author": "Jane Roe and John Doe",
            "url": "https://example.org/1",
            "language": None,
            "topic": "ferries",
        },
    )
    assert isinstance(found, Document)
    assert (found.doc, found.title, found.outlet, found.published) == (
        "r-1",
        "Crews return",
        "Isle Radio",
        "2021-06-01",
    )
    assert (found.byline, found.language, dict(found.extra)) == ("Jane Roe, John Doe", "en", {"topic": "ferries"})
    assert [found.text(span) for span in found.body] == [TEXT]


def test_a_bad_line_has_its_number_and_the_others_are_read(tmp_path: Path) -> None:
    found = outcomes(
        tmp_path,
        {"id": "a", "text": TEXT},
        "{not json",
        "[1]",
        "",
        {"id": "c"},
        {"id": "d", "text": 5},
        {"id": "e", "text": TEXT, "date": "yesterday"},
        {"id": "a", "text": TEXT + " More followed."},
        {"id": "a", "text": TEXT},
        "[" * 100_000,
        {"text": TEXT},
    )
    codes = [f.code if isinstance(f, DragomanError) else f.doc for f in found]
    assert codes == ["a", "D106", "D106", "D106", "D113", "D107", "D114", "a", "D106", "pile.jsonl:11"]
    assert "pile.jsonl:2" in str(found[1])


def test_surrogates_and_nuls_in_json(tmp_path: Path) -> None:
    (found,) = outcomes(
        tmp_path, '{"text": "The council \\u0000said\\ud83d that it had no comment to make on the matter."}'
    )
    assert isinstance(found, Document)
    assert "\ufffd" in found.raw
    assert "\x00" not in found.raw
    assert len(found.sha256) == 64


def test_html_in_a_line(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Crews return</h1><p>{TEXT}</p><p>{TEXT[::-1]}</p></article></body></html>"
    (found,) = outcomes(tmp_path, {"id": "h", "html": page, "source": "Isle Radio"})
    assert isinstance(found, Document)
    assert found.outlet == "Isle Radio"
    assert TEXT in [found.text(span) for span in found.body]
