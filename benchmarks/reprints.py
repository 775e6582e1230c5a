"""Reprints: the synthetic set of annotated copies, and a pile of made-up articles that is as large as one asks for.

`python -m benchmarks.reprints --documents 100000`
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.model import Document
from dragoman.overview import reprints
from dragoman.reading import duplicates
from dragoman.reading.articles import Given, compose
from dragoman.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"
KINDS = {"repost": "same", "cut": "excerpt", "brief": "excerpt", "edited": "edit", "extended": "expansion"}
_WORDS = 50_000  # of the vocabulary, drawn after Zipf
_SUCCESSORS = 30  # words that like to follow a word, drawn after Zipf; every second word is one of them
_BACKGROUND = 2_000  # paragraphs that articles share, drawn after Zipf: the first stand in a tenth of all
_OUTLETS = 100  # each with a notice of its own under every article
_STORIES = (200, 100, 50, 20, 10, 5, 4, 3, 2, 2, 2, 2, 2, 2)  # prints of a story, in turn
_ORIGINALS = 0.7  # of the documents are printed once
_BATCH = 2_000  # documents drawn side by side

Words = npt.NDArray[np.int64]
Article = list[Words]


class Pairs(NamedTuple):
    """Pairs of prints of one story: precision, recall and F1, 0 to 1."""

    precision: float
    recall: float
    f1: float


def main() -> None:
    """Prints one table a subject."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with synthetic copies")
    parser.add_argument("--documents", type=int, default=100_000, help="made-up documents; 0: none")
    given = parser.parse_args()
    annotated(given.shared / "gold" / "copies" / "set.jsonl")
    if given.documents:
        pile(given.documents)


def annotated(path: Path) -> None:
    """The synthetic set: pairs, and what each copy is said to be."""
    if not path.is_file():
        print(f"reprints: skipped, no {path}\n")
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    documents = {row["id"]: compose(row["text"], row["id"], Given(id=row["id"]), Settings()) for row in rows}
    story = {document.id: row["cluster"] for document, row in zip(documents.values(), rows, strict=True)}
    found = pairs(story, duplicates.find(list(documents.values())))
    first = {row["cluster"]: documents[row["id"]] for row in rows if row["kind"] == "orig"}
    copies = [(row["kind"], documents[row["id"]], first[row["cluster"]]) for row in rows if row["kind"] in KINDS]
    told = [reprints.compare(copy, original).kind == KINDS[kind] for kind, copy, original in copies]
    print("| reprints | documents | P | R | pair F1 | kinds right |\n|---|---|---|---|---|---|")
    figures = " | ".join(f"{value:.3f}" for value in found)
    print(f"| synthetic set | {len(documents)} | {figures} | {sum(told)} of {len(told)} |\n")


def pairs(story: Mapping[str, str], copy_of: Mapping[str, str]) -> Pairs:
    """How well copies are put together: ``story`` says to what each document belongs, ``copy_of`` what was found."""
    heads = {id: copy_of.get(id, id) for id in story}
    right = _number((heads[id], story[id]) for id in story)
    said, true = _number(heads.values()), _number(story.values())
    return Pairs(right / max(1, said), right / max(1, true), 2 * right / max(1, said + true))


def _number(groups: Iterable[object]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(groups).values())


