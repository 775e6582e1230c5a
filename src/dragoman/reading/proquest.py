"""Articles of a ProQuest-style text export: a title, labelled fields around ``Full text:``, a rule of underscores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.reading.press import Clip, assembled, either, joined, labels, published

_RULE = re.compile(r"^\s*_{20,}\s*$")
_FIELD = re.compile(rf"^({either(labels()['proquest'])}): ?(.*)$")
_NUMBER = re.compile(r"^Document \d{1,5} of \d{1,5}$")
_ADDRESS = re.compile(r"^https?://\S+$")
_TEXT, _OUTLET, _DAY = "Full text", "Publication title", "Publication date"
_PICTURES = frozenset(("CAPTION", "Illustration"))
_CREDITS = frozenset(("Credit", "CREDIT"))


def clips(lines: Sequence[str]) -> list[Clip]:
    """The articles; empty where the text is no such export. What has no full text is left out."""
    if not any(line.startswith(f"{_TEXT}:") for line in lines):
        return []
    return [clip for chunk in _chunks(lines) if (clip := _clip(chunk))]


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in lines:
        if _RULE.match(line):
            yield chunk
            chunk = []
        else:
            chunk.append(line.strip())
    yield chunk


def _clip(lines: Sequence[str]) -> Clip | None:
    fields, above = _fields(lines)
    text = fields.get(_TEXT, [])
    outlet = joined(fields.get(_OUTLET, [])[:1])
    if not any(text) or outlet is None:
        return None
    long, title = joined(fields.get("Title", [])), joined(above)
    title = title if title and (long or title).startswith(title) else long  # the field may repeat the second line
    info = joined(fields.get("Publication info", []))
    return Clip(
        text=assembled(title, _paragraphs(text)),
        title=title,
        outlet=outlet.partition(";")[0].strip(),
        date=published(joined(fields.get(_DAY, []))) or published((info or "").rpartition("]")[2] or info),
        byline=joined((fields.get("Author") or fields.get("Credit") or fields.get("CREDIT") or [])[:1]),
    )


def _fields(lines: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """Label -> lines, the first of each label; and the lines before any label, without number and address.

    Within the text a label counts only below a blank line: a paragraph may begin with such a word.
    """
    fields: dict[str, list[str]] = {}
    above: list[str] = []
    value = above
    for before, line in pairwise(("", *lines)):
        found = _FIELD.match(line)
        if found and (value is not fields.get(_TEXT) or not before or found.group(1) in _PICTURES | _CREDITS):
            value = []
            fields.setdefault(found.group(1), value)
            value.append(found.group(2))
        elif not _NUMBER.match(line) and not (value is above and _ADDRESS.match(line)):
            value.append(line)
    return {label: value for label, value in fields.items() if label not in _PICTURES}, above


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Each line is a paragraph, as the database prints them, where no blank line parts any."""
    filled = [line for line in lines if line]
    return (
        list(lines) if "" in "\n".join(lines).strip().split("\n") else [part for line in filled for part in (line, "")]
    )
