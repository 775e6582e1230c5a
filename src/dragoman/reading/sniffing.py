"""The format of what comes without a name, told by how it begins."""

from __future__ import annotations

import re

_STARTS = (
    (b"%PDF-", ".pdf"),
    (b"PAR1", ".parquet"),
    (b"{\\rtf", ".rtf"),
    (b"WARC/", ".warc"),
    (b"\x1f\x8b", ".warc.gz"),
)
_PAGE = re.compile(rb"^(?:<!doctype html|<html|<\?xml)")
# Each piece ends in one place only: a start that matches in many ways would take for ever to refuse.
_FEED = re.compile(
    rb"^(?:\s*(?:<!--(?:(?!-->).){0,2000}-->|<\?[^>]{0,300}\?>)){0,9}\s*<(?:rss|feed|rdf:rdf)\b", re.DOTALL
)
_WORD = b"word/document.xml"


def sniff(data: bytes) -> str:
    """The suffix of the format; plain text where nothing else shows."""
    for start, suffix in _STARTS:
        if data.startswith(start):
            return suffix
    if data.startswith(b"PK\x03\x04"):
        return ".docx" if _WORD in data else ".zip"
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b'{"', b"{ ", b"{\n", b"{\r\n")):
        return ".jsonl" if start.startswith((b'{"', b"{ ")) else ".json"
    if re.match(rb"^\[\s{0,200}\{", start):
        return ".json"
    if _FEED.match(start):
        return ".rss"
    return ".html" if _PAGE.match(start) else ".txt"
