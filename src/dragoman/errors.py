"""Coded errors, each with its cause and a remedy. One file, so that a code is never used twice.

    DragomanError
      code      "D203"; the hundreds name the room: 0 command line, 1 reading, 2 codebook, 3 language and statements,
                4 positions, 5 events and time, 6 deals, 7 store, 8 interchange, 9 views
      exit_code what the process returns (2: usage or input)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """Cause and remedy of one code; both are `str.format` templates over the error's details."""

    cause: str
    remedy: str


CATALOGUE: Mapping[str, Entry] = {
    "D001": Entry("there is no such file or folder: {path}", "check the path; a folder is read with all that is below it"),
    "D002": Entry("{value!r} is no {what}", "{remedy}"),
    "D301": Entry("the language model {model!r} is not installed", "run `pip install {package}`, or set DRAGOMAN_MODEL to one that is"),
}


class DragomanError(Exception):
    """An error that a user can act on: code, message, remedy, exit code.

    Raises KeyError where the code is not in the catalogue: a code that nobody documented must not reach a user.
    """

    def __init__(self, code: str, *, exit_code: int = 2, **details: object) -> None:
        entry = CATALOGUE[code]
        self.code = code
        self.details = details
        self.message = entry.cause.format(**details)
        self.remedy = entry.remedy.format(**details)
        self.exit_code = exit_code
        super().__init__(f"{code}: {self.message}; try: {self.remedy}")

    def to_json(self) -> dict[str, object]:
        """The one JSON shape of an error."""
        return {"ok": False, "code": self.code, "message": self.message, "remedy": self.remedy}
