"""The overviews as rows, for tables, CSV and JSON; docs/formats.md lists the columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from dragoman.deals.over_time import Moment
from dragoman.interchange import exports
from dragoman.model import Event, Position, Record
from dragoman.overview.matrix import Cell, Mark, Matrix
from dragoman.overview.silence import Silence
from dragoman.overview.sources import Rest, Share, Sources, Through
from dragoman.overview.standing import Standing
from dragoman.overview.timeline import Entry, Shift, Timeline

Row = dict[str, Any]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "matrix": ("issue", "option", "party", "status", "possible", "basis", "strength", "how", "positions"),
    "timeline": (
        *("date", "kind", "id", "parties", "issue", "option", "stance", "basis", "shift", "title", "text"),
        *("speaker", "doc", "outlet", "reprints"),
    ),
    "sources": (
        *("party", "positions", "texts", "statements", "own", "reported", "forecast"),
        *("largest_outlet", "outlet_share", "largest_agency", "agency_share", "outlets", "agencies", "speakers"),
        *("state_only", "state_only_share", "state_only_of"),
    ),
    "reprints": (
        *("doc", "outlet", "published", "copy_of", "first_outlet", "copy_kind", "retitled", "kept", "added"),
        *("left_out", "new"),
    ),
    "over-time": ("date", "answer", "before", "changed", "positions"),
    "changes": ("change", "date", "parties", "issue", "option", "before", "after", "title", "text", "id"),
}


def matrix(found: Matrix) -> list[Row]:
    """A row for each (issue, option, party) with anything on record; ``positions`` are ids, the decisive first."""
    return [_mark(cell, mark) for row in found.rows for cell in row.cells for mark in cell.marks]


def _mark(cell: Cell, mark: Mark) -> Row:
    standing = mark.standing
    return {
        "issue": cell.issue.id,
        "option": mark.option.id,
        "party": cell.party.id,
        "status": standing.status,
        "possible": standing.possible,
        "basis": standing.basis,
        "strength": standing.strength if standing.basis else None,
        "how": standing.how,
        "positions": [position.id for position in mark.positions],
    }


def timeline(found: Timeline, record: Record) -> list[Row]:
    """A row for each position and event, in the timeline's order."""
    return [_entry(entry, record) for entry in found.entries]


def _entry(entry: Entry, record: Record) -> Row:
    row: Row = dict.fromkeys(COLUMNS["timeline"])
    row |= {"date": entry.date, "reprints": entry.reprints, "shift": entry.shift.direction if entry.shift else None}
    if event := entry.event:
        names = dict.fromkeys(record.documents[m.doc].doc for m in event.mentions if m.doc in record.documents)
        told = {"stance": event.status, "title": event.title, "doc": ", ".join(names)}
        return row | {"kind": "event", "id": event.id, "parties": list(event.parties), **told}
    if position := entry.position:
        document = record.documents[position.doc]
        coded = {name: getattr(position, name) for name in ("issue", "option", "stance", "basis", "speaker")}
        text = document.text(position.evidence)
        held = {"parties": [position.holder], "text": text, "doc": document.doc, "outlet": document.outlet}
        return row | {"kind": "position", "id": position.id, **coded, **held}
    return row


def sources(found: Sources) -> list[Row]:
    """A row for each party, and a first one without a party for the whole record; shares are 0 to 1."""
    return [_rest(rest) for rest in (found.whole, *found.parties)]


def _rest(rest: Rest) -> Row:
    bases = {share.name: share.count for share in rest.bases}
    outlet, agency = rest.largest_outlet, rest.largest_agency
    return {
        "party": rest.party or None,
        "positions": rest.positions,
        "texts": rest.texts,
        "statements": rest.statements,
        **{basis: bases.get(basis, 0) for basis in ("own", "reported", "forecast")},
        "largest_outlet": outlet.name if outlet else None,
        "outlet_share": round(outlet.share, 4) if outlet else None,
        "largest_agency": agency.name if agency else None,
        "agency_share": round(agency.share, 4) if agency else None,
        **{name: [_known(s) for s in getattr(rest, name)] for name in ("outlets", "agencies")},
        "speakers": [_share(share) for share in rest.speakers],
        "state_only": (only := sum(through.count for through in rest.through_state)),
        "state_only_share": round(only / rest.positions, 4) if rest.positions else 0.0,
        "state_only_of": [_through(through) for through in rest.through_state],
    }


def reprints(record: Record) -> list[Row]:
    """A row for each reprint: of what, and what it changed; the longest lists of prints first."""
    rows = {row["doc"]: row for row in exports.rows(record, "documents")}
    prints = Counter(row["copy_of"] for row in rows.values())
    copies = [row for row in rows.values() if row["copy_of"] is not None]
    copies.sort(key=lambda row: (-prints[row["copy_of"]], row["copy_of"], row["published"] or "9", row["doc"]))
    return [_reprint(row, rows[row["copy_of"]]["outlet"]) for row in copies]


def _reprint(row: Row, outlet: str | None) -> Row:
    counted = {"left_out": len(row["left_out"]), "new": len(row["new"]), "first_outlet": outlet}
    return {name: (row | counted)[name] for name in COLUMNS["reprints"]}


def _share(share: Share) -> Row:
    return {"name": share.name, "count": share.count, "share": round(share.share, 4), "reprints": share.reprints}


def _known(share: Share) -> Row:
    """A share of an outlet or agency, with what the register says of it."""
    said = {"country": share.country, "owner": share.owner, "state": share.state, "source": share.source}
    return _share(share) | said


def _through(found: Through) -> Row:
    told = {"country": found.country, "parties": list(found.parties)}
    return {**told, "count": found.count, "share": round(found.share, 4)}


def shift(when: str, found: Shift) -> Row:
    """A row of `changes` for a status that changed."""
    told = {
        "change": found.direction,
        "date": when,
        "parties": [found.party],
        "before": found.before,
        "after": found.after,
    }
    return _change(**told, issue=found.issue, option=found.option)


def conflict(found: Standing) -> Row:
    """A row of `changes` for a contradiction."""
    told = {"change": "contradicted", "parties": [found.party], "before": found.status, "after": found.possible}
    return _change(**told, issue=found.issue, option=found.option)


def denial(position: Position, when: str | None, text: str) -> Row:
    """A row of `changes` for a denial."""
    told = {"change": "denied", "date": when, "parties": [position.holder], "text": text, "id": position.id}
    return _change(**told, issue=position.issue, option=position.option)


def ahead(event: Event) -> Row:
    """A row of `changes` for an event that lies ahead."""
    told = {"change": "ahead", "date": event.start, "parties": list(event.parties)}
    return _change(**told, title=event.title, id=event.id)


def silent(found: Silence) -> Row:
    """A row of `changes` for an issue on which a needed word is missing."""
    return _change(change="silent", parties=[party.id for party in found.parties], issue=found.issue.id)


def _change(**fields: object) -> Row:
    return dict.fromkeys(COLUMNS["changes"]) | fields


def moment(found: Moment) -> Row:
    """A row of `deals --over-time`: ``changed`` are party:issue/option=status, ``positions`` ids."""
    changed = [f"{s.party}:{s.issue}/{s.option}={s.status}" for s in found.changed]
    values = (found.date, found.answer, found.before, changed, list(found.positions))
    return dict(zip(COLUMNS["over-time"], values, strict=True))
