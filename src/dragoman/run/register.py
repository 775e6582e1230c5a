"""The register of outlets that a dossier goes by: the shipped one, with the user's file that lies in the dossier."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from dragoman.model import Record
from dragoman.run import files
from dragoman.settings import Settings

FILE = "outlets.yaml"


def choose(settings: Settings, folder: Path | None = None) -> None:
    """Puts the file of the settings in force, else that of the dossier, before anything is read.

    Raises D001, D112, D201, D202, D203, D205, D207, D209.
    """
    from dragoman.reading import outlets

    outlets.use(settings.outlets or _own(folder))


def adopt(settings: Settings, folder: Path) -> None:
    """Keeps the file of the settings, if they name one, in the dossier: from then on it goes by that. Raises D016."""
    if settings.outlets:
        text, kept = Path(settings.outlets).read_bytes(), folder / FILE
        if not kept.is_file() or kept.read_bytes() != text:
            files.write([text], kept)


def known(record: Record, folder: Path | None = None) -> Record:
    """The record with what the register says of its outlets and agencies. Raises what `choose` raises.

    Without a folder the register is the one in force.
    """
    from dragoman.reading import outlets

    names = {name for document in record.documents.values() for name in (document.outlet, document.agency) if name}
    with outlets.using(_own(folder)) if folder is not None else nullcontext():
        return replace(record, outlets={name: found for name in sorted(names) if (found := outlets.named(name))})


def _own(folder: Path | None) -> str:
    return str(folder / FILE) if folder and (folder / FILE).is_file() else ""
