"""The current record of a dossier: machine output and judgements joined, with the codebook in use.

This is the door of every view, report and export: what rests on confidential documents passes it only where asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dragoman import codebook as codebooks
from dragoman.errors import DragomanError
from dragoman.model import Codebook, Judgement, Record
from dragoman.overview import confidential as secrets
from dragoman.overview import record
from dragoman.overview.partial import days
from dragoman.store import Dossier


@dataclass(frozen=True, slots=True)
class Current:
    """A dossier as it stands. ``lost``: judgements that no longer find their object.

    ``confidential``: how many confidential documents the dossier has; ``shown``: whether the record holds them.
    """

    folder: Path
    record: Record
    lost: tuple[Judgement, ...]
    given: Codebook | None
    confidential: int = 0
    shown: bool = False

    @property
    def codebook(self) -> Codebook:
        """The codebook in use. Raises D012 where there is none."""
        if self.given is None:
            raise DragomanError("D012", path=self.folder)
        return self.given


def load(folder: Path, as_of: str | None = None, *, confidential: bool = False) -> Current:
    """The current record, as it was known by a (partial) date; with ``confidential`` also what must not get about.

    Raises D002 where ``as_of`` is no date, D7xx.
    """
    check_date(as_of)
    with Dossier(folder) as dossier:
        machine, judgements = dossier.machine(), dossier.judgements()
        held = secrets.ids(dossier.confidential(), judgements)
        if held and not confidential:
            machine = _without(dossier, machine, held)
            judgements = secrets.without_words(judgements, held)
        now, lost = record.apply(machine, judgements)
        until = record.until(now, as_of)
        return Current(folder, until, tuple(lost), codebook_of(dossier), len(held), confidential)


def confidential_documents(folder: Path) -> int:
    """How many confidential documents a dossier has. Raises D7xx."""
    with Dossier(folder) as dossier:
        return len(secrets.ids(dossier.confidential(), dossier.judgements()))


def _without(dossier: Dossier, machine: Record, held: frozenset[str]) -> Record:
    """The record as if the held documents had never been read; events are merged anew from the others."""
    from dragoman import events  # the language pipeline with it: only where something is held back

    seen = [event for event in dossier.sightings() if not any(mention.doc in held for mention in event.mentions)]
    published = {id: document.published for id, document in machine.documents.items()}
    return secrets.without(machine, held, events.merge(seen, published))


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
