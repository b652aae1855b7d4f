"""Fit linear models over named facts with numpy: logistic regression, and a ranker over groups of candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

STEPS = 300
RATE = 0.08


class Encoder:
    """Named facts as numbers: only facts seen at least ``least`` times in training get one."""

    def __init__(self, examples: Sequence[Sequence[str]], least: int = 2) -> None:
        counts = Counter(name for facts in examples for name in set(facts))
        self.names = sorted(name for name, count in counts.items() if count >= least)
        self._numbers = {name: number for number, name in enumerate(self.names)}

    def encode(self, examples: Sequence[Sequence[str]]) -> tuple[np.ndarray, np.ndarray]:
        """Return the facts' numbers of all examples in one array, and which example each belongs to."""
        columns, rows = [], []
        for row, facts in enumerate(examples):
            for name in facts:
                number = self._numbers.get(name)
                if number is not None:
                    columns.append(number)
                    rows.append(row)
        return np.array(columns, dtype=np.int64), np.array(rows, dtype=np.int64)


def _adam(weights: np.ndarray, gradient_of, steps: int = STEPS) -> np.ndarray:
    """Return the weights after ``steps`` full-batch Adam steps."""
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        gradient = gradient_of(weights)
        first = 0.9 * first + 0.1 * gradient
        second = 0.999 * second + 0.001 * gradient**2
        rate = RATE * (1 - step / (steps + 1)) + 0.002
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def fit_classes(
    examples: Sequence[Sequence[str]],
    labels: Sequence[int],
    classes: int,
    penalty: float,
    importance: np.ndarray | None = None,
) -> tuple[list[str], np.ndarray]:
    """Return names and weights (facts × classes) of a multinomial logistic regression with an L2 penalty."""
    encoder = Encoder(examples)
    columns, rows = encoder.encode(examples)
    count = len(examples)
    gold = np.eye(classes)[np.asarray(labels)]
    weight = np.ones(count) if importance is None else importance

    def gradient_of(weights: np.ndarray) -> np.ndarray:
        scores = np.stack([np.bincount(rows, weights[columns, k], count) for k in range(classes)], axis=1)
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        error = (chances - gold) * weight[:, None]
        size = len(encoder.names)
        gradient = np.stack([np.bincount(columns, error[rows, k], size) for k in range(classes)], axis=1)
        return gradient + penalty * weights

    return encoder.names, _adam(np.zeros((len(encoder.names), classes)), gradient_of)


def fit_ranker(
    groups: Sequence[Sequence[Sequence[str]]], right: Sequence[Sequence[int]], penalty: float
) -> tuple[list[str], np.ndarray]:
    """Return names and weights (facts × 1) that lift the right candidates of each group above the others."""
    flat = [facts for group in groups for facts in group]
    encoder = Encoder(flat)
    columns, rows = encoder.encode(flat)
    sizes = np.array([len(group) for group in groups])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    group_of = np.repeat(np.arange(len(groups)), sizes)
    gold = np.zeros(len(flat))
    for number, indexes in enumerate(right):
        for index in indexes:
            gold[starts[number] + index] = 1

    def gradient_of(weights: np.ndarray) -> np.ndarray:
        scores = np.bincount(rows, weights[columns, 0], len(flat))
        scores -= np.maximum.reduceat(scores, starts)[group_of]
        chances = np.exp(scores)
        chances /= np.add.reduceat(chances, starts)[group_of]
        among = chances * gold
        total = np.add.reduceat(among, starts)[group_of]
        error = chances - among / np.maximum(total, 1e-12)
        return np.bincount(columns, error[rows], len(encoder.names))[:, None] + penalty * weights

    return encoder.names, _adam(np.zeros((len(encoder.names), 1)), gradient_of)


def isotonic(pairs: Sequence[tuple[float, bool]], least: int = 15) -> list[tuple[float, float]]:
    """Return knots (score, share right) that never fall: adjacent violators pooled in bins of ``least`` pairs or more.

    A share of 1 is never given: each bin counts half a wrong case more than it has.
    """
    ordered = sorted(pairs)
    blocks: list[list[float]] = []
    for start in range(0, len(ordered), least):
        part = ordered[start : start + least]
        blocks.append([sum(score for score, _ in part), sum(right for _, right in part), len(part)])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [one + other for one, other in zip(blocks[-1], last, strict=True)]
    knots: list[tuple[float, float]] = []
    for scores, right, count in blocks:
        knot = (scores / count, right / (count + 0.5))
        if not knots or knot[0] > knots[-1][0] + 1e-6:
            knots.append(knot)
    return knots or [(0.5, 0.5)]
