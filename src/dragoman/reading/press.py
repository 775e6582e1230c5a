"""Exports of press databases: a text that holds many articles, each under its own head of labelled lines.

Four families are known, told by their content. Nexis: ``Document 1 of 20`` or ``End of Document`` between the articles,
``LENGTH: 512 words`` in the head, ``LOAD-DATE:`` at the foot. Factiva: two-letter field codes (``HD``, ``BY``, ``WC``,
``PD``, ``SN``, ``LP``, ``TD``), or the same facts on lines without codes, and ``Document ABCD0000...`` at the foot.
ProQuest: a rule of underscores between the articles, ``Full text:`` and ``Publication title:``. Europresse: the number
of the document at the foot, which holds its day. A text counts as an export only where several of these marks stand in
their order; else it is one article, as it came.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dragoman.reading import writtendates
from dragoman.reading.dates import Published
from dragoman.reading.wordlists import load

FEWEST = 100  # words of a piece between the marks that is kept as an article though its head cannot be read

_NARROW, _WIDE = 45, 130  # characters of a line that was wrapped
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBERED = re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_NAMED = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October")
_MONTHS = (*_NAMED, "November", "December")


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
    from dragoman.reading import europresse, factiva, nexis, proquest

    lines = text.replace("\f", "\n").replace("\xa0", " ").splitlines()
    return nexis.clips(lines) or factiva.clips(lines) or proquest.clips(lines) or europresse.clips(lines)


@lru_cache(maxsize=1)
def labels() -> Mapping[str, Any]:
    """The lists of ``lexicons/press.yaml``."""
    loaded: Mapping[str, Any] = load("dragoman.reading", "press.yaml")
    return loaded


def either(forms: list[str]) -> str:
    """A pattern, without a group of its own, for any of the forms; longer ones first."""
    return "(?:" + "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) + ")"


@lru_cache(maxsize=1)
def _foreign() -> Mapping[str, str]:
    return {form: name for name, forms in zip(_MONTHS, labels()["months"], strict=True) for form in forms}


def day(text: str | None) -> str | None:
    """The partial ISO date in a line of a head, whose month may be named in the language of the database's pages."""
    if not text:
        return None
    if found := _NUMBERED.search(text):
        return "{}-{:0>2}-{:0>2}".format(*found.groups())
    return writtendates.iso(text) or writtendates.iso(_WORD.sub(_english, text.replace(".", " ")))


def published(text: str | None) -> Published | None:
    """The same as a date that was given."""
    found = day(text)
    return Published(found, "given") if found else None


def _english(match: re.Match[str]) -> str:
    return _foreign().get(match.group().casefold(), match.group())


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
