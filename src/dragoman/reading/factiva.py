"""Articles of a Factiva-style text export: with field codes, and as printed without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dragoman.reading import bylines
from dragoman.reading.press import FEWEST, Clip, assembled, day, either, joined, labels, published

_CODES = "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|CX|LP|TD|ART|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|DE"
_FIELD = re.compile(rf"^({_CODES})(?:(?:\t| {{2,}})(.*)|\s*)$")
_LOOSE = re.compile(r"^(HD|BY|WC|PD|SN|AN|NS|RE|CO|IN|PUB) (.*)$")
_NEEDED = frozenset(("HD", "WC", "PD", "SN"))
_TEXTS = frozenset(("LP", "TD"))
_DOCUMENT = either(labels()["document"])
_WORDS = re.compile(rf"^[\d,. ]{{1,9}} {either(labels()['words'])}$")
_NUMBERED = re.compile(r"^\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日(?: \d{1,2}:\d\d)?$")
_DAY = re.compile(r"^\d{1,2}\.? [^\W\d_]+\.? \d{4}(?: \d{1,2}:\d\d)?$")
_FOOT = re.compile(rf"^{_DOCUMENT} [A-Z]{{2}}[A-Za-z0-9]{{12,}}$")
_SURE = re.compile(
    rf"^(?:WC [\d,.]+ {either(labels()['words'])}|PD \d{{1,2}}\.? \w+ \d{{4}}|AN {_DOCUMENT} \w+"
    r"|(?:NS|RE|CO|IN) \w+ : .*)\s*$"
)
_LANGUAGES = frozenset(labels()["languages"])
_SPECIAL = re.compile(r"^Special to\b", re.IGNORECASE)
_CLOCK = re.compile(r"^\d{1,2}:\d\d(?::\d\d)?(?: GMT)?$")
_RIGHTS = re.compile(r"^(?:Copyright\b|©|\(c\))", re.IGNORECASE)
_BELOW = 9  # lines of a head below the date


def clips(lines: Sequence[str]) -> list[Clip]:
    """The articles; empty where the text is no such export."""
    records = list(_records(lines))
    if any(record.keys() >= _NEEDED and record.keys() & _TEXTS for record in records):
        return [_coded(record) for record in records if "HD" in record and record.keys() & _TEXTS]
    chunks = list(_chunks(lines))
    found = [_printed(chunk) for chunk in chunks]
    if not any(found):
        return []
    kept = [clip or Clip(assembled(None, chunk)) for clip, chunk in zip(found, chunks, strict=True)]
    return [clip for clip in kept if clip.title or len(clip.text.split()) >= FEWEST]


def _field(line: str) -> tuple[str, str] | None:
    """Code and value of a line; after a single blank only where the value cannot be a sentence."""
    found = _FIELD.match(line) or (_LOOSE.match(line) if _SURE.match(line) else None)
    return (found.group(1), (found.group(2) or "").strip()) if found else None


def _records(lines: Sequence[str]) -> Iterator[dict[str, list[str]]]:
    """Field code -> lines; each headline begins a record, and what ends one ends its text."""
    record: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        found = _field(line)
        if found and found[0] == "HD" and "HD" in record:
            yield record
            record = {}
        if found:
            code = found[0]
            record.setdefault(code, []).append(found[1])
        elif code:
            record.setdefault(code, []).append(line.strip())
        if code == "AN" and found and found[1]:
            code = ""
    yield record


def _coded(record: dict[str, list[str]]) -> Clip:
    title = joined(record["HD"])
    body = [*record.get("LP", []), "", *record.get("TD", [])]
    return Clip(
        text=assembled(title, body),
        title=title,
        outlet=joined(record.get("SN", [])),
        date=published(joined(record.get("PD", []))),
        byline=joined(record.get("BY", [])),
    )


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in map(str.strip, lines):
        if _FOOT.match(line):
            yield chunk
            chunk = []
        else:
            chunk.append(line)


def _printed(lines: list[str]) -> Clip | None:
    """An article whose head is a line of its length and, on the next, its day."""
    filled = [n for n, line in enumerate(lines) if line]
    pairs = pairwise(filled)
    at = next(((one, two) for one, two in pairs if _WORDS.match(lines[one]) and _is_day(lines[two])), None)
    if at is None:
        return None
    title, byline = _headed([lines[n] for n in filled if n < at[0]])
    below = [n for n in filled if n > at[1] and not _CLOCK.match(lines[n])][:_BELOW]
    start = _start(lines, below)
    if start is None or title is None:
        return None
    return Clip(
        text=assembled(title, lines[start:]),
        title=title,
        outlet=lines[below[0]],
        date=published(lines[at[1]]),
        byline=byline,
    )


def _headed(above: list[str]) -> tuple[str | None, str | None]:
    """Headline and byline: as marked on a web page, else the last line, or the two last where the last is a name."""
    marked = {line[:2]: line[3:].strip() for line in above if line.startswith(("HD\t", "BY\t"))}
    if "HD" in marked:
        return marked["HD"], marked.get("BY")
    signed = len(above) > 1 and _signs(above[-1])
    return (above[-2] if signed else above[-1]) if above else None, above[-1] if signed else None


def _signs(line: str) -> bool:
    usual = line.title() if line.isupper() else line
    return bool(_SPECIAL.match(line) or bylines.find(usual) or bylines.name(usual))


def _is_day(line: str) -> bool:
    return bool(_DAY.match(line) or _NUMBERED.match(line)) and day(line) is not None


def _start(lines: Sequence[str], below: Sequence[int]) -> int | None:
    """Behind the notice of rights, else behind the language; None where the head has neither."""
    rights = next((n for n in below if _RIGHTS.match(lines[n])), None)
    language = next((n for n in below[1:] if lines[n] in _LANGUAGES), None)
    last = rights if rights is not None else language
    return None if last is None else last + 1
