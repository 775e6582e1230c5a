"""Training of the small nets of the cleaner: one hidden layer, numpy alone, the same weights on every run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dragoman.reading import features

_DROP = 0.2
_RATE, _LEAST_RATE = 3e-3, 1e-4
_EACH = 2  # nets that are trained from different starts; their outputs are averaged

Floats = npt.NDArray[np.float32]
Weights = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Plan:
    """``hidden``: units. ``rounds``: passes over the rows, ``batch`` at a time. ``decay``: cost of weights, squared."""

    hidden: int
    rounds: int
    batch: int
    decay: float


def train(rows: Floats, goal: Floats, cost: Floats, plan: Plan) -> Weights:
    """The nets side by side as one, with the mean and spread that features are scaled by."""
    mean, spread = rows.mean(0), rows.std(0) + 1e-3
    scaled = ((rows - mean) / spread).clip(-features.CLIP, features.CLIP).astype(np.float32)
    nets = [_net(scaled, goal, cost / cost.mean(), plan, seed) for seed in range(_EACH)]
    inward, bias, outward = (np.concatenate([net[k] for net in nets], axis=-1) for k in range(3))
    offset = np.mean([net[3] for net in nets], dtype=np.float32, keepdims=True).reshape(1)
    found = {"mean": mean, "spread": spread, "inward": inward, "bias": bias, "outward": outward / _EACH}
    return {name: values.astype(np.float32) for name, values in found.items()} | {"offset": offset}


def _net(rows: Floats, goal: Floats, cost: Floats, plan: Plan, seed: int) -> list[Floats]:
    """Adam (Kingma and Ba 2015), dropout, cross-entropy weighed by cost."""
    chance = np.random.default_rng(seed)
    weights = _start(chance, rows.shape[1], plan.hidden)
    means, squares = [np.zeros_like(w) for w in weights], [np.zeros_like(w) for w in weights]
    step = 0
    for turn in range(plan.rounds):
        order = chance.permutation(len(goal))
        rate = _RATE * (1 - turn / plan.rounds) + _LEAST_RATE
        for start in range(0, len(order), plan.batch):
            at = order[start : start + plan.batch]
            step += 1
            slopes = _slopes(weights, rows[at], goal[at], cost[at], chance, plan.decay)
            for w, slope, mean, square in zip(weights, slopes, means, squares, strict=True):
                mean += 0.1 * (slope - mean)
                square += 0.001 * (slope**2 - square)
                w -= (rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)).astype(np.float32)
    return weights


def _start(chance: np.random.Generator, width: int, hidden: int) -> list[Floats]:
    return [
        chance.normal(0, width**-0.5, (width, hidden)).astype(np.float32),
        np.zeros(hidden, np.float32),
        chance.normal(0, hidden**-0.5, hidden).astype(np.float32),
        np.zeros(1, np.float32),
    ]


def _slopes(
    weights: list[Floats], rows: Floats, goal: Floats, cost: Floats, chance: np.random.Generator, decay: float
) -> list[Floats]:
    inward, bias, outward, offset = weights
    kept = ((chance.random((len(rows), len(bias)), dtype=np.float32) > _DROP) / (1 - _DROP)).astype(np.float32)
    raw = np.maximum(rows @ inward + bias, 0)
    hidden = raw * kept
    found = 1 / (1 + np.exp(-(hidden @ outward + offset)))
    error = ((found - goal) * cost / len(rows)).astype(np.float32)
    back = np.outer(error, outward) * kept * (raw > 0)
    return [rows.T @ back + decay * inward, back.sum(0), hidden.T @ error + decay * outward, error.sum(keepdims=True)]
