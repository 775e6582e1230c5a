"""``dragoman forget``: removes a document and all that rests on it, so that nothing of its text is left in the file."""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import DragomanError
from dragoman.run import work
from dragoman.settings import Settings
from dragoman.store import Dossier

REPORTS = ("report.html", "brief.md")


def forget(folder: Path, name: str, settings: Settings) -> str:
    """Removes the document of that name or id with its parse, findings and judgements; returns its name.

    Reports in the dossier's folder are removed, since they quote it. What was worked out across documents (dates,
    reprints, merged events) is worked out again. Raises D013, D7xx.
    """
    with Dossier(folder) as dossier:
        document = dossier.document(name)
        if document is None:
            raise DragomanError("D013", id=name)
        if dossier.meta("learned"):  # its weights name words of the documents; `code` trains anew
            dossier.set_meta(learned="", taught="")
        dossier.forget(document.id)
        work.up_to_date(dossier, settings)
    for report in REPORTS:  # made from the record as it was, with the text or its words in it
        (folder / report).unlink(missing_ok=True)
    return document.doc
