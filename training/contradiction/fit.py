"""Boosted trees and their calibration, as the combiner's JSON tells them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

from training.contradiction import recipe


def classifier(*, trees: int, leaf: int) -> GradientBoostingClassifier:
    """Return boosted trees that have learned nothing yet; ``leaf`` is the smallest number of examples in a leaf."""
    return GradientBoostingClassifier(
        n_estimators=trees, learning_rate=0.05, max_depth=3, min_samples_leaf=leaf, subsample=0.7, max_features=0.4,
        random_state=recipe.SEED,
    )  # fmt: skip


def log_odds(chances: np.ndarray) -> np.ndarray:
    """Return the log odds of probabilities."""
    chances = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.log(chances / (1 - chances))


def as_json(
    made: GradientBoostingClassifier, names: Sequence[str], scores: np.ndarray, truth: np.ndarray
) -> tuple[dict, np.ndarray]:
    """Return trees as plain JSON, and the probabilities of ``scores`` by Platt's calibration (Platt 1999).

    ``scores`` are cross-validated log odds of examples whose ``truth`` is known; the calibration is learned from them.
    """
    line = LogisticRegression(C=100).fit(scores[:, None], truth)
    slope, intercept = float(line.coef_[0, 0]), float(line.intercept_[0])
    trees = []
    for (regressor,) in made.estimators_:
        tree = regressor.tree_
        trees.append(
            {
                "feature": [int(index) if index >= 0 else -1 for index in tree.feature],
                "threshold": [round(float(value), 5) for value in tree.threshold],
                "left": [max(0, int(index)) for index in tree.children_left],
                "right": [max(0, int(index)) for index in tree.children_right],
                "value": [round(float(value) * made.learning_rate, 6) for value in tree.value[:, 0, 0]],
            }
        )
    start = float(log_odds(made.init_.class_prior_[1:])[0])
    data = {"features": list(names), "start": start, "slope": slope, "intercept": intercept, "trees": trees}
    return data, 1 / (1 + np.exp(-(slope * scores + intercept)))
