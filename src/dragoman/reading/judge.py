"""A small learned judge: how likely each block of a page's text is a part of the article, its first, its last.

Nets with one hidden layer: one over the features of `features`, two more over those and the first one's word on the
blocks around (`edges`). Their weights, ``weights/blocks.npz``, are made by ``benchmarks/blocks.py``, where the data
recipe stands. It says where the article begins and ends (`bounds`), and whether what stands before its first paragraph
is a part of it (`heads`); nothing between the first and the last paragraph is ever dropped on its word.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dragoman.reading import edges, features
from dragoman.reading.blocks import Block
from dragoman.reading.contexts import Matrix

SUREST = 3.0  # log odds; the judge is never more certain than 20 to 1
NETS = ("article", "first", "last")
_PARTS = ("mean", "spread", "inward", "bias", "outward", "offset")


class Verdict(NamedTuple):
    """For each block the log odds that it is article (within 3 of nought), the article's first, the article's last."""

    article: Matrix
    first: Matrix
    last: Matrix


class Judge:
    """``weights``: for each net, ``NAME_mean`` and ``NAME_spread`` of its features, and its layers.

    The layers are ``inward``, ``bias``, ``outward`` and ``offset``.
    """

    def __init__(self, weights: Mapping[str, npt.NDArray[np.floating[Any]]]) -> None:
        self._weights = {name: values.astype(np.float64) for name, values in weights.items()}

    def verdict(self, blocks: Sequence[Block], first: int, last: int) -> Verdict:
        """What it says of each block. ``first``, ``last``: the bounds by rule."""
        rows = features.matrix(blocks, first, last)
        article = self.odds("article", rows).clip(-SUREST, SUREST)
        near = np.hstack([rows, edges.matrix(blocks, article)])
        return Verdict(article, self.odds("first", near), self.odds("last", near))

    def odds(self, name: str, rows: Matrix) -> Matrix:
        """The log odds by one net."""
        of = {part: self._weights[f"{name}_{part}"] for part in _PARTS}
        scaled = ((rows - of["mean"]) / of["spread"]).clip(-features.CLIP, features.CLIP)
        found: Matrix = np.maximum(scaled @ of["inward"] + of["bias"], 0) @ of["outward"] + of["offset"]
        return found


@lru_cache(maxsize=1)
def shipped() -> Judge:
    """The one whose weights come with the package."""
    return Judge(stored("blocks"))


def stored(name: str) -> dict[str, npt.NDArray[np.floating[Any]]]:
    """The arrays of ``weights/NAME.npz``."""
    data = (files("dragoman.reading") / "weights" / f"{name}.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as found:
        return {key: found[key] for key in found.files}
