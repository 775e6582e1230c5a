"""Reprints in a dossier that grows: the same whatever came first, and as if all had come at once."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from dragoman.run import forget, read
from dragoman.run import sources as verb
from dragoman.settings import Settings
from dragoman.store import Dossier

WORDS = [f"wort{n}" for n in range(3000)]


def paragraph(seed: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=50)) + "."


def texts() -> dict[str, dict[str, object]]:
    """Three stories: a wire text cut and lengthened, one printed word for word, one that stands alone."""
    story = [paragraph(n) for n in range(6)]
    bodies = {
        "wire": (story, "2031-03-02", "Kurzfassung"),
        "cut": (story[:3], "2031-03-03", "Ein anderer Titel"),
        "long": ([*story, paragraph(9)], "2031-03-04", "Kurzfassung"),
        "one": ([paragraph(20), paragraph(21)], "2031-03-02", "Noch etwas"),
        "two": ([paragraph(20), paragraph(21)], "2031-03-05", "Noch etwas"),
        "alone": ([paragraph(30), paragraph(31)], "2031-03-02", "Allein"),
    }
    return {
        id: {
            "id": id,
            "text": "\n\n".join(parts),
            "title": title,
            "date": day,
            "source": f"Blatt {id}",
            "language": "de",
        }
        for id, (parts, day, title) in bodies.items()
    }


def grown(folder: Path, order: list[list[str]]) -> dict[str, str | None]:
    """Name -> name of the original, in a dossier that read the texts in these portions."""
    for number, portion in enumerate(order):
        file = folder.with_name(f"{folder.name}-{number}.jsonl")
        file.write_text("".join(json.dumps(texts()[id]) + "\n" for id in portion), encoding="utf-8")
        assert not read.read([str(file)], folder, Settings()).errors
    return copies(folder)


def copies(folder: Path) -> dict[str, str | None]:
    with Dossier(folder) as dossier:
        found = {d.id: d for d in dossier.documents()}
        return {d.doc: found[d.copy_of].doc if d.copy_of else None for d in found.values()}


WHOLE = {"wire": None, "cut": "wire", "long": "wire", "one": None, "two": "one", "alone": None}


@pytest.mark.parametrize(
    "order",
    [
        [["wire", "cut", "long", "one", "two", "alone"]],
        [["cut"], ["two"], ["long"], ["alone"], ["one"], ["wire"]],
        [["long", "two"], ["wire", "alone"], ["one", "cut"]],
    ],
)
def test_the_order_of_reading_does_not_matter(order: list[list[str]], tmp_path: Path) -> None:
    assert grown(tmp_path / "talks", order) == WHOLE


def test_what_is_forgotten_is_nobodys_original(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    grown(folder, [list(texts())])
    forget.forget(folder, "wire", Settings())
    assert copies(folder) == {"cut": None, "long": "cut", "one": None, "two": "one", "alone": None}
    assert grown(folder, [["wire"]]) == WHOLE


def test_the_list_of_reprints_says_what_each_changed(tmp_path: Path) -> None:
    folder = tmp_path / "talks"
    grown(folder, [list(texts())])
    rows = {row["doc"]: row for row in verb.reprints(folder)}
    kinds = {doc: (r["copy_of"], r["copy_kind"], r["retitled"], r["left_out"], r["new"]) for doc, r in rows.items()}
    assert kinds == {
        "cut": ("wire", "excerpt", True, 3, 0),
        "long": ("wire", "expansion", False, 0, 1),
        "two": ("one", "same", False, 0, 0),
    }
    assert rows["cut"]["first_outlet"] == "Blatt wire"
    assert rows["cut"]["kept"] == pytest.approx(0.5, abs=0.01)
