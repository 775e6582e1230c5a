"""Speed of each stage as a share of the parse of the same documents, in the same run."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from dragoman import events, positions, statements
from dragoman.codebook import load
from dragoman.language import actors, pipeline, timex
from dragoman.model import Document
from dragoman.reading import read, sources
from dragoman.settings import Settings

T = TypeVar("T")


def documents(paths: list[Path], settings: Settings) -> list[Document]:
    """The readable documents below the paths."""
    found = (item for source in sources.walk(list(map(str, paths))) for item in read(source, settings))
    return [item for item in found if isinstance(item, Document)]


def shares(paths: list[Path], book: Path, repeat: int = 3) -> dict[str, float]:
    """Seconds of each stage over seconds of the parse (best of `repeat`), words per second of the parse, peak MB."""
    settings, codebook = Settings(), load(book)
    docs = documents(paths, settings)
    list(pipeline.parse(docs[:1], settings.model))  # loads the model outside the clock
    best: dict[str, float] = {}

    def timed(name: str, work: Callable[[], T]) -> T:
        start = time.perf_counter()
        result = work()
        best[name] = min(best.get(name, 1e9), time.perf_counter() - start)
        return result

    def once() -> list[pipeline.Parsed]:
        timed("reading", lambda: documents(paths, settings))
        parsed = timed("parse", lambda: list(pipeline.parse(docs, settings.model)))
        times = timed("time expressions", lambda: [timex.find(p) for p in parsed])
        casts = timed("actors", lambda: [actors.Cast(p, codebook) for p in parsed])
        pairs = list(zip(parsed, casts, strict=True))
        said = timed("statements", lambda: [statements.find(p, c) for p, c in pairs])
        rows = list(zip(parsed, casts, said, times, strict=True))
        timed("positions", lambda: [positions.find(p, c, s, t, codebook) for p, c, s, t in rows])
        timed("events", lambda: [events.find(p, c, t) for p, c, _, t in rows])
        return parsed

    parsed = [once() for _ in range(repeat)][-1]
    words = sum(len(p.parse) for one in parsed for p in one.paragraphs)
    result = {name: round(seconds / best["parse"], 3) for name, seconds in best.items() if name != "parse"}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**result, "words per second of the parse": round(words / best["parse"]), "peak MB": round(peak)}
