"""``dragoman network``: who stands with and against whom, and on what."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from dragoman import networks
from dragoman.networks import Matrix
from dragoman.overview import record
from dragoman.run import current
from dragoman.run.current import Current

Mode = Literal["parties", "options"]


def network(
    folder: Path, as_of: str | None = None, mode: Mode = "parties", *, confidential: bool = False
) -> tuple[Matrix, Current]:
    """The network of a dossier and the record behind it. Raises D002 (no date), D012 (no codebook), D7xx."""
    now = current.load(folder, as_of, confidential=confidential)
    return of(now, mode), now


def of(now: Current, mode: Mode = "parties") -> Matrix:
    """Parties by parties (agreement less disagreement, over the mean number of statements), or parties by options."""
    known = record.negotiation(now.record, now.codebook)
    if mode == "parties":
        return networks.build(known.positions, now.codebook)
    found = networks.distinct(networks.links(known.positions, now.codebook), "document", by_level=True)
    return networks.two_mode(found, "subtract")
