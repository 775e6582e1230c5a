"""The report's words. They attribute and never assert: a party is on record, is reported to, or is expected to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256

from dragoman.model import Basis, Position
from dragoman.overview.reprints import Change
from dragoman.overview.standing import Status

WORDS: Mapping[Status, str] = {
    "wants": "wants",
    "accepts": "accepts",
    "considers": "considers",
    "unknown": "silent on",
    "opposes": "opposes",
    "refuses": "refuses",
    "red-line": "red line against",
}
SHORT: Mapping[Status, str] = {**WORDS, "unknown": "unknown", "red-line": "red line"}
BASES: Mapping[Basis, str] = {"own": "own word", "reported": "reported", "forecast": "forecast"}
FORMS: Mapping[str, str] = {
    "legally-binding": "legally binding",
    "written": "in writing",
    "informal": "informally",
    "tacit": "tacitly",
    "verbal": "by word of mouth",
}
_MADE: Mapping[str, str] = {"excerpt": "excerpt", "expansion": "expanded", "edit": "edited"}
_DURATION = re.compile(r"P(\d+)([YMWD])")
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_SAFE = re.compile(r"[A-Za-z0-9_-]+")


def basis(position: Position) -> str:
    """Whose word a position is; an act of the holder that the reporter tells is not called the holder's word.

    Nor is a headline, whoever it names.
    """
    if position.in_title:
        return "in a headline"
    if position.basis == "own" and position.statement is None and position.speaker is None:
        return "in the reporter's words"
    return BASES[position.basis]


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 article``, ``3 articles``, ``no article``."""
    if number == 0:
        return f"no {noun}"
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def change(found: Change) -> str:
    """What a reprint changed: ``excerpt: 3 paragraphs left out, retitled``; ``unchanged``."""
    gone, new = len(found.left_out), len(found.new)
    told = [f"{count(gone, 'paragraph')} left out"] if gone else []
    told += [f"{count(new, 'paragraph')} added"] if new else []
    if found.kind == "excerpt" and not gone:
        told.append(f"{found.kept:.0%} of the words kept")
    if (found.kind == "expansion" and not new) or found.kind == "edit":
        told.append(f"{found.added:.0%} of its words are its own")
    told += ["retitled"] if found.retitled else []
    if found.kind == "same":
        return ", ".join(told) or "unchanged"
    return f"{_MADE[found.kind]}: {', '.join(told)}"


def until(start: str, end: str) -> str:
    """Two dates in words as a stretch, without saying month and year twice: ``7 to 13 April 2031``."""
    first, last = start.split(), end.split()
    while len(first) > 1 and len(first) == len(last) and first[-1] == last[-1]:
        first, last = first[:-1], last[:-1]
    return f"{' '.join(first)} to {end}"


def duration(value: str) -> str:
    """A duration in words: ``permanent``, ``fixed-term`` or ISO 8601 (``P10Y/P20Y`` is a range)."""
    parts = [_DURATION.fullmatch(part) for part in value.split("/")]
    if not all(parts):
        return {"permanent": "for ever", "fixed-term": "for a fixed term"}.get(value, value)
    if len(parts) == 2 and parts[0] and parts[1] and parts[0][2] == parts[1][2]:
        return f"for {parts[0][1]} to {count(int(parts[1][1]), _UNITS[parts[1][2]])}"
    words = [count(int(part[1]), _UNITS[part[2]]) for part in parts if part]
    return f"for {' to '.join(words)}"


def terms(position: Position) -> tuple[str, ...]:
    """What the text adds to the bare stance: red line, form, duration, a denial."""
    found = ["a red line"] if position.red_line else []
    if position.form:
        found.append(FORMS.get(position.form, position.form))
    if position.duration:
        found.append(duration(position.duration))
    if position.denies:
        found.append("a denial")
    return tuple(found)


def anchor(prefix: str, *parts: str) -> str:
    """A fragment that is safe in an attribute and in a link, the same on every run."""
    name = "-".join(parts)
    safe = name if _SAFE.fullmatch(name) else sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{prefix}-{safe}"


def sentence_case(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
