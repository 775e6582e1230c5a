"""codebook suggest, check, rename: the care of a codebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.views.cli import options, output

if TYPE_CHECKING:
    from dragoman.run.catching import Catch
    from dragoman.run.renaming import Report

_Codebook = Annotated[Path, typer.Argument(metavar="CODEBOOK", help="The codebook.")]
_Texts = Annotated[
    list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, addresses, or - for standard input.")
]
_Held = Annotated[
    Path | None, typer.Option("-d", "--dossier", metavar="DOSSIER", help="The texts that this dossier holds.")
]


def register(app: typer.Typer) -> None:
    """Adds the commands of this file."""
    group = typer.Typer(help="Propose, check and change a codebook.", no_args_is_help=True)
    for command in (suggest, check, rename):
        group.command()(command)
    group.callback()(_group)
    app.add_typer(group, name="codebook")


def _group() -> None:
    """Care of a codebook."""


def suggest(
    paths: _Texts = None,
    target: options.Output = None,
    dossier: Annotated[
        Path | None,
        typer.Option(
            "-d", "--dossier", metavar="DOSSIER", help="Read PATH into this dossier; alone: propose from what it holds."
        ),
    ] = None,
    confidential: options.Confidential = False,
) -> None:
    """Propose a codebook from texts: parties, issues, options and cues with examples, as commented YAML to edit.

    Example: dragoman codebook suggest clippings/ -d talks -o codebook.yaml
    """
    from dragoman.run import suggesting

    _texts(paths, dossier)
    with output.progress() as tell:
        made = suggesting.suggest(paths or [], dossier, output.settings(), tell, confidential=confidential)
    if target is None:
        output.emit(made.text)
    elif not suggesting.write(made, target):
        output.say(f"nothing to do: {target} is that proposal")
    count = sum(len(issue.options) for issue in made.draft.issues)
    parts = f"{len(made.draft.parties)} parties, {len(made.draft.issues)} issues, {count} options"
    output.say(f"proposed from {made.draft.documents} documents: {parts}; a draft to edit")


def check(
    codebook: _Codebook,
    paths: _Texts = None,
    dossier: _Held = None,
    format: Annotated[options.Answer, typer.Option("--format", help="How to print it.")] = options.Answer.table,
    confidential: options.Confidential = False,
) -> None:
    """Check a codebook: what is wrong with it, by line; with texts also what its parties, options and cues find there.

    Example: dragoman codebook check codebook.yaml
    Example: dragoman codebook check codebook.yaml -d talks
    """
    from dragoman.run import books

    complaints = books.check(codebook)
    for complaint in complaints:
        output.complain(complaint, ["--format json"] if format is options.Answer.json else [])
    if complaints:
        raise typer.Exit(2)
    if paths or dossier:
        _caught(codebook, paths or [], dossier, format, confidential)
    output.say(f"{codebook} is sound")


def rename(
    codebook: _Codebook,
    old: Annotated[str, typer.Argument(metavar="OLD", help="A party, an issue, or an option as issue/option.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Its new id; of an option with or without the issue.")],
    dossier: options.Dossier,
    merge: Annotated[bool, typer.Option("--merge", help="NEW is there already: make the two one.")] = False,
    match: Annotated[
        str, typer.Option("--match", metavar="PATTERN", help="Split: positions whose words match go over to NEW.")
    ] = "",
    holder: Annotated[str, typer.Option("--holder", metavar="PARTY", help="Split: its positions go over to NEW.")] = "",
    cues: Annotated[
        list[str] | None,
        typer.Option("--cue", metavar="PHRASE", help="Split: a cue that goes over to NEW; repeatable."),
    ] = None,
) -> None:
    """Rename, merge or split parties, issues and options; the judgements in the dossier follow, and it is coded again.

    Example: dragoman codebook rename codebook.yaml toll harbour-fee -d talks
    Example: dragoman codebook rename codebook.yaml toll/halved toll/reduced --merge -d talks
    Example: dragoman codebook rename codebook.yaml toll/halved toll/thirded --match "by a third" -d talks
    """
    from dragoman.run import renaming

    how = renaming.Split(match, holder, tuple(cues or ()))
    if merge and how != renaming.Split():
        raise typer.BadParameter("give --merge, or what to split off", param_hint="--merge")
    with output.progress() as tell:
        if how != renaming.Split():
            done = renaming.split(codebook, dossier, old, new, how, output.settings(), tell)
        else:
            done = renaming.rename(codebook, dossier, old, new, output.settings(), tell, merge=merge)
    _tell_rename(done, "merged into" if merge else "split into" if how != renaming.Split() else "renamed")


def _tell_rename(done: Report, what: str) -> None:
    if done.backup is None and not done.moved:
        output.say(f"nothing to do: {done.old} was {what} {done.new} before")
    else:
        output.say(f"{done.old} {what} {done.new}: {done.judgements} judgements reworded, {done.moved} positions moved")
    if done.backup is not None:
        output.say(f"the codebook before: {done.backup}")
    output.say(f"{done.coded.coded} of {done.coded.positions} positions are coded to an option")
    if done.coded.lost:
        output.say(f"{done.coded.lost} judgements no longer find their object: `dragoman check -d` lists them")


def _texts(paths: list[str] | None, dossier: Path | None) -> None:
    """Raises BadParameter where there are no texts."""
    if not paths and dossier is None:
        raise typer.BadParameter("give PATH, or a dossier with -d")


def _caught(codebook: Path, paths: list[str], dossier: Path | None, format: options.Answer, confidential: bool) -> None:
    from dragoman.run import catching

    with output.progress() as tell:
        found = catching.check(codebook, paths, dossier, output.settings(), tell, confidential=confidential)
    if format is options.Answer.json:
        output.emit_json(catching.as_json(found))
    else:
        _tables(found)


def _tables(found: Catch) -> None:
    from dragoman.run import catching

    shown = catching.as_json(found)
    output.table(shown["parties"], ("party", "mentions", "seen_as", "not_seen"), "Parties")
    output.table(shown["options"], ("option", "positions"), "Options")
    output.table(shown["cues"], ("option", "kind", "cue", "caught", "examples"), "Cues")
    if shown["overlaps"]:
        output.table(shown["overlaps"], ("option", "cue", "other_option", "other_cue", "count", "example"), "Overlaps")
    for note in catching.notes(found):
        output.say(note)
