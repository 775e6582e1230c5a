"""What of a deal's consent rests on the word of others: on record as reported or expected, not by the party itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.deals.constraints import World
from dragoman.deals.outcomes import Piece, Table
from dragoman.overview.standing import Standing


def firm(world: World) -> bool:
    """Whether a deal holds by what the parties said themselves: as if nobody consented on the word of others."""
    heard = {key: replace(s, status="considers") for key, s in world.given.items() if by_others(s)}
    return world.altered(heard).feasible("certain")


def by_others(standing: Standing) -> bool:
    """Whether a standing is consent that somebody else reports or expects."""
    return standing.status in ("wants", "accepts") and standing.basis in ("reported", "forecast")


def consents(table: Table, piece: Piece) -> tuple[Standing, ...]:
    """The consents on the word of others that a deal counts: of those whose word it takes, or of their members."""
    return tuple(sorted(set(_consents(table, piece)), key=lambda standing: standing.key))


def _consents(table: Table, piece: Piece) -> Iterator[Standing]:
    for found in table.within(piece.choice):
        counts = found.party in table.needed(found.issue, found.option) and found.confirmed
        if counts and found.status in ("wants", "accepts"):
            for party in found.via if found.how == "members" else (found.party,):
                given = table.world.given[party, found.issue, found.option]
                if by_others(given):
                    yield given
