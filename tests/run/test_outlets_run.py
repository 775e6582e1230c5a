"""The user's register of outlets in a dossier: kept, in the manifest, and in every view."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import DragomanError
from dragoman.reading import outlets
from dragoman.run import cleaning, export, manifest, read, register, report, sources
from dragoman.settings import Settings
from tests.run.bundled import CLIPPINGS, copied

MINE = """
- name: Halyard Wire
  domains: [halyard.example]
  country: NO
  owner: the Crown of Lorrund
  state: true
  source: the Wire Act of 1931
"""
SETTINGS = Settings()


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    """No test leaves a register in force."""
    yield
    outlets.refresh()


@pytest.fixture
def mine(tmp_path: Path) -> Settings:
    """Settings that name a file of outlets."""
    path = tmp_path / "mine.yaml"
    path.write_text(MINE, encoding="utf-8")
    return replace(SETTINGS, outlets=str(path))


@pytest.fixture
def talks(tmp_path: Path, mine: Settings) -> Path:
    """The example, read again with the file: nothing is new but the register."""
    folder = copied(tmp_path / "talks")
    assert not read.read([str(CLIPPINGS)], folder, mine).changed
    return folder


def test_the_file_is_kept_and_its_hash_is_in_the_manifest(talks: Path) -> None:
    assert (talks / register.FILE).read_text(encoding="utf-8") == MINE
    found = json.loads((talks / manifest.FILE).read_text(encoding="utf-8"))["lexicons_sha256"]
    assert found == manifest.in_force(talks)
    assert set(found) - set(manifest.lexicons()) == {register.FILE}


def test_every_view_goes_by_it_without_the_setting(talks: Path) -> None:
    outlets.refresh()
    (share,) = (s for s in sources.sources(talks).whole.outlets if s.name == "Halyard Wire")
    assert (share.country, share.owner, share.state, share.source) == (
        *("NO", "the Crown of Lorrund", True, "the Wire Act of 1931"),
    )
    assert report.gather(talks, SETTINGS).sources.whole.through_state[0].country == "NO"
    rows = [json.loads(line) for line in b"".join(export.export(talks, "documents")).splitlines()]
    told = {(row["outlet_country"], row["outlet_state"]) for row in rows if row["outlet"] == "Halyard Wire"}
    assert told == {("NO", True)}
    assert list(dragoman.open(talks).rows("documents")) == rows


def test_later_reading_goes_by_it_and_an_edited_copy_counts_at_once(talks: Path, tmp_path: Path) -> None:
    source = tmp_path / "new.jsonl"
    source.write_text(
        '{"id": "new", "url": "https://halyard.example/a", "text": "The port is shut."}\n', encoding="utf-8"
    )
    read.read([str(source)], talks, SETTINGS)
    assert [d.outlet for d in dragoman.open(talks).documents() if d.doc == "new"] == ["Halyard Wire"]
    (talks / register.FILE).write_text(MINE.replace("NO", "SE"), encoding="utf-8")
    assert "SE" in {share.country for share in sources.sources(talks).whole.outlets}


def test_another_dossier_is_not_touched_by_it(talks: Path, tmp_path: Path) -> None:
    outlets.refresh()
    sources.sources(talks)
    assert outlets.named("Halyard Wire") is None, "what a view looks up stays with its dossier"
    other = copied(tmp_path / "other")
    assert {share.country for share in sources.sources(other).whole.outlets} == {None}
    assert sources.sources(other).whole.through_state == ()


def test_a_faulty_file_stops_before_anything_is_read(tmp_path: Path, mine: Settings) -> None:
    Path(mine.outlets).write_text("- {name: Wire, nation: NO}\n", encoding="utf-8")
    with pytest.raises(DragomanError) as error:
        read.read([str(CLIPPINGS)], tmp_path / "new", mine)
    assert error.value.code == "D203"
    assert not (tmp_path / "new").exists()
    assert outlets.named("TASS") is not None, "the shipped register is in force again"


def test_a_file_beside_the_clippings_is_no_clipping(tmp_path: Path, mine: Settings) -> None:
    (tmp_path / "one.txt").write_text("Shut\n\nThe port said it was shut.\n", encoding="utf-8")
    assert [source.doc for source in read.below([str(tmp_path)], mine)] == ["one.txt"]


def test_a_cleaned_document_says_it_too(tmp_path: Path, mine: Settings) -> None:
    source = tmp_path / "one.jsonl"
    source.write_text('{"id": "a", "source": "Halyard Wire", "text": "The port is shut."}\n', encoding="utf-8")
    (row,) = cleaning.rows([str(source)], mine)
    assert isinstance(row, dict)
    assert (row["outlet_country"], row["outlet_state"], row["agency_state"]) == ("NO", True, None)
