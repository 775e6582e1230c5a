"""The tour of the README: its commands are run, and what stands under them is what they print.

`python -m tests.docs.tour` writes the outputs of today into the README.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

from tests.docs.pages import CHECKOUT

README = CHECKOUT / "README.md"
FOLDER = "build/demo"
MOST = 14  # lines of an output that the README shows; `...` stands for the rest
WIDTH = 112
_CONSOLE = re.compile(r"^```console\n\$ ([^\n]*)\n(.*?)^```$", re.M | re.S)


def steps() -> list[tuple[str, str]]:
    """Each command of the tour with the output that the README gives."""
    return [(command, output) for command, output in _CONSOLE.findall(README.read_text(encoding="utf-8"))]


def dragoman(*words: str) -> str:
    """Runs one command of the tool and returns what it prints. Raises CalledProcessError where it fails."""
    code = "from dragoman.views.cli.main import main; main()"
    environment = {**os.environ, "COLUMNS": str(WIDTH)}
    done = subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True, env=environment)
    return done.stdout.decode("utf-8")


def output(command: str, dossier: Path) -> str:
    """What a command of the tour prints about a dossier."""
    words = [str(dossier) if word == FOLDER else word for word in shlex.split(command)[1:]]
    return dragoman(*words)


def shown(text: str) -> str:
    """An output as the README shows it: long sentences folded, and no more than `MOST` lines."""
    lines = [part for line in text.rstrip().splitlines() for part in _fold(line.rstrip())]
    return "\n".join([*lines[:MOST], "..."] if len(lines) > MOST + 1 else lines) + "\n"


def _fold(line: str) -> list[str]:
    return [line] if set("│┃━") & set(line) else textwrap.wrap(line, WIDTH, subsequent_indent="  ")


def main() -> None:
    """Writes the outputs of today into the README."""
    with tempfile.TemporaryDirectory() as work:
        dossier = Path(work) / "demo"
        dragoman("demo", "-o", str(dossier))
        text = README.read_text(encoding="utf-8")
        renewed = _CONSOLE.sub(lambda m: f"```console\n$ {m[1]}\n{shown(output(m[1], dossier))}```", text)
    README.write_text(renewed, encoding="utf-8")


if __name__ == "__main__":
    main()
