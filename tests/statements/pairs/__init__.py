"""Minimal pairs of our own: two short texts that differ in one thing, with the statements that each of them holds.

`python -m benchmarks.behaviour` prints how many pairs of each phenomenon are read right, and `--show` the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.language.actors import Cast
from dragoman.language.pipeline import parse
from dragoman.model import Document, Span, Statement
from dragoman.settings import Settings
from dragoman.statements import find

HERE = Path(__file__).parent
_TITLE = "HEADLINE: "
_MARKS = re.compile(r"[^\w\[\]%'’]+|(?<!\w)['’]|['’](?!\w)")


@dataclass(frozen=True, slots=True)
class Expected:
    """One statement as annotated; ``kinds`` and ``speakers`` list what is right, None for a speaker left unresolved."""

    kinds: tuple[str, ...]
    speakers: tuple[str | None, ...]
    content: str
    in_title: bool

    def fits(self, text: str, found: Statement) -> bool:
        """True where kind, speaker, content and place are the annotated ones."""
        content = _words(" ".join(text[start:end] for start, end in found.contents))
        return (
            found.kind in self.kinds
            and _name(found.speaker.name if found.speaker else None) in {_name(name) for name in self.speakers}
            and content in _readings(self.content)
            and found.in_title == self.in_title
        )


@dataclass(frozen=True, slots=True)
class Half:
    """A text and what it says."""

    text: str
    title: bool
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that differ in one thing; ``where`` is the file and line of the first."""

    phenomenon: str
    where: str
    halves: tuple[Half, Half]


@dataclass(frozen=True, slots=True)
class Outcome:
    """``wrong``: one line a half that is not read as annotated."""

    pair: Pair
    wrong: tuple[str, ...]


def pairs() -> Iterator[Pair]:
    """Every pair of the tables, in their order."""
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
                yield Pair(phenomenon, f"{path.name}:{first}", _halves(block))
                block = []


def outcomes(table: Iterable[Pair] | None = None) -> list[Outcome]:
    """The pairs as the tool reads them, in one run of the parser."""
    wanted = list(pairs() if table is None else table)
    halves = [half for pair in wanted for half in pair.halves]
    read = (list(find(told, Cast(told, None))) for told in parse(map(_document, halves), Settings().model))
    wrong = [_wrong(half, found) for half, found in zip(halves, read, strict=True)]
    return [
        Outcome(pair, tuple(line for line in both if line))
        for pair, both in zip(wanted, zip(wrong[::2], wrong[1::2], strict=True), strict=True)
    ]


def rates(done: Sequence[Outcome]) -> Iterator[tuple[str, int, int]]:
    """(phenomenon, pairs read right, pairs), in the order of the tables."""
    for phenomenon in dict.fromkeys(outcome.pair.phenomenon for outcome in done):
        of = [outcome for outcome in done if outcome.pair.phenomenon == phenomenon]
        yield phenomenon, sum(not outcome.wrong for outcome in of), len(of)


def table(done: Sequence[Outcome]) -> Iterator[str]:
    """The pass rates as lines of a Markdown table."""
    yield "| minimal pairs | right | of |"
    yield "|---|---|---|"
    yield from (f"| {phenomenon} | {right} | {of} |" for phenomenon, right, of in rates(done))
    yield f"| all | {sum(not outcome.wrong for outcome in done)} | {len(done)} |"


def failing(done: Iterable[Outcome]) -> Iterator[str]:
    """The pairs that are not read as annotated, for people."""
    for outcome in done:
        if outcome.wrong:
            yield f"{outcome.pair.where} ({outcome.pair.phenomenon})"
            yield from outcome.wrong


def _halves(block: Sequence[str]) -> tuple[Half, Half]:
    texts = [number for number, line in enumerate(block) if not line.startswith("  ")]
    if len(texts) != 2 or texts[0]:
        raise ValueError(f"a pair has two texts, each followed by what it says: {block[0]}")
    return _half(block[: texts[1]]), _half(block[texts[1] :])


def _half(lines: Sequence[str]) -> Half:
    text = lines[0].removeprefix(_TITLE).replace(" ¶ ", "\n")
    expected = () if lines[1:] == ["  none"] else tuple(map(_expected, lines[1:]))
    if not lines[1:]:
        raise ValueError(f"nothing says what this text holds: {lines[0]}")
    return Half(text, lines[0].startswith(_TITLE), expected)


def _expected(line: str) -> Expected:
    kinds, speakers, content, *place = (part.strip() for part in line.split(" | "))
    names = tuple(None if name.strip() == "?" else name.strip() for name in speakers.split(" / "))
    return Expected(tuple(kinds.split("/")), names, content.replace(" // ", " "), place == ["title"])


def _document(half: Half) -> Document:
    body: list[Span] = []
    position = 0
    for line in half.text.split("\n"):
        body.append((position, position + len(line)))
        position += len(line) + 1
    title = body[0] if half.title else None
    return Document(
        "d", "d.txt", half.text, tuple(body), headings=(title,) if title else (), title_span=title,
        title=half.text[slice(*title)] if title else None,
    )  # fmt: skip


def _wrong(half: Half, found: Sequence[Statement]) -> str:
    left = list(found)
    for wanted in half.expected:
        match = next((statement for statement in left if wanted.fits(half.text, statement)), None)
        if match is None:
            return _shown(half, found)
        left.remove(match)
    return _shown(half, found) if left else ""


def _shown(half: Half, found: Sequence[Statement]) -> str:
    def line(kind: str, speaker: str | None, content: str) -> str:
        return f"{kind} | {speaker or '?'} | {content}"

    wanted = [line("/".join(w.kinds), " / ".join(map(str, w.speakers)), w.content) for w in half.expected]
    got = [
        line(s.kind, s.speaker.name if s.speaker else None, " // ".join(half.text[slice(*span)] for span in s.contents))
        for s in found
    ]
    rows = [f"    expected  {row}" for row in wanted or ["none"]] + [f"    found     {row}" for row in got or ["none"]]
    return "\n".join(["  " + half.text.replace("\n", " ¶ "), *rows])


def _readings(content: str) -> tuple[list[str], ...]:
    """The words with what stands in braces, and without it."""
    return _words(content.replace("{", "").replace("}", "")), _words(re.sub(r"\{[^}]*\}", "", content))


def _words(text: str) -> list[str]:
    return [word for word in _MARKS.split(text.strip()) if word]


def _name(name: str | None) -> str | None:
    return name and re.sub(r"^(?:the|an?) ", "", name.lower())
