"""deals: is there a deal, what blocks it, what would open one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.views.cli import options, output


def register(app: typer.Typer) -> None:
    """Adds the commands of this file."""
    app.command()(deals)


Asked = Annotated[
    list[str] | None, typer.Option("--with", metavar="ISSUE/OPTION", help="Only deals with it; repeatable.")
]
Barred = Annotated[
    list[str] | None, typer.Option("--without", metavar="ISSUE/OPTION", help="Only deals without it; repeatable.")
]
Ignored = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="POSITION", help="As if it were not on record; repeatable.")
]
Assumed = Annotated[
    list[str] | None,
    typer.Option(
        "--assume", metavar="PARTY:ISSUE/OPTION=STATUS", help="In the place of what is on record; repeatable."
    ),
]
Utility = Annotated[
    list[str] | None,
    typer.Option("--utility", metavar="PARTY:ISSUE/OPTION=NUMBER", help="For bargaining solutions; repeatable."),
]
OverTime = Annotated[
    bool, typer.Option("--over-time", help="The answer day by day, and the positions that changed it.")
]


def deals(
    dossier: options.Dossier,
    as_of: options.AsOf = None,
    asked: Asked = None,
    barred: Barred = None,
    ignored: Ignored = None,
    assumed: Assumed = None,
    utility: Utility = None,
    over_time: OverTime = False,
    format: Annotated[
        options.Answer, typer.Option("--format", help="Sentences, or everything as JSON.")
    ] = options.Answer.table,
    check: Annotated[bool, typer.Option("--check", help="Exit with 1 unless the answer is yes.")] = False,
    confidential: options.Confidential = False,
) -> None:
    """Which deals every necessary side could accept, what blocks the others, and the smallest move that would open one.

    Example: dragoman deals -d talks --assume league:levy/lifted=accepts
    """
    from dragoman.run import deals as verb

    if over_time:
        return _print_history(dossier, as_of, format, confidential)
    what_if = {"with_": asked, "without": barred, "ignore": ignored, "assume": assumed, "utilities": utility}
    asked_for = {name: given or () for name, given in what_if.items()}
    found = verb.deals(dossier, as_of, **asked_for, confidential=confidential)
    output.tell_confidential(dossier, confidential)
    if format is options.Answer.json:
        output.emit_json(found.to_json())
    else:
        output.emit("\n".join(found.explanation))
    if check and found.answer != "yes":
        raise typer.Exit(1)
    return None


def _print_history(dossier: Path, as_of: str | None, format: options.Answer, confidential: bool) -> None:
    from dragoman.interchange import overviews
    from dragoman.run import deals as verb

    rows = [overviews.moment(moment) for moment in verb.history(dossier, as_of, confidential=confidential)]
    output.tell_confidential(dossier, confidential)
    if format is options.Answer.json:
        output.emit_json({"as_of": as_of, "rows": rows})
    else:
        output.table(rows, overviews.COLUMNS["over-time"])
