"""export, report: what leaves a dossier."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.views.cli import options, output


def register(app: typer.Typer) -> None:
    """Adds the commands of this file."""
    for command in (export, report):
        app.command()(command)


def export(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="documents, statements, positions, events, timex, ics, annotations, graphml, gexf."
        ),
    ],
    dossier: options.Dossier,
    format: Annotated[
        options.Export, typer.Option("--format", help="Of the first five; the others have their own.")
    ] = options.Export.jsonl,
    target: options.Output = None,
    as_of: options.AsOf = None,
    confidential: options.Confidential = False,
) -> None:
    """Export the current record; docs/formats.md explains every column.

    Example: dragoman export positions -d talks --format csv -o positions.csv
    """
    from dragoman.run import export as verb
    from dragoman.run import files

    pieces = verb.export(dossier, what, format.value, as_of, confidential=confidential)
    output.tell_confidential(dossier, confidential)
    if target is None:
        output.pour(pieces)
    else:
        files.write(pieces, target)
        output.say(f"wrote {target}")


def report(
    dossier: options.Dossier,
    target: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file; .md gives a brief of one page.")
    ] = None,
    quotes_only: Annotated[
        bool, typer.Option("--quotes-only", help="Leave the full texts out, for passing on.")
    ] = False,
    as_of: options.AsOf = None,
    confidential: options.Confidential = False,
) -> None:
    """Write the report: one HTML file that needs nothing else; prints its path.

    Example: dragoman report -d talks -o report.html
    """
    from dragoman.views.cli import reports

    made = reports.write(
        dossier, target or dossier / reports.FILE, quotes_only=quotes_only, as_of=as_of, confidential=confidential
    )
    output.emit(str(made))
