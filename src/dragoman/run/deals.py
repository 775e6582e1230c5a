"""``dragoman deals``: which deals the record allows, what blocks the others, what would open one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman.deals import Analysis, analyse
from dragoman.overview import record
from dragoman.run import current
from dragoman.run.current import Current


def deals(
    folder: Path,
    as_of: str | None = None,
    *,
    with_: Iterable[str] = (),
    without: Iterable[str] = (),
    ignore: Iterable[str] = (),
    assume: Iterable[str] = (),
) -> Analysis:
    """The analysis of a dossier; see `dragoman.deals.analyse` for what can be asked.

    Raises D002 (no date), D012 (no codebook), D601-D604 (what is asked for is not there), D7xx.
    """
    now = current.load(folder)
    return of(now, as_of, with_=with_, without=without, ignore=ignore, assume=assume)


def of(
    now: Current,
    as_of: str | None = None,
    *,
    with_: Iterable[str] = (),
    without: Iterable[str] = (),
    ignore: Iterable[str] = (),
    assume: Iterable[str] = (),
) -> Analysis:
    """The analysis of a record that is at hand."""
    current.check_date(as_of)
    documents = now.record.documents
    sources = {id: name for id, d in documents.items() if (name := d.agency or d.outlet)}
    return analyse(
        record.negotiation(now.record, now.codebook, as_of),
        published={id: document.published for id, document in documents.items()},
        sources=sources,
        with_=with_,
        without=without,
        ignore=ignore,
        assume=assume,
    )
