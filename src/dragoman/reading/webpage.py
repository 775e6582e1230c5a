"""Web pages, parsed by trafilatura in a child process with limits; the extraction is the document's raw text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import cast

from dragoman.errors import DragomanError
from dragoman.model import Document, Span
from dragoman.reading import dates, outlets, pressmarkup
from dragoman.reading.articles import Given, Page, compose, given
from dragoman.reading.child import CHILD as _CHILD
from dragoman.reading.decode import declared_charset, decode, sanitise
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings

_XML_HEAD = re.compile(r"^\s{0,50}<\?xml[^>]{0,300}\?>")


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """The article of a page, or those of an export. Raises D102 to D105, D107 to D110, D112, D113."""
    data = source.content(settings.max_bytes)
    html, known = decode(data, source.doc, declared_charset(data)), given(source.meta, source.doc)
    found = list(pressmarkup.articles(html, source.doc, known, settings))
    yield from found or [document(html, source.doc, known, settings)]


def document(html: str, doc: str, known: Given, settings: Settings) -> Document:
    """The document of a page. Raises D103, D109 where parsing it hit a limit, D110 where it holds no article."""
    found = _CHILD.extract(_whole(sanitise(html)), known.url, doc, settings)
    parts = cast("list[tuple[str, bool]]", found["parts"])
    if not any(text.strip() for text, _ in parts):
        raise DragomanError("D110", doc=doc)
    page = _page(found)
    raw, headings = _assemble(page.title, parts)
    return compose(raw, doc, known, settings, replace(page, headings=headings))


def _whole(html: str) -> str:
    """The page without its XML declaration; a fragment of a page as a page."""
    page = _XML_HEAD.sub("", html, count=1)
    return page if re.search("<(?:html|body|head)", page[:2000], re.IGNORECASE) else f"<html><body>{page}</body></html>"


def _assemble(title: str | None, parts: list[tuple[str, bool]]) -> tuple[str, list[Span]]:
    """Title and paragraphs, a blank line between them; the spans of the headings among them."""
    texts = [(sanitise(text), heading) for text, heading in parts]
    if title and not (texts and " ".join(texts[0][0].split()).casefold() == title.casefold()):
        texts.insert(0, (title, False))
    elif texts:
        texts[0] = (texts[0][0], False)
    raw, headings = "", []
    for text, heading in texts:
        raw += "\n\n" if raw else ""
        if heading:
            headings.append((len(raw), len(raw) + len(text)))
        raw += text
    return raw, headings


def _page(found: Mapping[str, object]) -> Page:
    fields = {key: sanitise(value).strip() for key, value in found.items() if isinstance(value, str) and value.strip()}
    entry = outlets.at(fields.get("url") or fields.get("hostname") or "")
    site = fields.get("sitename")
    named = outlets.named(site) if site else None
    source = entry or named
    return Page(
        title=_title(fields.get("title"), site),
        source=source.name
        if source
        else (None if site and site.casefold() == fields.get("hostname", "").casefold() else site),
        date=_date(fields.get("date")),
        url=fields.get("url"),
        author=fields.get("author", "").replace(";", ",") or None,
        language=fields.get("language") or fields.get("page_language"),
    )


def _title(title: str | None, site: str | None) -> str | None:
    """The headline without the site's name after it or its section before it: ``Talks resume | Example News``."""
    if not title:
        return None
    text = " ".join(title.split())
    before, bar, after = text.partition(" | ")
    if bar and len(before.split()) <= 2 and len(after.split()) >= 4:
        text = after
    match = re.search(r"\s(?:\||[-–—•·»])\s([^|]{2,50})$", text)
    name = match.group(1).strip() if match else ""
    known = bool(name) and (outlets.named(name) is not None or name.casefold() == (site or "").casefold())
    return text[: match.start()].strip() if match and (known or "|" in match.group()[:3]) else text


def _date(value: str | None) -> str | None:
    try:
        return dates.given(value, "").value if value else None
    except DragomanError:
        return None
