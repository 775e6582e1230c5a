"""TimeML documents with their TIMEX3, and the scores of TempEval-3 for time expressions (UzZaman et al. 2013).

strict: the same span; relaxed: any overlap, one to one, the longest overlap first. type, value: the attribute is right
too. date: the value of dates that the calendar has, by themselves; day: of those that name one day.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.model import Document, Timex

FIGURES = ("strict", "relaxed", "type", "value", "date", "day")
_CALENDAR = re.compile(r"\d{4}(?:-(?:\d\d(?:-\d\d)?|W\d\d(?:-WE|-\d)?|Q\d|H\d|SP|SU|FA|WI))?|\d{2,3}|\d{3}X?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MIDNIGHT = re.compile(r"(?<=\d\d-\d\d)T(?:24:00|00:00)$")
_PARAGRAPH = re.compile(r"\S(?:.|\n(?!\s*\n))*")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression: offsets into the text, type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document, with the time expressions that people marked in it."""

    document: Document
    gold: tuple[Expression, ...]


def folder(root: Path, name: str) -> Path | None:
    """The first folder of that name below a root that holds TimeML documents."""
    found = (path for path in sorted(root.rglob(name)) if path.is_dir() and any(_files(path)))
    return next(found, None)


def _files(path: Path) -> list[Path]:
    return [file for file in sorted(path.glob("*.tml")) if not file.name.startswith(".")]


def read(path: Path) -> Iterator[Annotated]:
    """The documents of a folder; the date of the report is that of the creation time. Raises ParseError."""
    for file in _files(path):
        root = ElementTree.parse(file).getroot()
        made = root.find("DCT/TIMEX3")
        parts: list[str] = []
        gold: list[Expression] = []
        text = root.find("TEXT")
        if text is not None:
            _walk(text, parts, gold)
        raw = "".join(parts)
        published = (made.get("value") or "")[:10] if made is not None else None
        document = Document(file.stem, file.stem, raw, tuple(_paragraphs(raw)), published=published or None)
        yield Annotated(document, tuple(_trimmed(raw, gold)))


def _walk(element: ElementTree.Element, parts: list[str], gold: list[Expression]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _walk(child, parts, gold)
        parts.append(child.tail or "")
    if element.tag == "TIMEX3":
        end = sum(map(len, parts))
        gold.append(Expression(start, end, element.get("type", ""), element.get("value", "").strip()))


def _paragraphs(raw: str) -> Iterator[tuple[int, int]]:
    return ((m.start(), m.start() + len(m[0].rstrip())) for m in _PARAGRAPH.finditer(raw))


def _trimmed(raw: str, expressions: Iterable[Expression]) -> Iterator[Expression]:
    for e in expressions:
        text = raw[e.start : e.end]
        start, end = e.end - len(text.lstrip()), e.start + len(text.rstrip())
        if start < end:
            yield Expression(start, end, e.type, e.value)


def ours(timexes: Iterable[Timex]) -> list[Expression]:
    """What we found, written as TempEval writes it: a decade has three figures, a century two."""
    return [Expression(*t.span, t.type, _written(t.value)) for t in timexes]


def _written(value: str) -> str:
    return value.rstrip("X") if re.fullmatch(r"\d{3}X|\d\dXX", value) else value


def counts(gold: Sequence[Expression], found: Sequence[Expression]) -> Counter[str]:
    """How many of each there are (``gold``, ``found``, and per figure where it differs), and how many are right."""
    pairs = _pairs(gold, found)
    result = Counter(gold=len(gold), found=len(found), relaxed=len(pairs))
    result["strict"] = len({(g.start, g.end) for g in gold} & {(f.start, f.end) for f in found})
    for name, form in (("date", _CALENDAR), ("day", _DAY)):
        result[f"{name} gold"] = sum(_is(g, form) for g in gold)
        result[f"{name} found"] = sum(_is(f, form) for f in found)
    for one, other in pairs:
        same = _plain(one) == _plain(other)
        result["type"] += one.type == other.type
        result["value"] += same
        result["date"] += same and _is(one, _CALENDAR)
        result["day"] += same and _is(one, _DAY)
    return result


def _pairs(gold: Sequence[Expression], found: Sequence[Expression]) -> list[tuple[Expression, Expression]]:
    ranked = sorted(
        ((min(g.end, f.end) - max(g.start, f.start), -abs(g.end - g.start - f.end + f.start), i, j))
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
    )
    pairs: dict[int, int] = {}
    for overlap, _, i, j in reversed(ranked):
        if overlap > 0 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(gold[i], found[j]) for i, j in pairs.items()]


def _plain(expression: Expression) -> str:
    return _MIDNIGHT.sub("", expression.value)


def _is(expression: Expression, form: re.Pattern[str]) -> bool:
    return expression.type == "DATE" and form.fullmatch(_plain(expression)) is not None


def scores(total: Mapping[str, int]) -> dict[str, float]:
    """F1 of each figure from summed counts."""
    return {name: _f1(total, name) for name in FIGURES}


def _f1(total: Mapping[str, int], name: str) -> float:
    gold, found = (total.get(f"{name} {side}", total.get(side, 0)) for side in ("gold", "found"))
    return 2 * total.get(name, 0) / (gold + found) if gold + found else 0.0
