"""Bytes to text, decided once at the door; what comes out is a document's raw text and is never changed afterwards.

- A byte order mark decides and is taken off; then UTF-8; then what the caller declares (a page's charset); then what
  charset-normalizer finds; then Windows-1252.
- Line ends stay as they are.
- What no text may hold is replaced one for one, so that offsets hold: NUL and the other C0 controls except tab, line
  feed, form feed and carriage return, DEL and the C1 controls become a space; a lone surrogate becomes U+FFFD.
- Bidirectional controls and other format characters stay: they were printed, and views must escape them.
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer

from dragoman.errors import DragomanError
from dragoman.reading.lines import script

_CONTROLS = {c: " " for c in (*range(0x20), *range(0x7F, 0xA0)) if chr(c) not in "\t\n\r\f\x85"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"MZ\x90",
)
_HEAD = 4096
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s{0,50}<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})""", re.IGNORECASE)
_SAMPLE = 200_000  # bytes that the guess of an encoding looks at


def decode(data: bytes, doc: str, declared: str | None = None) -> str:
    """The text of a file. Raises D105 where there is none, D104 where the bytes are no text."""
    text = sanitise(_text(data, doc, declared))
    if not text.strip():
        raise DragomanError("D105", doc=doc)
    return text


def sanitise(text: str) -> str:
    """The text with what no text may hold replaced one for one (see above)."""
    return _SURROGATE.sub("\ufffd", text.translate(_CONTROLS))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first bytes, if Python knows it."""
    found = _META.search(data[:_HEAD]) or _XML.search(data[:_HEAD])
    if found is None:
        return None
    name = found.group(1).decode("ascii", "replace")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _text(data: bytes, doc: str, declared: str | None) -> str:
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(marked, "replace")
    wide = _wide(data[:_SAMPLE])
    if data.startswith(_MAGIC) or (wide is None and _binary(data)):
        raise DragomanError("D104", doc=doc)
    for encoding in (wide, "utf-8", declared):
        found = _try(data, encoding)
        if found is not None:
            return found
    return _guess(data)


def _try(data: bytes, encoding: str | None) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeError, LookupError):
        return None


def _binary(data: bytes) -> bool:
    """More than one control byte in a hundred is no text."""
    sample = data[:_SAMPLE]
    controls = sum(sample.count(bytes([c])) for c in range(32) if c not in (9, 10, 12, 13, 27))
    return controls * 100 > len(sample)


def _wide(sample: bytes) -> str | None:
    """Which UTF-16 a text without byte order mark is in, by where its NULs are; None where it is neither."""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if half and even > 0.4 * half and odd < 0.05 * half else None


def _guess(data: bytes) -> str:
    """Western text is taken for Windows-1252: code pages of one script cannot be told apart by so few bytes."""
    sample = data[:_SAMPLE]
    western = _try(data, "cp1252")
    best = charset_normalizer.from_bytes(sample).best()
    if best and (western is None or script(str(best)) != "Latin"):
        return data.decode(best.encoding, "replace")
    return data.decode("cp1252", "replace")
