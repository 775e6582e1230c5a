"""Title, author and date of pages, measured on two public sets of annotated pages, for markup and for its plain text.

``htmldate``: a checkout of https://github.com/adbar/htmldate, whose ``tests`` hold pages with the day of publication;
``trafilatura``: a checkout of https://github.com/adbar/trafilatura with ``tests/evaldata.json``. The tools that publish
the sets are measured in the same run. Plain text is the rendering by inscriptis, which is not among the dependencies.

A title is right where it is the annotated one but for blanks, case, quotation marks, list marks before it, and the
site's name after a bar or dash in either; or where the annotated one opens or closes it and has 80 percent of its
words (annotations are cut off; lines hold a section's label, too). ``title, strict`` leaves that and list marks out.
The chooser of titles learned from the pages of the second set: what it does on sites it has not seen is told by
`python -m benchmarks.titles --folds`.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.labels import site
from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import languages, webpage
from dragoman.reading.articles import Given, compose
from dragoman.reading.decode import declared_charset, decode, sanitise
from dragoman.settings import Settings

_DATED = ("eval_mediacloud_2020.json", "eval_default.json")
_FOLDERS = ("test_set", "cache", "eval")
_QUOTES = str.maketrans(dict.fromkeys("“”„", '"') | dict.fromkeys("‘’‚´`", "'") | dict.fromkeys("–—", "-"))
_NAMES = re.compile(r"\s*(?:,|;|/|&|\||\bund\b|\band\b|\bAnd\b|\n)\s*")
_MARKS = re.compile(r"^(?:[•·▪●◦‣*+o–—-]|#{1,6})\s+")
_MOST_OF_LINE = 0.8  # of its words that an annotated title has to have
_FIELDS = {"title": "title", "strict": "title, strict", "author": "author", "date": "date"}


@dataclass(slots=True)
class Tally:
    """Answers that were right, wrong, and not given; for names one answer each."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found: str | None, gold: object) -> None:
        """Counts one answer as htmldate's evaluation does: a wrong one is not missed as well."""
        self.right += found == gold
        self.wrong += found is not None and found != gold
        self.missed += found is None

    def cells(self) -> str:
        """Counts, precision, recall and F1, as cells of a table."""
        precision = self.right / max(1, self.right + self.wrong)
        recall = self.right / max(1, self.right + self.missed)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{self.right} | {self.wrong} | {self.missed} | {precision:.3f} | {recall:.3f} | {f1:.3f}"


@dataclass(frozen=True, slots=True)
class Said:
    """What a tool says of a page."""

    title: str | None = None
    author: str | None = None
    date: str | None = None


@dataclass(slots=True)
class _Scores:
    title: Tally = field(default_factory=Tally)
    strict: Tally = field(default_factory=Tally)
    author: Tally = field(default_factory=Tally)
    date: Tally = field(default_factory=Tally)


HEAD = "| right | wrong | missed | P | R | F1 |\n|---|---|---|---|---|---|---|---|"


def dates(checkout: Path | None) -> None:
    """Prints the table of htmldate's dated pages."""
    if checkout is None or not (checkout / "tests" / _DATED[0]).is_file():
        print("days of publication: skipped, no checkout of htmldate (--htmldate PATH)\n")
        return
    from htmldate import find_date

    tallies: dict[tuple[str, str], Tally] = {}
    for url, day, html in _dated(checkout / "tests"):
        half = "half A" if zlib.crc32(site(url).encode()) % 2 == 0 else "half B"
        found = {
            "htmldate, extensive": find_date(html, url=url, original_date=True, extensive_search=True),
            "htmldate, fast": find_date(html, url=url, original_date=True, extensive_search=False),
            "trafilatura": _theirs(html, url).date,
            "dragoman": _ours(html, url).date,
        }
        for tool, value in found.items():
            for part in (half, "all"):
                tallies.setdefault((tool, part), Tally()).add(value, day)
    print(f"| day of publication, htmldate's pages | sites {HEAD}")
    print("".join(f"| {tool} | {part} | {tally.cells()} |\n" for (tool, part), tally in sorted(tallies.items())))


def _dated(tests: Path) -> Iterator[tuple[str, object, str]]:
    """Address, day and markup of each page; the two lists are merged as htmldate merges them."""
    pages: dict[str, dict[str, object]] = {}
    for name in _DATED:
        pages.update(json.loads((tests / name).read_text(encoding="utf-8")))
    for url, row in pages.items():
        if html := _markup(tests, str(row["file"])):
            yield url, row["date"], html


def _markup(tests: Path, name: str) -> str | None:
    path = next((tests / folder / name for folder in _FOLDERS if (tests / folder / name).is_file()), None)
    if path is None:
        return None
    data = path.read_bytes()
    with suppress(DragomanError):
        return sanitise(decode(data, name, declared_charset(data)))
    return None


