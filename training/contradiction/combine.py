"""Learn the combiner: from network and comparators to one calibrated probability, and the threshold to show from.

The hand-written pairs are read by the network of the fold that never saw their topic, so that the combiner learns how
far the network can be trusted on news it does not know. Nothing held out comes near it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from articles.analysis.contradiction.claims import Prepared, prepare
from articles.analysis.contradiction.clashes import clashes
from articles.analysis.contradiction.combiner import trees_of
from articles.analysis.contradiction.engine import read_both_ways
from articles.analysis.contradiction.features import NAMES, NETWORK_NAMES, features, network_features
from articles.analysis.types import ComparableClaim
from training.contradiction import recipe
from training.contradiction.general_data import LABELS, SHARED, read_pairs
from training.contradiction.inside import learn_inside, sentence_pairs
from training.contradiction.news_data import NewsPair, generated, hand_written, in_passages, inside_articles, unrelated
from training.contradiction.stages import RUNS, fold_of

WEIGHTS = {"hand": 4.0, "passages": 1.0, "generated": 0.5, "inside": 0.7, "unrelated": 0.7, "general": 0.5}
COUNTS = {"generated": 800, "inside": 700, "unrelated": 600, "general": 300}
GENERAL_SETS = ("snli", "mnli15k", "fm2", "fever_dev", "conjnli", "neg_nli", "taxinli", "cad_snli", "med")
# Of predictions by networks that learned from fewer topics than the one that ships, which is more precise.
WANTED_PRECISION = 0.84


class Examples(NamedTuple):
    """Features (pairs, columns), whether each is a contradiction, its weight, and the group it stays with.

    ``by_hand`` says which are written by hand: calibration and threshold are theirs.
    """

    rows: np.ndarray
    truth: np.ndarray
    weight: np.ndarray
    group: np.ndarray
    by_hand: np.ndarray


def pair_features(pairs: Sequence[NewsPair], folder: Path) -> np.ndarray:
    """Return the features of pairs, read by the network in ``folder``."""
    sides: list[tuple[Prepared, Prepared]] = [
        (prepare(ComparableClaim(pair.premise)), prepare(ComparableClaim(pair.hypothesis))) for pair in pairs
    ]
    plain = np.array([features(a, b, clashes(a, b)) for a, b in sides])
    return np.hstack([plain, network_features(read_both_ways(sides, folder))])


def _general(draw: random.Random) -> list[NewsPair]:
    found = []
    for name in GENERAL_SETS:
        pairs = read_pairs(SHARED / "learn" / f"{name}.jsonl")
        for pair in draw.sample(pairs, COUNTS["general"]):
            found.append(NewsPair(pair.premise, pair.hypothesis, LABELS[pair.label], "general", f"general {name}"))
    return found


def examples() -> Examples:
    """Return everything that the combiner learns from."""
    draw = random.Random(recipe.SEED)
    hand = hand_written(held_out=False)
    parts: list[tuple[str, list[NewsPair], Path]] = [
        ("hand", [pair for pair in hand if fold_of(pair.topic) == fold], RUNS / f"onnx-hand-{fold}")
        for fold in range(recipe.FOLDS)
        if (RUNS / f"onnx-hand-{fold}" / "model.onnx").is_file()
    ]
    parts += [("passages", in_passages(pairs, 1.0, draw), folder) for _, pairs, folder in parts]
    elsewhere = RUNS / "onnx-hand-0"
    unseen = [pair for pair in hand if fold_of(pair.topic) == 0]
    parts += [
        ("generated", generated(COUNTS["generated"], recipe.SEED + 100), elsewhere),
        ("inside", inside_articles(COUNTS["inside"], draw), elsewhere),
        ("unrelated", unrelated(unseen, COUNTS["unrelated"], draw), elsewhere),
        ("general", _general(draw), elsewhere),
    ]
    rows, truth, weight, group, by_hand = [], [], [], [], []
    for name, pairs, folder in parts:
        rows.append(pair_features(pairs, folder))
        truth += [pair.label == "contradiction" for pair in pairs]
        weight += [WEIGHTS[name]] * len(pairs)
        group += [f"{pair.topic} {index % 6 if name == 'inside' else ''}" for index, pair in enumerate(pairs)]
        by_hand += [name == "hand"] * len(pairs)
    return Examples(np.vstack(rows), np.array(truth), np.array(weight), np.array(group), np.array(by_hand))


def _classifier() -> GradientBoostingClassifier:
    return GradientBoostingClassifier(
        n_estimators=160, learning_rate=0.05, max_depth=3, min_samples_leaf=25, subsample=0.7, max_features=0.4,
        random_state=recipe.SEED,
    )  # fmt: skip


def _log_odds(chances: np.ndarray) -> np.ndarray:
    chances = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.log(chances / (1 - chances))


def cross_validated(found: Examples, columns: slice) -> np.ndarray:
    """Return the score (log odds) of every example, from a classifier that never saw its group."""
    scores = np.zeros(len(found.truth))
    for learn, test in GroupKFold(8).split(found.rows, found.truth, found.group):
        made = _classifier().fit(found.rows[learn][:, columns], found.truth[learn], found.weight[learn])
        scores[test] = _log_odds(made.predict_proba(found.rows[test][:, columns])[:, 1])
    return scores


def best_threshold(chances: np.ndarray, truth: np.ndarray, precision: float = WANTED_PRECISION) -> float:
    """Return the threshold with the highest F1 among those that reach ``precision``."""
    best = (-1.0, 0.5)
    for threshold in np.linspace(0.3, 0.95, 66):
        shown = chances >= threshold
        right = (shown & truth).sum()
        if shown.sum() and right / shown.sum() >= precision:
            best = max(best, (2 * right / (shown.sum() + truth.sum()), float(threshold)))
    return round(best[1], 3)


def _as_json(made: GradientBoostingClassifier, names: Sequence[str], slope: float, intercept: float) -> dict:
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
    start = float(_log_odds(made.init_.class_prior_[1:])[0])
    return {"features": list(names), "start": start, "slope": slope, "intercept": intercept, "trees": trees}


def _learned(found: Examples, columns: slice, names: Sequence[str]) -> tuple[dict, np.ndarray]:
    """Fit, calibrate on cross-validated scores of the hand-written pairs; return the JSON and those probabilities."""
    scores = cross_validated(found, columns)
    line = LogisticRegression(C=100).fit(scores[found.by_hand, None], found.truth[found.by_hand])
    slope, intercept = float(line.coef_[0, 0]), float(line.intercept_[0])
    made = _classifier().fit(found.rows[:, columns], found.truth, found.weight)
    chances = 1 / (1 + np.exp(-(slope * scores + intercept)))
    return _as_json(made, names, slope, intercept), chances


def combine(path: Path) -> dict:
    """Learn the combiner, write it to ``path``, and return its cross-validated scores."""
    found = examples()
    both, chances = _learned(found, slice(None), [*NAMES, *NETWORK_NAMES])
    rules, rules_chances = _learned(found, slice(0, len(NAMES)), NAMES)
    threshold = best_threshold(chances[found.by_hand], found.truth[found.by_hand])
    made, inside_scores = learn_inside(sentence_pairs(trees_of(both), RUNS))
    data = {
        "version": recipe.VERSION, "shown_from": threshold, "with_network": both, "rules_only": rules, "inside": made,
    }  # fmt: skip
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    shown, truth = chances[found.by_hand] >= threshold, found.truth[found.by_hand]
    return {
        "cross_validated": {
            "pairs": int(found.by_hand.sum()),
            "precision": float(truth[shown].mean()),
            "recall": float(shown[truth].mean()),
            "threshold": threshold,
            "rules_only_recall_at_half": float((rules_chances[found.by_hand] >= 0.5)[truth].mean()),
        },
        "inside_articles_cross_validated": inside_scores,
    }
