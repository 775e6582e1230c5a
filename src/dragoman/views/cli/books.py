"""codebook check: the care of a codebook."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dragoman.views.cli import output


def register(app: typer.Typer) -> None:
    """Adds the commands of this file."""
    group = typer.Typer(help="Check a codebook.", no_args_is_help=True)
    group.command()(check)
    group.callback()(_group)
    app.add_typer(group, name="codebook")


def _group() -> None:
    """Care of a codebook."""


def check(codebook: Annotated[Path, typer.Argument(metavar="CODEBOOK", help="The codebook.")]) -> None:
    """Check a codebook and list everything that is wrong with it, each with its line.

    Example: dragoman codebook check codebook.yaml
    """
    from dragoman.run import books

    complaints = books.check(codebook)
    for complaint in complaints:
        output.complain(complaint)
    if complaints:
        raise typer.Exit(2)
    output.say(f"{codebook} is sound")
