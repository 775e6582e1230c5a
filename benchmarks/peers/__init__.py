"""Other finders of quotations, run beside ours on the same texts, in an environment of their own (`build/peers`).

They are no dependency: they are installed when the benchmark is run, and left out with a line that says so where that
fails. `published` has the figures of systems that are not run.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
HOME = HERE.parents[1] / "build" / "peers"
NAMES = {"textacy": "textacy 0.13", "sayswho": "SaysWho 0.1.4, no coreference"}
_WANTED = HERE / "requirements.txt"


class Found(NamedTuple):
    """What a system found in some texts: rows of a statements export, CPU seconds, and how many texts and words."""

    rows: list[dict[str, Any]]
    seconds: float
    documents: int
    words: int


class Published(NamedTuple):
    """Figures of a system that is not run; None where there is none."""

    collection: str
    system: str
    figures: tuple[float | None, ...]


def environment(home: Path = HOME) -> Path | None:
    """The interpreter of the peers' environment, made where it is missing or out of date; None: not to be had."""
    python, stamp = home / "bin" / "python", home / "requirements.txt"
    wanted = _WANTED.read_text(encoding="utf-8")
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    print(f"setting up {home} (once)", file=sys.stderr)
    quiet = ["--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(home)], check=True, capture_output=True)
        install = [str(python), "-m", "pip", "install", *quiet, "-r", str(_WANTED)]
        subprocess.run(install, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as error:
        reason = getattr(error, "stderr", None) or str(error).encode()
        print(f"peers: could not be installed: {reason.decode(errors='replace').strip()[-300:]}", file=sys.stderr)
        return None
    stamp.write_text(wanted, encoding="utf-8")
    return python


def run(python: Path, name: str, texts: Mapping[str, str]) -> Found:
    """What one peer finds in texts by name. Raises CalledProcessError where it fails."""
    lines = "".join(json.dumps({"id": doc, "text": text}) + "\n" for doc, text in texts.items())
    command = [str(python), str(HERE / "finders.py"), name]
    alone = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONPATH": ""}
    done = subprocess.run(command, input=lines, check=True, stdout=subprocess.PIPE, text=True, env=alone)
    *rows, clock = map(json.loads, done.stdout.split("\n")[:-1])
    return Found(rows, clock["seconds"], len(texts), clock["words"])


def published() -> Iterator[Published]:
    """The table of figures that were measured elsewhere; its head says how."""
    for line in (HERE / "published.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            collection, system, *cells = line.split("\t")
            yield Published(collection, system, tuple(None if cell == "-" else float(cell) for cell in cells))
