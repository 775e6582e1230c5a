"""200 texts of our own making that report nothing: licences, code, tables, poems, recipes, other languages.

Every statement found in one of them is a false alarm. `python -m benchmarks.behaviour --show` prints them.
"""

from __future__ import annotations

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.language.actors import Cast
from dragoman.language.pipeline import parse
from dragoman.model import Document, Span, Statement
from dragoman.reading.articles import Given, compose
from dragoman.run.languages import analysable
from dragoman.settings import Settings
from dragoman.statements import find

HERE = Path(__file__).parent
_SHIPS = ("Mara", "Long Pier", "Queen of Norland", "Promise", "Refusal", "Statement", "Admiral Lind", "Claim", "Sorvik")
_PLACES = ("Halvik", "Tressia", "Port Falk", "Ardenia North", "Velmark", "Rope Lane", "St Oda", "Mill Bridge")
_PEOPLE = ("Tom Archer", "Ilse Brandt", "Oskar Lind", "Priya Nair", "Deo Okello", "Lena Sorvik", "Karim Haddad")
_REPORTS = (
    "INFO server says hello to {who}",
    "WARN {place} refused the request: 403",
    "ERROR user {who} denied; expected token, found none",
    'DEBUG reply="{ship}" status=agreed retries={n}',
    "INFO job {n} accepted by worker at {place}",
    'NOTICE {who} wrote "{ship}" to disk',
    "INFO announced route {place} via {n}",
    "WARN claim check failed: promise of {ship} was rejected",
)


@dataclass(frozen=True, slots=True)
class Text:
    """``kind``: the file it is from, or what it was made as; ``name``: kind and number."""

    kind: str
    name: str
    raw: str


@dataclass(frozen=True, slots=True)
class Alarm:
    """A statement found where there is none."""

    text: Text
    kind: str
    speaker: str | None
    content: str
    reason: str


def texts() -> Iterator[Text]:
    """All of them, the same ones every time."""
    for path in sorted(HERE.glob("*.txt")):
        for number, raw in enumerate(path.read_text("utf-8").split("\n%%\n"), start=1):
            yield Text(path.stem, f"{path.stem} {number}", raw.strip("\n"))
    for kind, (make, number) in _MADE.items():
        chance = random.Random(kind)
        yield from (Text(kind, f"{kind} {n}", make(chance)) for n in range(1, number + 1))


def alarms(*, bare: bool = False) -> list[Alarm]:
    """The statements that the tool finds in them.

    As a reader would get them: cleaned, and left alone in another language. ``bare``: every line is parsed as a
    paragraph of English, which is what the rules for statements alone are worth.
    """
    given = list(texts())
    documents = [_lines(text.raw) if bare else compose(text.raw, text.name, Given(), Settings()) for text in given]
    kept = [(t, d) for t, d in zip(given, documents, strict=True) if bare or analysable(d.language)]
    read = parse((document for _, document in kept), Settings().model)
    return [
        _alarm(text, document, statement)
        for (text, document), told in zip(kept, read, strict=True)
        for statement in find(told, Cast(told, None))
    ]


def table(found: Sequence[Alarm], bare: Sequence[Alarm]) -> Iterator[str]:
    """The false alarms by kind of text as lines of a Markdown table; ``bare``: those of `alarms` with that switch."""
    yield "| texts that report nothing | texts | with an alarm | alarms | alarms were each line prose |"
    yield "|---|---|---|---|---|"
    kinds = Counter(text.kind for text in texts())
    for kind, number in kinds.items():
        yield _row(kind.replace("_", " "), number, *([a for a in of if a.text.kind == kind] for of in (found, bare)))
    yield _row("all", kinds.total(), found, bare)


def _row(name: str, number: int, found: Sequence[Alarm], bare: Sequence[Alarm]) -> str:
    return f"| {name} | {number} | {len({a.text.name for a in found})} | {len(found)} | {len(bare)} |"


def shown(found: Iterable[Alarm]) -> Iterator[str]:
    """One line an alarm."""
    for a in found:
        yield f"{a.text.name}: {a.kind} | {a.speaker or '?'} | {a.content} ({a.reason})"


def _alarm(text: Text, document: Document, found: Statement) -> Alarm:
    content = " // ".join(document.text(span) for span in found.contents)
    return Alarm(
        text, found.kind, found.speaker.name if found.speaker else None, " ".join(content.split()), found.reason
    )


def _lines(raw: str) -> Document:
    body: list[Span] = []
    position = 0
    for line in raw.split("\n"):
        if line.strip():
            body.append((position, position + len(line)))
        position += len(line) + 1
    return Document("d", "d.txt", raw, tuple(body))


# --- what is made, not written ---


def _numbers(chance: random.Random) -> str:
    width = chance.randint(3, 6)
    rows = [[chance.choice(_PLACES), *(f"{chance.uniform(-40, 900):.1f}" for _ in range(width))] for _ in range(9)]
    head = ["Place", *(str(2010 + n) for n in range(width))]
    ruled = ["  ".join(cell.rjust(14) for cell in row) for row in (head, *rows)]
    return (
        f"Table {chance.randint(1, 20)}. Ships by place and year, thousands\n"
        + "\n".join(ruled)
        + "\nSource: own count."
    )


def _csv(chance: random.Random) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=chance.choice(",;\t"), lineterminator="\n")
    writer.writerow(["day", "ship", "captain", "says", "fee"])
    for day in range(1, 11):
        reply = chance.choice(["yes", "no", "agreed", "refused", '"wait"'])
        writer.writerow(
            [f"2021-03-{day:02d}", chance.choice(_SHIPS), chance.choice(_PEOPLE), reply, chance.randint(9, 99)]
        )
    return out.getvalue()


def _json(chance: random.Random) -> str:
    entry = {
        "id": chance.randint(1, 9999),
        "speaker": chance.choice(_PEOPLE),
        "quote": chance.choice(_SHIPS),
        "status": chance.choice(["accepted", "rejected", "claimed"]),
        "tags": chance.sample(_PLACES, 3),
        "note": f"sent to {chance.choice(_PLACES)}, answer expected",
    }
    if chance.random() < 0.5:
        return json.dumps(entry, indent=2)
    return "\n".join(f"{key} = {json.dumps(value)}" for key, value in entry.items())


def _log(chance: random.Random) -> str:
    lines = []
    for second in range(12):
        words = {"who": chance.choice(_PEOPLE), "place": chance.choice(_PLACES), "ship": chance.choice(_SHIPS)}
        report = chance.choice(_REPORTS).format(n=chance.randint(1, 99), **words)
        lines.append(f"2021-03-0{chance.randint(1, 9)}T10:{second:02d}:07Z [{chance.randint(1000, 9999)}] {report}")
    return "\n".join(lines)


def _timetable(chance: random.Random) -> str:
    stops = chance.sample(_PLACES, 6)
    start = chance.randint(5, 9) * 60
    lines = [f"Line {chance.randint(1, 60)}: {stops[0]} - {stops[-1]}, weekdays"]
    for number, stop in enumerate(stops):
        times = [start + 60 * n + 11 * number for n in range(5)]
        lines.append(f"{stop:<16}" + "  ".join(f"{t // 60 % 24:02d}:{t % 60:02d}" for t in times))
    return "\n".join([*lines, "a: on school days only. b: stops on request, tell the driver."])


_MADE: dict[str, tuple[Callable[[random.Random], str], int]] = {
    "number tables": (_numbers, 10),
    "csv": (_csv, 8),
    "json and settings": (_json, 8),
    "logs": (_log, 8),
    "timetables": (_timetable, 10),
}
