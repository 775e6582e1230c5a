"""The benchmark of statements: what it projects, refuses, pools and writes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import convention, page, peers, polnear, statements
from dragoman.interchange import exports
from dragoman.language.actors import Cast
from dragoman.language.pipeline import parse
from dragoman.model import Document, Record
from dragoman.settings import Settings
from dragoman.statements import find

TEXT = """“We will not sign. The terms are unfair,” Tom Archer said on Friday. “We are going home.”
Tom Archer said that the fees would rise. They would rise every year.
“Nobody asked us,” he added."""


def _projected(text: str) -> Iterator[list[str]]:
    """The contents of our statements in a text, projected; its lines are its paragraphs."""
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "\n")]
    body = tuple((start, start + len(text[start:].split("\n")[0])) for start in starts)
    parsed = next(parse([Document("d", "d.txt", text, body)], Settings().model))
    record = Record({"d": parsed.document}, find(parsed, Cast(parsed, None)), (), ())
    rows = convention.project(exports.rows(record, "statements"), {"d.txt": convention.units(parsed)})
    return ([text[a:b] for a, b in row["contents"]] for row in rows)


def test_projected_content_ends_at_the_sentence_of_the_cue_and_keeps_a_pair_of_marks_whole() -> None:
    first, second, third = _projected(TEXT)
    assert " ".join(first).startswith("We will not sign. The terms are unfair")
    assert "going home" not in " ".join(first)
    assert " ".join(second).endswith("fees would rise.") or " ".join(second).endswith("fees would rise")
    assert " ".join(third).startswith("Nobody asked us")


def test_what_has_no_cue_is_left_out_and_what_lies_in_its_sentence_stays_as_it_is() -> None:
    row = {"doc": "d", "cue": [5, 9], "contents": [[10, 20]]}
    alone = {"doc": "d", "cue": None, "contents": [[30, 40]]}
    beyond = {"doc": "d", "cue": [5, 9], "contents": [[30, 40]]}
    assert list(convention.project([row, alone, beyond], {"d": [(0, 25), (26, 50)]})) == [row]


def test_a_mark_left_open_joins_no_paragraphs() -> None:
    text = "“One. Two.\nThree, he said. Four."
    parsed = next(parse([Document("d", "d", text, ((0, 10), (11, len(text))))], Settings().model))
    assert convention.units(parsed) == [(0, 10), (11, 26), (27, 32)]


def test_the_test_part_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data" / "test" / "text").mkdir(parents=True)
    with pytest.raises(ValueError, match="not opened"):
        polnear.gold(tmp_path, "test", tmp_path, tmp_path / "work")
    monkeypatch.setattr(sys, "argv", ["statements", "--polnear", str(tmp_path), "--split", "test"])
    with pytest.raises(SystemExit) as stopped:
        statements.main()
    assert stopped.value.code == 2


def test_a_folder_that_is_no_checkout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no checkout"):
        polnear.gold(tmp_path, "dev", tmp_path, tmp_path / "work")


@pytest.mark.shared
def test_a_part_is_read_without_the_test_part_being_opened(shared: Path, tmp_path: Path) -> None:
    for split in ("dev", "test"):
        for folder, name, content in (("text", "a.txt", b"Ann Bell said no."), ("attributions", "a_x.ann", _STANDOFF)):
            path = tmp_path / "data" / split / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if split == "dev" else b"\xff\xfe no text: reading it fails")
    (tmp_path / "data" / "metadata.tsv").write_text("filename\tannotators\na\tx\n", encoding="utf-8")
    annotation, lines = polnear.gold(tmp_path, "dev", shared, tmp_path / "work")
    assert "Ann Bell" in lines.read_text(encoding="utf-8")
    assert '"kind": "speech"' in polnear.by_cue(annotation).read_text(encoding="utf-8")
    assert sorted(path.name for path in (tmp_path / "work").iterdir()) == [
        "by-cue", "polnear-dev", "polnear-dev.json", "polnear-dev.jsonl"
    ]  # fmt: skip


_STANDOFF = (
    b"T1\tSource 0 8\tAnn Bell\nT2\tCue 9 13\tsaid\nT3\tContent 14 16\tno\n"
    b"E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
)


CLASSES = {
    "also said Friday": "speech",
    "replied:": "speech",
    "believes": "mind",
    "plans": "mind",
    "―": "other",
    "shows": "other",
    "accused": "other",
}


@pytest.mark.parametrize(("cue", "name"), CLASSES.items())
def test_a_cue_is_told_by_its_words(cue: str, name: str) -> None:
    assert polnear.cue_class(cue) == name


def test_groups_are_pooled_by_counts() -> None:
    def scored(right: int, found: int, asked: int) -> statements.Counts:
        both = {"tp": right, "pred": found, "gold": asked}
        recall = {"direct": right / asked}
        return statements.counts(
            {"content": both, "end_to_end": both, "recall_by_kind": recall},
            {"direct": asked, "mixed": 0, "indirect": 0},
        )

    precision, recall, f1, speaker, whole, direct, mixed, _ = statements.pooled([scored(1, 1, 1), scored(1, 4, 9)])
    assert (precision, recall, direct) == (0.4, 0.2, 0.2)
    assert f1 == whole == pytest.approx(4 / 15)
    assert speaker == 1
    assert mixed is None


def test_a_table_stands_between_its_marks_and_nothing_else_changes(tmp_path: Path) -> None:
    place = tmp_path / "page.md"
    place.write_text("a\n<!-- one: begin -->\nold\n<!-- one: end -->\nb\n<!-- two: begin -->\n<!-- two: end -->\n")
    page.put(place, "one", "\n".join(page.table(("x", "y"), [(1, 0.5), ("n", None)])))
    assert place.read_text() == (
        "a\n<!-- one: begin -->\n| x | y |\n|---|---|\n| 1 | 0.500 |\n| n |  |\n<!-- one: end -->\nb\n"
        "<!-- two: begin -->\n<!-- two: end -->\n"
    )
    with pytest.raises(ValueError, match="three"):
        page.put(place, "three", "")


def test_the_page_of_figures_has_the_marks() -> None:
    text = (statements.CHECKOUT / "docs" / "quality.md").read_text(encoding="utf-8")
    for mark in ("measured", "statements"):
        assert text.count(f"<!-- {mark}: begin -->") == text.count(f"<!-- {mark}: end -->") == 1


def test_published_figures_are_read_with_their_gaps() -> None:
    rows = list(peers.published())
    assert {row.collection for row in rows} == {"polnear-dev", "gum-news"}
    assert all(len(row.figures) == 6 and row.figures[2] is not None for row in rows)


def test_peers_that_cannot_be_installed_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    assert peers.environment(tmp_path / "environment") is None
    assert "could not be installed" in capsys.readouterr().err
