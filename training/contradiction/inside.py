"""Learn how sentences of one article are judged: a logistic regression over what the trees say and how the two stand.

Learned from whole articles with planted contradictions (``articles/``), which the network and the trees never saw.
All pairs that the engine would read are examples; a pair that an editor may be shown counts as neither.
"""

from __future__ import annotations

import json
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

ARTICLES = Path(__file__).parent / "articles"
# What the threshold may cost: false alarms an article, in cross-validation.
FALSE_ALARMS = 0.5
_STRENGTH = 0.3


class Sentences(NamedTuple):
    """Features (pairs, columns) of pairs of sentences, whether each is a contradiction, and its article's number."""

    rows: np.ndarray
    truth: np.ndarray
    article: np.ndarray


def sentence_pairs(trees: Trees, folder: Path) -> Sentences:
    """Return the pairs of all articles, judged by themselves by the network in ``folder`` and ``trees``."""
    rows, truth, numbers = [], [], []
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(ARTICLES.glob("*.json"))]
    for number, article in enumerate(article for file in files for article in file):
        listed = article.get("contradictions", {})
        must, may = ({tuple(sorted(pair)) for pair in listed.get(name, ())} for name in ("must", "may"))
        claims = article_claims(article["text"], suggest(article["text"]), None)
        pairs, plain, sides = [], [], []
        for a, b in combinations(range(len(claims)), 2):
            side = prepare(claims[a]), prepare(claims[b])
            found = clashes(*side)
            if (a, b) not in may and not passed_by((claims[a], claims[b]), side):
                pairs.append((a, b))
                plain.append(features(*side, found))
                sides.append(side)
        chances = trees.probabilities(np.hstack([np.array(plain), network_features(read_both_ways(sides, folder))]))
        rows += [inside_features(chance, row, b - a) for (a, b), row, chance in zip(pairs, plain, chances, strict=True)]
        truth += [pair in must for pair in pairs]
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
