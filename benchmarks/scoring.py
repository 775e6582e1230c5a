"""Runs the whole tool on a group of hand-annotated documents and scores the exports.

The texts, the annotations and the scorer stand outside the repository (the press texts are their owners'); see
docs/quality.md for where they are looked for.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

GROUPS = ("seeds", "brexit", "chicago-teachers", "ru-nato-2021")
STATEMENTS_ONLY = ("gum-news",)
Scores = dict[str, dict[str, Any]]
EXPORTS = ("documents", "statements", "positions", "events", "timex")


def dragoman(*words: str | Path) -> None:
    """Runs one command of the installed tool. Raises CalledProcessError where it fails."""
    code = "from dragoman.views.cli.main import main; main()"
    subprocess.run([sys.executable, "-c", code, *map(str, words)], check=True, stdout=subprocess.DEVNULL)


def inputs(group: str, shared: Path) -> Path:
    """What is fed to the tool: the JSONL where there is one, else the folder of texts."""
    if group == "seeds":
        return shared / "seeds"
    lines = shared / "gold" / f"{group}.jsonl"
    return lines if lines.exists() else shared / "gold" / group


def export(dossier: Path, folder: Path) -> Path:
    """Writes every scored export of a dossier into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for kind in EXPORTS:
        dragoman("export", kind, "-d", dossier, "--format", "jsonl", "-o", folder / f"{kind}.jsonl")
    return folder


def run(group: str, shared: Path, work: Path) -> Path:
    """Reads, codes and exports one group; returns the folder of exports."""
    dossier, book = work / group, shared / "gold" / f"{group}.yaml"
    if book.exists():
        dragoman("run", book, inputs(group, shared), "-d", dossier)
    else:
        dragoman("read", inputs(group, shared), "-d", dossier)
    return export(dossier, work / f"{group}-exports")


def score(group: str, exports: Path, shared: Path, *flags: str | Path) -> Scores:
    """The scorer's own figures for one group of exports."""
    return judge(shared / "gold" / f"{group}.json", exports, shared, *flags)


def judge(annotation: Path, exports: Path, shared: Path, *flags: str | Path) -> Scores:
    """The scorer's own figures for exports against any file of annotations."""
    command = [sys.executable, shared / "gold" / "score.py", annotation, exports, "--json", *flags]
    done = subprocess.run(list(map(str, command)), check=True, capture_output=True, text=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def figures(scores: Scores) -> dict[str, float]:
    """The figures that have floors, flat: `statements.content`, `positions.matrix`, …"""
    flat: dict[str, float] = {}
    for room, values in scores.items():
        for name, value in values.items():
            number = value.get("f1") if isinstance(value, dict) else value
            if isinstance(number, int | float) and name not in {"tp", "pred", "gold"}:
                flat[f"{room}.{name}"] = float(number)
            if isinstance(value, str) and "/" in value:
                right, asked = map(int, value.split("/"))
                flat[f"{room}.{name}"] = round(right / asked, 4) if asked else 1.0
    return flat
