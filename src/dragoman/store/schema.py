"""Opens the database of a dossier: pragmas, the schema's version, migrations, views, SQLite's errors as coded ones."""

from __future__ import annotations

import hashlib
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import NullPool

from dragoman.errors import DragomanError

HEAD = "0003"
BUSY_SECONDS = 30
_BEGIN = "dragoman_begin"


def engine_of(path: Path) -> Engine:
    """An engine whose connections wait for each other, and begin immediately where they are going to write.

    A transaction that starts as a reader and becomes a writer gets SQLITE_BUSY at once, whatever the timeout: hence
    ``BEGIN IMMEDIATE`` (`writing`).
    """
    engine = create_engine(
        f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", lambda context: _translate(path, context))
    return engine


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we emit BEGIN ourselves
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")


def _begin(connection: Connection) -> None:
    begin = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if begin:
        connection.exec_driver_sql(begin)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction; all of it happens, or none of it. Raises D704, D705, D706."""
    with engine.connect().execution_options(**{_BEGIN: "BEGIN IMMEDIATE"}) as connection, connection.begin():
        yield connection


@contextmanager
def outside(engine: Engine) -> Iterator[Connection]:
    """A connection outside any transaction, for the few statements that SQLite allows only there."""
    with engine.connect().execution_options(**{_BEGIN: ""}) as connection:
        yield connection


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction: a snapshot, whatever others write meanwhile."""
    with engine.connect() as connection, connection.begin():
        yield connection


_SYMPTOMS = (
    ("locked", "D705"),
    ("disk is full", "D706"),
    ("readonly", "D704"),
    ("unable to open", "D704"),
    ("not a database", "D703"),
    ("malformed", "D703"),
    ("disk I/O error", "D703"),
)


def _translate(path: Path, context: ExceptionContext) -> None:
    message = str(context.original_exception)
    code = next((code for symptom, code in _SYMPTOMS if symptom in message), None)
    if code:
        raise DragomanError(code, path=path, cause=message) from context.original_exception


def upgrade(engine: Engine, path: Path) -> None:
    """Brings the schema to HEAD and the views up to date. Raises D702 where the dossier is newer than the program."""
    _write_ahead(engine)
    with reading(engine) as connection:
        done = _version(connection) == HEAD and _meta(connection, "views") == _views_hash()
    if not done:
        with writing(engine) as connection:
            _migrate(connection, path)


def _write_ahead(engine: Engine) -> None:
    """Switches to the write-ahead log. The switch needs the file for itself and ignores the busy timeout: we wait."""
    deadline = time.monotonic() + BUSY_SECONDS
    with outside(engine) as connection:
        while True:
            try:
                if connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal":
                    return
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            except DragomanError as error:
                if error.code != "D705" or time.monotonic() > deadline:
                    raise
                time.sleep(0.05)


def _version(connection: Connection) -> str | None:
    named = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'")
    if connection.execute(named).scalar() is None:
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _meta(connection: Connection, key: str) -> str | None:
    return connection.execute(text("SELECT value FROM meta WHERE key = :key"), {"key": key}).scalar()


def _migrate(connection: Connection, path: Path) -> None:
    found = _version(connection)
    if found is not None and found > HEAD:
        raise DragomanError("D702", path=path, found=found, known=HEAD)
    if found != HEAD:
        _run_migrations(connection)
    _rebuild_views(connection)


def _run_migrations(connection: Connection) -> None:
    from alembic import command  # 0.2 s to import: only where there is something to migrate
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("dragoman.store") / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _views() -> str:
    return (resources.files("dragoman.store") / "views.sql").read_text(encoding="utf-8")


def _views_hash() -> str:
    return hashlib.sha256(_views().encode()).hexdigest()


def _rebuild_views(connection: Connection) -> None:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'view'").scalars().all()
    for name in names:
        connection.exec_driver_sql(f'DROP VIEW "{name}"')
    for statement in _views().split("\n--------\n"):
        connection.exec_driver_sql(statement)
    connection.execute(
        text("INSERT INTO meta VALUES ('views', :hash) ON CONFLICT (key) DO UPDATE SET value = :hash"),
        {"hash": _views_hash()},
    )


def quick_check(engine: Engine) -> list[str]:
    """What SQLite itself finds wrong with the file; empty where it is sound."""
    try:
        with reading(engine) as connection:
            found = [str(row) for row in connection.exec_driver_sql("PRAGMA quick_check").scalars()]
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    except DragomanError as error:
        return [str(error.details["cause"])]
    return [line for line in found if line != "ok"] + [f"{row[0]} row {row[1]} has no {row[2]}" for row in broken]
