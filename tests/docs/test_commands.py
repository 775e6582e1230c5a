"""Every command line that the pages show is one that the tool takes."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from dragoman.views.cli.main import app
from tests.docs.pages import PAGES, commands

ROOT: Any = typer.main.get_command(app)
SHOWN = sorted({(page.name, line) for page in PAGES for line in commands(page.read_text(encoding="utf-8"))})


def _parse(line: str) -> None:
    """Parses a command line down to its last word without running it. Raises click's UsageError where it is none."""
    words = _words(line)
    command, parent = ROOT, None
    while hasattr(command, "get_command"):
        parent = command.make_context(words[0], [], parent=parent, resilient_parsing=True)
        words = words[1:]
        found = command.get_command(parent, words[0]) if words else None
        assert found is not None or not words, f"no command {words[0]!r}"
        if found is None:
            return
        command = found
    if words[1:]:
        command.make_context(words[0], words[1:], parent=parent)


def _words(line: str) -> list[str]:
    """The words of a line up to a pipe or a redirection."""
    words = shlex.split(line)
    ends = [i for i, word in enumerate(words) if word in ("|", ">", "&&")]
    return words[: ends[0]] if ends else words


@pytest.mark.parametrize(("page", "line"), SHOWN)
def test_every_command_line_shown_is_one_the_tool_takes(page: str, line: str) -> None:
    _parse(line)


@pytest.mark.parametrize("line", ["dragoman nothing", "dragoman matrix --no-such-option", "dragoman code -c"])
def test_a_wrong_command_line_would_be_noticed(line: str) -> None:
    with pytest.raises((AssertionError, UsageError)):
        _parse(line)
