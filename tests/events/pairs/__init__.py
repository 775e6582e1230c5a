"""Reports of invented negotiations with the appointments that they tell of, by phenomenon; see the head of each table.

`python -m benchmarks.behaviour` prints how many of each phenomenon are read right, and `--show` the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dragoman import events
from dragoman.codebook import load
from dragoman.language import timex
from dragoman.language.actors import Cast
from dragoman.language.pipeline import parse
from dragoman.model import Codebook, Document, Event, Span
from dragoman.settings import Settings

HERE = Path(__file__).parent
TODAY = "2023-05-11"  # a Thursday
_DATED = re.compile(r"\[(\d{4}-\d{2}-\d{2})\] ")


@dataclass(frozen=True, slots=True)
class Expected:
    """One appointment as annotated; None stands for anything. ``told``: (report, status, first day) of each mention."""

    formats: tuple[str, ...] | None
    days: tuple[str, str] | None
    statuses: tuple[str, ...] | None
    parties: frozenset[str] | None
    more: bool
    place: str | None
    told: frozenset[tuple[str, str, str]]

    def fits(self, found: Event) -> bool:
        """True where everything that is annotated is found."""
        told = {(mention.doc, mention.status, mention.start or "-") for mention in found.mentions}
        return (
            (self.formats is None or found.format in self.formats)
            and (self.days is None or (found.start, found.end) in (self.days, (self.days[0], None)))
            and (self.statuses is None or found.status in self.statuses)
            and (self.parties is None or self._has(set(found.parties)))
            and (self.place is None or (found.place or "-") == self.place)
            and (not self.told or told == self.told)
        )

    def _has(self, parties: set[str]) -> bool:
        return parties >= self.parties if self.more else parties == self.parties  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class Case:
    """Reports, each with its day, and the appointments they tell of; ``expected`` None where anything goes."""

    phenomenon: str
    where: str
    reports: tuple[tuple[str, str], ...]
    expected: tuple[Expected, ...] | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """``wrong``: lines for people where the reports are not read as annotated; else empty."""

    case: Case
    wrong: str


def cases() -> Iterator[Case]:
    """Every case of the tables, in their order."""
    for path in sorted(HERE.glob("*.txt")):
        phenomenon, first = "", 0
        block: list[str] = []
        for number, line in enumerate([*path.read_text("utf-8").splitlines(), ""], start=1):
            if line.startswith("== "):
                phenomenon = line.strip("= ")
            elif line.strip() and not line.startswith("#"):
                first = first if block else number
                block.append(line)
            elif block:
                yield _case(phenomenon, f"{path.name}:{first}", block)
                block = []


def outcomes(table: Iterable[Case] | None = None) -> list[Outcome]:
    """The cases as the tool reads them, in one run of the parser."""
    wanted = list(cases() if table is None else table)
    documents = [_document(*report, number) for case in wanted for number, report in enumerate(case.reports, 1)]
    parsed = parse(documents, Settings().model)
    sightings = (events.find(one, Cast(one, book()), timex.find(one)) for one in parsed)
    return [Outcome(case, _wrong(case, [e for _ in case.reports for e in next(sightings)])) for case in wanted]


def rates(done: Sequence[Outcome]) -> Iterator[tuple[str, int, int]]:
    """(phenomenon, cases read right, cases), in the order of the tables."""
    for phenomenon in dict.fromkeys(outcome.case.phenomenon for outcome in done):
        of = [outcome for outcome in done if outcome.case.phenomenon == phenomenon]
        yield phenomenon, sum(not outcome.wrong for outcome in of), len(of)


def table(done: Sequence[Outcome]) -> Iterator[str]:
    """The pass rates as lines of a Markdown table."""
    yield "| appointments | right | of |"
    yield "|---|---|---|"
    yield from (f"| {phenomenon} | {right} | {of} |" for phenomenon, right, of in rates(done))
    yield f"| all | {sum(not outcome.wrong for outcome in done)} | {len(done)} |"


def failing(done: Iterable[Outcome]) -> Iterator[str]:
    """The cases that are not read as annotated, for people."""
    for outcome in done:
        if outcome.wrong:
            yield f"{outcome.case.where} ({outcome.case.phenomenon})"
            yield outcome.wrong


@lru_cache(maxsize=1)
def book() -> Codebook:
    """The codebook of the invented negotiations."""
    return load(HERE / "book.yaml")


def _case(phenomenon: str, where: str, block: Sequence[str]) -> Case:
    reports = tuple(_report(line) for line in block if not line.startswith("  "))
    lines = [line for line in block if line.startswith("  ")]
    if not lines or not reports:
        raise ValueError(f"reports and what they tell of are needed: {block[0]}")
    if [line.strip() for line in lines] == ["*"]:
        return Case(phenomenon, where, reports, None)
    starts = [n for n, line in enumerate(lines) if not line.startswith("    ") and line.strip() != "none"]
    ends = [*starts, len(lines)][1:]
    expected = tuple(_expected(lines[a], lines[a + 1 : b]) for a, b in zip(starts, ends, strict=True))
    return Case(phenomenon, where, reports, expected)


def _report(line: str) -> tuple[str, str]:
    """(day, text)."""
    dated = _DATED.match(line)
    return (dated[1], line[dated.end() :]) if dated else (TODAY, line)


def _expected(line: str, told: Sequence[str]) -> Expected:
    format, days, status, parties, place = (part.strip() for part in line.split(" | "))
    first, _, last = days.partition("..")
    names = parties.split()
    return Expected(
        formats=None if format == "*" else tuple(format.split("/")),
        days=None if days == "*" else (first, last or first),
        statuses=None if status == "*" else tuple(status.split("/")),
        parties=None if names == ["*"] else frozenset(names) - {"*"},
        more="*" in names,
        place=None if place == "*" else place,
        told=frozenset((f"r{number}", state, start) for number, state, start in map(str.split, told)),
    )


def _document(day: str, text: str, number: int) -> Document:
    paragraphs = text.split(" ¶ ")
    body: list[Span] = []
    position = 0
    for paragraph in paragraphs:
        body.append((position, position + len(paragraph)))
        position += len(paragraph) + 1
    return Document(f"r{number}", f"r{number}", "\n".join(paragraphs), tuple(body), published=day)


def _wrong(case: Case, sightings: Sequence[Event]) -> str:
    published = {f"r{number}": day for number, (day, _) in enumerate(case.reports, 1)}
    found = events.merge(sightings, published)
    if case.expected is None:
        return ""
    left = list(found)
    for wanted in case.expected:
        match = next((event for event in left if wanted.fits(event)), None)
        if match is None:
            return _shown(case, found)
        left.remove(match)
    return _shown(case, found) if left else ""


def _shown(case: Case, found: Sequence[Event]) -> str:
    rows = [f"  [{day}] {text}" for day, text in case.reports]
    rows += [f"    expected  {wanted}" for wanted in case.expected or ["none"]]
    for event in found:
        rows.append(
            f"    found     {event.format} | {event.start}..{event.end} | {event.status} | {' '.join(event.parties)}"
            f" | {event.place or '-'} | {', '.join(f'{m.doc} {m.status} {m.start}' for m in event.mentions)}"
        )
    return "\n".join(rows if found else [*rows, "    found     none"])
