"""Zip archives: read like folders, and none of the ways in which one can do harm."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import archives, read, walk
from dragoman.settings import Settings

TEXT = "The ferry crews and the island council agreed on Monday to go back to the table, both sides said."


def outcomes(path: Path, settings: Settings | None = None) -> list[Document | DragomanError]:
    return [found for source in walk([str(path)]) for found in read(source, settings or Settings())]


def codes(found: list[Document | DragomanError]) -> list[str]:
    return [outcome.code if isinstance(outcome, DragomanError) else outcome.doc for outcome in found]


def packed(path: Path, files: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def test_files_with_sidecars_and_what_is_passed_over(tmp_path: Path) -> None:
    path = packed(
        tmp_path / "pile.zip",
        {
            "b.txt": TEXT,
            "sub/a.jsonl": json.dumps({"text": TEXT}) + "\n" + json.dumps({"id": "x", "text": TEXT}),
            "b.txt.meta.json": '{"title": "Given", "date": "2021-05"}',
            ".hidden.txt": TEXT,
            "__MACOSX/b.txt": TEXT,
            "film.mp4": b"\x00\x00",
            "sub/": b"",
        },
    )
    found = outcomes(path)
    assert codes(found) == ["pile.zip/b.txt", "D101", "pile.zip/sub/a.jsonl:1", "x"]
    assert isinstance(found[0], Document)
    assert (found[0].title, found[0].published) == ("Given", "2021-05")


@pytest.mark.parametrize("name", ["../a.txt", "sub/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "inner.zip"])
def test_what_is_refused_costs_nothing_else(tmp_path: Path, name: str) -> None:
    found = outcomes(packed(tmp_path / "pile.zip", {name: TEXT, "z.txt": TEXT}))
    assert codes(found) == ["D115", "pile.zip/z.txt"]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["pile.zip"]


def test_a_bomb_is_stopped_soon_and_the_rest_is_read(tmp_path: Path) -> None:
    path = packed(tmp_path / "pile.zip", {"a.txt": b"\0" * 300_000_000, "b.txt": b"a" * 40_000_000, "z.txt": TEXT})
    began = time.monotonic()
    assert codes(outcomes(path)) == ["D115", "D115", "pile.zip/z.txt"]
    assert time.monotonic() - began < 25


def test_a_size_in_the_directory_is_not_believed(tmp_path: Path) -> None:
    data = bytearray(packed(tmp_path / "pile.zip", {"a.txt": b"b" * 5_000_000}).read_bytes())
    size = (5_000_000).to_bytes(4, "little")
    for at in (data.index(size), data.rindex(size)):
        data[at : at + 4] = (10).to_bytes(4, "little")
    (tmp_path / "pile.zip").write_bytes(data)
    assert codes(outcomes(tmp_path)) == ["D115"]


def test_limits_on_bytes(tmp_path: Path) -> None:
    path = packed(tmp_path / "pile.zip", {"a.txt": TEXT * 300, "b.txt": TEXT})
    assert codes(outcomes(path, Settings(max_bytes=20_000))) == ["D102", "pile.zip/b.txt"]
    many = packed(tmp_path / "many.zip", {f"{n:02}.txt": TEXT * 10 for n in range(40)})
    found = codes(outcomes(many, Settings(max_bytes=many.stat().st_size)))
    assert found.count("D115") == 0
    assert (
        codes(outcomes(packed(many, {f"{n:02}.txt": TEXT * 50 for n in range(40)}), Settings(max_bytes=9000)))[-1]
        == "D115"
    )


def test_limit_on_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_FILES", 3)
    assert codes(outcomes(packed(tmp_path / "pile.zip", {f"{n}.txt": TEXT for n in range(4)}))) == ["D115"]


def test_other_packings_encrypted_and_broken(tmp_path: Path) -> None:
    assert codes(outcomes(packed(tmp_path / "a.zip", {"a.txt": TEXT}, zipfile.ZIP_LZMA))) == ["D115"]
    data = bytearray(packed(tmp_path / "b.zip", {"a.txt": TEXT}).read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "b.zip").write_bytes(data)
    (tmp_path / "c.zip").write_bytes(data[:50])
    (tmp_path / "d.zip").write_bytes(b"PK\x03\x04 and so on")
    broken = bytearray(packed(tmp_path / "e.zip", {"a.txt": TEXT * 20, "b.txt": TEXT}).read_bytes())
    broken[60:64] = b"\xff\xff\xff\xff"
    (tmp_path / "e.zip").write_bytes(broken)
    assert codes(outcomes(tmp_path)) == ["D115", "D115", "D115", "D115", "D115", "e.zip/b.txt"]


def test_links_are_passed_over(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", TEXT)
    (tmp_path / "pile.zip").write_bytes(data.getvalue())
    assert codes(outcomes(tmp_path)) == ["pile.zip/a.txt"]


def test_an_archive_whose_beginning_is_lost(tmp_path: Path) -> None:
    """Found by the fuzzer: the offsets of its directory then point before the file."""
    path = packed(tmp_path / "pile.zip", {"a.txt": TEXT})
    path.write_bytes(path.read_bytes()[2:])
    assert codes(outcomes(path)) == ["D115"]
