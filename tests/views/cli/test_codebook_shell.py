"""`dragoman codebook` as a user meets it."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman import codebook as codebooks
from dragoman.reading import outlets
from dragoman.views.cli import main as cli
from tests.run.bundled import CODEBOOK, copied, example

Done = tuple[int, str, str]


@pytest.fixture
def shell(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    def command(*words: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["dragoman", "codebook", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            sys.exit(cli.main())  # type: ignore[func-returns-value]
        out, err = capfdbinary.readouterr()
        return int(left.value.code or 0), out.decode(), err.decode()

    yield command
    outlets.refresh()


def test_suggest_prints_a_codebook_and_says_that_it_is_a_draft(shell, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, err = shell("suggest", "-d", example())
    assert code == 0
    assert codebooks.complaints(out) == []
    assert "a draft to edit" in err
    code, nothing, _ = shell("suggest", "-d", example(), "-o", tmp_path / "book.yaml")
    assert (code, nothing) == (0, "")
    assert (tmp_path / "book.yaml").read_text(encoding="utf-8").strip() == out.strip()
    assert shell("check", tmp_path / "book.yaml")[0] == 0


def test_suggest_without_texts_is_a_usage_error(shell) -> None:  # type: ignore[no-untyped-def]
    assert shell("suggest")[0] == 2


def test_check_with_texts_prints_tables_or_one_json_object(shell) -> None:  # type: ignore[no-untyped-def]
    code, out, err = shell("check", CODEBOOK, "-d", example())
    assert code == 0
    assert "halve the toll" in out
    assert "'frigates gone' catches nothing" in err
    code, out, _ = shell("check", CODEBOOK, "-d", example(), "--format", "json")
    assert code == 0
    assert set(json.loads(out)) == {"documents", "objects", "coded", "parties", "options", "cues", "overlaps"}


def test_check_without_texts_prints_nothing_on_stdout(shell) -> None:  # type: ignore[no-untyped-def]
    assert shell("check", CODEBOOK)[:2] == (0, "")


def test_rename_tells_what_it_did_and_twice_that_there_is_nothing_to_do(shell, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    talks, book = copied(tmp_path / "talks"), Path(shutil.copy(CODEBOOK, tmp_path / "book.yaml"))
    code, out, err = shell("rename", book, "toll", "harbour-fee", "-d", talks)
    assert (code, out) == (0, "")
    assert "toll renamed harbour-fee" in err
    assert "book.yaml.bak1" in err
    code, _, err = shell("rename", book, "toll", "harbour-fee", "-d", talks)
    assert code == 0
    assert "nothing to do" in err
    code, _, err = shell("rename", book, "tol", "x", "-d", talks)
    assert code == 2
    assert err.startswith("D211")
    assert shell("rename", book, "lorrund", "sarnholt", "-d", talks)[2].startswith("D212")
    assert shell("rename", book, "a", "b", "--merge", "--match", "x", "-d", talks)[0] == 2
