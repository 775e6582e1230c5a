"""A dossier: what was read, what the machine made of it, what reviewers said, and what is still to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, NamedTuple, Self

from sqlalchemy import Connection, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from dragoman.errors import DragomanError
from dragoman.model import Document, Event, Judgement, Position, Record, Statement, Timex
from dragoman.store import rows, schema, tables

Stage = Literal["parse", "analyse"]
DATABASE = "dossier.db"
_MACHINE = (tables.statements, tables.positions, tables.timexes, tables.sightings)


class Findings(NamedTuple):
    """What the stages found in one document. ``events`` are those of this document alone."""

    timexes: tuple[Timex, ...]
    statements: tuple[Statement, ...]
    positions: tuple[Position, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A document that waits for a stage. ``error`` is why the last attempt failed."""

    doc: str
    stage: Stage
    error: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """How far a document is; ``stamp`` is under which program, codebook and date it was last analysed."""

    id: str
    doc: str
    language: str
    published: str | None
    stamp: str | None


class Dossier:
    """An open dossier. Every method is one transaction; several processes may use one dossier at the same time.

    Raises D701 (none there), D702 (newer than the program), D703 (unsound), D704 (not writable), D705 (locked),
    D706 (disk full), D707 (a file where the folder should be), from any method.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Opens the dossier in ``folder``; with ``create`` makes it where there is none."""
        self.folder = folder
        self.path = folder / DATABASE
        _ensure(folder, self.path, create)
        self._engine = schema.engine_of(self.path)
        schema.upgrade(self._engine, self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    def _rows(self, table: Table, *order: str, where: Mapping[str, Any] | None = None) -> list[rows.Row]:
        query = select(table).order_by(*(table.c[name] for name in order))
        for name, value in (where or {}).items():
            query = query.where(table.c[name] == value)
        with schema.reading(self._engine) as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    # documents

    def documents(self) -> list[Document]:
        """All documents, ordered by name."""
        return [rows.document(row) for row in self._rows(tables.documents, "doc")]

    def document(self, id: str) -> Document | None:
        """The document with this id, or of this name (``doc``); None where there is none."""
        for key in ("id", "doc"):
            found = self._rows(tables.documents, "id", where={key: id})
            if found:
                return rows.document(found[0])
        return None

    def as_read(self) -> list[Document]:
        """All documents with the date that was found in each, before any was inferred from the others."""
        found = self._rows(tables.documents, "doc")
        return [replace(rows.document(r), published=r["found"], published_how=r["found_how"]) for r in found]

    def known(self) -> frozenset[str]:
        """The ids of all documents."""
        with schema.reading(self._engine) as connection:
            return frozenset(connection.execute(select(tables.documents.c.id)).scalars())

    def confidential(self) -> frozenset[str]:
        """The ids of the documents that were read as confidential."""
        table = tables.documents
        with schema.reading(self._engine) as connection:
            return frozenset(connection.execute(select(table.c.id).where(table.c.confidential)).scalars())

    def states(self) -> list[State]:
        """How far every document is, without its text, ordered by id."""
        table = tables.documents
        query = select(table.c.id, table.c.doc, table.c.language, table.c.published, table.c.stamp).order_by(table.c.id)
        with schema.reading(self._engine) as connection:
            return [State(*row) for row in connection.execute(query)]

    def add(self, document: Document, *, queue: bool) -> bool:
        """Adds a document and, with ``queue``, has it wait for its parse; False where it is there already.

        A new text under a name that is taken gets the name with ``~2`` (``~3``...) behind it.
        """
        with schema.writing(self._engine) as connection:
            row = rows.document_row(replace(document, doc=_free_name(connection, document)))
            added = connection.execute(
                insert(tables.documents).values(row).on_conflict_do_nothing(index_elements=["id"])
            )
            if added.rowcount and queue:
                connection.execute(insert(tables.pending).values(doc=document.id, stage="parse"))
            return bool(added.rowcount)

    def read_before(self, key: str) -> int:
        """How many documents the source with this key gave; 0 where it was never read to its end."""
        return len(self._rows(tables.readings, "doc", where={"key": key}))

    def remember(self, key: str, ids: Iterable[str]) -> None:
        """Notes which documents a source gave, once all of them are there."""
        with schema.writing(self._engine) as connection:
            _insert(connection, tables.readings, ({"key": key, "doc": id} for id in ids))

    def settle(self, dates: Mapping[str, tuple[str | None, str | None]], copies: Mapping[str, str]) -> list[str]:
        """Writes inferred dates (id -> date, how) and reprints (id -> original); the ids whose date changed."""
        changed = []
        with schema.writing(self._engine) as connection:
            table = tables.documents
            query = select(table.c.id, table.c.published, table.c.published_how, table.c.copy_of)
            for row in connection.execute(query).all():
                date = dates.get(row.id, (row.published, row.published_how))
                new = (*date, copies.get(row.id))
                if new != (row.published, row.published_how, row.copy_of):
                    values = dict(zip(("published", "published_how", "copy_of"), new, strict=True))
                    connection.execute(update(table).where(table.c.id == row.id).values(values))
                    changed += [row.id] if date[0] != row.published else []
        return changed

    def forget(self, id: str) -> None:
        """Removes a document, all that rests on it and every judgement on it, and wipes the freed pages."""
        with schema.writing(self._engine) as connection:
            gave = select(tables.readings.c.key).where(tables.readings.c.doc == id)
            connection.execute(delete(tables.readings).where(tables.readings.c.key.in_(gave)))
            connection.execute(delete(tables.judgements).where(tables.judgements.c.doc == id))
            connection.execute(delete(tables.documents).where(tables.documents.c.id == id))
            gone = select(tables.mentions.c.event)
            connection.execute(delete(tables.events).where(tables.events.c.id.not_in(gone)))
        with schema.outside(self._engine) as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    # work to do

    def pending(self) -> list[Task]:
        """What is still to do, ordered by document id."""
        return [Task(row["doc"], row["stage"], row["error"]) for row in self._rows(tables.pending, "doc")]

    def waits(self, id: str) -> Task | None:
        """The task of one document, if it has one; another process may have done it meanwhile."""
        found = self._rows(tables.pending, "doc", where={"doc": id})
        return Task(found[0]["doc"], found[0]["stage"], found[0]["error"]) if found else None

    def enqueue(self, ids: Iterable[str]) -> None:
        """Queues documents for what they lack: the parse, or the analysis alone."""
        queue = insert(tables.pending).on_conflict_do_update(index_elements=["doc"], set_={"error": None})
        with schema.writing(self._engine) as connection:
            parsed = frozenset(connection.execute(select(tables.parses.c.doc)).scalars())
            for id in ids:
                connection.execute(queue.values(doc=id, stage="analyse" if id in parsed else "parse"))

    def failed(self, id: str, error: str) -> None:
        """Notes why a document's task could not be done; it stays in the queue."""
        with schema.writing(self._engine) as connection:
            connection.execute(update(tables.pending).where(tables.pending.c.doc == id).values(error=error))

    def parse_of(self, id: str, model: str) -> bytes | None:
        """The stored parse of a document by that model."""
        found = self._rows(tables.parses, "doc", where={"doc": id, "model": model})
        return bytes(found[0]["data"]) if found else None

    def keep_parse(self, id: str, model: str, data: bytes) -> None:
        """Stores a parse; the document then waits for its analysis only."""
        values = {"model": model, "data": data}
        with schema.writing(self._engine) as connection:
            query = insert(tables.parses).values(doc=id, **values)
            connection.execute(query.on_conflict_do_update(index_elements=["doc"], set_=values))
            waiting = update(tables.pending).where(tables.pending.c.doc == id)
            connection.execute(waiting.values(stage="analyse"))

    def save(self, id: str, findings: Findings, stamp: str) -> None:
        """Puts the findings of one document in the place of the former ones and takes it off the queue."""
        with schema.writing(self._engine) as connection:
            for table in _MACHINE:
                connection.execute(delete(table).where(table.c.doc == id))
            _insert(connection, tables.statements, map(rows.statement_row, findings.statements))
            _insert(connection, tables.positions, map(rows.position_row, findings.positions))
            _insert(connection, tables.timexes, map(rows.timex_row, findings.timexes))
            seen = enumerate(findings.events)
            found = ({"doc": id, "seq": seq, "event": rows.event_json(event)} for seq, event in seen)
            _insert(connection, tables.sightings, found)
            connection.execute(update(tables.documents).where(tables.documents.c.id == id).values(stamp=stamp))
            connection.execute(delete(tables.pending).where(tables.pending.c.doc == id))

    # what the machine found

    def statements(self) -> list[Statement]:
        """All statements, by document and id."""
        return [rows.statement(row) for row in self._rows(tables.statements, "doc", "id")]

    def positions(self) -> list[Position]:
        """All positions as the machine found them, by document and place."""
        return [rows.position(row) for row in self._rows(tables.positions, "doc", "start", "end", "id")]

    def timexes(self) -> list[Timex]:
        """All time expressions, by document and place."""
        return [rows.timex(row) for row in self._rows(tables.timexes, "doc", "start", "end", "type")]

    def sightings(self) -> list[Event]:
        """The events of every document, before they are merged."""
        return [rows.event_from_json(row["event"]) for row in self._rows(tables.sightings, "doc", "seq")]

    def events(self) -> list[Event]:
        """The events, merged across documents."""
        mentions: dict[str, list[rows.Row]] = {}
        for row in self._rows(tables.mentions, "event", "seq"):
            mentions.setdefault(row["event"], []).append(row)
        found = self._rows(tables.events, "start", "id")
        return [rows.event(row, tuple(map(rows.mention, mentions.get(row["id"], ())))) for row in found]

    def replace_events(self, events: Sequence[Event]) -> None:
        """Puts merged events in the place of the former ones."""
        with schema.writing(self._engine) as connection:
            known = frozenset(connection.execute(select(tables.documents.c.id)).scalars())
            connection.execute(delete(tables.events))
            _insert(connection, tables.events, map(rows.event_row, events))
            mentions = ((e, i, m) for e in events for i, m in enumerate(e.mentions) if m.doc in known)
            _insert(connection, tables.mentions, (rows.mention_row(*mention) for mention in mentions))

    def machine(self) -> Record:
        """All that the machine found, with nothing of the reviewers."""
        documents = self.documents()
        copies: dict[str, int] = {}
        for document in documents:
            if document.copy_of:
                copies[document.copy_of] = copies.get(document.copy_of, 0) + 1
        return Record(
            documents={document.id: document for document in documents},
            statements=tuple(self.statements()),
            positions=tuple(self.positions()),
            events=tuple(self.events()),
            timexes=tuple(self.timexes()),
            copies=copies,
        )

    # what reviewers said

    def judgements(self) -> list[Judgement]:
        """Every judgement, oldest first."""
        return [rows.judgement(row) for row in self._rows(tables.judgements, "id")]

    def judge(self, judgement: Judgement) -> Judgement:
        """Appends a judgement; what comes back has the id that the dossier gave it."""
        with schema.writing(self._engine) as connection:
            query = insert(tables.judgements).values(rows.judgement_row(judgement)).returning(tables.judgements.c.id)
            return replace(judgement, id=connection.execute(query).scalar_one())

    def review(self, reviews: Iterable[tuple[str, str, str, Mapping[str, object]]]) -> None:
        """Replaces what the views show of the reviewers' word: kind, id, status, changed fields."""
        with schema.writing(self._engine) as connection:
            connection.execute(delete(tables.reviews))
            named = (dict(zip(("kind", "id", "status", "changes"), review, strict=True)) for review in reviews)
            _insert(connection, tables.reviews, named)

    # the dossier itself

    def meta(self, key: str) -> str | None:
        """A setting of the dossier: ``codebook`` (its text), ``settled``, ``derived``, ``views`` (hashes)."""
        found = self._rows(tables.meta, "key", where={"key": key})
        return str(found[0]["value"]) if found else None

    def set_meta(self, **values: str) -> None:
        """Writes settings."""
        with schema.writing(self._engine) as connection:
            for key, value in values.items():
                query = insert(tables.meta).values(key=key, value=value)
                connection.execute(query.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def counts(self) -> dict[str, int]:
        """Number of rows of the tables that a person asks after."""
        counted = (
            tables.documents,
            tables.statements,
            tables.positions,
            tables.events,
            tables.timexes,
            tables.judgements,
        )
        with schema.reading(self._engine) as connection:
            return {t.name: connection.execute(select(func.count()).select_from(t)).scalar_one() for t in counted}

    def fingerprint(self) -> str:
        """Hash of all that was read and found: equal for two dossiers that hold the same, however they came to it."""
        counted = (tables.documents, *_MACHINE, tables.events, tables.mentions)
        with schema.reading(self._engine) as connection:
            return rows.digest([(t.name, *row) for t in counted for row in connection.execute(select(t))])

    def sha256(self) -> Iterator[tuple[str, str, str]]:
        """Document name, sha256 as stored, sha256 as it is."""
        for row in self._rows(tables.documents, "doc"):
            yield row["doc"], row["sha256"], rows.document(row).sha256

    def faults(self) -> list[str]:
        """What SQLite finds wrong with the file; empty where it is sound."""
        return schema.quick_check(self._engine)


def _insert(connection: Connection, table: Table, values: Iterable[Mapping[str, Any]]) -> None:
    """Inserts rows; of two with one id (the same words found twice) the first stays."""
    listed = list(values)
    if listed:
        connection.execute(insert(table).on_conflict_do_nothing(), listed)


def _free_name(connection: Connection, document: Document) -> str:
    table, name, number = tables.documents, document.doc, 1
    while connection.execute(select(table.c.id).where(table.c.doc == name, table.c.id != document.id)).first():
        number += 1
        name = f"{document.doc}~{number}"
    return name


def _ensure(folder: Path, path: Path, create: bool) -> None:
    """Makes the folder where it may. Raises D701, D704, D707."""
    if folder.exists() and not folder.is_dir():
        raise DragomanError("D707", path=folder)
    if path.is_file():
        return
    if not create:
        raise DragomanError("D701", path=folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DragomanError("D704", path=folder, cause=error.strerror or error) from error
