"""A dossier for programs: the current record and what follows from it, as nouns. docs/api.md has examples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from dragoman.deals import Analysis
from dragoman.interchange import exports
from dragoman.model import Codebook, Document, Event, Position, Record, Statement
from dragoman.overview import matrix, record
from dragoman.overview.matrix import Matrix
from dragoman.run import current, deals, register
from dragoman.run.current import Current


class Opened:
    """A dossier as it stood when it was first asked; open it again to see what changed since.

    Without ``confidential`` as if its confidential documents had never been read.

    Every method raises D701-D707 where there is no dossier that can be read, and D002 where ``as_of`` is no date.
    """

    def __init__(self, folder: Path, *, confidential: bool = False) -> None:
        self.folder = folder
        self.confidential = confidential

    @cached_property
    def _current(self) -> Current:
        return current.load(self.folder, confidential=self.confidential)

    def record(self, as_of: str | None = None) -> Record:
        """Everything at once, with the reviewers' judgements applied, as it was known by a (partial) date."""
        current.check_date(as_of)
        return record.until(self._current.record, as_of)

    def codebook(self) -> Codebook:
        """The codebook in use. Raises D012 where there is none."""
        return self._current.codebook

    def documents(self, as_of: str | None = None) -> tuple[Document, ...]:
        """The documents, by name."""
        return tuple(sorted(self.record(as_of).documents.values(), key=lambda document: document.doc))

    def statements(self, as_of: str | None = None) -> tuple[Statement, ...]:
        """The statements that nobody rejected."""
        return self.record(as_of).statements

    def positions(self, as_of: str | None = None, *, rejected: bool = False) -> tuple[Position, ...]:
        """The positions; with ``rejected`` also those that a reviewer rejected."""
        held = self.record(as_of).positions
        return held if rejected else tuple(p for p in held if p.status != "rejected")

    def events(self, as_of: str | None = None) -> tuple[Event, ...]:
        """The events that nobody rejected, merged across documents."""
        return self.record(as_of).events

    def text(self, noun: Statement | Position) -> str:
        """The words that a statement or position rests on; the parts of a statement are joined by a space."""
        document = self._current.record.documents[noun.doc]
        spans = noun.contents if isinstance(noun, Statement) else (noun.evidence,)
        return " ".join(document.text(span) for span in spans)

    def rows(self, what: str, as_of: str | None = None) -> Iterator[dict[str, Any]]:
        """The rows of ``dragoman export``, for pandas and its like. Raises KeyError for an unknown export."""
        found = self.record(as_of)
        return exports.rows(register.known(found, self.folder) if what == "documents" else found, what)

    def matrix(self, as_of: str | None = None) -> Matrix:
        """Who stands where. Raises D012."""
        current.check_date(as_of)
        return matrix.build(self._current.record, self.codebook(), as_of)

    def deals(
        self,
        as_of: str | None = None,
        *,
        with_: Iterable[str] = (),
        without: Iterable[str] = (),
        ignore: Iterable[str] = (),
        assume: Iterable[str] = (),
    ) -> Analysis:
        """Which deals are possible and what blocks the others; as ``dragoman deals``. Raises D012, D601-D604."""
        return deals.of(self._current, as_of, with_=with_, without=without, ignore=ignore, assume=assume)
