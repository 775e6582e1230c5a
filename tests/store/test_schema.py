"""Migrations lead to the tables that the program knows; the views open in any SQLite tool and are documented."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman import store
from dragoman.errors import DragomanError
from dragoman.store import Dossier, schema, tables
from tests.store.samples import DOCUMENT, JUDGEMENT, QUOTED, filled

VIEWS = ("v_documents", "v_statements", "v_positions", "v_events", "v_mentions", "v_timexes", "v_judgements")


@pytest.fixture
def raw(tmp_path: Path):  # type: ignore[no-untyped-def]
    dossier = filled(Dossier(tmp_path / "talks", create=True))
    dossier.judge(JUDGEMENT)
    dossier.review([("position", "p-1", "corrected", {"stance": "open"})])
    connection = sqlite3.connect(dossier.path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_the_migrations_make_the_tables(tmp_path: Path) -> None:
    dossier = Dossier(tmp_path / "talks", create=True)
    with schema.engine_of(dossier.path).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_the_head_is_the_last_migration() -> None:
    home = Path(store.__file__).parent / "migrations"
    assert ScriptDirectory(str(home)).get_current_head() == schema.HEAD


def test_a_dossier_of_the_first_schema_is_migrated_and_keeps_what_it_has(tmp_path: Path) -> None:
    dossier = filled(Dossier(tmp_path, create=True))
    before = dossier.machine()
    with sqlite3.connect(dossier.path) as raw:
        raw.executescript(
            "DROP TABLE readings; DROP VIEW v_mentions;"
            "ALTER TABLE mentions DROP COLUMN confidence; ALTER TABLE mentions DROP COLUMN reason;"
            "ALTER TABLE events DROP COLUMN ordinal; UPDATE alembic_version SET version_num = '0001'"
        )
    raw.close()
    with Dossier(tmp_path) as migrated:
        assert migrated.machine() == before
        migrated.remember("key", ["d-1"])
        assert migrated.read_before("key") == 1


def test_opening_migrates_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "dossier.db").touch()
    assert Dossier(tmp_path).documents() == []


def test_a_newer_dossier_is_left_alone(tmp_path: Path) -> None:
    dossier = filled(Dossier(tmp_path, create=True))
    with sqlite3.connect(dossier.path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(DragomanError) as error:
        Dossier(tmp_path)
    assert error.value.code == "D702"
    assert "9999" in error.value.message


def test_views_are_renewed_where_they_are_old(tmp_path: Path) -> None:
    dossier = Dossier(tmp_path, create=True)
    with sqlite3.connect(dossier.path) as raw:
        raw.executescript(
            "DROP VIEW v_events; CREATE VIEW v_old AS SELECT 1; UPDATE meta SET value = 'old' WHERE key = 'views'"
        )
    raw.close()
    Dossier(tmp_path).close()
    with sqlite3.connect(dossier.path) as raw:
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    raw.close()
    assert names == set(VIEWS)


def test_the_views_show_text_and_verdict(raw: sqlite3.Connection) -> None:
    position = raw.execute("SELECT * FROM v_positions WHERE id = 'p-1'").fetchone()
    assert (position["text"], position["condition"]) == (DOCUMENT.text(QUOTED), "Varn")
    assert (position["status"], position["changes"]) == ("corrected", '{"stance": "open"}')
    assert position["date"] == "XXXX-03-01"
    statement = raw.execute("SELECT * FROM v_statements WHERE id = 's-1'").fetchone()
    assert (statement["text"], statement["cue"], statement["speaker"]) == (DOCUMENT.text(QUOTED), "said", "Ina Dorr")
    event = raw.execute("SELECT * FROM v_events").fetchone()
    assert (event["parties"], event["mentions"]) == ("varn, ostrel", 1)
    assert raw.execute("SELECT text FROM v_timexes").fetchone()["text"] == "Monday"
    assert raw.execute("SELECT text FROM v_judgements").fetchone()["text"] == DOCUMENT.text(QUOTED)
    assert raw.execute("SELECT statements, positions FROM v_documents").fetchone()[:] == (2, 2)


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_of_a_view_is_documented(raw: sqlite3.Connection, view: str) -> None:
    columns = [column[0] for column in raw.execute(f"SELECT * FROM {view}").description]
    assert documented("dossier.md", view) == columns


@pytest.mark.parametrize("table", [table.name for table in tables.metadata.sorted_tables])
def test_every_table_is_documented(table: str) -> None:
    docs = (Path(__file__).parents[2] / "docs" / "dossier.md").read_text(encoding="utf-8")
    assert f"`{table}`" in docs


def documented(page: str, heading: str) -> list[str]:
    """The names in the first column of the table below a heading of a page of the documentation."""
    text = (Path(__file__).parents[2] / "docs" / page).read_text(encoding="utf-8")
    section = text.split(f"## `{heading}`", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `([^`]+)` \|", section, re.M)
