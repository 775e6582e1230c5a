"""`make bench-reading`: articles, metadata and reprints, measured where the material is; what is not there is skipped.

``--aeb``: a checkout of https://github.com/scrapinghub/article-extraction-benchmark (whole-page text needs inscriptis,
which is not among the dependencies). ``--shared``: the folder with annotated documents and synthetic copies.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from benchmarks import bodies, metadata, reprints, scoring
from benchmarks.clippings import tally
from benchmarks.labels import site
from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import read, walk, webpage
from dragoman.reading.articles import Given
from dragoman.reading.clean import clean
from dragoman.reading.decode import sanitise
from dragoman.settings import Settings
from tests.reading.layouts import clippings

CHECKOUT = Path(__file__).resolve().parents[1]
_DEFAULT = 100_000  # synthetic documents

Row = tuple[str, str, bodies.Figures]


def main() -> None:
    """Prints one table a subject."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aeb", type=Path, help="a checkout of the article-extraction-benchmark")
    parser.add_argument("--htmldate", type=Path, help="a checkout of htmldate, for the days of publication")
    parser.add_argument("--trafilatura", type=Path, help="a checkout of trafilatura, for titles, authors and days")
    parser.add_argument("--shared", type=Path, default=CHECKOUT.parent / "shared", help="annotated documents")
    parser.add_argument("--documents", type=int, default=_DEFAULT, help="synthetic documents for the reprints; 0: none")
    given = parser.parse_args()
    _pages(given.aeb)
    metadata.dates(given.htmldate)
    metadata.facts(given.trafilatura)
    reprints.annotated(given.shared / "gold" / "copies" / "set.jsonl")
    _own()
    _seeds(given.shared)
    if given.documents:
        reprints.pile(given.documents)


def _pages(checkout: Path | None) -> None:
    if checkout is None or not (checkout / "ground-truth.json").is_file():
        print("article-extraction-benchmark: skipped, no checkout (--aeb PATH)\n")
        return
    gold = json.loads((checkout / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {name: _html(checkout, name) for name in sorted(gold)}
    print("| article-extraction-benchmark | sites | P | R | F1 |\n|---|---|---|---|---|")
    for name, part, (precision, recall, f1) in _extractions(gold, pages):
        print(f"| {name} | {part} | {precision:.3f} | {recall:.3f} | {f1:.3f} |", flush=True)
    print()


def _html(checkout: Path, name: str) -> str:
    return gzip.decompress((checkout / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")


def _extractions(gold: dict[str, dict[str, str]], pages: dict[str, str]) -> Iterator[Row]:
    """HTML by both tools; whole-page text, also for either half of the sites: no site of the set trained the judge."""
    from trafilatura import extract

    def theirs(name: str) -> str:
        return extract(pages[name], url=gold[name].get("url"), include_comments=False) or ""

    yield "HTML, trafilatura", "all", _measured(gold, list(pages), theirs)
    yield "HTML", "all", _measured(gold, list(pages), lambda name: _page_body(pages[name], gold[name].get("url")))
    try:
        from inscriptis import get_text
    except ImportError:
        print("whole-page text: skipped, inscriptis is not installed")
        return
    texts = {name: sanitise(get_text(html)) for name, html in pages.items()}
    for part, wanted in (("all", (0, 1)), ("half A", (0,)), ("half B", (1,))):
        names = [name for name in pages if zlib.crc32(site(gold[name].get("url", "")).encode()) % 2 in wanted]
        yield "whole-page text", part, _measured(gold, names, lambda name: _text_body(texts[name]))


def _measured(gold: dict[str, dict[str, str]], names: list[str], found: Callable[[str], str]) -> bodies.Figures:
    return bodies.figures(bodies.counts(gold[name]["articleBody"], found(name)) for name in names)


def _page_body(html: str, url: str | None) -> str:
    try:
        document = webpage.document(html, "page", Given(url=url), Settings())
    except DragomanError:
        return ""
    return "\n".join(document.text(span) for span in document.body)


def _text_body(raw: str) -> str:
    return "\n".join(raw[start:end] for start, end in clean(raw).body) if raw.strip() else ""


def _own() -> None:
    found, kept, paragraphs = tally(clippings())
    print("| own clippings | P | R | printed |\n|---|---|---|---|")
    for name, counts in found.items():
        print(f"| {name} | {counts.precision:.3f} | {counts.recall:.3f} | {counts.printed} |")
    print(f"| paragraphs kept whole | | {kept / paragraphs:.3f} | {paragraphs} |\n")


def _seeds(shared: Path) -> None:
    if not (shared / "gold" / "score.py").is_file():
        print(f"annotated clippings: skipped, none in {shared}\n")
        return
    with tempfile.TemporaryDirectory() as work:
        documents = [d for s in walk([str(shared / "seeds")]) for d in read(s, Settings()) if isinstance(d, Document)]
        lines = (json.dumps(_exported(document)) for document in documents)
        (Path(work) / "documents.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        figures = scoring.score("seeds", Path(work), shared).get("documents", {})
    print("| annotated clippings | right |\n|---|---|")
    print("".join(f"| {name} | {value} |\n" for name, value in figures.items()))


def _exported(document: Document) -> dict[str, object]:
    dropped = [[*part.span, part.reason] for part in document.dropped]
    return asdict(document) | {"dropped": dropped, "sha256": document.sha256}


if __name__ == "__main__":
    main()
