"""Trains the judge of blocks: `python -m benchmarks.blocks CHECKOUT --aeb AEB`; writes ``reading/weights/blocks.npz``.

Data recipe. CHECKOUT is one of https://github.com/adbar/trafilatura: its ``tests/evaldata.json`` names 990 saved
pages, of which ``tests/eval`` and ``tests/cache`` hold the HTML, and strings that the article must and must not hold.
A page's whole text is rendered by inscriptis; what trafilatura (``favor_precision``) takes out of the markup is the
article, where it agrees with all of the page's strings. A block is article where half of its runs of four words stand
in that. Sites of the public article-extraction-benchmark (``--aeb``) are left out, so that it can be measured on. No
text of those pages is kept, only the weights. inscriptis is not among the dependencies: `pip install inscriptis`.

Protocol. Everything that was chosen (the nets' plans below, `edges.FAVOUR`, `bounds._WEIGHT`, `heads._LIKELY`) was
chosen by cross-validation by site on the pages of CHECKOUT alone (``--tune`` prints its figure for what is set). The
weights that are shipped never saw a page of the benchmark, so `make bench-reading AEB=AEB` measures them on it as they
are. ``--folds`` adds the other figure, without writing weights: the benchmark's pages in five parts by site, each read
by a judge that was trained on CHECKOUT and on the gold of the other four parts.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from benchmarks import bodies, nets
from benchmarks.labels import Page, gold, silver
from benchmarks.nets import Floats, Plan, Weights
from dragoman.reading import edges
from dragoman.reading.clean import clean
from dragoman.reading.judge import NETS, SUREST, Judge

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "reading" / "weights" / "blocks.npz"
BLOCKS = Plan(hidden=24, rounds=12, batch=512, decay=1e-3)
EDGES = Plan(hidden=16, rounds=8, batch=256, decay=1e-3)
_PARTS, _INNER = 5, 3  # parts by site: of what is measured, and of what the nets for the edges learn from
_FEWEST = 4  # paragraphs of a page that they learn from


def part(page: Page, parts: int) -> int:
    """The part of a cross-validation that a page's site belongs to."""
    return zlib.crc32(page.site.encode()) % parts


def fit(pages: Sequence[Page]) -> Weights:
    """The weights of all three nets. Those for the edges learn from log odds of nets that did not see the page."""
    pages = [page for page in pages if page.blocks]
    article = _fit_blocks(pages)
    halves = [Judge(_named("article", _fit_blocks(_others(pages, k)))) for k in range(_INNER)]
    known = [page for page in pages if page.edges and sum(block.prose for block in page.blocks) >= _FEWEST]
    rows = [_near(page, halves[part(page, _INNER)]) for page in known]
    found = _named("article", article)
    for k, name in enumerate(NETS[1:]):
        goal = np.concatenate([_is(page, page.edges[k]) for page in known if page.edges])
        found |= _named(name, nets.train(np.concatenate(rows), goal, np.ones(len(goal), np.float32), EDGES))
    return found


def _others(pages: Sequence[Page], k: int) -> list[Page]:
    return [page for page in pages if part(page, _INNER) != k]


def _fit_blocks(pages: Sequence[Page]) -> Weights:
    rows = np.concatenate([page.rows for page in pages])
    article, cost = (np.concatenate([getattr(page, key) for page in pages]) for key in ("article", "cost"))
    return nets.train(rows, article, cost, BLOCKS)


def _named(name: str, weights: Weights) -> Weights:
    return {f"{name}_{part}": values for part, values in weights.items()}


def _prose(page: Page) -> Floats:
    return np.array([block.prose for block in page.blocks])


def _near(page: Page, judge: Judge) -> Floats:
    """The rows of its paragraphs for the nets of the edges."""
    odds = judge.odds("article", page.rows.astype(np.float64)).clip(-SUREST, SUREST)
    rows: Floats = np.hstack([page.rows, edges.matrix(page.blocks, odds)]).astype(np.float32)[_prose(page)]
    return rows


def _is(page: Page, i: int) -> Floats:
    found: Floats = (np.arange(len(page.blocks)) == i)[_prose(page)].astype(np.float32)
    return found


def counts(page: Page, judge: Judge) -> bodies.Counts:
    """What the cleaner makes of a page with a judge."""
    spans = clean(page.text, judge=judge).body if page.text.strip() else ()
    return bodies.counts(page.body, "\n".join(page.text[start:end] for start, end in spans))


def across(measured: Sequence[Page], others: Sequence[Page], report: Callable[[str], None]) -> bodies.Figures:
    """Figures of pages, in five parts by site, each read by a judge trained on the other four and on other pages."""
    rows: list[bodies.Counts] = []
    for k in range(_PARTS):
        judge = Judge(fit([*others, *(page for page in measured if part(page, _PARTS) != k)]))
        rows += [counts(page, judge) for page in measured if part(page, _PARTS) == k]
        report(f"part {k + 1} of {_PARTS}")
    return bodies.figures(rows)


def main() -> None:
    """Trains on every labelled page and writes the weights; or measures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path, help="a checkout of trafilatura")
    parser.add_argument("--aeb", type=Path, required=True, help="a checkout of the article-extraction-benchmark")
    parser.add_argument("--folds", action="store_true", help="measure on the benchmark by cross-validation")
    parser.add_argument("--tune", action="store_true", help="measure on the pages of trafilatura by cross-validation")
    given = parser.parse_args()
    benchmark = gold(given.aeb)
    pages = list(silver(given.checkout, frozenset(page.site for page in benchmark)))
    if given.tune:
        _print("saved pages of trafilatura, other sites", across(pages, [], print))
    if given.folds:
        _print("whole-page text, trained also on gold of other sites", across(benchmark, pages, print))
    if not (given.tune or given.folds):
        _write(fit(pages))
        print(f"{len(pages)} pages, {sum(len(page.blocks) for page in pages)} blocks -> {WEIGHTS.stat().st_size} bytes")


def _print(name: str, figures: bodies.Figures) -> None:
    print(f"{name}: P {figures[0]:.3f}, R {figures[1]:.3f}, F1 {figures[2]:.3f}")


def _write(weights: Weights) -> None:
    """Half precision is enough for the widest layer."""
    stored = {k: v.astype(np.float16) if k.endswith("inward") else v for k, v in weights.items()}
    np.savez_compressed(WEIGHTS, **stored)  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
