"""Writes the report of a dossier; several commands end with it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from dragoman.views.cli import output

FILE = "report.html"


def write(
    dossier: Path,
    target: Path,
    *,
    quotes_only: bool = False,
    as_of: str | None = None,
    confidential: bool = False,
) -> Path:
    """Writes ``target`` (HTML, or a brief where it ends in ``.md``) and returns its path. Raises D012, D016, D7xx."""
    from dragoman.run import files
    from dragoman.run import report as verb
    from dragoman.views import report

    material = verb.gather(dossier, output.settings(), as_of, confidential=confidential)
    output.tell_confidential(dossier, confidential)
    parts = {field.name: getattr(material, field.name) for field in fields(material)}
    context = report.ReportContext(**parts, quotes_only=quotes_only)
    page = report.brief(context) if target.suffix == ".md" else report.render(context)
    data = page.encode("utf-8", "replace")
    if target.is_file() and target.read_bytes() == data:
        output.say(f"{target} is unchanged")
    else:
        files.write([data], target)
    return target
