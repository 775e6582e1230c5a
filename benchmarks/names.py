"""Names in context: the table of mentions (tests/language/mentions), metonyms, and the aliases of codebooks."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from dragoman.codebook import load
from dragoman.language import names
from dragoman.language.actors import Cast
from dragoman.language.pipeline import Paragraph, Parsed, parse
from dragoman.model import Actor, Codebook, Document
from dragoman.settings import Settings

TABLE = Path(__file__).resolve().parents[1] / "tests" / "language" / "mentions"
_KINDS = {"organisation": "body", "group": "people"}
_NO_ACTOR = ("place", "nobody")


@dataclass(frozen=True, slots=True)
class Row:
    """One mention in context, and what it should mean; several right answers are separated by "|"."""

    phenomenon: str
    text: str
    mention: tuple[int, int]
    kind: str
    name: str
    party: str
    book: str


def table(folder: Path = TABLE) -> list[Row]:
    """Every row of the table."""
    return [row for file in sorted(folder.glob("*.tsv")) for row in _rows(file)]


def _rows(file: Path) -> Iterator[Row]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            marked, kind, name, party, book = line.split("\t")
            start, end = marked.index("["), marked.index("]")
            text = marked[:start] + marked[start + 1 : end] + marked[end + 1 :]
            yield Row(file.stem, text, (start, end - 1), kind, name, party, book)


@lru_cache
def _book(name: str) -> Codebook:
    return load(TABLE / "books" / f"{name}.yaml")


def _documents(texts: list[str]) -> Iterator[Parsed]:
    made = (Document(f"d{i}", f"d{i}.txt", text, ((0, len(text)),)) for i, text in enumerate(texts))
    return parse(made, Settings().model)


def tokens(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """The token offsets that cover two character offsets, with an article before them."""
    found = [t.i for t in paragraph.parse if t.idx < end and t.idx + len(t) > start]
    before = paragraph.parse[found[0] - 1] if found[0] else None
    article = before is not None and before.lower_ in ("the", "a", "an") and before.head.i <= found[-1]
    return found[0] - article, found[-1] + 1


def answer(cast: Cast, actor: Actor | None) -> tuple[str, str, str]:
    """Kind, name and party of who was found, in the words of the table."""
    if actor is None:
        return "nobody", "-", "none"
    return _KINDS.get(actor.kind, actor.kind), actor.name, cast.party_of(actor) or "none"


def right(row: Row, got: tuple[str, str, str]) -> bool:
    """Whether an answer is one that the table allows. A place and nobody are the same answer: no actor."""
    kinds = set(row.kind.split("|"))
    if got[0] == "nobody":
        return bool(kinds & set(_NO_ACTOR))
    if got[2] not in row.party.split("|") and row.party != "-":
        return False
    return got[0] in kinds and (row.name == "-" or got[1] in row.name.split("|"))


def outcomes(folder: Path = TABLE) -> list[tuple[Row, tuple[str, str, str]]]:
    """Every row with what was found for it."""
    found = []
    everything = table(folder)
    for row, parsed in zip(everything, _documents([row.text for row in everything]), strict=True):
        cast = Cast(parsed, _book(row.book))
        paragraph = parsed.paragraphs[0]
        actor = cast.meant(paragraph, *tokens(paragraph, *row.mention))
        found.append((row, answer(cast, actor)))
    return found


def rates(found: list[tuple[Row, tuple[str, str, str]]]) -> Mapping[str, tuple[int, int]]:
    """Phenomenon -> (right, all)."""
    groups = {key: list(part) for key, part in groupby(found, lambda pair: pair[0].phenomenon)}
    return {key: (sum(right(row, got) for row, got in part), len(part)) for key, part in groups.items()}


def metonyms(file: Path) -> tuple[int, int]:
    """(right, all) of a JSON object that maps words to codes of states."""
    wanted = json.loads(file.read_text(encoding="utf-8"))
    return sum(names.state_of(word) == code for word, code in wanted.items()), len(wanted)


def aliases(book: Codebook) -> list[tuple[str, str]]:
    """(party, alias) of every name, alias and person of a codebook that does not lead to its party.

    Each is looked for within a plain sentence and resolved as the subject of another.
    """
    wanted = [(party.id, name) for party in book.parties for name in (party.name, *party.aliases, *party.people)]
    texts = [
        f"{name[:1].upper()}{name[1:]} rejected the offer. A clerk read the answer of {name} on Monday."
        for _, name in wanted
    ]
    missed = []
    for (party, name), parsed in zip(wanted, _documents(texts), strict=True):
        cast, paragraph = Cast(parsed, book), parsed.paragraphs[0]
        start = parsed.document.raw.index(" answer of ") + len(" answer of ")
        first, last = tokens(paragraph, start, start + len(name))
        holder = cast.resolve(paragraph, *tokens(paragraph, 0, len(name)))
        if cast.parties_in(paragraph, first, last) != [party] or holder is None or cast.party_of(holder) != party:
            missed.append((party, name))
    return missed


def _carrier(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]} rejected the offer. A clerk read the answer of {name} on Monday."


def _shown(row: Row) -> str:
    start, end = row.mention
    return f"{row.phenomenon}: {row.text[:start]}[{row.text[start:end]}]{row.text[end:]}"


def main(show: bool) -> Iterator[str]:
    """The figures as lines of Markdown; ``show``: also each row that failed."""
    found = outcomes()
    yield "| phenomenon | right | of | share |"
    yield "|---|---|---|---|"
    for name, (good, of) in rates(found).items():
        yield f"| {name} | {good} | {of} | {good / of:.3f} |"
    good = sum(right(row, got) for row, got in found)
    yield f"| all | {good} | {len(found)} | {good / len(found):.3f} |"
    if show:
        for row, got in found:
            if not right(row, got):
                yield f"{_shown(row)} | want {row.kind}, {row.name}, {row.party} | got {got}"
    gold = TABLE.parents[3] / "shared" / "gold"
    if (gold / "metonyms.json").is_file():
        good, of = metonyms(gold / "metonyms.json")
        yield f"metonyms: {good}/{of}"
        for file in sorted(gold.glob("*.yaml")):
            book = load(file)
            missed = aliases(book)
            of = sum(1 + len(p.aliases) + len(p.people) for p in book.parties)
            yield f"aliases of {file.stem}: {of - len(missed)}/{of} {missed if show else ''}"


if __name__ == "__main__":
    for line in main("--show" in sys.argv):
        print(line)
