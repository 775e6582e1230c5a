"""Articles of a Europresse-style export: outlet, section and day, title; at the foot a number that holds the day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading import bylines
from dragoman.reading.dates import Published
from dragoman.reading.press import Clip, assembled, day

_NUMBER = re.compile(
    r"^(?:Numéro de document|Document number|Número de documento)\s?:\s?[a-z]+·(\d{4})(\d\d)(\d\d)·\w+·\S+$"
)
_CERTIFICATE = re.compile(
    r"^(?:Ce certificat|Date d.émission|Le présent document est protégé|This certificate|Issue date"
    r"|This document is protected|\w+·\d{8}·)"
)
_RIGHTS = re.compile(r"^(?:©|Copyright\b|\(c\))", re.IGNORECASE)


def clips(lines: Sequence[str]) -> list[Clip]:
    """The articles; empty where the text is no such export."""
    found: list[Clip] = []
    chunk: list[str] = []
    for line in map(str.strip, lines):
        number = _NUMBER.match(line)
        if number is None:
            chunk += [] if _CERTIFICATE.match(line) else [line]
            continue
        if clip := _clip(chunk, "-".join(number.groups())):
            found.append(clip)
        chunk = []
    return found


def _clip(lines: Sequence[str], stamped: str) -> Clip | None:
    """The article above a number. Its head is the last line with the article's day that has a line above it."""
    filled = [n for n, line in enumerate(lines) if line]
    heads = [i for i, n in enumerate(filled) if i and len(lines[n]) < 120 and day(lines[n])]
    at = next((i for i in heads if day(lines[filled[i]]) == stamped), heads[0] if heads else None)
    below = [] if at is None else filled[at + 1 :]
    if len(below) > 2 and lines[below[0]].isupper() and not lines[below[1]].isupper():
        below = below[1:]  # the section
    if at is None or len(below) < 2:
        return None
    title, second = (lines[n] for n in below[:2])
    byline = second if len(below) > 2 and bylines.name(second) else None
    rights = (n for n in below if _RIGHTS.match(lines[n]))
    body = list(lines[below[2 if byline else 1] : next(rights, len(lines))])
    return Clip(assembled(title, body), title, lines[filled[at - 1]], Published(stamped, "given"), byline)
