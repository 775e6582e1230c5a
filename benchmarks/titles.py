"""Trains the chooser of titles: `python -m benchmarks.titles CHECKOUT --aeb AEB`; writes ``weights/titles.npz``.

Data recipe. CHECKOUT is one of https://github.com/adbar/trafilatura: its ``tests/evaldata.json`` names the titles of
some 850 saved pages, most of them German or English. A page's whole text is rendered by inscriptis; a line above the
article is right where it is the title as `metadata.alike` has it. Sites of the article-extraction-benchmark (``--aeb``)
are left out. Where the article begins, and how likely each block is a part of it, is told by a judge of blocks that was
trained, as `blocks` tells, on pages of other sites. No text of those pages is kept, only the weights.

Protocol. Five parts by site. The figures (``--folds``, which writes nothing) are those of the English pages of each
part, read by a judge and a chooser that were trained on the other four. How sure the chooser has to be is set on the
pages of those four, each scored by a net that was trained on the other three: the least at which `PRECISION` of the
answers are right, in all languages, for the English pages are too few to tell it steadily. Features, plan, and what the
lead and the rules count (`reading.titles`) were chosen over the same five parts, so the figures are somewhat kind.
What is shipped was trained on all parts: what `make bench-reading` prints of titles is of pages it has seen.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks import blocks as judges
from benchmarks import metadata, nets
from benchmarks.labels import gold, silver, site
from benchmarks.nets import Floats, Plan, Weights
from dragoman.reading import bounds, heads, languages, titles
from dragoman.reading.blocks import blocks
from dragoman.reading.clean import clean
from dragoman.reading.decode import sanitise
from dragoman.reading.judge import Judge
from dragoman.reading.page import Page
from dragoman.reading.titles import NET, Candidates, Chooser

WEIGHTS = judges.WEIGHTS.with_name("titles.npz")
PLAN = Plan(hidden=16, rounds=16, batch=256, decay=2e-3)
PRECISION = 0.9  # of the answers, on the pages that the least is set on
_PARTS = 5


@dataclass(frozen=True)
class Titled:
    """A page with its title. ``lines``: what may be it, where the page is a whole one; ``right``: 1 for each that is.

    ``ruled``: the line that the rules choose. ``trains``: whether the chooser may learn from it.
    """

    part: int
    title: str
    text: str
    english: bool
    trains: bool
    lines: Candidates | None
    right: Floats
    ruled: int | None


def titled(checkout: Path, avoided: frozenset[str], known: Sequence[Judge]) -> list[Titled]:
    """The pages with a title. ``known``: for each part the judge of blocks that was trained on the others."""
    from inscriptis import get_text

    found = []
    for url, row, html in metadata.annotated(checkout / "tests"):
        text = sanitise(get_text(html))
        if text.strip():
            found.append(_titled(url, str(row["title"]).strip(), text, avoided, known))
    return found


def _titled(url: str, title: str, text: str, avoided: frozenset[str], known: Sequence[Judge]) -> Titled:
    part = zlib.crc32(site(url).encode()) % _PARTS
    english = languages.detect(text) == "en"
    all_blocks = blocks(text)
    (first, last), odds = bounds.find(all_blocks, known[part])
    lines = None if odds is None else titles.candidates(all_blocks, first, odds)
    if not lines or not lines.at:
        return Titled(part, title, text, english, False, None, np.zeros(0, np.float32), None)
    right = np.array([metadata.alike(all_blocks[i].text, title) for i in lines.at], np.float32)
    ruled = heads.by_rule(Page(all_blocks, first, last, odds=odds))
    return Titled(part, title, text, english, site(url) not in avoided, lines, right, ruled)


def fit(pages: Sequence[Titled]) -> Weights:
    """The net's weights; all lines that say a page's title count as one."""
    known = [(page.lines.rows, page.right) for page in pages if page.trains and page.lines]
    rows = np.concatenate([rows for rows, _ in known]).astype(np.float32)
    cost = [np.where(right > 0, 1 / max(right.sum(), 1), 1) for _, right in known]
    goal = np.concatenate([right for _, right in known])
    found = nets.train(rows, goal, np.concatenate(cost).astype(np.float32), PLAN)
    return {f"{NET}_{part}": values for part, values in found.items()}


def least(pages: Sequence[Titled]) -> float:
    """How sure the chooser has to be: the least from which `PRECISION` is reached on pages it did not see."""
    answers: list[tuple[float, bool]] = []
    for part in sorted({page.part for page in pages}):
        judge = Judge(fit([page for page in pages if page.part != part]))
        answers += [_answer(page, judge) for page in pages if page.part == part and page.lines]
    answers.sort(reverse=True)
    share = np.cumsum([right for _, right in answers]) / np.arange(1, len(answers) + 1)
    return answers[int(np.flatnonzero(share >= PRECISION)[-1])][0]


def _answer(page: Titled, judge: Judge) -> tuple[float, bool]:
    assert page.lines is not None
    best, sure = page.lines.best(judge, page.ruled)
    return sure, bool(page.right[page.lines.at.index(best)])


def across(pages: Sequence[Titled], known: Sequence[Judge], report: Callable[[str], None]) -> None:
    """Prints the figures of the English pages, each read by what was trained on pages of other sites."""
    strict, normal = metadata.Tally(), metadata.Tally()
    for part in range(_PARTS):
        others = [page for page in pages if page.part != part]
        chooser = Chooser(Judge(fit(others)), least(others))
        report(f"part {part + 1} of {_PARTS}: has to be sure by {chooser.least:.2f}")
        for page in pages:
            if page.part == part and page.english:
                span = clean(page.text, judge=known[part], chooser=chooser).title
                found = " ".join(page.text[slice(*span)].split()) if span else None
                strict.add(found and str(metadata.same_title(found, page.title)), "True")
                normal.add(found and str(metadata.alike(found, page.title)), "True")
    print(f"| {sum(page.english for page in pages)} English pages, other sites {metadata.HEAD}")
    print(f"| title | {normal.cells()} |\n| title, strict | {strict.cells()} |")


def main() -> None:
    """Trains on every page and writes the weights; or measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path, help="a checkout of trafilatura")
    parser.add_argument("--aeb", type=Path, required=True, help="a checkout of the article-extraction-benchmark")
    parser.add_argument("--folds", action="store_true", help="measure by cross-validation; writes nothing")
    given = parser.parse_args()
    avoided = frozenset(page.site for page in gold(given.aeb))
    labelled = list(silver(given.checkout, avoided))
    known = [Judge(judges.fit([p for p in labelled if judges.part(p, _PARTS) != k])) for k in range(_PARTS)]
    pages = titled(given.checkout, avoided, known)
    if given.folds:
        across(pages, known, print)
        return
    weights = fit(pages)
    stored = {k: v.astype(np.float16) if k.endswith("inward") else v for k, v in weights.items()}
    np.savez_compressed(WEIGHTS, **stored, least=np.array([least(pages)]))  # type: ignore[arg-type]
    print(f"{sum(page.trains for page in pages)} pages -> {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
