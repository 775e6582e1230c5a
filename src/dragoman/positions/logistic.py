"""Logistic regression that starts from a given opinion: the weights move it, and are pulled towards zero.

Minimises ``sum(log(1 + exp(-s * (offset + w.x)))) + penalty / 2 * |w|^2`` (s: 1 or -1), which has one minimum (Hastie,
Tibshirani, Friedman: The Elements of Statistical Learning, 2nd ed., 4.4 and 18.4). It is solved by Newton's method over
the rows (``w = sum(a_i * x_i)``), of which there are few, and not over the features, of which there are many.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

Features = Mapping[str, float]
_STEPS = 50
_DIGITS = 6  # of a weight: what differs beyond is the arithmetic of the machine


def fit(rows: Sequence[Features], labels: Sequence[bool], offsets: Sequence[float], penalty: float) -> dict[str, float]:
    """The weight of every feature, by name; one of zero is left out. The same rows give the same weights."""
    if not rows:
        return {}
    names = sorted({name for row in rows for name in row})
    place = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            matrix[i, place[name]] = value
    weights = matrix.T @ _solve(matrix @ matrix.T / penalty, np.array(labels, float), np.array(offsets)) / penalty
    return {name: round(float(w), _DIGITS) for name, w in zip(names, weights, strict=True) if round(float(w), _DIGITS)}


def _solve(kernel: Any, labels: Any, offsets: Any) -> Any:
    """The share of each row in the weights: ``a = y - p(offset + kernel a)``. Newton's method, steps halved."""
    shares = np.zeros(len(labels))
    for _ in range(_STEPS):
        chance = _sigmoid(offsets + kernel @ shares)
        miss = labels - chance - shares
        if float(np.abs(miss).max()) < 1e-9:
            break
        slope = np.eye(len(labels)) + (chance * (1 - chance))[:, None] * kernel
        shares = _towards(kernel, labels, offsets, shares, np.linalg.solve(slope, miss))
    return shares


def _towards(kernel: Any, labels: Any, offsets: Any, shares: Any, step: Any) -> Any:
    """As far along the step as the loss falls."""
    before, size = _loss(kernel, labels, offsets, shares), 1.0
    while size > 1e-6 and _loss(kernel, labels, offsets, shares + size * step) > before + 1e-12:
        size /= 2
    return shares + size * step


def _loss(kernel: Any, labels: Any, offsets: Any, shares: Any) -> float:
    found = kernel @ shares
    signed = np.where(labels > 0, 1, -1) * (offsets + found)
    return float(np.logaddexp(0, -signed).sum() + shares @ found / 2)


def _sigmoid(values: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(values, -500, 500)))


def score(weights: Mapping[str, float], row: Features, offset: float) -> float:
    """The log odds of a row."""
    return offset + math.fsum(weights.get(name, 0.0) * value for name, value in row.items())
