"""Reads every source below a folder, one after the other, and prints what became of each: a JSON object a line.

Run as a program in a process with a limit on its memory: `python -m tests.torture.reads FOLDER`. Time is wall-clock.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import read, walk
from dragoman.settings import Settings

_ENOUGH = 12.0  # seconds after which the rest of a source that still gives documents is not asked for


def outcome(folder: Path, source: object) -> dict[str, object]:
    """The documents that a source gave, the code of its error, and the seconds until its first answer and its last."""
    began, first, documents, codes = time.perf_counter(), None, 0, []
    try:
        for found in read(source, Settings()):  # type: ignore[arg-type]
            first = first or time.perf_counter() - began
            documents += isinstance(found, Document)
            codes += [found.code] if isinstance(found, DragomanError) else []
            if time.perf_counter() - began > _ENOUGH:
                break
    except DragomanError as error:
        codes.append(error.code)
    took = time.perf_counter() - began
    doc = getattr(source, "doc", str(source))
    return {"doc": doc, "documents": documents, "codes": sorted(set(codes)), "first": first or took, "seconds": took}


def main() -> None:
    """One line a source, as soon as it is done."""
    for source in walk([sys.argv[1]]):
        if isinstance(source, DragomanError):
            print(json.dumps({"doc": str(source), "documents": 0, "codes": [source.code], "first": 0, "seconds": 0}))
        else:
            print(json.dumps(outcome(Path(sys.argv[1]), source)), flush=True)


if __name__ == "__main__":
    main()