def pile(number: int) -> None:
    """Reprints in a pile of made-up articles, among them stories that 200 outlets print."""
    documents = list(drawn(number))
    before, began = _peak(), (time.perf_counter(), time.process_time())
    found = duplicates.find(documents)
    wall, busy = time.perf_counter() - began[0], time.process_time() - began[1]
    story = {document.id: document.doc.rsplit("/", 1)[0] for document in documents}
    precision, recall, f1 = pairs(story, found)
    sizes = Counter(story.values())
    large = {id for id, name in story.items() if sizes[name] == max(_STORIES)}
    kept = pairs({id: story[id] for id in large}, {id: first for id, first in found.items() if id in large})
    words = sum(document.raw.count(" ") for document in documents) / len(documents)
    print("| documents | words each | P | R | pair F1 | F1, 200 prints | seconds | processor | peak MB | texts MB |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    figures = f"{precision:.4f} | {recall:.4f} | {f1:.4f} | {kept.f1:.4f}"
    print(f"| {number} | {words:.0f} | {figures} | {wall:.0f} | {busy:.0f} | {_peak():.0f} | {before:.0f} |")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def drawn(number: int, seed: int = 1) -> Iterator[Document]:
    """Made-up articles: words after Zipf that depend on the word before, background that many share, notices.

    The name of a document is its story, a slash and its number. A copy is printed whole, or cut, extended or edited
    (5 to 10 words of a hundred replaced, dropped or doubled), or cut and edited.
    """
    chance = np.random.default_rng(seed)
    press = _Press(chance)
    made = 0
    while made < number:
        for article in press.articles(min(_BATCH, number - made)):
            prints = 1 if chance.random() < _ORIGINALS else _STORIES[int(chance.integers(len(_STORIES)))]
            for copy in range(min(prints, number - made)):
                yield press.printed(article if not copy else press.changed(article), f"s{made - copy}/{copy}", made)
                made += 1
            if made >= number:
                return


class _Press:
    """Draws articles as lists of paragraphs, and what outlets make of them."""

    def __init__(self, chance: np.random.Generator) -> None:
        self._chance = chance
        self._ranks = 1 / np.arange(1, _WORDS + 1)
        self._upto = np.cumsum(self._ranks) / self._ranks.sum()
        self._successors = self._zipf(_WORDS * _SUCCESSORS).reshape(_WORDS, _SUCCESSORS)
        self._liking = np.cumsum(self._ranks[:_SUCCESSORS]) / self._ranks[:_SUCCESSORS].sum()
        letters = chance.integers(97, 123, size=(_WORDS, 9))
        lengths = np.minimum(9, 2 + np.log2(np.arange(1, _WORDS + 1)) // 2).astype(int)
        self._spelt = np.array(["".join(map(chr, row[:n])) for row, n in zip(letters, lengths, strict=True)], object)
        self._background = self._texts(chance.integers(15, 60, _BACKGROUND))
        self._notices = self._texts(np.full(_OUTLETS, 20))
        popular = np.arange(1, _BACKGROUND + 1)
        self._popular = np.cumsum(1 / popular) / (1 / popular).sum()

    def _zipf(self, number: int) -> Words:
        return np.searchsorted(self._upto, self._chance.random(number)).astype(np.int64)

    def _texts(self, lengths: Words) -> list[Words]:
        """Chains of words, drawn side by side."""
        out = np.empty((int(lengths.max()), len(lengths)), np.int64)
        now = self._zipf(len(lengths))
        for row in out:
            row[:] = now
            liked = self._successors[now, np.searchsorted(self._liking, self._chance.random(len(now)))]
            now = np.where(self._chance.random(len(now)) < 0.5, liked, self._zipf(len(now)))
        return [out[:length, i].copy() for i, length in enumerate(lengths)]

    def articles(self, number: int) -> Iterator[Article]:
        """Articles of 60 to 1,500 words, 250 in the middle, in paragraphs of 20 to 80, up to three of background."""
        lengths = np.clip(self._chance.lognormal(np.log(250), 0.6, number), 60, 1500).astype(np.int64)
        for words in self._texts(lengths):
            cuts = np.cumsum(self._chance.integers(20, 80, len(words) // 20 + 1))
            paragraphs = np.split(words, cuts[cuts < len(words)])
            for _ in range(int(self._chance.integers(0, 4)) if len(words) > 150 else 0):
                which = int(np.searchsorted(self._popular, self._chance.random()))
                paragraphs.insert(int(self._chance.integers(1, len(paragraphs) + 1)), self._background[which])
            yield paragraphs

    def changed(self, article: Article) -> Article:
        """What another outlet makes of an article."""
        kind = int(self._chance.integers(5))
        if kind in (1, 4):  # cut from the end, by a fifth to two thirds
            article = article[: max(1, int(len(article) * self._chance.uniform(0.33, 0.8)))]
        if kind == 2:  # extended by a tenth to a half
            own = int(sum(map(len, article)) * self._chance.uniform(0.1, 0.5)) + 10
            article = [*article, *self._texts(np.full(max(1, own // 40), 40))]
        if kind in (3, 4):
            article = [self._edited(paragraph) for paragraph in article]
        return article

    def _edited(self, words: Words) -> Words:
        touched = self._chance.random(len(words)) < self._chance.uniform(0.05, 0.1)
        times = np.where(touched & (self._chance.random(len(words)) < 0.3), self._chance.integers(0, 3, len(words)), 1)
        return np.repeat(np.where(touched, self._zipf(len(words)), words), times)

    def printed(self, article: Article, name: str, number: int) -> Document:
        """The document of an article, with the notice of the outlet below it."""
        outlet = number % _OUTLETS
        texts = [self._sentence(words) for words in (*article, self._notices[outlet]) if len(words)]
        ends = np.cumsum([len(text) + 1 for text in texts])
        body = tuple((int(end) - len(text) - 1, int(end) - 1) for end, text in zip(ends, texts, strict=True))
        day = f"2023-{1 + number % 12:02d}-{1 + number % 28:02d}"
        id = f"D{(number * 2654435761) % 2**32:010d}"  # as a hash would have it: in no order
        return Document(id, name, "\n".join(texts), body, outlet=f"Outlet {outlet}", published=day)

    def _sentence(self, words: Sequence[int] | Words) -> str:
        return " ".join(self._spelt[words])


if __name__ == "__main__":
    main()
