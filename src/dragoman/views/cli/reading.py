"""demo, read, code, run: from clippings to a dossier."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.views.cli import options, output

if TYPE_CHECKING:
    from dragoman.errors import DragomanError
    from dragoman.run.read import Report
    from dragoman.settings import Settings


def register(app: typer.Typer) -> None:
    """Adds the commands of this file."""
    for command in (demo, read, code, run):
        app.command()(command)


def demo(
    example: Annotated[
        str | None, typer.Option("--example", metavar="NAME", help="Which of the bundled examples.")
    ] = None,
    directory: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder for the dossier.")] = Path(
        "dragoman-demo"
    ),
) -> None:
    """Run a bundled example from clippings to report; the last line is the report's path.

    Example: dragoman demo -o build/demo
    """
    from dragoman.run import demo as verb
    from dragoman.views.cli import reports

    with output.progress() as tell:
        done = verb.demo(example, directory, output.settings(), tell)
    _tell_read(done, directory)
    output.emit(str(reports.write(directory, directory / reports.FILE)))


def read(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Files, folders, addresses (https://...), or - for standard input."),
    ],
    dossier: Annotated[
        Path | None, typer.Option("-d", "--dossier", metavar="DOSSIER", help="The dossier: a folder.")
    ] = None,
    columns: Annotated[
        str, typer.Option("--map", metavar="FIELD=COLUMN,...", help="Which columns of a table hold what.")
    ] = "",
    outlets: options.Outlets = None,
    jobs: options.Jobs = 1,
    clean_only: Annotated[
        bool, typer.Option("--clean-only", help="Print each document cleaned, a JSON object a line; needs no dossier.")
    ] = False,
    confidential: Annotated[
        bool, typer.Option("--confidential", help="With --clean-only: also the confidential documents.")
    ] = False,
) -> None:
    """Read documents into a dossier; adds what is new, skips what it has.

    Example: dragoman read clippings/ -d talks
    """
    from dragoman.run import read as verb

    if clean_only:
        _clean(paths, _with(columns, outlets), confidential)
        return
    if dossier is None:
        raise typer.BadParameter("give a dossier, or --clean-only", param_hint="-d")
    with output.progress() as tell:
        report = verb.read(paths, dossier, _with(columns, outlets), tell, jobs=jobs)
    _tell_read(report, dossier)
    if report.failed:
        raise typer.Exit(2)


def _clean(paths: list[str], settings: Settings, confidential: bool) -> None:
    """One line a document; fails where there were errors and no document."""
    import json

    from dragoman.run import cleaning

    failed = done = False
    held = 0
    for row in cleaning.rows(paths, settings, confidential=confidential):
        if row is None:
            held, done = held + 1, True
        elif isinstance(row, dict):
            done = True
            output.emit(json.dumps(row, ensure_ascii=False))
        else:
            failed = True
            output.complain(row)
    output.note_confidential(held, shown=False)
    if failed and not done:
        raise typer.Exit(2)


def code(
    dossier: options.Dossier,
    codebook: Annotated[
        Path | None, typer.Option("-c", "--codebook", help="The codebook; by default codebook.yaml in the dossier.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Also where nothing changed since the last time.")] = False,
    jobs: options.Jobs = 1,
) -> None:
    """Code positions against a codebook; nothing is parsed again.

    Example: dragoman code -d talks -c codebook.yaml
    """
    from dragoman.run import coding

    with output.progress() as tell:
        report = coding.code(dossier, codebook, output.settings(), tell, again=again, jobs=jobs)
    _tell_errors(report.errors)
    if not report.analysed and not report.errors:
        output.say("nothing to do: documents, codebook and lexicons are those of the last time")
    output.say(f"{report.coded} of {report.positions} positions are coded to an option")
    if report.lost:
        output.say(f"{report.lost} judgements no longer find their object: `dragoman check -d {dossier}` lists them")


def run(
    codebook: Annotated[Path, typer.Argument(metavar="CODEBOOK", help="The codebook.")],
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, or - for standard input.")],
    dossier: options.Dossier,
    outlets: options.Outlets = None,
    jobs: options.Jobs = 1,
) -> None:
    """Read, code and report in one go; the last line is the report's path.

    Example: dragoman run codebook.yaml clippings/ -d talks
    """
    from dragoman.run import whole
    from dragoman.views.cli import reports

    with output.progress() as tell:
        report = whole.run(codebook, paths, dossier, _with("", outlets), tell, jobs=jobs)
    _tell_read(report, dossier)
    if report.failed:
        raise typer.Exit(2)
    output.emit(str(reports.write(dossier, dossier / reports.FILE)))


def _with(columns: str, outlets: Path | None) -> Settings:
    """The settings with the columns and outlets that were asked for. Raises D002 where the columns are no mapping."""
    from dragoman.reading.columns import mapping

    mapping(columns)
    found: Settings = output.settings()
    return replace(found, columns=columns or found.columns, outlets=str(outlets) if outlets else found.outlets)


def _tell_read(report: Report, dossier: Path) -> None:
    _tell_errors(report.errors)
    if not report.changed and not report.errors:
        output.say(f"nothing to do: {dossier} has all of it ({report.skipped} documents)")
    else:
        failed = f", {len(report.errors)} failed" if report.errors else ""
        output.say(f"{report.added} added, {report.skipped} already there{failed}; {report.analysed} analysed")
    if report.left_alone:
        output.say(f"left alone, no pipeline for their language: {', '.join(report.left_alone)}")


def _tell_errors(errors: list[DragomanError] | tuple[DragomanError, ...]) -> None:
    for error in errors:
        output.complain(error)
