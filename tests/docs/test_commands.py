"""Every command line that the pages show is one that the tool takes."""

from __future__ import annotations

import re
import shlex
from typing import Any

import pytest
import typer

from dragoman.views.cli.main import app
from tests.docs.pages import PAGES, mentioned, shown

ROOT: Any = typer.main.get_command(app)
UsageError: Any = typer.BadParameter.__base__
_SYNOPSIS = re.compile(r"\[-|\|[a-z]|\.\.\.|\b(?:DOSSIER|DIR|PATH|FILE)\b")
TEXTS = {page.name: page.read_text(encoding="utf-8") for page in PAGES if page.exists()}
TYPED = sorted({(page, line) for page, text in TEXTS.items() for line in shown(text) if not _SYNOPSIS.search(line)})
SYNOPSES = {(page, line) for page, text in TEXTS.items() for line in shown(text) if _SYNOPSIS.search(line)}
NAMED = sorted(SYNOPSES | {(page, line) for page, text in TEXTS.items() for line in mentioned(text)})


def _find(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the words begin with, and the words after it."""
    command, rest = ROOT, words[1:]
    while hasattr(command, "commands") and rest and not rest[0].startswith("-"):
        assert rest[0] in command.commands, f"no command {rest[0]!r}"
        command, rest = command.commands[rest[0]], rest[1:]
    return command, rest


def _words(line: str) -> list[str]:
    """The words of a line up to a pipe or a redirection."""
    words = shlex.split(line)
    ends = [i for i, word in enumerate(words) if word in ("|", ">", "&&")]
    return words[: ends[0]] if ends else words


def _type(line: str) -> None:
    """Parses a command line to its last word without running it. Raises click's UsageError where it is none."""
    command, rest = _find(_words(line))
    if "--help" not in rest and "--version" not in rest:
        command.make_context(command.name, rest)


def _name(line: str) -> None:
    """Checks that the command is there and has the options; what they are given may be left out."""
    command, rest = _find(re.split(r"[\s\[\]|]+", line))
    known = {name for parameter in command.params for name in (*parameter.opts, *parameter.secondary_opts)}
    asked = {word.split("=")[0] for word in rest if re.match(r"-{1,2}[a-z]", word)}
    assert asked <= known | {"--help", "-h"}, f"no option {asked - known}"


@pytest.mark.parametrize(("page", "line"), TYPED)
def test_every_command_line_shown_is_one_the_tool_takes(page: str, line: str) -> None:
    _type(line)


@pytest.mark.parametrize(("page", "line"), NAMED)
def test_every_command_and_option_named_is_there(page: str, line: str) -> None:
    _name(line)


@pytest.mark.parametrize("line", ["dragoman nothing", "dragoman matrix --no-such-option", "dragoman code -c"])
def test_a_wrong_command_line_would_be_noticed(line: str) -> None:
    with pytest.raises((AssertionError, UsageError)):
        _type(line)


def test_a_wrong_option_would_be_noticed() -> None:
    with pytest.raises(AssertionError):
        _name("dragoman matrix --no-such-option")
