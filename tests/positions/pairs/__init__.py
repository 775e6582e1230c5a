"""Minimal pairs of our own over invented negotiations: two short texts that differ in one thing, and who stands where.

`python -m benchmarks.behaviour` prints how many pairs of each phenomenon are read right, and `--show` the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook import load
from dragoman.language import timex
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Parsed, parse
from dragoman.model import Codebook, Document, Position, Span
from dragoman.positions import find
from dragoman.settings import Settings
from dragoman.statements import find as find_statements

HERE = Path(__file__).parent
_TITLE = "HEADLINE: "
_FOR = ("demand", "offer", "accept", "open")
_FORMS = ("legally-binding", "written", "informal", "tacit", "verbal")
_DURATION = re.compile(r"permanent|fixed-term|P\d+[DWMY]")
_STRENGTHS = {"firm": (4, 5), "hedged": (1, 2)}
_BASES = ("own", "reported", "forecast")


@dataclass(frozen=True, slots=True)
class Expected:
    """One position as annotated. ``bases`` is empty where any will do; ``red_line`` is None where either is right.

    ``condition`` has in {braces} what may be in the span or out; it is "?" where there may be one or none.
    """

    holder: str
    option: str | None
    stances: frozenset[str]
    optional: bool
    denies: bool
    bases: frozenset[str]
    red_line: bool | None
    strength: tuple[int, int]
    form: str | None
    duration: str | None
    condition: str
    in_title: bool

    def same(self, found: Position) -> bool:
        """True where the position is of this holder on this option, for or against it as annotated."""
        if (found.holder, found.option) != (self.holder, self.option):
            return False
        if found.denies:
            return self.denies
        return found.stance in self.stances

    def fits(self, found: Position, text: str) -> bool:
        """True where all that is annotated of the position is so."""
        return (
            self.same(found)
            and (not self.bases or found.basis in self.bases)
            and self.red_line in (None, found.red_line)
            and self.strength[0] <= found.strength <= self.strength[1]
            and (found.form, found.duration, found.in_title) == (self.form, self.duration, self.in_title)
            and (self.condition == "?" or _within(_cut(text, found.condition), self.condition))
        )


@dataclass(frozen=True, slots=True)
class Half:
    """A text, the codebook it is read with (none for bare frames), and the positions it reports."""

    text: str
    title: bool
    book: str
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that differ in one thing; ``where`` is the file and line of the first."""

    phenomenon: str
    where: str
    halves: tuple[Half, Half]


@dataclass(frozen=True, slots=True)
class Outcome:
    """``wrong``: one block of lines a half that is not read as annotated."""

    pair: Pair
    wrong: tuple[str, ...]


def books() -> dict[str, Codebook]:
    """The invented negotiations, by the name of their file."""
    return {path.stem: load(path) for path in sorted(HERE.glob("*.yaml"))}


def pairs() -> Iterator[Pair]:
    """Every pair of the tables, in their order."""
    for path in sorted(HERE.glob("*.txt")):
        phenomenon, book, first = "", "", 0
        block: list[str] = []
        for number, line in enumerate([*path.read_text("utf-8").splitlines(), ""], start=1):
            if line.startswith("== "):
                phenomenon = line.strip("= ")
            elif line.startswith("@ "):
                book = line[2:].strip()
            elif line.strip() and not line.startswith("#"):
                first = first if block else number
                block.append(line)
            elif block:
                yield Pair(phenomenon, f"{path.name}:{first}", _halves(block, book))
                block = []


def outcomes(table: Iterable[Pair] | None = None) -> list[Outcome]:
    """The pairs as the tool reads them, in one run of the parser."""
    wanted = list(pairs() if table is None else table)
    halves = [half for pair in wanted for half in pair.halves]
    known = books()
    read = parse(map(_document, halves), Settings().model)
    wrong = [_wrong(half, _read(told, known.get(half.book))) for half, told in zip(halves, read, strict=True)]
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
    yield "| minimal pairs of positions | right | of |"
    yield "|---|---|---|"
    yield from (f"| {phenomenon} | {right} | {of} |" for phenomenon, right, of in rates(done))
    yield f"| all | {sum(not outcome.wrong for outcome in done)} | {len(done)} |"


def failing(done: Iterable[Outcome]) -> Iterator[str]:
    """The pairs that are not read as annotated, for people."""
    for outcome in done:
        if outcome.wrong:
            yield f"{outcome.pair.where} ({outcome.pair.phenomenon})"
            yield from outcome.wrong


