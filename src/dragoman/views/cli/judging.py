"""judge, check, forget: a reviewer's word, and the care of a dossier."""

from __future__ import annotations

from typing import Annotated

import typer

from dragoman.views.cli import options, output


def register(app: typer.Typer) -> None:
    """Adds the commands of this file."""
    for command in (judge, check, forget):
        app.command()(command)


def judge(
    dossier: options.Dossier,
    id: Annotated[str | None, typer.Argument(metavar="ID", help="A statement, position, event or document.")] = None,
    verdict: Annotated[str | None, typer.Argument(metavar="VERDICT", help="accept, reject, set, note or add.")] = None,
    values: Annotated[
        list[str] | None, typer.Argument(metavar="KEY=VALUE...", help="What is set or added, or the note.")
    ] = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take back the latest judgement, that on ID, or that of --number.")
    ] = False,
    number: Annotated[int | None, typer.Option("--number", help="Which judgement --undo takes back.")] = None,
    listing: Annotated[bool, typer.Option("--list", help="List every judgement, one JSON object a line.")] = False,
) -> None:
    """Accept, reject or correct what the machine found, or add what it missed; nothing is ever overwritten.

    Example: dragoman judge p-0a1b2c3d4e5f set stance=offer -d talks
    Example: dragoman judge talks.txt add text="no new bases" holder=league stance=demand -d talks
    """
    from dragoman.run import judge as verb

    if listing:
        for judgement, holds in verb.listed(dossier):
            output.emit(verb.as_json(judgement, holds))
    elif undo:
        made = verb.undo(dossier, number, output.settings(), id)
        output.say(f"judgement {made.undoes} on {made.target} is taken back")
    elif id is None or verdict is None:
        raise typer.BadParameter("give ID and VERDICT, or --undo, or --list")
    else:
        made = verb.judge(dossier, id, verdict, values or [], output.settings())
        output.say(f"judgement {made.id}: {made.verdict} {made.kind} {made.target}")


def check(dossier: options.Dossier) -> None:
    """Check that a dossier is sound: its file, every text, span and reference; lists judgements that lost their object.

    Example: dragoman check -d talks
    """
    from dragoman.run import check as verb

    report = verb.check(dossier)
    for fault in report.faults:
        output.say(f"fault: {fault}")
    for line in report.waiting:
        output.say(f"waits: {line}")
    for judgement in report.lost:
        output.say(
            f"judgement {judgement.id} ({judgement.verdict} {judgement.kind}) no longer finds {judgement.target}"
        )
    output.emit(", ".join(f"{count} {what}" for what, count in report.counts.items()))
    if report.faults:
        raise typer.Exit(2)
    output.say("sound")


def forget(
    document: Annotated[str, typer.Argument(metavar="DOC", help="Name or id of a document.")], dossier: options.Dossier
) -> None:
    """Remove a document and all that rests on it, judgements too; nothing of its text stays in the dossier.

    A report that lies in the dossier is removed with it; write it again with `dragoman report`.

    Example: dragoman forget 03-talks.txt -d talks
    """
    from dragoman.run import forget as verb

    output.say(f"{verb.forget(dossier, document, output.settings())} is forgotten")
