"""Pages with labelled blocks, to train and to measure the judge of blocks on. No text of them is kept anywhere."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from benchmarks import bodies
from benchmarks.nets import Floats
from dragoman.reading import bounds, features
from dragoman.reading.blocks import Block, blocks
from dragoman.reading.decode import declared_charset, decode, sanitise

_MOST_BLOCKS, _MOST_HTML, _LEAST_TEXT = 1500, 800_000, 400
_WORDS = 60  # of a block that count
_LONG = 200  # and where the words of a whole article are weighed


@dataclass(frozen=True)
class Page:
    """``rows``: features of its blocks; ``article``: 1 for each that is article; ``cost`` of a mistake on it.

    ``edges``: indices of the article's first and last paragraph, None where it has none.
    """

    site: str
    text: str
    body: str
    blocks: tuple[Block, ...]
    rows: Floats
    article: Floats
    cost: Floats
    edges: tuple[int, int] | None


def site(address: str) -> str:
    """The last two parts of a host name."""
    return ".".join(urlsplit(address).netloc.split(".")[-2:])


def gold(checkout: Path) -> list[Page]:
    """The pages of the article-extraction-benchmark, in the order of their names; labels by its own bodies."""
    from inscriptis import get_text

    truth = json.loads((checkout / "ground-truth.json").read_text(encoding="utf-8"))
    found = []
    for name in sorted(truth):
        html = gzip.decompress((checkout / "html" / f"{name}.html.gz").read_bytes()).decode("utf-8", "replace")
        found.append(_page(site(truth[name].get("url", "")), sanitise(get_text(html)), truth[name]["articleBody"]))
    return found


def silver(checkout: Path, avoided: frozenset[str]) -> Iterator[Page]:
    """The saved pages of trafilatura of which its extraction agrees with all strings that were chosen by hand."""
    for address, strings in json.loads((checkout / "tests/evaldata.json").read_text(encoding="utf-8")).items():
        found = [p for folder in ("eval", "cache") if (p := checkout / "tests" / folder / strings["file"]).exists()]
        if found and site(address) not in avoided:
            page = _extracted(found[0].read_bytes(), address, strings)
            if page:
                yield page


def _extracted(data: bytes, address: str, strings: dict[str, list[str]]) -> Page | None:
    import trafilatura
    from inscriptis import get_text

    html = decode(data, address, declared_charset(data))
    if len(html) > _MOST_HTML:
        return None
    body = trafilatura.extract(html, url=address, include_comments=False, favor_precision=True) or ""
    if len(body) < _LEAST_TEXT or not _agrees(body, strings):
        return None
    page = _page(site(address), sanitise(get_text(html)), body)
    return page if 0 < len(page.blocks) <= _MOST_BLOCKS else None


def _agrees(body: str, strings: dict[str, list[str]]) -> bool:
    flat = " ".join(body.split())
    wanted, unwanted = ([" ".join(text.split()) for text in strings.get(key, [])] for key in ("with", "without"))
    return all(text in flat for text in wanted) and not any(text in flat for text in unwanted)


def _page(home: str, text: str, body: str) -> Page:
    found = blocks(text) if text.strip() else []
    if not found:
        nothing = np.zeros(0, np.float32)
        return Page(home, text, body, (), nothing.reshape(0, 0), nothing, nothing, None)
    words = np.array([block.words for block in found])
    cost = (np.minimum(words, _WORDS) + 2.0) / np.sqrt(max(words.sum(), 200))
    rows = features.matrix(found, *bounds.by_rule(found)).astype(np.float32)
    article = _labels(found, body)
    return Page(home, text, body, tuple(found), rows, article, cost.astype(np.float32), _edges(found, article))


def _labels(found: list[Block], body: str) -> Floats:
    known, lines = set(bodies.grams(body)), {line.strip() for line in body.split("\n")}
    return np.array([_is_article(block, known, lines) for block in found], dtype=np.float32)


def _is_article(block: Block, known: set[tuple[str, ...]], lines: set[str]) -> bool:
    if block.words < 4:
        return block.text in lines
    own = bodies.grams(block.text)
    return sum(gram in known for gram in own) * 2 >= max(len(own), 1)


def _edges(found: list[Block], article: Floats) -> tuple[int, int] | None:
    """The first and last paragraph of the run with the most words of the article, words of others taken off."""
    best, total, start, run = 0.0, 0.0, 0, (0, -1)
    for i, block in enumerate(found):
        if total <= 0:
            total, start = 0.0, i
        if block.prose or article[i]:
            total += min(block.words, _LONG) * (1 if article[i] else -1)
        if total > best:
            best, run = total, (start, i)
    inside = [i for i in range(run[0], run[1] + 1) if found[i].prose]
    return (inside[0], inside[-1]) if inside else None
