"""Learn the combiner: from network and comparators to one calibrated probability, and the threshold to show from.

The sets that are aside are read by the network that ships, which never saw their topics, so that the combiner learns
how far it can be trusted on news it does not know. Nothing held out comes near it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from articles.analysis.contradiction.claims import Prepared, prepare
from articles.analysis.contradiction.clashes import clashes
from articles.analysis.contradiction.engine import read_both_ways
from articles.analysis.contradiction.features import NAMES, NETWORK_NAMES, features, network_features
from articles.analysis.types import ComparableClaim
from training.contradiction import recipe
from training.contradiction.fit import as_json, classifier, log_odds
from training.contradiction.general_data import LABELS, SHARED, read_pairs
from training.contradiction.inside import learn_inside, sentence_pairs
from training.contradiction.news_data import (
    NewsPair,
    generated,
    hand_written,
    in_passages,
    inside_articles,
    sets,
    unrelated,
)
from training.contradiction.real_articles import apart_pairs
from training.contradiction.stages import RUNS

WEIGHTS = {"hand": 4.0, "passages": 1.0, "generated": 0.5, "inside": 0.7, "unrelated": 0.7, "general": 0.5, "real": 0.7}
COUNTS = {"generated": 800, "inside": 700, "unrelated": 600, "general": 300, "real": 900}
GENERAL_SETS = ("snli", "mnli15k", "fm2", "fever_dev", "conjnli", "neg_nli", "taxinli", "cad_snli", "med")
NETWORK = RUNS / "onnx-desk"
# Of predictions by networks that learned from fewer topics than the one that ships, which is more precise.
WANTED_PRECISION = 0.86


class Examples(NamedTuple):
    """Features (pairs, columns), whether each is a contradiction, its weight, and the group it stays with.

    ``by_hand`` says which are written by hand: calibration and threshold are theirs.
    """

    rows: np.ndarray
    truth: np.ndarray
    weight: np.ndarray
    group: np.ndarray
    by_hand: np.ndarray


def pair_features(pairs: Sequence[NewsPair], folder: Path | None) -> np.ndarray:
    """Return the features of pairs, read by the network in ``folder`` (``None``: by the comparators alone)."""
    sides: list[tuple[Prepared, Prepared]] = [
        (prepare(ComparableClaim(pair.premise)), prepare(ComparableClaim(pair.hypothesis))) for pair in pairs
    ]
    plain = np.array([features(a, b, clashes(a, b)) for a, b in sides])
    if folder is None:
        return plain
    return np.hstack([plain, network_features(read_both_ways(sides, folder, [False] * len(sides)))])


def _general(draw: random.Random) -> list[NewsPair]:
    found = []
    for name in GENERAL_SETS:
        pairs = read_pairs(SHARED / "learn" / f"{name}.jsonl")
        for pair in draw.sample(pairs, COUNTS["general"]):
            found.append(NewsPair(pair.premise, pair.hypothesis, LABELS[pair.label], "general", f"general {name}"))
    return found


def _beside(pool: Sequence[NewsPair], draw: random.Random) -> list[tuple[str, list[NewsPair]]]:
    return [
        ("generated", generated(COUNTS["generated"], recipe.SEED + 100)),
        ("inside", inside_articles(COUNTS["inside"], draw)),
        ("unrelated", unrelated(pool, COUNTS["unrelated"], draw)),
        ("general", _general(draw)),
        ("real", apart_pairs(COUNTS["real"], draw)),
    ]


def _examples(parts: Sequence[tuple[str, list[NewsPair]]], folder: Path | None) -> Examples:
    rows, truth, weight, group, by_hand = [], [], [], [], []
    for name, pairs in parts:
        rows.append(pair_features(pairs, folder))
        truth += [pair.label == "contradiction" for pair in pairs]
        weight += [WEIGHTS[name]] * len(pairs)
        group += [f"{pair.topic} {index % 6 if name == 'inside' else ''}" for index, pair in enumerate(pairs)]
        by_hand += [name == "hand"] * len(pairs)
    return Examples(np.vstack(rows), np.array(truth), np.array(weight), np.array(group), np.array(by_hand))


def examples() -> Examples:
    """Return what the trees over network and comparators learn from: pairs that the network never saw."""
    draw = random.Random(recipe.SEED)
    aside = sets("aside")
    return _examples([("hand", aside), ("passages", in_passages(aside, 1.0, draw)), *_beside(aside, draw)], NETWORK)


def comparable_examples() -> Examples:
    """Return what the trees over the comparators alone learn from: everything that may be learned from."""
    draw = random.Random(recipe.SEED)
    hand = hand_written(held_out=False) + sets("learn") + sets("aside")
    return _examples([("hand", hand), *_beside(hand, draw)], None)


def cross_validated(found: Examples, columns: slice) -> np.ndarray:
    """Return the score (log odds) of every example, from a classifier that never saw its group."""
    scores = np.zeros(len(found.truth))
    for learn, test in GroupKFold(8).split(found.rows, found.truth, found.group):
        made = classifier(trees=160, leaf=25).fit(
            found.rows[learn][:, columns], found.truth[learn], found.weight[learn]
        )
        scores[test] = log_odds(made.predict_proba(found.rows[test][:, columns])[:, 1])
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


def _learned(found: Examples, columns: slice, names: Sequence[str]) -> tuple[dict, np.ndarray]:
    """Fit, calibrate on cross-validated scores of the hand-written pairs; return the JSON and those probabilities."""
    scores = cross_validated(found, columns)
    made = classifier(trees=160, leaf=25).fit(found.rows[:, columns], found.truth, found.weight)
    return as_json(made, names, scores[found.by_hand], found.truth[found.by_hand])


def _inside() -> tuple[dict, dict]:
    found = sentence_pairs(NETWORK)
    # The threads of the regressions' small products wait for each other more than they work.
    with threadpool_limits(1):
        return learn_inside(found)


def combine(path: Path) -> dict:
    """Learn the combiner, write it to ``path``, and return its cross-validated scores."""
    # The network reads one pair at a time on one core: articles are read on another beside the rest.
    with ProcessPoolExecutor(1) as beside:
        of_articles = beside.submit(_inside)
        found, without = examples(), comparable_examples()
        both, chances = _learned(found, slice(None), [*NAMES, *NETWORK_NAMES])
        rules, rules_chances = _learned(without, slice(0, len(NAMES)), NAMES)
        inside, inside_scores = of_articles.result()
    truth = found.truth[found.by_hand]
    threshold = best_threshold(chances, truth)
    data = {
        "version": recipe.VERSION, "shown_from": threshold, "with_network": both, "rules_only": rules, **inside,
    }  # fmt: skip
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
    shown = chances >= threshold
    return {
        "cross_validated": {
            "pairs": int(found.by_hand.sum()),
            "precision": float(truth[shown].mean()),
            "recall": float(shown[truth].mean()),
            "threshold": threshold,
            "rules_only_recall_at_half": float((rules_chances >= 0.5)[without.truth[without.by_hand]].mean()),
        },
        "inside_articles_cross_validated": inside_scores,
    }
