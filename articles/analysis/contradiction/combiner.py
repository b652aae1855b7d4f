"""One decision out of many signs: boosted trees over the features, then a calibration, all read from plain JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted decision trees: each an array of (feature, threshold, left, right, value), feature -1 at a leaf.

    ``weights`` are those of a logistic regression whose log odds are added, or of none.
    """

    features: tuple[str, ...]
    start: float
    trees: tuple[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray], ...]
    slope: float
    intercept: float
    weights: np.ndarray

    def probabilities(self, rows: np.ndarray) -> np.ndarray:
        """Return the calibrated probability of contradiction for each row of features."""
        score = self.start + (rows @ self.weights if len(self.weights) else np.zeros(len(rows)))
        everyone = np.arange(len(rows))
        for feature, threshold, left, right, value in self.trees:
            at = np.zeros(len(rows), np.int64)
            while (inner := feature[at] >= 0).any():
                goes_left = rows[everyone, np.maximum(feature[at], 0)] <= threshold[at]
                at = np.where(inner, np.where(goes_left, left[at], right[at]), at)
            score += value[at]
        return 1 / (1 + np.exp(-(self.slope * score + self.intercept)))


@dataclass(frozen=True, slots=True)
class Combiner:
    """What was learned for deciding: with the network, for when there is none, and inside one article.

    Each of the first and the last has the probability from which a pair is shown.
    """

    version: str
    shown_from: float
    with_network: Trees
    rules_only: Trees
    inside: Trees
    inside_shown_from: float


def trees_of(data: dict) -> Trees:
    """Return the trees that plain JSON tells of."""
    columns = ("feature", "threshold", "left", "right", "value")
    kinds = (np.int64, np.float64, np.int64, np.int64, np.float64)
    return Trees(
        tuple(data["features"]),
        data["start"],
        tuple(
            tuple(np.array(tree[name], kind) for name, kind in zip(columns, kinds, strict=True))
            for tree in data["trees"]
        ),
        data["slope"],
        data["intercept"],
        np.array(data.get("weights", ())),
    )


@lru_cache(maxsize=2)
def open_combiner(path: Path) -> Combiner:
    """Read the combiner from its JSON file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Combiner(
        data["version"],
        data["shown_from"],
        trees_of(data["with_network"]),
        trees_of(data["rules_only"]),
        trees_of(data["inside"]),
        data["inside_shown_from"],
    )
