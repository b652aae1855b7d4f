"""One decision out of many signs: boosted trees over the features, then a calibration, all read from plain JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

_COLUMNS = {"feature": np.int64, "threshold": np.float64, "left": np.int64, "right": np.int64, "value": np.float64}


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted decision trees, calibrated. The arrays have a row for each tree and a column for each of its nodes.

    A leaf is its own left and right. ``weights`` are those of a logistic regression whose log odds are added, or of
    none.
    """

    features: tuple[str, ...]
    start: float
    feature: np.ndarray
    threshold: np.ndarray
    left: np.ndarray
    right: np.ndarray
    value: np.ndarray
    slope: float
    intercept: float
    weights: np.ndarray

    def probabilities(self, rows: np.ndarray) -> np.ndarray:
        """Return the calibrated probability of contradiction for each row of features."""
        score = self.start + (rows @ self.weights if len(self.weights) else np.zeros(len(rows)))
        tree, row = np.arange(len(self.feature)), np.arange(len(rows))[:, None]
        at = np.zeros((len(rows), len(self.feature)), np.int64)
        before = None
        while before is None or (at != before).any():
            goes_left = rows[row, self.feature[tree, at]] <= self.threshold[tree, at]
            before, at = at, np.where(goes_left, self.left[tree, at], self.right[tree, at])
        score += self.value[tree, at].sum(axis=1)
        return 1 / (1 + np.exp(-(self.slope * score + self.intercept)))


@dataclass(frozen=True, slots=True)
class ReadingOn:
    """A logistic regression on what is known of a pair of one article before it is read to the end.

    ``weight`` is that of the log odds which the network's lowest layers give the pair, ``weights`` those of the
    features. Nothing comes of reading on where all of it is below zero.
    """

    features: tuple[str, ...]
    start: float
    weight: float
    weights: np.ndarray

    def needed(self, rows: np.ndarray) -> np.ndarray:
        """Return, for each row of features, what the lowest layers have to give for the pair to be read on."""
        return 1 / (1 + np.exp((self.start + rows @ self.weights) / self.weight))


# What a pair needs by itself to be taken for a contradiction because nothing else is near. In articles that are aside
# as many are found with it as without, and the texts that tests have nothing shown in stay quiet.
BY_ITSELF = 0.18
# More company than this counts no more: one sentence may truly clash with six that say the same, and is sure of each.
MOST_MASS = 2.5


@dataclass(frozen=True, slots=True)
class Company:
    """A logistic regression on a pair's chance by itself and what else its two sentences may clash with.

    ``weight`` is that of the log odds of the chance, ``mass`` that of the other pairs' chances, added up: negative,
    since what clashes with everything clashes with nothing.
    """

    start: float
    weight: float
    mass: float

    def probabilities(self, chances: np.ndarray, masses: np.ndarray) -> np.ndarray:
        """Return the calibrated probability of contradiction of pairs with these chances and masses."""
        odds, masses = np.clip(chances, 1e-6, 1 - 1e-6), np.minimum(masses, MOST_MASS)
        found = 1 / (1 + np.exp(-(self.start + self.weight * np.log(odds / (1 - odds)) + self.mass * masses)))
        return np.where(chances < BY_ITSELF, np.minimum(chances, found), found)

    def least(self, probability: float) -> float:
        """Return the chance by itself that a pair needs to reach ``probability`` where nothing else clashes."""
        needed = (np.log(probability / (1 - probability)) - self.start) / self.weight
        return max(BY_ITSELF, float(1 / (1 + np.exp(-needed))))


@dataclass(frozen=True, slots=True)
class Combiner:
    """What was learned for deciding: with the network, for when there is none, and inside one article.

    Each of the first and the last has the probability from which a pair is shown; inside one article it is that in
    ``company``.
    """

    version: str
    shown_from: float
    with_network: Trees
    rules_only: Trees
    inside: Trees
    company: Company
    inside_shown_from: float
    reading_on: ReadingOn


def trees_of(data: dict) -> Trees:
    """Return the trees that plain JSON tells of: each node's feature (-1 at a leaf), threshold, children, value."""
    trees = data["trees"]
    shape = len(trees), max((len(tree["feature"]) for tree in trees), default=0)
    nodes = {name: np.zeros(shape, kind) for name, kind in _COLUMNS.items()}
    for number, tree in enumerate(trees):
        size = len(tree["feature"])
        for name, column in nodes.items():
            column[number, :size] = tree[name]
    leaf = nodes["feature"] < 0
    itself = np.broadcast_to(np.arange(shape[1]), shape)
    children = {side: np.where(leaf, itself, nodes[side]) for side in ("left", "right")}
    return Trees(
        features=tuple(data["features"]),
        start=data["start"],
        feature=np.where(leaf, 0, nodes["feature"]),
        threshold=nodes["threshold"],
        **children,
        value=nodes["value"],
        slope=data["slope"],
        intercept=data["intercept"],
        weights=np.array(data.get("weights", ())),
    )


@lru_cache(maxsize=2)
def open_combiner(path: Path) -> Combiner:
    """Read the combiner from its JSON file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    on = data["reading_on"]
    return Combiner(
        data["version"],
        data["shown_from"],
        trees_of(data["with_network"]),
        trees_of(data["rules_only"]),
        trees_of(data["inside"]),
        Company(**data["company"]),
        data["inside_shown_from"],
        ReadingOn(
            tuple(on["features"]),
            on["start"],
            on["weight"],
            np.array(on["weights"]),
        ),
    )
