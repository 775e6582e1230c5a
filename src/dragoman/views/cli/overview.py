"""matrix, timeline, sources, events, network, changes: the record from all sides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

import typer

from dragoman.views.cli import options, output


def register(app: typer.Typer) -> None:
    """Adds the commands of this file."""
    for command in (matrix, timeline, sources, events, network, changes):
        app.command()(command)


def _print(
    name: str, format: options.Format, rows: list[dict[str, Any]], svg: Callable[[], str], **about: object
) -> None:
    from dragoman.interchange import overviews

    columns = overviews.COLUMNS[name]
    if format is options.Format.svg:
        output.emit(svg())
    elif format is options.Format.json:
        output.emit_json({**about, "rows": rows})
    elif format is options.Format.csv:
        output.emit_csv(rows, columns)
    else:
        output.table(_short(name, rows), _columns(name, rows))


_SHOWN = {
    "reprints": ("copy_of", "doc", "outlet", "copy_kind", "retitled", "kept", "added", "left_out", "new"),
    "matrix": ("issue", "option", "party", "status", "basis", "how", "positions"),
    "timeline": ("date", "parties", "stance", "issue", "option", "basis", "shift", "text", "doc"),
    "sources": (
        "party",
        "positions",
        "texts",
        "own",
        "reported",
        "forecast",
        "largest_outlet",
        "outlet_share",
        "largest_agency",
        "agency_share",
    ),
}


def _columns(name: str, rows: list[dict[str, Any]]) -> tuple[str, ...]:
    """The columns of the table; what came through a state's outlets only where anything did."""
    through = name == "sources" and any(row["state_only"] for row in rows)
    return (*_SHOWN[name], "state_only", "whose") if through else _SHOWN[name]


