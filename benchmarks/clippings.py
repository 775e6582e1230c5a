"""Own clippings: how often each field is found where it is printed, and how often what is found is right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dragoman.model import Document
from dragoman.reading.articles import Given, compose
from dragoman.settings import Settings
from tests.reading.layouts import FIELDS, Clipping


@dataclass
class Tally:
    """Counts of one field. ``wrong``: found where another value, or none, is printed; with an example of each kind."""

    right: int = 0
    wrong: int = 0
    printed: int = 0
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        """Right among found, 1 where nothing was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Right among printed."""
        return self.right / self.printed if self.printed else 1.0


def fields(document: Document) -> dict[str, str | None]:
    """The fields of a document that are compared. A day without a year counts as no date."""
    dated = document.published if document.published and document.published[:4].isdigit() else None
    found = (document.title, document.byline, document.place, document.agency, dated)
    return dict(zip(FIELDS, found, strict=True))


def tally(clippings: Iterable[Clipping]) -> tuple[dict[str, Tally], int, int]:
    """A tally for each field; paragraphs kept whole, and how many there are."""
    found: dict[str, Tally] = defaultdict(Tally)
    kept = paragraphs = 0
    for clipping in clippings:
        document = compose(clipping.text, clipping.kind, Given(), Settings())
        texts = {document.text(span) for span in document.body}
        kept += sum(text in texts for text in clipping.body)
        paragraphs += len(clipping.body)
        for name, value in fields(document).items():
            _count(found[name], clipping.kind, clipping.true.get(name), value)
    return found, kept, paragraphs


def _count(tally: Tally, kind: str, true: str | None, value: str | None) -> None:
    tally.printed += true is not None
    tally.right += value is not None and value == true
    if value is not None and value != true:
        tally.wrong += 1
    if value != true:
        tally.examples[kind] = f"{value!r} for {true!r}"
