"""Exports of press databases: a text that holds many articles, each under its own head of labelled lines.

Two families are known, told by their content. Nexis: ``Document 1 of 20`` or ``End of Document`` between the articles,
``LENGTH: 512 words`` in the head, ``LOAD-DATE:`` at the foot. Factiva: two-letter field codes (``HD``, ``BY``, ``WC``,
``PD``, ``SN``, ``LP``, ``TD``), or the same facts on lines without codes, and ``Document ABCD0000...`` at the foot. A
text counts as an export only where several of these marks stand in their order; else it is one article, as it came.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.reading.dates import Published

FEWEST = 100  # words of a piece between the marks that is kept as an article though its head cannot be read

_NARROW, _WIDE = 45, 130  # characters of a line that was wrapped


@dataclass(frozen=True, slots=True)
class Clip:
    """One article of an export: ``text`` is the headline and the paragraphs; the rest is what its head says."""

    text: str
    title: str | None = None
    outlet: str | None = None
    date: Published | None = None
    byline: str | None = None


def split(text: str) -> list[Clip]:
    """The articles of an export, in order; empty where the text is none."""
    from dragoman.reading import factiva, nexis

    lines = text.replace("\f", "\n").splitlines()
    return nexis.clips(lines) or factiva.clips(lines)


def assembled(title: str | None, body: list[str]) -> str:
    """Headline, a blank line, the paragraphs; a paragraph that the database wrapped is one line again."""
    blocks = [block.split("\n") for block in re.split(r"\n\s*\n", "\n".join(line.strip() for line in body).strip())]
    text = "\n\n".join(" ".join(block) if _wrapped(block) else "\n".join(block) for block in blocks)
    return "\n\n".join(part for part in (title, text) if part)


def _wrapped(block: list[str]) -> bool:
    """Lines of about one width, the last aside; a paragraph that is a line of its own is longer, an item shorter."""
    widths = [len(line) for line in block[:-1]]
    return bool(widths) and min(widths) >= _NARROW and max(widths) <= _WIDE


def joined(lines: list[str]) -> str | None:
    """Wrapped lines as one; None for nothing."""
    return " ".join(" ".join(lines).split()) or None
