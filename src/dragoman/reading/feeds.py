"""RSS and Atom files: a document for each entry, with what the feed holds of it; nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from dragoman.errors import DragomanError
from dragoman.reading import child, fragments, outlets, texts, writtendates
from dragoman.reading.articles import Given, compose, given
from dragoman.reading.decode import sanitise
from dragoman.reading.formats import Outcome
from dragoman.reading.safexml import parse_xml
from dragoman.reading.sources import Source
from dragoman.settings import Settings

_ROOTS = ("rss", "feed", "RDF")
_TEXTS = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "issued", "updated", "modified")
_AUTHORS = ("creator", "author")
_MOST = 20_000  # entries


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """A document or an error for each entry. Raises D102, D107 to D109, D112, D113, D117 for the file as a whole."""
    data = source.content(settings.max_bytes)
    known = given(source.meta, source.doc)
    found = child.parse("dragoman.reading.feeds:parse", data, source.doc, settings)
    entries = cast("list[Mapping[str, Any]]", found["entries"])
    if not entries:
        raise DragomanError("D117", doc=source.doc)
    for number, entry in enumerate(entries, 1):
        yield _entry(entry, str(found["title"] or ""), f"{source.doc}:{number}", number, known, settings)


def _entry(entry: Mapping[str, Any], feed: str, doc: str, number: int, known: Given, settings: Settings) -> Outcome:
    url = entry["url"] or known.url
    outlet = outlets.at(url or "") or outlets.named(feed)
    told = replace(
        known,
        id=f"{known.id}:{number}" if known.id else None,
        title=entry["title"],
        source=known.source or (outlet.name if outlet else sanitise(feed) or None),
        date=writtendates.published(entry["date"]) or known.date,
        url=url,
        author=entry["author"] or known.author,
    )
    raw, _ = texts.lines([(text, False) for text in (entry["title"] or "", *entry["paragraphs"])])
    try:
        if not entry["paragraphs"]:
            raise DragomanError("D117", doc=doc)
        return compose(raw, doc, told, settings)
    except DragomanError as error:
        return error


def parse(data: bytes, limit: int) -> dict[str, object]:
    """Title and entries of a feed; runs in the child. Raises ValueError where it is none, or has too many entries."""
    root = parse_xml(data, lenient=True)
    if _name(root) not in _ROOTS:
        raise ValueError("it is no feed")
    found = [element for element in root.iter() if _name(element) in ("item", "entry")]
    if len(found) > _MOST:
        raise ValueError(f"more than {_MOST} entries")
    channel = next((element for element in root if _name(element) == "channel"), root)
    return {"title": _text(channel, "title"), "entries": [_parsed(element) for element in found]}


def _parsed(element: Any) -> dict[str, object]:
    texts_of = [fragments.paragraphs(_markup(inner)) for name in _TEXTS for inner in _named(element, name)]
    author = next((_author(inner) for name in _AUTHORS for inner in _named(element, name)), None)
    return {
        "title": " ".join(fragments.paragraphs(_text(element, "title") or "")) or None,
        "url": _link(element),
        "date": next((day for name in _DAYS if (day := _text(element, name))), None),
        "author": author,
        "paragraphs": max(texts_of, key=lambda lines: sum(map(len, lines)), default=[]),
    }


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _named(element: Any, name: str) -> Iterator[Any]:
    return (inner for inner in element if _name(inner) == name)


def _text(element: Any, name: str) -> str | None:
    """The text of the first child of this name that has one."""
    found = (" ".join("".join(inner.itertext()).split()) for inner in _named(element, name))
    return next(filter(None, found), None)


def _markup(element: Any) -> str:
    """Escaped markup as it is written; that of Atom's ``xhtml`` from its tree."""
    if len(element) == 0:
        return element.text or ""
    from lxml import etree

    return "".join(etree.tostring(inner, encoding="unicode") for inner in element)


def _author(element: Any) -> str | None:
    """A name; RSS has ``address (Name)``."""
    name = _text(element, "name") or " ".join("".join(element.itertext()).split())
    if "@" in name:
        name = name.partition("(")[2].rstrip(") ")
    return name or None


def _link(element: Any) -> str | None:
    links = list(_named(element, "link"))
    found = [
        inner.get("href") or (inner.text or "").strip()
        for inner in links
        if inner.get("rel", "alternate") == "alternate"
    ]
    return next((link for link in found if link.startswith(("http://", "https://"))), None)
