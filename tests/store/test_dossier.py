"""The dossier keeps what it is given, queues what waits, and says what is wrong in coded errors."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.model import Judgement, Position
from dragoman.store import Dossier, rows, schema
from dragoman.store.dossier import Task
from tests.store.samples import DOCUMENT, FINDINGS, JUDGEMENT, TEXT, filled


def code_of(error: pytest.ExceptionInfo[DragomanError]) -> str:
    return error.value.code


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return Dossier(tmp_path / "talks", create=True)


def test_what_goes_in_comes_out_equal(dossier: Dossier) -> None:
    machine = filled(dossier).machine()
    assert machine.documents == {"d-1": DOCUMENT}
    assert (machine.timexes, machine.statements) == (FINDINGS.timexes, FINDINGS.statements)
    assert set(machine.positions) == set(FINDINGS.positions)
    assert machine.events == FINDINGS.events == tuple(dossier.sightings())
    assert dossier.parse_of("d-1", "model") == b"\x00parse"
    assert dossier.parse_of("d-1", "another") is None


def test_the_queue_holds_what_waits(dossier: Dossier) -> None:
    dossier.add(DOCUMENT, queue=True)
    assert dossier.pending() == [Task("d-1", "parse")]
    dossier.failed("d-1", "no luck")
    assert dossier.waits("d-1") == Task("d-1", "parse", "no luck")
    dossier.keep_parse("d-1", "model", b"x")
    assert dossier.pending()[0].stage == "analyse"
    dossier.save("d-1", FINDINGS, "stamp")
    assert dossier.pending() == []
    dossier.enqueue(["d-1"])
    assert dossier.pending() == [Task("d-1", "analyse")]


def test_adding_twice_adds_once(dossier: Dossier) -> None:
    assert dossier.add(DOCUMENT, queue=True)
    assert not dossier.add(DOCUMENT, queue=True)
    assert len(dossier.documents()) == len(dossier.pending()) == 1


def test_a_changed_text_keeps_its_name_apart(dossier: Dossier) -> None:
    dossier.add(DOCUMENT, queue=False)
    dossier.add(replace(DOCUMENT, id="d-2", raw=TEXT + " More."), queue=False)
    assert [d.doc for d in dossier.documents()] == ["talks/one.txt", "talks/one.txt~2"]
    assert dossier.document("talks/one.txt~2") == dossier.document("d-2")


def test_dates_and_reprints_are_settled_and_what_was_read_stays(dossier: Dossier) -> None:
    dossier.add(DOCUMENT, queue=False)
    dossier.add(replace(DOCUMENT, id="d-2", doc="two.txt"), queue=False)
    assert dossier.settle({"d-1": ("2031-03-01", "inferred")}, {"d-2": "d-1"}) == ["d-1"]
    first = dossier.document("d-1")
    assert first
    assert (first.published, first.published_how) == ("2031-03-01", "inferred")
    assert {d.published for d in dossier.as_read()} == {"XXXX-03-01"}
    assert dossier.machine().copies == {"d-1": 1}
    assert dossier.settle({"d-1": ("2031-03-01", "inferred")}, {"d-2": "d-1"}) == []


def test_judgements_are_appended_and_never_changed(dossier: Dossier) -> None:
    first, second = dossier.judge(JUDGEMENT), dossier.judge(replace(JUDGEMENT, verdict="undo", undoes=1))
    assert (first.id, second.id) == (1, 2)
    assert dossier.judgements() == [first, second]
    with sqlite3.connect(dossier.path) as raw, pytest.raises(sqlite3.IntegrityError, match="never changed"):
        raw.execute("UPDATE judgements SET verdict = 'accept'")
    raw.close()


def test_forgetting_leaves_no_trace_in_the_file(dossier: Dossier) -> None:
    secret = "Quillonbract"
    dossier.add(replace(DOCUMENT, raw=TEXT + secret), queue=True)
    dossier.keep_parse("d-1", "model", secret.encode())
    dossier.save("d-1", FINDINGS, "stamp")
    dossier.replace_events(FINDINGS.events)
    dossier.judge(replace(JUDGEMENT, values={"note": secret}))
    dossier.forget("d-1")
    dossier.close()
    assert set(dossier.counts().values()) == {0}
    assert all(secret.encode() not in file.read_bytes() for file in dossier.folder.iterdir())


def test_two_writers_at_once_lose_nothing(dossier: Dossier) -> None:
    def add(number: int) -> bool:
        other = Dossier(dossier.folder)
        return other.add(replace(DOCUMENT, id=f"d-{number % 20}", doc=f"{number % 20}.txt"), queue=True)

    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(add, range(40)))
    assert sum(added) == len(dossier.documents()) == len(dossier.pending()) == 20


def test_the_fingerprint_does_not_depend_on_the_way(tmp_path: Path) -> None:
    one, two = Dossier(tmp_path / "one", create=True), Dossier(tmp_path / "two", create=True)
    other = replace(DOCUMENT, id="d-0", doc="zero.txt")
    filled(one).add(other, queue=False)
    two.add(other, queue=False)
    assert one.fingerprint() != two.fingerprint()
    filled(two)
    filled(two).save("d-1", FINDINGS, "stamp")
    assert one.fingerprint() == two.fingerprint()


def test_a_source_is_known_until_one_of_its_documents_is_forgotten(dossier: Dossier) -> None:
    dossier.add(DOCUMENT, queue=False)
    dossier.add(replace(DOCUMENT, id="d-2", doc="two.txt"), queue=False)
    assert dossier.read_before("key") == 0
    dossier.remember("key", ["d-1", "d-2"])
    dossier.remember("key", ["d-1", "d-2"])
    assert dossier.read_before("key") == 2
    dossier.forget("d-2")
    assert dossier.read_before("key") == 0


def test_settings_are_kept(dossier: Dossier) -> None:
    assert dossier.meta("codebook") is None
    dossier.set_meta(codebook="a: 1", version="1")
    dossier.set_meta(codebook="b: 2")
    assert (dossier.meta("codebook"), dossier.meta("version")) == ("b: 2", "1")


def test_a_missing_dossier_is_no_new_one(tmp_path: Path) -> None:
    with pytest.raises(DragomanError) as error:
        Dossier(tmp_path / "none")
    assert code_of(error) == "D701"
    assert "dragoman read" in error.value.remedy
    assert not (tmp_path / "none").exists()


def test_a_file_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DragomanError) as error:
        Dossier(tmp_path / "file", create=True)
    assert code_of(error) == "D707"


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(DragomanError) as error:
        Dossier(tmp_path / "file" / "talks", create=True)
    assert code_of(error) == "D704"


@pytest.mark.parametrize(
    "content", [b"this is no database, but it is long enough to be one" * 40, b"SQLite format 3\x00" + b"\xff" * 4000]
)
def test_a_corrupt_file_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "dossier.db").write_bytes(content)
    with pytest.raises(DragomanError) as error:
        Dossier(tmp_path)
    assert code_of(error) == "D703"


def test_flipped_bytes_are_found(dossier: Dossier) -> None:
    filled(dossier)
    for number in range(40):
        dossier.add(replace(DOCUMENT, id=f"x-{number}", doc=f"{number}.txt", raw=TEXT * 40), queue=False)
    dossier.close()
    data = bytearray(dossier.path.read_bytes())
    for place in range(4096 * 12, len(data), 4096):
        data[place : place + 40] = b"\xa7" * 40
    dossier.path.write_bytes(data)
    assert dossier.faults()


def test_a_full_disk_is_said_and_loses_nothing(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(dossier)
    before = dossier.fingerprint()
    prepare = schema._prepare

    def small(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 2}")

    monkeypatch.setattr(schema, "_prepare", small)
    full = Dossier(dossier.folder)
    with pytest.raises(DragomanError) as error:
        full.add(replace(DOCUMENT, id="big", doc="big.txt", raw="x" * 200_000), queue=True)
    assert code_of(error) == "D706"
    assert dossier.fingerprint() == before
    assert dossier.faults() == []


def test_a_lock_that_lasts_is_said(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "BUSY_SECONDS", 0.2)
    held = sqlite3.connect(dossier.path, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    with pytest.raises(DragomanError) as error:
        Dossier(dossier.folder).add(DOCUMENT, queue=False)
    held.close()
    assert code_of(error) == "D705"


def test_fifty_dossiers_leave_no_open_file(dossier: Dossier) -> None:
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    for _ in range(50):
        with Dossier(dossier.folder) as again:
            again.counts()
    after = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    assert after - before <= 2


SPANS = st.tuples(st.integers(0, 99), st.integers(0, 99))
WORDS = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)


@settings(deadline=None)
@given(
    st.builds(
        Position,
        id=WORDS,
        doc=WORDS,
        evidence=SPANS,
        holder=WORDS,
        stance=st.sampled_from(["demand", "reject"]),
        issue=st.none() | WORDS,
        condition=st.none() | SPANS,
        strength=st.integers(1, 5),
        as_of=st.none() | WORDS,
    )
)
def test_every_position_survives_its_row(position: Position) -> None:
    assert rows.position(rows.position_row(position)) == position


@settings(deadline=None)
@given(
    st.builds(
        Judgement,
        span=st.none() | SPANS,
        values=st.dictionaries(WORDS, WORDS),
        was=st.dictionaries(WORDS, st.none() | WORDS),
    )
)
def test_every_judgement_survives_its_row(judgement: Judgement) -> None:
    assert rows.judgement({**rows.judgement_row(judgement), "id": judgement.id}) == judgement
