"""What a result rests on: version, model, codebook, lexicons. A methods section cites it; a second run compares it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from dragoman.model import stable_id
from dragoman.run import files, register
from dragoman.settings import MODEL_PACKAGES, Settings
from dragoman.store import Dossier

FILE = "manifest.json"


@lru_cache(maxsize=1)
def version() -> str:
    """The version of this program."""
    return metadata.version("dragoman")


def model_version(model: str) -> str | None:
    """The installed version of a language model; None where it is not installed as a package."""
    try:
        return metadata.version(MODEL_PACKAGES.get(model, model))
    except metadata.PackageNotFoundError:
        return None


@lru_cache(maxsize=1)
def lexicons() -> Mapping[str, str]:
    """Path below the package -> sha256 of every data file that the stages go by."""
    found: dict[str, str] = {}
    for room in sorted(resources.files("dragoman").iterdir(), key=lambda part: part.name):
        for kind in ("lexicons", "weights"):
            if room.is_dir() and (room / kind).is_dir():
                _collect(room / kind, f"{room.name}/{kind}", found)
    return found


def _collect(folder: Traversable, name: str, found: dict[str, str]) -> None:
    for entry in sorted(folder.iterdir(), key=lambda part: part.name):
        if entry.is_dir():
            _collect(entry, f"{name}/{entry.name}", found)
        elif not entry.name.endswith((".py", ".pyc")):
            found[f"{name}/{entry.name}"] = hashlib.sha256(entry.read_bytes()).hexdigest()


def in_force(folder: Path) -> dict[str, str]:
    """`lexicons`, and the user's register of outlets where the dossier has one."""
    own = folder / register.FILE
    return {**lexicons(), **({register.FILE: hashlib.sha256(own.read_bytes()).hexdigest()} if own.is_file() else {})}


def up_to_date(folder: Path) -> bool:
    """Whether ``manifest.json`` is there and names the lexicons of today."""
    try:
        found = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.get("lexicons_sha256") == in_force(folder)


def stamp(settings: Settings, codebook: str | None, learned: str | None = None) -> str:
    """Short hash of all that an analysis rests on but the document itself; ``learned``: the model of the judgements."""
    model = (settings.model, model_version(settings.model))
    return stable_id("run", version(), *model, *sorted(lexicons().items()), codebook, *filter(None, [learned]))


def describe(dossier: Dossier, settings: Settings) -> dict[str, object]:
    """The manifest of a dossier as it stands."""
    codebook = dossier.meta("codebook")
    return {
        "program": "dragoman",
        "version": version(),
        "model": settings.model,
        "model_version": model_version(settings.model),
        "codebook_sha256": hashlib.sha256(codebook.encode()).hexdigest() if codebook is not None else None,
        "lexicons_sha256": in_force(dossier.folder),
        "counts": dossier.counts(),
        "content_sha256": dossier.fingerprint(),
    }


def write(dossier: Dossier, settings: Settings) -> None:
    """Writes ``manifest.json`` beside the database. Raises D016."""
    text = json.dumps(describe(dossier, settings), indent=1, ensure_ascii=False) + "\n"
    files.write([text.encode()], dossier.folder / FILE)
