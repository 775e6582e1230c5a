"""``dragoman report``: everything that the report shows, gathered; what it looks like is the views' affair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.deals import Analysis
from dragoman.deals.over_time import Moment
from dragoman.model import Codebook, Record
from dragoman.overview import matrix, silence, sources, timeline
from dragoman.overview.matrix import Matrix
from dragoman.overview.silence import Silence
from dragoman.overview.sources import Sources
from dragoman.overview.timeline import Timeline
from dragoman.run import current, deals, manifest, register
from dragoman.run.current import Current
from dragoman.settings import Settings
from dragoman.store import Dossier


@dataclass(frozen=True, slots=True)
class Material:
    """What a report is made from; the fields are those of the report's context."""

    codebook: Codebook
    record: Record
    matrix: Matrix
    timeline: Timeline
    sources: Sources
    analysis: Analysis | None
    silences: tuple[Silence, ...]
    manifest: Mapping[str, object]
    history: tuple[Moment, ...]


def gather(folder: Path, settings: Settings, as_of: str | None = None, *, confidential: bool = False) -> Material:
    """The material for a report as of a date. Raises D002 (no date), D012 (no codebook), D2xx, D7xx."""
    now = current.load(folder, as_of, confidential=confidential)
    record = register.known(now.record, folder)
    found = matrix.build(record, now.codebook, as_of)
    return Material(
        codebook=now.codebook,
        record=record,
        matrix=found,
        timeline=timeline.build(record, now.codebook),
        sources=sources.build(record, now.codebook),
        analysis=deals.of(now, as_of),
        silences=silence.build(found, now.codebook),
        manifest=_method(folder, settings, now),
        history=deals.history_of(now, as_of),
    )


def _method(folder: Path, settings: Settings, now: Current) -> dict[str, object]:
    """The manifest in words, for people."""
    with Dossier(folder) as dossier:
        found = manifest.describe(dossier, settings)
        judgements = len(dossier.judgements())
    return {
        "program": f"dragoman {found['version']}",
        "language model": f"{found['model']} {found['model_version'] or ''}".strip(),
        "codebook (sha256)": str(found["codebook_sha256"]),
        "lexicons (sha256)": found["lexicons_sha256"],
        "reviewers' judgements": str(judgements),
        "record (sha256)": str(found["content_sha256"]),
        **_confidential(now),
    }


def _confidential(now: Current) -> dict[str, object]:
    """One line where there is confidential material: this is not all there is, or not to be passed on."""
    if not now.confidential:
        return {}
    return {"confidential documents": f"{now.confidential}, {'included' if now.shown else 'left out'}"}