def facts(checkout: Path | None) -> None:
    """Prints the tables of the English pages of trafilatura's set."""
    if checkout is None or not (checkout / "tests" / "evaldata.json").is_file():
        print("metadata of pages: skipped, no checkout of trafilatura (--trafilatura PATH)\n")
        return
    try:
        from inscriptis import get_text
    except ImportError:
        print("metadata of pages: skipped, inscriptis is not installed\n")
        return
    pages = [(url, row, html, sanitise(get_text(html))) for url, row, html in annotated(checkout / "tests")]
    english = [page for page in pages if page[3].strip() and languages.detect(page[3]) == "en"]
    print(f"| English pages of trafilatura's set ({len(english)}) | field {HEAD}")
    tools: Mapping[str, Callable[[str, str, str], Said]] = {
        "trafilatura, HTML": lambda html, url, text: _theirs(html, url),
        "dragoman, HTML": lambda html, url, text: _ours(html, url),
        "dragoman, plain text": lambda html, url, text: _said(compose(text, "page", Given(), Settings())),
    }
    for name, tool in tools.items():
        scores = _Scores()
        for url, row, html, text in english:
            _count(scores, row, tool(html, url, text))
        for part, label in _FIELDS.items():
            print(f"| {name} | {label} | {getattr(scores, part).cells()} |")
    print()


def annotated(tests: Path) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Address, annotation and markup of each page with an annotated title."""
    rows = json.loads((tests / "evaldata.json").read_text(encoding="utf-8"))
    for url, row in rows.items():
        html = _markup(tests, row["file"]) if row.get("title") else None
        if html:
            yield url, row, html


def _theirs(html: str, url: str) -> Said:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    found = bare_extraction(html, url=url, with_metadata=True, include_comments=False)
    return Said(found.title, found.author, found.date) if isinstance(found, Extracted) else Said()


def _ours(html: str, url: str) -> Said:
    try:
        return _said(webpage.document(html, "page", Given(url=url), Settings()))
    except DragomanError:
        return Said()


def _said(document: Document) -> Said:
    """A partial date is no answer here."""
    whole = document.published if document.published and re.fullmatch(r"\d{4}-\d\d-\d\d", document.published) else None
    return Said(document.title, document.byline, whole)


def _count(scores: _Scores, row: Mapping[str, object], said: Said) -> None:
    """Only fields that the annotation fills are counted."""
    if title := row.get("title"):
        scores.title.add(said.title and str(alike(said.title, str(title))), "True")
        scores.strict.add(said.title and str(same_title(said.title, str(title))), "True")
    if row.get("date"):
        scores.date.add(said.date, row["date"])
    if author := row.get("author"):
        _names(scores.author, names(author), names(said.author or ""))


def same_title(found: str, gold: str) -> bool:
    """Equal but for blanks, case, quotation marks, and the site's name after a bar or dash in either."""
    a, b = _folded(found), _folded(gold)
    return a == b or any(
        long.startswith(short) and re.fullmatch(r"\s?[|:·»-]\s?\S.{0,50}", long[len(short) :])
        for long, short in ((a, b), (b, a))
        if short
    )


def alike(found: str, gold: str) -> bool:
    """The same but for list marks; or the annotated title opens or closes the line and has most of its words."""
    line = _MARKS.sub("", found)
    if same_title(line, gold):
        return True
    a, b = _folded(line), _folded(gold)
    most = bool(b) and len(b.split()) >= _MOST_OF_LINE * len(a.split())
    return most and (a.startswith(b) or a.endswith(b))


def _folded(text: str) -> str:
    return " ".join(text.translate(_QUOTES).split()).casefold()


def names(value: object) -> list[str]:
    """Single names, of a list or of one text."""
    parts = value if isinstance(value, list) else [value]
    pieces = (piece for part in parts for piece in _NAMES.split(str(part)))
    return [piece.casefold() for piece in pieces if piece.strip() and not re.fullmatch(r"(?i)phd|md|jr\.?", piece)]


def _names(tally: Tally, gold: Sequence[str], found: Sequence[str]) -> None:
    """A name is right where all its words are in one of the annotated names, or the other way round."""
    wanted = [set(re.findall(r"\w+", name)) for name in gold]
    given = [set(re.findall(r"\w+", name)) for name in found]
    right = sum(any(name <= other or other <= name for other in wanted) for name in given if name)
    reached = sum(any(name <= other or other <= name for other in given if other) for name in wanted)
    tally.right += right
    tally.wrong += len(given) - right
    tally.missed += len(wanted) - reached
