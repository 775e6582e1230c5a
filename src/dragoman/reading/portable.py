"""PDF: the text of its pages, taken out by pypdf in the child process.

Page numbers and running heads are left out of the raw text, and words that were parted at a line's end are joined. A
scan holds no text: that is an error, since nothing here recognises letters in pictures.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import cast

from dragoman.errors import DragomanError
from dragoman.reading import child, texts
from dragoman.reading.articles import given
from dragoman.reading.decode import sanitise
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings

_FEWEST = 3  # pages on which a line stands at the edge before it counts as a running head
_EDGE = 2  # lines at the top and the foot of a page that may be one
_MOST_PAGES = 2000
_NUMBER = re.compile(r"^(?:page )?[-–— ]{0,3}\d{1,4}[-–— ]{0,3}(?:(?:of|/) ?\d{1,4})?$", re.IGNORECASE)
_PARTED = re.compile(r"\b([A-Za-zÀ-ž]{2,30})-\n([a-zà-ž]{2,30})\b")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """The document, or the articles of an export. Raises D102, D103, D107 to D109, D112, D113, D117."""
    data = source.content(settings.max_bytes)
    found = child.parse("dragoman.reading.portable:parse", data, source.doc, settings)
    raw = sanitise(whole(cast("list[str]", found["pages"])))
    if not raw:
        raise DragomanError("D117", doc=source.doc)
    yield from texts.documents(raw, source.doc, given(source.meta, source.doc), settings)


def parse(data: bytes, limit: int) -> dict[str, object]:
    """The text of each page; runs in the child. Raises ValueError and pypdf's errors for what cannot be read."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise ValueError("it is encrypted")
    if len(reader.pages) > _MOST_PAGES:
        raise ValueError(f"more than {_MOST_PAGES} pages")
    pages, size = [], 0
    for page in reader.pages:
        pages.append(page.extract_text())
        size += len(pages[-1])
        if size > limit:
            raise ValueError(f"its text has more than {limit} characters")
    return {"pages": pages}


def whole(pages: Sequence[str]) -> str:
    """One text of the pages: a paragraph may go on over their edges, so nothing but a line end parts them."""
    split = [[line.rstrip() for line in page.translate(_LIGATURES).splitlines()] for page in pages]
    running = _running(split)
    kept = ["\n".join(_body(lines, running)).strip("\n") for lines in split]
    text = "\n".join(page for page in kept if page.strip())
    return _joined(text).strip()


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def _edges(lines: Sequence[str]) -> set[int]:
    filled = [n for n, line in enumerate(lines) if line.strip()]
    return {*filled[:_EDGE], *filled[-_EDGE:]}


def _running(pages: Sequence[Sequence[str]]) -> frozenset[str]:
    """Lines that stand at the edges of most pages, numbers aside."""
    counts = Counter(key for lines in pages for key in {_key(lines[n]) for n in _edges(lines)})
    return frozenset(key for key, count in counts.items() if count >= max(_FEWEST, len(pages) / 2))


def _body(lines: Sequence[str], running: frozenset[str]) -> Iterator[str]:
    edges = _edges(lines)
    for n, line in enumerate(lines):
        if n not in edges or not (_key(line) in running or _NUMBER.match(line.strip())):
            yield line


def _joined(text: str) -> str:
    """Joins a parted word, but keeps the hyphen where the text has the word with it elsewhere on one line."""
    hyphened = set(re.findall(r"\b[a-zà-ž]{2,30}-[a-zà-ž]{2,30}\b", text.casefold()))

    def join(match: re.Match[str]) -> str:
        first, second = match.groups()
        return f"{first}{'-' if f'{first}-{second}'.casefold() in hyphened else ''}{second}\n"

    return re.sub(r"\n[ \t]+", "\n", _PARTED.sub(join, text))
