"""From an extracted text to its documents: one, or one for each article of a press database's export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.errors import DragomanError
from dragoman.model import Span
from dragoman.reading import outlets, press
from dragoman.reading.articles import Given, Page, compose
from dragoman.reading.decode import sanitise
from dragoman.reading.formats import Outcome
from dragoman.reading.press import Clip
from dragoman.settings import Settings

_MOST_LINES = 500_000  # of an export: each is asked what it begins


def documents(raw: str, doc: str, known: Given, settings: Settings, headings: Sequence[Span] = ()) -> Iterator[Outcome]:
    """The document of a text, or those of the articles in it. Raises D103, D105 for a text that is one document."""
    found = list(articles(raw, doc, known, settings))
    yield from found or [compose(raw, doc, known, settings, Page(headings=headings, marked=False))]


def articles(text: str, doc: str, known: Given, settings: Settings) -> Iterator[Outcome]:
    """The articles of an export; none where the text is no export, or has more lines than any."""
    if text.count("\n") > _MOST_LINES:
        return
    for number, clip in enumerate(press.split(text), 1):
        yield _article(clip, f"{doc}:{number}", _with(known, clip, number), settings)


def lines(blocks: Sequence[tuple[str, bool]]) -> tuple[str, list[Span]]:
    """Paragraphs with a blank line between them; the spans of those that are marked as headings."""
    raw, headings = "", []
    for text, heading in blocks:
        text = sanitise(text).strip()
        if not text:
            continue
        raw += "\n\n" if raw else ""
        if heading:
            headings.append((len(raw), len(raw) + len(text)))
        raw += text
    return raw, headings


def _article(clip: Clip, doc: str, known: Given, settings: Settings) -> Outcome:
    try:
        return compose(clip.text, doc, known, settings)
    except DragomanError as error:
        return error


def _with(known: Given, clip: Clip, number: int) -> Given:
    """What the sidecar says of the file holds for each article, but for what the article says of itself."""
    return replace(
        known,
        id=f"{known.id}:{number}" if known.id else None,
        title=clip.title or known.title,
        source=outlets.canonical(clip.outlet) if clip.outlet else known.source,
        date=clip.date or known.date,
        author=clip.byline or known.author,
    )
