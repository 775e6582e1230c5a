"""Input that nobody should have given: a document or a coded error, soon, and nothing of the rest is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.run import check, coding, read
from dragoman.settings import Settings
from tests.run.bundled import CODEBOOK, copied

GOOD = "The harbour master said on Monday that the quay would not be sold to the shipping line.\n" * 3
BOOK = CODEBOOK.read_text(encoding="utf-8")


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path / "in"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.txt", b"", "D105"),
        ("blank.txt", b" \n\t\r\n ", "D105"),
        ("binary.txt", bytes(range(256)) * 40, "D104"),
        ("image.txt", b"\x89PNG\r\n\x1a\n" + os.urandom(4000), "D104"),
        ("long.txt", b"The minister said no. " * 1_000_000, "D103"),
        ("broken.jsonl", b'{"id": "a", "text": \n', "D106"),
        ("list.jsonl", b"[1, 2]\n", "D106"),
        ("deep.jsonl", b"[" * 200_000 + b"\n", "D106"),
        ("film.mp4", b"\x00\x00\x00\x18ftypmp42", "D101"),
    ],
)
def test_bad_input_is_a_coded_error_and_costs_nothing_else(inputs: Path, name: str, content: bytes, code: str) -> None:
    (inputs / name).write_bytes(content)
    report = read.read([str(inputs)], inputs.parent / "talks", Settings())
    assert [error.code for error in report.errors] == [code]
    assert name in report.errors[0].message
    assert (report.added, report.analysed) == (1, 1)
    assert check.check(inputs.parent / "talks").faults == ()


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe" + GOOD.encode("utf-16-le"),
        GOOD.encode("latin-1").replace(b"quay", b"caf\xe9"),
        GOOD.replace("Monday", "Mon\x00day").encode(),
        ("x" * 30_000 + " " + GOOD).encode(),
        ("“" * 1_000 + GOOD).encode(),
        ("a," * 20_000 + " said " + GOOD).encode(),
        (GOOD + "\ud800").encode("utf-8", "surrogatepass"),
        "\u202eevil\u202c \U0001f54a\ufe0f ".encode() + GOOD.encode(),
    ],
    ids=["utf-16", "latin-1", "nul", "one word", "quotation marks", "commas", "surrogate", "bidi and emoji"],
)
def test_odd_text_is_a_document_or_a_coded_error(inputs: Path, content: bytes) -> None:
    (inputs / "odd.txt").write_bytes(content)
    report = read.read([str(inputs)], inputs.parent / "talks", Settings())
    assert report.added + len(report.errors) == 2
    assert all(error.code.startswith("D1") for error in report.errors)
    assert check.check(inputs.parent / "talks").faults == ()


def faulty(book: str, line: str, replacement: str) -> tuple[str, int]:
    """The book with its first such line replaced, and the number of the line."""
    lines = book.splitlines()
    number = next(n for n, text in enumerate(lines) if text.strip().startswith(line))
    lines[number] = lines[number].replace(line, replacement, 1)
    return "\n".join(lines) + "\n", number + 1


def test_a_codebook_with_an_unknown_key_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    text, line = faulty(BOOK, "necessary:", "neccessary:")
    assert complaint(folder, tmp_path, text) == f"line {line}"


def test_a_codebook_with_one_id_twice_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    text = BOOK.rstrip() + "\n"
    head, issues = text.split("\nissues:\n", 1)
    doubled = f"{head}\n  - {{id: twice, name: One}}\n  - {{id: twice, name: Two}}\nissues:\n{issues}"
    line = doubled.splitlines().index("  - {id: twice, name: Two}") + 1
    assert complaint(folder, tmp_path, doubled) == f"line {line}"


@pytest.mark.parametrize("text", ["", "[]", "a: &a [*a]", "parties: {", "!!python/object:os.system {}", "\x00"])
def test_what_is_no_codebook_is_refused(tmp_path: Path, text: str) -> None:
    folder = copied(tmp_path / "talks")
    assert complaint(folder, tmp_path, text)


def complaint(folder: Path, tmp_path: Path, text: str) -> str:
    """The line that the complaint names; the dossier must be as it was."""
    book = tmp_path / "book.yaml"
    book.write_text(text, encoding="utf-8")
    with pytest.raises(DragomanError) as error:
        coding.code(folder, book, Settings())
    assert error.value.code.startswith("D2")
    assert error.value.exit_code == 2
    assert (folder / "codebook.yaml").read_text(encoding="utf-8") == BOOK
    place = error.value.message.split(": ")[0]
    return place.rsplit(", ", 1)[-1]
