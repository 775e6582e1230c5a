"""``dragoman deals``: which deals the record allows, what blocks the others, what would open one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dragoman.deals import Analysis, analyse
from dragoman.deals.over_time import Moment, over_time
from dragoman.deals.utilities import Utilities
from dragoman.errors import DragomanError
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
    utilities: Iterable[str] = (),
    confidential: bool = False,
) -> Analysis:
    """The analysis of a dossier; see `dragoman.deals.analyse` for what can be asked.

    ``utilities``: texts of the form PARTY:ISSUE/OPTION=NUMBER. Raises D002 (no date, no utility), D012 (no codebook),
    D601-D605 (what is asked for is not there), D7xx.
    """
    now = current.load(folder, confidential=confidential)
    given = _utilities(utilities)
    return of(now, as_of, with_=with_, without=without, ignore=ignore, assume=assume, utilities=given)


def of(
    now: Current,
    as_of: str | None = None,
    *,
    with_: Iterable[str] = (),
    without: Iterable[str] = (),
    ignore: Iterable[str] = (),
    assume: Iterable[str] = (),
    utilities: Utilities | None = None,
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
        utilities=utilities or None,
    )


def history(folder: Path, as_of: str | None = None, *, confidential: bool = False) -> tuple[Moment, ...]:
    """The answer day by day, where a standing changed. Raises D002 (no date), D012 (no codebook), D7xx."""
    return history_of(current.load(folder, confidential=confidential), as_of)


def history_of(now: Current, as_of: str | None = None) -> tuple[Moment, ...]:
    """The answer day by day of a record that is at hand."""
    current.check_date(as_of)
    return over_time(record.negotiation(now.record, now.codebook, as_of))


def _utilities(texts: Iterable[str]) -> Utilities:
    """Party -> `issue/option` -> utility. Raises D002."""
    found: dict[str, dict[str, float]] = {}
    for text in texts:
        party, _, rest = text.partition(":")
        option, _, number = rest.partition("=")
        try:
            found.setdefault(party, {})[option] = float(number)
        except ValueError:
            remedy = "write PARTY:ISSUE/OPTION=NUMBER"
            raise DragomanError("D002", value=text, what="utility", remedy=remedy) from None
    return found