def _read(told: Parsed, book: Codebook | None) -> list[Position]:
    cast = Cast(told, book)
    found = find(told, cast, find_statements(told, cast), timex.find(told), book)
    return [position for position in found if book is None or (position.issue and book.party(position.holder))]


def _halves(block: Sequence[str], book: str) -> tuple[Half, Half]:
    texts = [number for number, line in enumerate(block) if not line.startswith("  ")]
    if len(texts) != 2 or texts[0]:
        raise ValueError(f"a pair has two texts, each followed by what it says: {block[0]}")
    return _half(block[: texts[1]], book), _half(block[texts[1] :], book)


def _half(lines: Sequence[str], book: str) -> Half:
    if not lines[1:]:
        raise ValueError(f"nothing says what this text holds: {lines[0]}")
    expected = () if lines[1:] == ["  none"] else tuple(map(_expected, lines[1:]))
    return Half(lines[0].removeprefix(_TITLE).replace(" ¶ ", "\n"), lines[0].startswith(_TITLE), book, expected)


def _expected(line: str) -> Expected:
    holder, option, stance, *more = (part.strip() for part in line.split(" | "))
    stances = {part for word in stance.split("/") for part in (_FOR if word == "for" else (word,))}
    stances = {"reject" if part == "against" else part for part in stances}
    conditions = [word.removeprefix("if: ") for word in more if word.startswith("if: ")]
    words = {part for word in more if not word.startswith("if: ") for part in word.split("/")}
    return Expected(
        holder=holder.removeprefix("? "),
        option=None if option == "-" else option,
        stances=frozenset(stances - {"denies"}),
        optional=holder.startswith("? "),
        denies="denies" in stances,
        bases=frozenset(words & {*_BASES}),
        red_line=None if "red_line?" in words else "red_line" in words,
        strength=next((_STRENGTHS[word] for word in words if word in _STRENGTHS), (1, 5)),
        form=next((word for word in _FORMS if word in words), None),
        duration=next((word for word in words if _DURATION.fullmatch(word)), None),
        condition="?" if "?if" in words else next(iter(conditions), ""),
        in_title="title" in words,
    )


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


def _wrong(half: Half, found: Sequence[Position]) -> str:
    left = list(found)
    for wanted in half.expected:
        same = [position for position in left if wanted.same(position)]
        if any(wanted.fits(position, half.text) for position in same) or (wanted.optional and not same):
            left = [position for position in left if position not in same]
        else:
            return _shown(half, found)
    return _shown(half, found) if left else ""


def _shown(half: Half, found: Sequence[Position]) -> str:
    wanted = [_told(expected) for expected in half.expected] or ["none"]
    got = [_line(position, half.text) for position in found] or ["none"]
    rows = [f"    expected  {row}" for row in wanted] + [f"    found     {row}" for row in got]
    return "\n".join(["  " + half.text.replace("\n", " ¶ "), *rows])


def _told(expected: Expected) -> str:
    marks = ["red_line"] if expected.red_line else []
    marks += [*sorted(expected.bases), *filter(None, (expected.form, expected.duration, expected.condition))]
    marks += ["title"] if expected.in_title else []
    stance = "/".join(sorted(expected.stances) + (["denies"] if expected.denies else []))
    firm = [str(expected.strength)] if expected.strength != (1, 5) else []
    return " | ".join(
        [("? " if expected.optional else "") + expected.holder, expected.option or "-", stance, *marks, *firm]
    )


def _line(found: Position, text: str) -> str:
    marks = ["denies"] if found.denies else []
    marks += ["red_line"] if found.red_line else []
    marks += [*filter(None, (found.form, found.duration, _cut(text, found.condition))), f"firm {found.strength}"]
    marks += ["title"] if found.in_title else []
    return " | ".join([found.holder, found.option or "-", found.stance, found.basis, *marks, found.reason])


def _cut(text: str, span: Span | None) -> str:
    return text[slice(*span)] if span else ""


def _within(found: str, wanted: str) -> bool:
    """True where the words found are those annotated, with or without any of what stands in braces."""
    needed, allowed = re.sub(r"\{[^}]*\}", " ", wanted), wanted.replace("{", "").replace("}", "")
    return _words(needed) in _words(found) and _words(found) in _words(allowed)


def _words(text: str) -> str:
    words = " ".join(re.findall(r"\w+", text))
    return f" {words} "