def _short(name: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as a terminal can hold them: the number of positions for their ids, a title for an event's text."""
    if name == "matrix":
        return [{**row, "positions": len(row["positions"])} for row in rows]
    if name == "timeline":
        return [{**row, "text": " ".join((row["text"] or row["title"] or "").split())} for row in rows]
    if name == "sources":
        return [{**row, "party": row["party"] or "(all)", **_through_state(row)} for row in rows]
    return [{**row, "kept": f"{row['kept']:.0%}", "added": f"{row['added']:.0%}"} for row in rows]


def _through_state(row: dict[str, Any]) -> dict[str, Any]:
    told = [f"{found['country'] or 'not stated'} {found['count']}" for found in row["state_only_of"]]
    return {"state_only": row["state_only_share"], "whose": told}


def matrix(
    dossier: options.Dossier,
    as_of: options.AsOf = None,
    format: options.FormatOption = options.Format.table,
    confidential: options.Confidential = False,
) -> None:
    """Who stands where on every option.

    Example: dragoman matrix -d talks --as-of 2022-01 --format csv
    """
    from dragoman.interchange import overviews
    from dragoman.run import matrix as verb
    from dragoman.views.figures import matrix as figure

    found = verb.matrix(dossier, as_of, confidential=confidential)
    output.tell_confidential(dossier, confidential)
    about = {"negotiation": found.negotiation, "as_of": as_of, "silent": [party.id for party in found.silent]}
    _print("matrix", format, overviews.matrix(found), lambda: figure.draw(found, alone=True), **about)


def timeline(
    dossier: options.Dossier,
    as_of: options.AsOf = None,
    format: options.FormatOption = options.Format.table,
    confidential: options.Confidential = False,
) -> None:
    """Positions and events in the order of their dates, and where a position hardened or softened.

    Example: dragoman timeline -d talks --format svg > timeline.svg
    """
    from dragoman.interchange import overviews
    from dragoman.run import timeline as verb
    from dragoman.views.figures import timeline as figure

    found, now = verb.timeline(dossier, as_of, confidential=confidential)
    output.tell_confidential(dossier, confidential)
    rows = overviews.timeline(found, now.record)
    _print("timeline", format, rows, lambda: figure.draw(found, now.codebook, alone=True), as_of=as_of)


Reprints = Annotated[bool, typer.Option("--reprints", help="List the reprints instead, and what each changed.")]


def sources(
    dossier: options.Dossier,
    as_of: options.AsOf = None,
    format: options.FormatOption = options.Format.table,
    confidential: options.Confidential = False,
    reprints: Reprints = False,
) -> None:
    """On whose word the record of each party rests: outlets, agencies, speakers; a reprint counts once.

    Example: dragoman sources -d talks
    """
    from dragoman.interchange import overviews
    from dragoman.run import sources as verb
    from dragoman.views.figures import sources as figure

    if reprints and format is options.Format.svg:
        raise typer.BadParameter("reprints are not drawn: table, csv or json", param_hint="--format")
    output.tell_confidential(dossier, confidential)
    if reprints:
        _print("reprints", format, verb.reprints(dossier, as_of, confidential=confidential), str, as_of=as_of)
        return
    found = verb.sources(dossier, as_of, confidential=confidential)
    _print("sources", format, overviews.sources(found), lambda: figure.draw(found, alone=True), as_of=as_of)


def events(
    dossier: options.Dossier,
    as_of: options.AsOf = None,
    format: options.RowsOption = options.Rows.table,
    confidential: options.Confidential = False,
) -> None:
    """Meetings, calls, rounds, votes and deadlines, with every document that mentions them.

    Example: dragoman events -d talks --format json
    """
    from dragoman.interchange import exports
    from dragoman.run import events as verb

    rows = verb.events(dossier, as_of, confidential=confidential)
    output.tell_confidential(dossier, confidential)
    if format is options.Rows.json:
        output.emit_json({"as_of": as_of, "rows": rows})
    elif format is options.Rows.csv:
        output.emit_csv(rows, tuple(exports.COLUMNS["events"]))
    else:
        shown = [{**row, "reports": "\n".join(map(_told, row["mentions"]))} for row in rows]
        output.table(shown, ("start", "end", "status", "title", "parties", "place", "format", "reports"))


def _told(mention: dict[str, Any]) -> str:
    """What one report says of an event: "a.txt: planned, 2031-03-04", "b.txt: held (something was said after it)"."""
    day = "" if mention["start"] is None else f", {mention['start']}"
    why = f" ({mention['reason']})" if mention["reason"] else ""
    return f"{mention['doc']}: {mention['status']}{day}{why}"


Mode = Annotated[options.Mode, typer.Option("--mode", help="Parties tied to parties, or to the options they speak on.")]
NetworkFormat = Annotated[options.Network, typer.Option("--format", help="How to print it.")]


def network(
    dossier: options.Dossier,
    as_of: options.AsOf = None,
    mode: Mode = options.Mode.parties,
    format: NetworkFormat = options.Network.table,
    confidential: options.Confidential = False,
) -> None:
    """Who stands with and against whom: agreement less disagreement over options, as in discourse network analysis.

    Example: dragoman network -d talks --mode options --format graphml > talks.graphml
    """
    from dragoman.interchange import graphs
    from dragoman.run import network as verb

    found, now = verb.network(dossier, as_of, mode.value, confidential=confidential)
    output.tell_confidential(dossier, confidential)
    rows = graphs.rows(found)
    if format in (options.Network.graphml, options.Network.gexf):
        write = graphs.graphml if format is options.Network.graphml else graphs.gexf
        output.pour(write(found, graphs.names(now.codebook)))
    elif format is options.Network.json:
        output.emit_json({"as_of": as_of, "mode": mode.value, "nodes": list(found.rows), "rows": rows})
    elif format is options.Network.csv:
        output.emit_csv(rows, graphs.COLUMNS)
    else:
        counted = [{**row, "positions": len(row["positions"])} for row in rows]
        output.table(counted, graphs.COLUMNS)


Since = Annotated[str, typer.Option("--since", metavar="DATE", help="That day included: 2022-01-20, 2022-01 or 2022.")]


def changes(
    dossier: options.Dossier,
    since: Since,
    format: options.RowsOption = options.Rows.table,
    confidential: options.Confidential = False,
) -> None:
    """What is new since a day: positions new, hardened, softened, contradicted, denied; what lies ahead; who is silent.

    Example: dragoman changes -d talks --since 2022-01-10
    """
    from dragoman.interchange import overviews
    from dragoman.run import changes as verb

    found, now = verb.changes(dossier, since, confidential=confidential)
    output.tell_confidential(dossier, confidential)
    rows = verb.rows(found, now)
    columns = overviews.COLUMNS["changes"]
    if format is options.Rows.json:
        output.emit_json({"since": since, "rows": rows})
    elif format is options.Rows.csv:
        output.emit_csv(rows, columns)
    else:
        output.table([{**row, "title": row["title"] or row["text"]} for row in rows], columns[:-2])
