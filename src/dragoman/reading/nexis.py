"""Articles of a Nexis-style text export, in the older layout (outlet, date, headline) or the newer one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.reading.press import FEWEST, Clip, assembled, day, either, joined, labels, published

_NUMBER = re.compile(
    r"^\s*(?:(?:Document|Dokument) )?\d{1,5} (?:of|von|de|sur) \d{1,5}(?: DOCUMENTS?)?\s*$", re.IGNORECASE
)
_END = re.compile(r"^\s*(?:End of Document|Ende des Dokuments|Fin du document)\s*$", re.IGNORECASE)
_FIELDS = {form: field for field, forms in labels()["head"].items() for form in forms}
_WORDS = rf"\s{{0,8}}\d[\d,.]*\s{{1,8}}{either(labels()['words'])}\b"
_LENGTH = re.compile(rf"^\s*{either(labels()['head']['length'])}:{_WORDS}", re.IGNORECASE)
_LOADED = re.compile(rf"^\s*{either(labels()['loaded'])}:", re.IGNORECASE)
_RIGHTS = re.compile(
    r"^\s*(?:Copyright\b|©|All Rights Reserved\b|Alle Rechte vorbehalten|Tous Droits Réservés)", re.IGNORECASE
)
_LAST_RIGHTS = re.compile(r"(?:All Rights Reserved|Alle Rechte vorbehalten|Tous Droits Réservés)\.?\s*$", re.IGNORECASE)
_SYNDICATE = re.compile(r"^\s*(?:Distributed|Provided|Syndicated) by\b", re.IGNORECASE)
_HEAD = re.compile(rf"^\s*({either(list(_FIELDS))})(?::\s{{0,8}}(.*)|\s*)$", re.IGNORECASE)
_FOOT = re.compile(
    rf"^\s*(?:{either(labels()['foot'])}\s?:|{either(labels()['foot_alone'])}\s*$|Language: [A-Z]+"
    rf"|{either(labels()['foot_rated'])}:.*\(\d{{1,3}}%\)|{either(labels()['foot_dated'])}:\s?\d)"
)
_FURTHEST = 60  # lines of a head
_NOTICE = 8  # lines of a notice of rights


def clips(lines: Sequence[str]) -> list[Clip]:
    """The articles; empty where the text is no such export."""
    marked = any(_NUMBER.match(line) or _END.match(line) for line in lines)
    loaded = any(map(_LOADED.match, lines)) and any(map(_RIGHTS.match, lines))
    if not (marked or loaded):
        return []
    chunks = _chunks(lines)
    headed = [any(map(_LENGTH.match, chunk[:_FURTHEST])) for chunk in chunks]
    if not any(headed):
        return []
    kept = [(chunk, head) for n, (chunk, head) in enumerate(zip(chunks, headed, strict=True)) if head or n]
    found = [_clip(chunk) if head else Clip(assembled(None, chunk)) for chunk, head in kept]
    return [clip for clip, (_, head) in zip(found, kept, strict=True) if head or len(clip.text.split()) >= FEWEST]


def _chunks(lines: Sequence[str]) -> list[list[str]]:
    """A new one at each number and after each end. The first may be a cover or a list of hits."""
    found: list[list[str]] = [[]]
    for line in lines:
        if _NUMBER.match(line) or _END.match(line):
            found.append([])
        else:
            found[-1].append(line)
    return found


def _clip(lines: list[str]) -> Clip:
    first = next(n for n, line in enumerate(lines) if _label(line))
    top = _blocks(lines[:first])
    fields, start = _fields(lines, first)
    dated = next((n for n, block in enumerate(top) if len(block) == 1 and day(block[0])), None)
    title, outlet = _named([block for block in top[: dated or 0]], top[dated + 1 :] if dated is not None else [])
    title = joined(fields.get("headline", [])) or title
    end = next((n for n in range(start, len(lines)) if _FOOT.match(lines[n]) or _RIGHTS.match(lines[n])), len(lines))
    return Clip(
        text=assembled(title, [line.strip() for line in lines[start:end]]),
        title=title,
        outlet=outlet,
        date=published(top[dated][0]) if dated is not None else None,
        byline=joined(fields.get("byline", [])),
    )


def _label(line: str) -> re.Match[str] | None:
    match = _HEAD.match(line)
    return match if match and (match.group(2) is not None or _field(match) == "body") else None


def _field(label: re.Match[str]) -> str:
    return str(_FIELDS[label.group(1).lower()])


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """Runs of lines, parted by blank ones; a date, and each line above it in the newer layout, is a run of its own."""
    found: list[list[str]] = [[]]
    for line in (line.strip() for line in _without_rights(lines)):
        dated = bool(line) and len(line) < 60 and day(line) is not None
        if not line or dated:
            found.append([])
        if line:
            found[-1].append(line)
        if dated:
            found.append([])
    return [block for block in found if block]


def _without_rights(lines: Sequence[str]) -> list[str]:
    """The head without the notice of rights: from its first line to "All Rights Reserved" or to a blank line."""
    found: list[str] = []
    inside = False
    for n, line in enumerate(lines):
        if _SYNDICATE.match(line):
            continue
        if _RIGHTS.match(line):
            closes = (other for other in lines[n : n + _NOTICE] if not other.strip() or _LAST_RIGHTS.search(other))
            inside = bool(_LAST_RIGHTS.search(next(closes, ""))) and not _LAST_RIGHTS.search(line)
        elif not inside:
            found.append(line)
        elif _LAST_RIGHTS.search(line):
            inside = False
    return found


def _named(above: list[list[str]], below: list[list[str]]) -> tuple[str | None, str | None]:
    """Headline and outlet. Alone above the date stands the outlet, and the headline is last before the labels."""
    over = [line for block in above for line in block]
    if len(over) > 1 and over[-1].startswith("("):  # the outlet's blog or edition, on a line of its own
        over[-2:] = [" ".join(over[-2:])]
    if len(over) > 1:
        return joined(over[:-1]), over[-1]
    return (joined(below[-1]) if below else None), (over[0] if over else None)


def _fields(lines: Sequence[str], at: int) -> tuple[dict[str, list[str]], int]:
    """The labelled lines of the head with what they are wrapped onto, and where the body begins."""
    fields: dict[str, list[str]] = {}
    while at < len(lines):
        label = _label(lines[at])
        if label is None and lines[at].strip():
            break
        at += 1
        if label is None:
            continue
        if _field(label) == "body":
            break
        value = fields.setdefault(_field(label), [label.group(2)])
        while at < len(lines) and lines[at].strip() and not (_label(lines[at]) or _LENGTH.match(lines[at])):
            value.append(lines[at].strip())
            at += 1
    return fields, at
