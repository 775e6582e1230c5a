"""Trains the judge of blocks: `python -m benchmarks.blocks CHECKOUT --aeb AEB`; writes ``reading/weights/blocks.npz``.

Data recipe. CHECKOUT is one of https://github.com/adbar/trafilatura: its ``tests/evaldata.json`` names 990 saved
pages, of which ``tests/eval`` and ``tests/cache`` hold the HTML, and strings that the article must and must not hold.
A page's whole text is rendered by inscriptis; what trafilatura (``favor_precision``) takes out of the markup is the
article, where it agrees with all of the page's strings. A block is article where half of its runs of four words stand
in that. Sites of the public article-extraction-benchmark (``--aeb``) are left out, so that it can be measured on. No
text of those pages is kept, only the weights. inscriptis is not among the dependencies: `pip install inscriptis`.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from benchmarks import bodies
from dragoman.reading import bounds, features
from dragoman.reading.blocks import Block, blocks
from dragoman.reading.decode import declared_charset, decode, sanitise

WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "reading" / "weights" / "blocks.npz"
HIDDEN, NETS, ROUNDS, BATCH = 24, 3, 12, 512
_MOST_BLOCKS, _MOST_HTML, _LEAST_TEXT = 1500, 800_000, 400
_DROP, _DECAY = 0.2, 1e-4

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Example:
    """One page: features, whether each block is article, and what a mistake on it costs."""

    rows: Floats
    article: Floats
    cost: Floats


def site(address: str) -> str:
    """The last two parts of a host name."""
    return ".".join(urlsplit(address).netloc.split(".")[-2:])


def examples(checkout: Path, avoided: frozenset[str]) -> Iterator[Example]:
    """Every page that can be labelled."""
    for address, strings in json.loads((checkout / "tests/evaldata.json").read_text()).items():
        found = [p for folder in ("eval", "cache") if (p := checkout / "tests" / folder / strings["file"]).exists()]
        if found and site(address) not in avoided:
            example = _example(found[0].read_bytes(), address, strings)
            if example:
                yield example


def _example(data: bytes, address: str, strings: dict[str, list[str]]) -> Example | None:
    import trafilatura
    from inscriptis import get_text

    html = decode(data, address, declared_charset(data))
    if len(html) > _MOST_HTML:
        return None
    body = trafilatura.extract(html, url=address, include_comments=False, favor_precision=True) or ""
    if len(body) < _LEAST_TEXT or not _agrees(body, strings):
        return None
    found = blocks(sanitise(get_text(html)))
    if not 0 < len(found) <= _MOST_BLOCKS:
        return None
    words = np.array([block.words for block in found])
    cost = (np.minimum(words, 60) + 2.0) / np.sqrt(max(words.sum(), 200))
    rows = features.matrix(found, *bounds.by_rule(found)).astype(np.float32)
    return Example(rows, _labels(found, body), cost.astype(np.float32))


def _agrees(body: str, strings: dict[str, list[str]]) -> bool:
    flat = " ".join(body.split())
    wanted, unwanted = ([" ".join(text.split()) for text in strings.get(key, [])] for key in ("with", "without"))
    return all(text in flat for text in wanted) and not any(text in flat for text in unwanted)


def _labels(found: list[Block], body: str) -> Floats:
    known, lines = set(bodies.grams(body)), {line.strip() for line in body.split("\n")}
    return np.array([_is_article(block, known, lines) for block in found], dtype=np.float32)


def _is_article(block: Block, known: set[tuple[str, ...]], lines: set[str]) -> bool:
    if block.words < 4:
        return block.text in lines
    own = bodies.grams(block.text)
    return sum(gram in known for gram in own) * 2 >= max(len(own), 1)


def train(rows: Floats, article: Floats, cost: Floats, seed: int) -> list[Floats]:
    """A net with one hidden layer: Adam (Kingma and Ba 2015), dropout, cross-entropy weighed by cost."""
    chance = np.random.default_rng(seed)
    width = rows.shape[1]
    weights = [
        chance.normal(0, width**-0.5, (width, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        chance.normal(0, HIDDEN**-0.5, HIDDEN).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    means, squares = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    step = 0
    for turn in range(ROUNDS):
        order = chance.permutation(len(article))
        for start in range(0, len(order), BATCH):
            at = order[start : start + BATCH]
            step += 1
            rate = 3e-3 * (1 - turn / ROUNDS) + 1e-4
            slopes = _slopes(weights, rows[at], article[at], cost[at], chance)
            for w, slope, mean, square in zip(weights, slopes, means, squares, strict=True):
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope**2 - square)
                w -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def _slopes(
    weights: list[Floats], rows: Floats, article: Floats, cost: Floats, chance: np.random.Generator
) -> list[Floats]:
    inward, bias, outward, offset = weights
    kept = ((chance.random((len(rows), HIDDEN)) > _DROP) / (1 - _DROP)).astype(np.float32)
    raw = np.maximum(rows @ inward + bias, 0)
    hidden = raw * kept
    found = 1 / (1 + np.exp(-(hidden @ outward + offset)))
    error = (found - article) * cost / len(rows)
    back = np.outer(error, outward) * kept * (raw > 0)
    return [rows.T @ back + _DECAY * inward, back.sum(0), hidden.T @ error + _DECAY * outward, np.array([error.sum()])]


def main() -> None:
    """Trains on every labelled page and writes the weights of the nets side by side, their outputs averaged."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkout", type=Path, help="a checkout of trafilatura")
    parser.add_argument("--aeb", type=Path, required=True, help="a checkout of the article-extraction-benchmark")
    given = parser.parse_args()
    gold = json.loads((given.aeb / "ground-truth.json").read_text(encoding="utf-8"))
    found = list(examples(given.checkout, frozenset(site(page.get("url", "")) for page in gold.values())))
    rows, article, cost = (np.concatenate([getattr(e, key) for e in found]) for key in ("rows", "article", "cost"))
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    scaled = ((rows - mean) / spread).clip(-features.CLIP, features.CLIP).astype(np.float32)
    nets = [train(scaled, article, cost / cost.mean(), seed) for seed in range(NETS)]
    inward, bias, outward = (np.concatenate([net[k] for net in nets], axis=-1) for k in range(3))
    offset = np.mean([net[3] for net in nets])
    np.savez_compressed(
        WEIGHTS,
        mean=mean.astype(np.float32),
        spread=spread.astype(np.float32),
        inward=inward.astype(np.float16),
        bias=bias,
        outward=outward / NETS,
        offset=offset,
    )
    print(f"{len(found)} pages, {len(article)} blocks -> {WEIGHTS.name}, {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
