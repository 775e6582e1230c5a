"""The dossier's tables, as SQLAlchemy Core sees them. docs/dossier.md describes them and the views over them.

Spans are two integer columns (``start``, ``end``) where there is exactly one, and JSON (``[start, end]``, or a list of
those) elsewhere: code points of ``documents.raw``, end exclusive; ``substr(raw, start + 1, end - start)`` is the text.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _owner(*, primary_key: bool = False) -> Column[str]:
    """The document that a row rests on; the row goes when the document goes."""
    return Column("doc", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, primary_key=primary_key)


documents = Table(
    "documents",
    metadata,
    Column("id", Text, primary_key=True),
    Column("doc", Text, nullable=False, unique=True),
    Column("sha256", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("title", Text),
    Column("title_span", JSON(none_as_null=True)),
    Column("outlet", Text),
    Column("agency", Text),
    Column("byline", Text),
    Column("place", Text),
    Column("url", Text),
    Column("published", Text),
    Column("published_how", Text),
    Column("found", Text),
    Column("found_how", Text),
    Column("language", Text, nullable=False),
    Column("translated", Boolean, nullable=False),
    Column("copy_of", Text),
    Column("confidential", Boolean, nullable=False),
    Column("body", JSON, nullable=False),
    Column("headings", JSON, nullable=False),
    Column("dropped", JSON, nullable=False),
    Column("extra", JSON, nullable=False),
    Column("stamp", Text),
)

readings = Table(
    "readings",
    metadata,
    Column("key", Text, primary_key=True),
    _owner(primary_key=True),
)

parses = Table(
    "parses",
    metadata,
    _owner(primary_key=True),
    Column("model", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

pending = Table(
    "pending", metadata, _owner(primary_key=True), Column("stage", Text, nullable=False), Column("error", Text)
)

statements = Table(
    "statements",
    metadata,
    Column("id", Text, primary_key=True),
    _owner(),
    Column("kind", Text, nullable=False),
    Column("contents", JSON, nullable=False),
    Column("cue", JSON(none_as_null=True)),
    Column("speaker_span", JSON(none_as_null=True)),
    Column("speaker_mention", Text),
    Column("speaker", Text),
    Column("speaks_for", Text),
    Column("actor", JSON(none_as_null=True)),
    Column("role", Text),
    Column("addressee", Text),
    Column("said_on", Text),
    Column("in_title", Boolean, nullable=False),
    Column("nested_in", Text),
    Column("confidence", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index("statements_doc", "doc"),
)

positions = Table(
    "positions",
    metadata,
    Column("id", Text, primary_key=True),
    _owner(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("statement", Text),
    Column("holder", Text, nullable=False),
    Column("speaker", Text),
    Column("issue", Text),
    Column("option", Text),
    Column("stance", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("red_line", Boolean, nullable=False),
    Column("strength", Integer, nullable=False),
    Column("form", Text),
    Column("duration", Text),
    Column("condition", JSON(none_as_null=True)),
    Column("condition_option", Text),
    Column("as_of", Text),
    Column("said_on", Text),
    Column("in_title", Boolean, nullable=False),
    Column("denies", Boolean, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Index("positions_doc", "doc"),
    Index("positions_option", "issue", "option", "holder"),
)

timexes = Table(
    "timexes",
    metadata,
    _owner(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("first", Text),
    Column("last", Text),
    Column("anchor", Text),
    Column("confidence", Float, nullable=False),
    Index("timexes_doc", "doc"),
)

sightings = Table(
    "sightings",
    metadata,
    _owner(primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("event", JSON, nullable=False),
)

events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("precision", Text, nullable=False),
    Column("parties", JSON, nullable=False),
    Column("place", Text),
    Column("format", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("ordinal", Integer),
)

mentions = Table(
    "mentions",
    metadata,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    _owner(),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("start", Text),
    Column("end", Text),
    Column("status", Text, nullable=False),
    Column("confidence", Float, nullable=False, server_default="1"),
    Column("reason", Text, nullable=False, server_default=""),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("doc", Text, nullable=False),
    Column("span", JSON(none_as_null=True)),
    Column("verdict", Text, nullable=False),
    Column("values", JSON, nullable=False),
    Column("was", JSON, nullable=False),
    Column("undoes", Integer),
    sqlite_autoincrement=True,
)

reviews = Table(
    "reviews",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("status", Text, nullable=False),
    Column("changes", JSON, nullable=False),
)

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
