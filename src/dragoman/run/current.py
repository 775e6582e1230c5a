"""The current record of a dossier: machine output and judgements joined, with the codebook in use."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman import codebook as codebooks
from dragoman.errors import DragomanError
from dragoman.model import Codebook, Judgement, Record
from dragoman.overview import record
from dragoman.overview.partial import days
from dragoman.store import Dossier


@dataclass(frozen=True, slots=True)
class Current:
    """A dossier as it stands. ``lost``: judgements that no longer find their object."""

    folder: Path
    record: Record
    lost: tuple[Judgement, ...]
    given: Codebook | None

    @property
    def codebook(self) -> Codebook:
        """The codebook in use. Raises D012 where there is none."""
        if self.given is None:
            raise DragomanError("D012", path=self.folder)
        return self.given


def load(folder: Path, as_of: str | None = None) -> Current:
    """The current record, as it was known by a (partial) date. Raises D002 where that is no date, D7xx."""
    check_date(as_of)
    with Dossier(folder) as dossier:
        now, lost = record.apply(dossier.machine(), dossier.judgements())
        return Current(folder, record.until(now, as_of), tuple(lost), codebook_of(dossier))


def check_date(value: str | None) -> None:
    """Raises D002 where a value is no (partial) date."""
    if value is not None and days(value) is None:
        raise DragomanError("D002", value=value, what="date", remedy="write it as 2022-01-20, 2022-01 or 2022")


def codebook_of(dossier: Dossier) -> Codebook | None:
    """The codebook in use."""
    text = dossier.meta("codebook")
    return codebooks.loads(text, "codebook.yaml") if text is not None else None


def refresh_reviews(dossier: Dossier) -> None:
    """Brings the status that the database's views show in line with the judgements."""
    dossier.review(record.reviews(dossier.machine(), dossier.judgements()))
