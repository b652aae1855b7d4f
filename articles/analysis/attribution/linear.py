"""Linear models over named facts: read once, added up fast."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

WEIGHTS = Path(__file__).parent.parent / "weights" / "attribution.npz"


class Linear:
    """One row of weights per fact, one column per class."""

    def __init__(self, names: Sequence[str], weights: np.ndarray) -> None:
        self.columns = weights.shape[1]
        self._rows = dict(zip(names, map(tuple, weights.tolist()), strict=True))
        self._zero = (0.0,) * self.columns
        self._first = {name: row[0] for name, row in self._rows.items()}

    def scores(self, facts: Iterable[str]) -> list[float]:
        """Return the sum of the facts' rows."""
        get = self._rows.get
        rows = [row for row in map(get, facts) if row is not None]
        return list(map(sum, zip(*rows, strict=True))) if rows else list(self._zero)

    def score(self, facts: Iterable[str]) -> float:
        """Return the sum of the facts' weights in a model of one column."""
        get = self._first.get
        return sum([get(fact, 0.0) for fact in facts])


def softmax(scores: Sequence[float]) -> list[float]:
    """Return probabilities that add up to 1."""
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


def stored_linear(stored: Mapping[str, np.ndarray], name: str) -> Linear:
    """Return the model called ``name`` among the arrays of a weights file."""
    return Linear(str(stored[f"{name}-names"]).split("\n"), stored[f"{name}-weights"].astype(np.float32))
