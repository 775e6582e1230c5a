"""Through whose hands the record came: what the register says of outlets and agencies, attributed to who says so."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language import names
from dragoman.model import Codebook
from dragoman.overview.sources import Rest, Share, Through
from dragoman.views.report import wording


@dataclass(frozen=True, slots=True)
class OutletView:
    """An outlet of the register. said: country and state control in words; empty where the register says nothing.

    source: on whose word owner and state control rest. id: its fragment.
    """

    id: str
    name: str
    said: str
    owner: str
    source: str


def outlet(share: Share) -> OutletView:
    """What the register says of one outlet or agency; of what it does not know, nothing."""
    control = {True: "state-controlled", False: "not state-controlled", None: ""}[share.state]
    said = ", ".join(filter(None, [country(share.country), control]))
    return OutletView(wording.anchor("o", share.name), share.name, said, share.owner or "", share.source or "")


def country(code: str | None) -> str:
    """The name of a country by its ISO 3166-1 code; the code itself where no name is known."""
    known = names.states().get(code or "")
    return known.name if known else code or ""


def register(whole: Rest) -> tuple[OutletView, ...]:
    """All outlets and agencies of the record of which the register says something, by name."""
    shares = {share.name: share for share in (*whole.outlets, *whole.agencies, *whole.also_in)}
    views = (outlet(shares[name]) for name in sorted(shares, key=str.casefold))
    return tuple(view for view in views if view.said or view.owner)


def through(rest: Rest, codebook: Codebook) -> tuple[str, ...]:
    """What came only through outlets that are listed as state-controlled, a phrase for each state."""
    return tuple(_through(found, rest.party, codebook) for found in rest.through_state)


def _through(found: Through, party: str, codebook: Codebook) -> str:
    where = country(found.country) or "country not listed"
    side = _side(found, party, codebook)
    return f"{found.share:.0%} only through outlets listed as state-controlled ({where}{side})"


def _side(found: Through, party: str, codebook: Codebook) -> str:
    """Whether the state is a side of the talks: the party itself, or another that is no member of it."""
    if not found.parties:
        return ""
    if party in found.parties:
        return ", its own state"
    members = next((side.members for side in codebook.parties if side.id == party), ())
    other = party and not set(found.parties) & set(members)
    return ", another side of the talks" if other else ", a side of the talks"
