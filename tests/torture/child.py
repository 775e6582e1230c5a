"""A real process that runs a codebook over paths into a dossier; says ``ready`` once the model is loaded."""

from __future__ import annotations

import sys
from pathlib import Path

from dragoman.language import pipeline
from dragoman.run import processing, whole
from dragoman.settings import Settings

if __name__ == "__main__":
    assert processing  # imported before, so that what follows is work on the dossier only
    settings = Settings()
    pipeline.load(settings.model)
    print("ready", flush=True)
    book, folder, *paths = sys.argv[1:]
    report = whole.run(Path(book), paths, Path(folder), settings)
    print(report.added, report.skipped, report.analysed, len(report.errors), flush=True)
