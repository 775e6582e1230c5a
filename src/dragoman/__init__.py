"""Reads press reports about a negotiation, keeps the record of who stands where, and works out possible deals."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.run.api import Opened

__all__ = ["open"]


def open(dossier: str | os.PathLike[str], *, confidential: bool = False) -> Opened:
    """The dossier in a folder, to be read by a program. Raises D701 and its like when it is first asked.

    confidential: also what rests on confidential documents, which is left out otherwise.
    """
    from pathlib import Path

    from dragoman.run.api import Opened

    return Opened(Path(dossier), confidential=confidential)
