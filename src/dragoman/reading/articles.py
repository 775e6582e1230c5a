"""From a text and what is known of it to a `Document`; every reader ends here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.errors import DragomanError
from dragoman.model import Document, Dropped, Span, stable_id
from dragoman.reading import bylines, dates, languages, metadata
from dragoman.reading.clean import Layout, clean
from dragoman.reading.dates import Published
from dragoman.reading.decode import sanitise
from dragoman.settings import Settings

KEYS = frozenset(
    ("id", "text", "html", "title", "source", "date", "url", "author", "language", "confidential", "translated")
)
_TEXTS = ("title", "source", "url", "author", "language")
_YES = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata that came with a text and wins over what is found in it. ``date`` is valid."""

    id: str | None = None
    title: str | None = None
    source: str | None = None
    date: Published | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    confidential: bool = False
    translated: bool = False
    extra: Mapping[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """What a web page's markup said of the article; it wins over the text and yields to what was given."""

    title: str | None = None
    source: str | None = None
    date: str | None = None
    url: str | None = None
    author: str | None = None
    language: str | None = None
    headings: Sequence[Span] = ()
    marked: bool = True


def given(record: Mapping[str, object], doc: str) -> Given:
    """Checks metadata with the keys of input JSONL. Raises D107 for a date, D113 for another wrong value."""
    known = {key: value for key, value in record.items() if value is not None and value != ""}
    for key in _TEXTS:
        if key in known and not isinstance(known[key], str):
            raise DragomanError("D113", doc=doc, key=key, wanted="a text", found=known[key])
    if isinstance(known.get("id"), bool | list | dict | float):
        raise DragomanError("D113", doc=doc, key="id", wanted="a text or a whole number", found=known["id"])
    texts = {key: sanitise(str(known[key])).strip() or None for key in _TEXTS if key in known}
    return Given(
        id=sanitise(str(known["id"])) if "id" in known else None,
        date=dates.given(known["date"], doc) if "date" in known else None,
        confidential=_flag(known, "confidential", doc),
        translated=_flag(known, "translated", doc),
        extra={key: value for key, value in record.items() if key not in KEYS},
        **texts,
    )


def _flag(record: Mapping[str, object], key: str, doc: str) -> bool:
    """A switch that is spelled wrongly must not count as off."""
    value = record.get(key, False)
    flag = value if isinstance(value, bool) else _YES.get(str(value).strip().lower())
    if flag is None:
        raise DragomanError("D113", doc=doc, key=key, wanted="true or false", found=value)
    return flag


def compose(raw: str, doc: str, known: Given, settings: Settings, page: Page | None = None) -> Document:
    """The document of a text. Raises D103 where it is too long to be parsed, D105 where it is empty."""
    if len(raw) > settings.max_chars:
        raise DragomanError("D103", doc=doc, length=len(raw), limit=settings.max_chars)
    if not raw.strip():
        raise DragomanError("D105", doc=doc)
    page = page or Page(marked=False)
    layout = clean(raw, title=known.title or page.title, headings=page.headings, marked=page.marked)
    url = known.url or page.url
    facts = metadata.find(raw, layout, outlet=known.source or page.source, url=url)
    day = _published(raw, layout, known, page)
    language = languages.normal(known.language or page.language or languages.detect(_words(raw, layout)))
    body, dropped = _own_language(raw, layout, language)
    return Document(
        id=stable_id("D", raw, doc if known.id is None else known.id),
        doc=known.id or doc,
        raw=raw,
        body=body,
        headings=layout.headings,
        dropped=dropped,
        title=known.title or page.title or (" ".join(raw[slice(*layout.title)].split()) if layout.title else None),
        title_span=layout.title,
        outlet=facts.outlet,
        agency=facts.agency,
        byline=_author(known, page) or facts.byline,
        place=facts.place,
        url=url,
        published=day.value if day else None,
        published_how=day.how if day else None,
        language=language,
        translated=known.translated or facts.translated,
        confidential=known.confidential,
        extra=dict(known.extra or {}),
    )


def _own_language(raw: str, layout: Layout, language: str) -> tuple[tuple[Span, ...], tuple[Dropped, ...]]:
    """The body without the paragraphs of another language, and what was left out with them: no rule here reads them.

    Where they are the larger part, it is the language that was told wrongly, and nothing is left out.
    """
    other = {s for s in layout.body if s not in layout.headings and languages.foreign(raw[slice(*s)], language)}
    if 2 * len(other) > len(layout.body):
        return layout.body, layout.dropped
    dropped = [*layout.dropped, *(Dropped(span, "foreign language") for span in other)]
    return tuple(s for s in layout.body if s not in other), tuple(sorted(dropped, key=lambda d: d.span))


def _words(raw: str, layout: Layout) -> str:
    return " ".join(raw[start:end] for start, end in layout.body) or raw


def _published(raw: str, layout: Layout, known: Given, page: Page) -> Published | None:
    if known.date:
        return known.date
    return Published(page.date, "explicit") if page.date else dates.published(raw, layout, known.url or page.url)


def _author(known: Given, page: Page) -> str | None:
    """A given author as it was given, but for ``By`` and handles; a page's only where it names a person."""
    if known.author:
        return bylines.clean_author(known.author) or known.author
    return bylines.clean_author(page.author) if page.author else None
