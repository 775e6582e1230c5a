"""The pages on commands and errors say what the program says."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pytest

from dragoman.errors import CATALOGUE
from dragoman.views.cli import manual
from tests.docs.pages import CHECKOUT

COMMANDS: dict[str, Any] = dict(manual.every_command())
REMEDY = "; renew it with `python -m dragoman.views.cli.manual`"


def page(name: str) -> str:
    return (CHECKOUT / "docs" / name).read_text(encoding="utf-8")


def test_the_page_on_commands_is_that_of_the_program() -> None:
    assert page("cli.md") == manual.commands(), "docs/cli.md is old" + REMEDY


def test_the_page_on_errors_is_that_of_the_program() -> None:
    assert page("errors.md") == manual.errors(), "docs/errors.md is old" + REMEDY


def test_every_error_is_on_the_page() -> None:
    assert set(re.findall(r"^\| `(D\d{3})` \|", page("errors.md"), re.M)) == set(CATALOGUE)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_an_example_and_every_option_is_explained(name: str) -> None:
    command = COMMANDS[name]
    section = page("cli.md").split(f"\n## `{name}`\n", 1)[1].split("\n## ", 1)[0]
    assert inspect.cleandoc(command.help).count("Example: dragoman ") >= 1
    for parameter in command.params:
        assert parameter.help, parameter.name
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert f"`{option}`" in section


def test_every_setting_is_on_the_page() -> None:
    from dragoman.settings import Settings

    assert all(f"`DRAGOMAN_{name.upper()}`" in page("cli.md") for name in Settings.__annotations__)
