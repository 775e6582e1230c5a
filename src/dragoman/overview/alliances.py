"""What alliances make of what their members said, and members of what their alliance said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.model import Codebook, Decides, Negotiation, Party
from dragoman.overview.standing import FIRMNESS, NO, YES, Key, Standing, said


def statuses(
    negotiation: Negotiation,
    published: Mapping[str, str | None] | None = None,
    copies: Mapping[str, str] | None = None,
) -> dict[Key, Standing]:
    """The standing of every party on every option, alliances resolved; `unknown` where nothing is on record.

    ``published``: document id -> (partial) date, for positions without a date of their own. ``copies``: id of a reprint
    -> id of the document it reprints.
    """
    return resolve(negotiation.codebook, said(negotiation, published, copies))


def resolve(codebook: Codebook, given: Mapping[Key, Standing]) -> dict[Key, Standing]:
    """The standings with alliances resolved.

    An alliance that has not spoken for itself stands where its rule of decision and its members put it; what others
    report of it counts where they leave it open, and then never as certain consent. Under unanimity a silent member
    follows what its alliance said for itself.
    """
    found: dict[Key, Standing] = {}
    parties = {p.id: p for p in codebook.parties}
    for issue in codebook.issues:
        for option in issue.options:
            for party in codebook.parties:
                key = (party.id, issue.id, option.id)
                found[key] = _resolved(party, key, given, parties)
    return found


def _resolved(party: Party, key: Key, given: Mapping[Key, Standing], parties: Mapping[str, Party]) -> Standing:
    standing = given[key]
    if party.members and not standing.binding:
        return _alliance(party, key, given, parties)
    if standing.how != "nothing" or party.members:
        return standing
    return _follower(standing, [given[a.id, key[1], key[2]] for a in leaders(party.id, parties.values())])


def leaders(party: str, parties: Iterable[Party]) -> list[Party]:
    """The alliances that decide by unanimity and that a party is a member of."""
    return [a for a in parties if party in a.members and a.decides and a.decides.rule == "unanimity"]


def _follower(standing: Standing, alliances: Sequence[Standing]) -> Standing:
    """Where a silent member stands: with its alliance; a no goes before a yes where it is a member of several."""
    bound = [a for a in alliances if a.binding and a.status != "unknown"]
    if not bound:
        return standing
    certain = max(bound, key=lambda s: (s.status in NO, FIRMNESS[s.status], s.party))
    possible = max(bound, key=lambda s: (s.possible in NO, FIRMNESS[s.possible], s.party))
    return replace(
        certain,
        party=standing.party,
        possible=possible.possible,
        positions=(*standing.positions, *certain.positions),
        how="alliance",
        via=(certain.party,),
    )


def _alliance(party: Party, key: Key, given: Mapping[Key, Standing], parties: Mapping[str, Party]) -> Standing:
    """Where an alliance stands that has not spoken for itself."""
    hearsay = replace(given[key], confirmed=given[key].how in ("nothing", "conceded"))
    if party.decides is None:
        return hearsay
    members = [_resolved(parties[m], (m, *key[1:]), given, parties) for m in party.members]
    certain = _verdict(party.decides, hearsay, members)
    leaning = [replace(s, status=s.possible) for s in (hearsay, *members)]
    return replace(certain, possible=_verdict(party.decides, leaning[0], leaning[1:]).status)


def _verdict(decides: Decides, hearsay: Standing, members: Sequence[Standing]) -> Standing:
    """What members make of their alliance, by the status that each is given; ``hearsay`` where they leave it open."""

    def weight(of: Sequence[Standing]) -> int:
        return sum(decides.weights[m.party] for m in of)

    against = [m for m in members if m.status in NO]
    outright = [m for m in against if not m.conditions]
    if weight(members) - weight(outright) < decides.quota:
        return _made_by(hearsay, outright)
    if weight(members) - weight(against) < decides.quota:
        return _made_by(hearsay, against)
    for terms in (False, True):
        certain = [m for m in members if consents(replace(m, conditions=()) if terms else m)]
        if weight(certain) >= decides.quota:
            return _made_by(hearsay, certain)
    leaning = [m for m in members if m.status in YES]
    if hearsay.status == "unknown" and weight(leaning) >= decides.quota:
        return replace(_made_by(hearsay, leaning), status="considers", possible="considers")
    return hearsay


def consents(standing: Standing) -> bool:
    """Whether a standing is certain consent, conditions apart."""
    return standing.status in ("wants", "accepts") and standing.confirmed and not standing.conditions


def _made_by(standing: Standing, members: Sequence[Standing]) -> Standing:
    """The standing that members give their alliance: the firmest no, or the least firm yes, and all their positions.

    What any of them makes a condition is one of the alliance's, and where several do all must be met.
    """
    no = members[0].status in NO
    lead = (max if no else min)(members, key=lambda m: (FIRMNESS[m.status], m.strength))
    ids = dict.fromkeys(id for m in members for id in m.positions)
    asked = {m.conditions for m in members if m.conditions}
    return replace(
        standing,
        status=lead.status,
        possible=lead.status,
        basis=lead.basis,
        strength=lead.strength,
        positions=tuple(dict.fromkeys((*standing.positions, *ids))),
        decided_by=tuple(dict.fromkeys(id for m in members for id in m.decided_by)),
        conditions=tuple(sorted({c for terms in asked for c in terms})),
        together=len(asked) > 1 or any(m.together for m in members),
        how="members",
        via=tuple(sorted(m.party for m in members)),
        confirmed=True,
    )
