"""docs/cli.md and docs/errors.md, written from the commands and the catalogue: ``python -m dragoman.views.cli.manual``.

A test compares the pages with what this writes.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

import typer

from dragoman.errors import CATALOGUE
from dragoman.views.cli.main import app

_HEAD = """# The command line

Data goes to standard output; progress, notes and errors go to standard error. A command that has nothing to do says so.
Exit code 0: done. 2: usage or input error. 1: `deals --check`, where the answer is not `yes`. 70: a fault of dragoman.
Errors have a code, a cause and a remedy ([errors.md](errors.md)); with `--format json` they are one JSON object.

What comes out is in [formats.md](formats.md), what lies in a dossier in [dossier.md](dossier.md), the codebook in
[codebook.md](codebook.md), use from Python in [api.md](api.md).

| environment | meaning |
|---|---|
| `DRAGOMAN_MODEL` | name of the spaCy pipeline for English |
| `DRAGOMAN_REVIEWER` | whose word a judgement is; by default the account's name |
| `DRAGOMAN_MAX_BYTES` | largest input, in bytes |
| `DRAGOMAN_MAX_CHARS` | longest text that is parsed, in code points |
| `DRAGOMAN_PARSE_SECONDS` | CPU seconds that parsing one page or file may take |
| `DRAGOMAN_PARSE_MEMORY` | bytes of memory that parsing one page or file may take |
| `DRAGOMAN_COLUMNS` | which columns of a table hold what, as `--map` |
| `DRAGOMAN_OUTLETS` | a file of [outlets of your own](lexicons.md#outlets-of-your-own), as `--outlets` |
"""
_ROOMS = {
    "0": "The command line",
    "1": "Reading",
    "2": "The codebook",
    "3": "Language and statements",
    "4": "Positions",
    "5": "Events and time",
    "6": "Deals",
    "7": "The dossier",
    "8": "Foreign formats",
    "9": "Views",
}


def commands() -> str:
    """The page on the command line."""
    return _HEAD + "".join(_command(name, command) for name, command in every_command())


def every_command() -> Iterator[tuple[str, Any]]:
    """Name and command, those of groups under both names (``codebook check``)."""
    root: Any = typer.main.get_command(app)
    for name, command in root.commands.items():
        inner = getattr(command, "commands", {})
        yield from ((f"{name} {part}", one) for part, one in inner.items()) if inner else ((name, command),)


def _command(name: str, command: Any) -> str:
    told, *examples = inspect.cleandoc(command.help).split("Example: ")
    parts = sorted(command.params, key=lambda p: not _is_argument(p))
    usage = " ".join(["dragoman", name, *filter(None, map(_usage, parts))])
    lines = [
        f"\n## `{name}`\n",
        " ".join(told.split()),
        f"\n```\n{usage}\n" + "".join(f"{example.strip()}\n" for example in examples) + "```\n",
        "| argument or option | meaning |\n|---|---|",
        *map(_row, command.params),
    ]
    return "\n".join(lines) + "\n"


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _usage(parameter: Any) -> str:
    if _is_argument(parameter):
        return str(parameter.metavar) if parameter.required else f"[{parameter.metavar}]"
    return f"{parameter.opts[0]} {parameter.metavar}" if parameter.required else ""


def _row(parameter: Any) -> str:
    names = [parameter.metavar.rstrip(".")] if _is_argument(parameter) else parameter.opts
    default = parameter.default
    listed = f" One of {', '.join(f'`{c.value}`' for c in type(default))}." if isinstance(default, StrEnum) else ""
    shown = f" By default `{default}`." if isinstance(default, str | Path) or type(default) is int else ""
    return f"| {', '.join(f'`{name}`' for name in names)} | {parameter.help}{listed}{shown} |"


def errors() -> str:
    """The page on errors."""
    lines = ["# Errors\n", "Every error that a user can act on has a code, a cause and a remedy.\n"]
    for digit, room in _ROOMS.items():
        codes = sorted(code for code in CATALOGUE if code[1] == digit)
        if codes:
            lines += [f"## {room}\n", "| code | cause | remedy |\n|---|---|---|"]
            lines += [
                f"| `{code}` | {_plain(CATALOGUE[code].cause)} | {_plain(CATALOGUE[code].remedy)} |" for code in codes
            ]
            lines.append("")
    return "\n".join(lines)


def _plain(template: str) -> str:
    """A template with its details in capitals, as a table cell."""
    text = re.sub(r"\{(\w+)(?:[!:][^{}]*)?\}", lambda match: match[1].upper(), template)
    return text.replace("|", "\\|")


def write(folder: Path) -> None:
    """Writes both pages."""
    (folder / "cli.md").write_text(commands(), encoding="utf-8")
    (folder / "errors.md").write_text(errors(), encoding="utf-8")


if __name__ == "__main__":
    write(Path("docs"))
