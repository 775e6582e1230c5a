"""What a command prints: tables and rows on stdout; progress, notes and errors on stderr."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError
from dragoman.run.progress import Progress, silent

_PIPE_WIDTH = 160


def say(text: str) -> None:
    """A note on stderr."""
    print(text, file=sys.stderr)


def complain(error: DragomanError, arguments: Sequence[str] = ()) -> None:
    """An error on stderr; in its JSON shape where the command was asked for JSON."""
    asked = " ".join(arguments)
    if "--format json" in asked or "--format=json" in asked:
        say(json.dumps(error.to_json(), ensure_ascii=False))
        return
    say(str(error))
    for note in getattr(error, "__notes__", ()):
        say(note)


def tell_confidential(dossier: Path, shown: bool) -> None:
    """A note on stderr where the dossier has confidential documents: whether what was printed rests on them."""
    from dragoman.run import current

    count = current.confidential_documents(dossier)
    note_confidential(count, shown)


def note_confidential(count: int, shown: bool) -> None:
    """The same where their number is known; nothing where there are none."""
    if count:
        documents = "1 confidential document is" if count == 1 else f"{count} confidential documents are"
        say(f"{documents} included: do not pass this on" if shown else f"{documents} held back (--confidential)")


def emit(data: str) -> None:
    """Text on stdout, one line break at its end, whatever the terminal's encoding."""
    pour([data.rstrip("\n").encode("utf-8", "surrogatepass") + b"\n"])


def pour(pieces: Iterable[bytes]) -> None:
    """Bytes on stdout as they come. Ends the program where the reader (``head``) has seen enough."""
    try:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def emit_json(value: object) -> None:
    """One JSON document on stdout."""
    emit(json.dumps(value, ensure_ascii=False, indent=1))


def emit_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """CSV on stdout, in the manner of the exports."""
    from dragoman.interchange import writing

    pour(writing.csv_lines((dict(row) for row in rows), dict.fromkeys(columns, "")))


def table(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], title: str | None = None) -> None:
    """A table on stdout, as wide as the terminal."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    text = io.StringIO()
    console = Console(file=text, force_terminal=terminal, width=None if terminal else _PIPE_WIDTH, highlight=False)
    drawn = Table(title=Text(title) if title else None, title_justify="left", show_edge=False, pad_edge=False)
    for name in columns:
        drawn.add_column(Text(name.replace("_", " ")), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(_shown(row.get(name))) for name in columns))
    console.print(drawn)
    emit(text.getvalue())


def _shown(value: object) -> str:
    if value is None or value is False:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)


@contextmanager
def progress() -> Iterator[Progress]:
    """A progress bar on stderr where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    with Bar(console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def tell(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total or None)
            bar.update(tasks[what], completed=done, total=total or None)

        yield tell


def settings() -> Any:
    """The settings of the environment. Raises D002 where one of them is no number."""
    from dragoman.settings import Settings

    try:
        return Settings.from_environment()
    except ValueError as error:
        remedy = "give DRAGOMAN_MAX_BYTES and its like whole numbers"
        raise DragomanError("D002", value=str(error), what="setting", remedy=remedy) from error
