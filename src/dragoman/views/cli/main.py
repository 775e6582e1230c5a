"""``dragoman``: the command line. Data on stdout, progress and warnings on stderr; 0 done, 2 usage or input error."""

from __future__ import annotations

import sys
import traceback
from importlib import metadata

import typer

from dragoman.errors import DragomanError
from dragoman.views.cli import bargaining, books, evaluating, judging, output, overview, reading, results

app = typer.Typer(
    name="dragoman",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_FAULT = 70  # EX_SOFTWARE of sysexits.h: neither an answer (1) nor the user's mistake (2)


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"dragoman {metadata.version('dragoman')}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Show the version."),
) -> None:
    """Keeps the record of who stands where in a negotiation, and works out which deals are possible."""


for group in (reading, results, overview, bargaining, judging, evaluating, books):
    group.register(app)


def main() -> None:
    """Entry point: runs the command and turns errors into a line on stderr and an exit code (130 where interrupted)."""
    try:
        app(prog_name="dragoman")
    except DragomanError as error:
        output.complain(error, sys.argv)
        sys.exit(error.exit_code)
    except Exception:
        traceback.print_exc()
        output.say("this is a fault of dragoman; please report it with the lines above")
        sys.exit(_FAULT)


if __name__ == "__main__":
    main()
