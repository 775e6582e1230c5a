"""Word documents (.docx): the paragraphs of the text, parsed from the zipped XML in the child process.

Deleted text, notes, comments, page heads and pictures are left out. Of text in two forms (``mc:AlternateContent``) the
first is taken.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, cast

from dragoman.errors import DragomanError
from dragoman.reading import child, texts
from dragoman.reading.articles import given
from dragoman.reading.formats import Outcome
from dragoman.reading.safexml import parse_xml
from dragoman.reading.sources import Source
from dragoman.settings import Settings

_PART = "word/document.xml"
_MOST_RATIO = 200  # bytes unpacked for one packed, as of archives; markup is packed 10 to 50 times
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"^(?:heading\d?|title|subtitle|überschrift\d?|titre\d?)$", re.IGNORECASE)
_BLANKS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """The document, or the articles of an export. Raises D102, D103, D107 to D109, D112, D113, D117."""
    data = source.content(settings.max_bytes)
    found = child.parse("dragoman.reading.worddoc:parse", data, source.doc, settings)
    raw, headings = texts.lines(cast("list[tuple[str, bool]]", found["parts"]))
    if not raw:
        raise DragomanError("D117", doc=source.doc)
    yield from texts.documents(raw, source.doc, given(source.meta, source.doc), settings, headings)


def parse(data: bytes, limit: int) -> dict[str, object]:
    """The paragraphs as [text, heading]; runs in the child. Raises ValueError, KeyError for another file."""
    root = parse_xml(_unpacked(data, limit))
    return {"parts": [(text, heading) for text, heading in _paragraphs(root) if text.strip()]}


def _unpacked(data: bytes, limit: int) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_PART) as file:
        most = min(limit, max(1_000_000, _MOST_RATIO * len(data)))
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(f"it unpacks to more than {most} bytes")
    return content


def _paragraphs(root: Any) -> Iterator[tuple[str, bool]]:
    for paragraph in root.iter(f"{_W}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        yield "".join(_runs(paragraph)), style is not None and bool(_HEADING.match(style.get(f"{_W}val", "")))


def _runs(paragraph: Any) -> Iterator[str]:
    """The text of a paragraph; a text box in it has paragraphs of its own, which come by themselves."""
    for element in paragraph:
        if element.tag == f"{_W}t":
            yield element.text or ""
        elif element.tag in _BLANKS:
            yield _BLANKS[element.tag]
        elif element.tag not in (f"{_W}p", f"{_W}pPr", f"{_W}del", f"{_W}moveFrom", _FALLBACK):
            yield from _runs(element)
