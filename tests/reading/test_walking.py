from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import formats, read, walk
from dragoman.settings import Settings

STORY = "Talks stall\n\nThe talks on the harbour stalled on Monday, the mediator said, and no date was set for more.\n"


def outcomes(*paths: str, settings: Settings | None = None) -> list[Document | DragomanError]:
    return [outcome for source in walk(paths) for outcome in read(source, settings or Settings())]


def codes(found: list[Document | DragomanError]) -> list[str]:
    return [outcome.code if isinstance(outcome, DragomanError) else "document" for outcome in found]


def test_a_folder_is_read_sorted_and_named_from_below_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.txt", ".hidden.txt", ".git/config.txt", "b.txt.meta.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}" if name.endswith("json") else STORY)
    assert [source.doc for source in walk([str(tmp_path)])] == ["a.md", "b.txt", "sub/c.txt"]
    assert [source.doc for source in walk([str(tmp_path / "sub" / "c.txt")])] == ["c.txt"]


def test_a_missing_path_is_said_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(DragomanError) as error:
        walk([str(tmp_path), str(tmp_path / "nowhere")])
    assert error.value.code == "D001"
    assert "nowhere" in error.value.message


def test_one_bad_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text(STORY)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "d.txt").write_text(" \n\t\n")
    (tmp_path / "e.txt").write_text(STORY)
    (tmp_path / "f.txt").write_bytes(b"%PDF-1.7 and so on")
    found = outcomes(str(tmp_path))
    assert codes(found) == ["D101", "D105", "D104", "D105", "document", "D104"]
    assert ".txt" in str(found[0])
    assert ".xyz" in str(found[0])


def test_limits_on_bytes_and_characters(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text(STORY * 200_000)
    assert codes(outcomes(str(tmp_path))) == ["D103"]
    assert codes(outcomes(str(tmp_path), settings=Settings(max_bytes=1000))) == ["D102"]
    assert "split" in str(outcomes(str(tmp_path))[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no named pipes")
def test_pipes_and_broken_links_in_a_folder_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "a.txt").write_text(STORY)
    assert [source.doc for source in walk([str(tmp_path)])] == ["a.txt"]


def test_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt.meta.json").write_text(
        '{"id": 7, "title": "Given", "date": "2021-05", "source": "Bay Radio", "desk": "north", "url": null,'
        ' "confidential": true, "language": "en-GB", "author": "By Jane Roe"}'
    )
    (found,) = outcomes(str(tmp_path))
    assert isinstance(found, Document)
    assert (found.doc, found.title, found.published, found.published_how) == ("7", "Given", "2021-05", "given")
    assert (found.outlet, found.byline, found.language, found.confidential) == ("Bay Radio", "Jane Roe", "en", True)
    assert found.extra == {"desk": "north"}
    assert found.url is None


@pytest.mark.parametrize(
    ("sidecar", "code"),
    [
        ("{", "D108"),
        ("[]", "D108"),
        ('{"date": "06.01.2022"}', "D107"),
        ('{"date": "2022-02-30"}', "D107"),
        ('{"date": 20220101}', "D107"),
        ('{"confidential": "perhaps"}', "D113"),
        ('{"title": 3}', "D113"),
        ('{"id": ["a"]}', "D113"),
        ("[" * 100_000, "D108"),
    ],
)
def test_bad_sidecar(tmp_path: Path, sidecar: str, code: str) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt.meta.json").write_text(sidecar)
    assert codes(outcomes(str(tmp_path))) == [code]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("2022", "2022"), ("2022-01", "2022-01"), ("2022-01-20", "2022-01-20"), ("2022-01-20T08:28:00Z", "2022-01-20")],
)
def test_given_dates(tmp_path: Path, given: str, kept: str) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt.meta.json").write_text(f'{{"date": "{given}"}}')
    (found,) = outcomes(str(tmp_path))
    assert isinstance(found, Document)
    assert (found.published, found.published_how) == (kept, "given")


@pytest.mark.parametrize(
    ("data", "count"), [(STORY.encode(), 1), (b'{"text": "Talks went on."}\n{"text": "They ended."}\n', 2)]
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, count: int) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert codes(outcomes("-")) == ["document"] * count


def test_source_reads_late(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (source,) = walk([str(tmp_path)])
    (tmp_path / "a.txt").write_text("changed")
    assert source.data == b"changed"
    (tmp_path / "a.txt").unlink()
    assert codes(list(read(source, Settings()))) == ["D112"]


def test_every_built_in_format_has_its_reader() -> None:
    for suffix in formats.readers():
        assert callable(formats.reader(suffix, "a"))
