"""A small learned judge: how likely each block of a page's text is a part of the article.

A net with one hidden layer over the features of `features`. Its weights, ``weights/blocks.npz``, are made by
``benchmarks/blocks.py``, where the data recipe stands. It only says where the article begins and ends (`bounds`); no
paragraph between the two is ever dropped on its word.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np

from dragoman.reading import features
from dragoman.reading.blocks import Block
from dragoman.reading.features import Matrix

_SUREST = 3.0  # log odds; the judge is never more certain than 20 to 1


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Matrix]:
    data = (files("dragoman.reading") / "weights" / "blocks.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as stored:
        return {name: stored[name].astype(np.float64) for name in stored.files}


def log_odds(blocks: Sequence[Block], first: int, last: int) -> Matrix:
    """For each block the log odds, within 3 of nought, that it is article. ``first``, ``last``: the bounds by rule."""
    weights = _weights()
    rows = (features.matrix(blocks, first, last) - weights["mean"]) / weights["spread"]
    hidden = np.maximum(rows.clip(-features.CLIP, features.CLIP) @ weights["inward"] + weights["bias"], 0)
    found: Matrix = (hidden @ weights["outward"] + weights["offset"]).clip(-_SUREST, _SUREST)
    return found
