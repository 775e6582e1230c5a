"""Phrases that speak of the same thing, put together: tf-idf, cosine, average linkage. Pure and deterministic.

Weights after Salton & Buckley, "Term-weighting approaches in automatic text retrieval", Information Processing &
Management 24 (1988); average linkage (UPGMA) after Sokal & Michener, University of Kansas Science Bulletin 38 (1958).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Bag = Mapping[str, float]
Matrix = NDArray[np.float64]
MOST = 600  # bags that are linked pair by pair; memory and time grow with the square and the cube


def weighted(bags: Sequence[Bag]) -> Matrix:
    """One row a bag, of length 1 (0 for an empty bag): the weight of each word times how few bags have it."""
    seen = Counter(word for bag in bags for word in bag)
    column = {word: i for i, word in enumerate(sorted(seen))}
    rows = np.zeros((len(bags), max(len(column), 1)))
    for i, bag in enumerate(bags):
        for word, weight in bag.items():
            rows[i, column[word]] = weight * (1.0 + math.log(len(bags) / seen[word]))
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(length == 0, 1.0, length))


def cluster(bags: Sequence[Bag], least: float) -> list[list[int]]:
    """Indices of bags by cluster, the largest first, then by first member.

    Two clusters are joined while the mean cosine of their pairs is at least ``least`` (0-1). Past ``MOST`` bags the
    rest is put to the cluster that it is most like, or stays alone.
    """
    rows = weighted(bags)
    groups = _linked(rows[:MOST], least)
    for i in range(MOST, len(bags)):
        means = [float(np.mean(rows[group] @ rows[i])) for group in groups]
        best = max(range(len(means)), key=lambda k: (means[k], -k))
        if means[best] >= least:
            groups[best].append(i)
        else:
            groups.append([i])
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group))


def _linked(rows: Matrix, least: float) -> list[list[int]]:
    groups: list[list[int]] = [[i] for i in range(len(rows))]
    total = rows @ rows.T  # sums of the cosines between the members of two clusters
    size = np.ones(len(rows))
    alive = np.ones(len(rows), dtype=bool)
    while alive.sum() > 1:
        mean = total / np.outer(size, size)
        mean[~alive] = mean[:, ~alive] = -1.0
        np.fill_diagonal(mean, -1.0)
        flat = int(np.argmax(np.round(mean, 9)))  # rounded: the same order on every machine
        a, b = sorted(divmod(flat, len(rows)))
        if mean[a, b] < least:
            break
        total[a] += total[b]
        total[:, a] += total[:, b]
        size[a] += size[b]
        alive[b] = False
        groups[a] += groups[b]
    return [group for group, there in zip(groups, alive, strict=True) if there]
