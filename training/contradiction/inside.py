"""Learn how sentences of one article are judged: a logistic regression over what the trees say and how the two stand.

Learned from whole articles with planted contradictions (``articles/``), each read by a network that never saw it. All
pairs that the engine would read are examples; a pair that an editor may be shown counts as neither.
"""

from __future__ import annotations

import json
import random
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from articles.analysis.attribution import suggest
from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.clashes import clashes
from articles.analysis.contradiction.combiner import Trees
from articles.analysis.contradiction.engine import passed_by, read_both_ways
from articles.analysis.contradiction.features import INSIDE_NAMES, features, inside_features, network_features
from articles.analysis.contradiction.inside import article_claims
from articles.analysis.types import ComparableClaim
from training.contradiction import recipe
from training.contradiction.general_data import LABELS, Pair

ARTICLES = Path(__file__).parent / "articles"
# What the threshold may cost: false alarms an article, in cross-validation.
FALSE_ALARMS = 0.5
_STRENGTH = 0.3


class Sentences(NamedTuple):
    """Features (pairs, columns) of pairs of sentences, whether each is a contradiction, and its article's number."""

    rows: np.ndarray
    truth: np.ndarray
    article: np.ndarray


def _articles() -> list[dict]:
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.json"))]
    return [article for file in files for article in file]


def _read(article: dict) -> tuple[list[ComparableClaim], dict[tuple[int, int], bool]]:
    """Return an article's sentences as claims, and of which pairs it is known whether they contradict each other."""
    claims = article_claims(article["text"], suggest(article["text"]), None)
    must, may = ({tuple(sorted(pair)) for pair in article["contradictions"].get(name, ())} for name in ("must", "may"))
    pairs = set(combinations(range(len(claims)), 2)) - may
    return claims, {pair: pair in must for pair in sorted(pairs)}


def planted(fold: int | None, negatives: int, draw: random.Random) -> list[Pair]:
    """Return pairs for the network from all articles but ``fold``'s: what was planted, both ways round, and others.

    ``negatives`` is how many pairs that do not contradict each other are taken from an article.
    """
    found = []
    for number, article in enumerate(_articles()):
        if fold is None or number % recipe.FOLDS != fold:
            claims, known = _read(article)
            sentences = [prepare(claim).readable for claim in claims]
            for a, b in (pair for pair, is_true in known.items() if is_true):
                found += [Pair(sentences[a], sentences[b], 0), Pair(sentences[b], sentences[a], 0)]
            others = [pair for pair, is_true in known.items() if not is_true]
            for a, b in draw.sample(others, min(negatives, len(others))):
                found.append(Pair(sentences[a], sentences[b], LABELS.index("neutral")))
    return found


def sentence_pairs(trees: Trees, runs: Path) -> Sentences:
    """Return the pairs of all articles, judged by ``trees`` and the network of the fold that never saw the article."""
    rows, truth, numbers = [], [], []
    for number, article in enumerate(_articles()):
        claims, known = _read(article)
        pairs = [
            (a, b) for a, b in known if not passed_by((claims[a], claims[b]), (prepare(claims[a]), prepare(claims[b])))
        ]
        sides = [(prepare(claims[a]), prepare(claims[b])) for a, b in pairs]
        plain = np.array([features(*side, clashes(*side)) for side in sides])
        read = network_features(read_both_ways(sides, runs / f"onnx-hand-{number % recipe.FOLDS}"))
        chances = trees.probabilities(np.hstack([plain, read]))
        rows += [inside_features(chance, row, b - a) for (a, b), row, chance in zip(pairs, plain, chances, strict=True)]
        truth += [known[pair] for pair in pairs]
        numbers += [number] * len(pairs)
    return Sentences(np.array(rows), np.array(truth), np.array(numbers))


def _regression():
    return make_pipeline(StandardScaler(), LogisticRegression(C=_STRENGTH, max_iter=1000))


def learn_inside(found: Sentences) -> tuple[dict, dict]:
    """Return the regression as JSON with its threshold, and its cross-validated scores."""
    chances = np.zeros(len(found.truth))
    for learn, test in GroupKFold(6).split(found.rows, found.truth, found.article):
        made = _regression().fit(found.rows[learn], found.truth[learn])
        chances[test] = made.predict_proba(found.rows[test])[:, 1]
    allowed = FALSE_ALARMS * (found.article.max() + 1)
    wrong = np.sort(chances[~found.truth])[::-1]
    threshold = round(float(wrong[int(allowed)]) + 1e-3, 3)
    scaler, regression = _regression().fit(found.rows, found.truth)
    weights = regression.coef_[0] / scaler.scale_
    made = {
        "features": list(INSIDE_NAMES),
        "weights": [round(float(weight), 5) for weight in weights],
        "intercept": round(float(regression.intercept_[0] - weights @ scaler.mean_), 5),
        "shown_from": threshold,
    }
    shown = chances >= threshold
    scores = {
        "articles": int(found.article.max() + 1),
        "contradictions_read": int(found.truth.sum()),
        "shown": int((shown & found.truth).sum()),
        "false_alarms": int((shown & ~found.truth).sum()),
        "threshold": threshold,
    }
    return made, scores
