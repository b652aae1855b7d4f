"""Two sentences of one article: what the network learns from whole articles, and what the trees for them learn.

An article with planted contradictions (``articles/``) gives all pairs that the engine would read; a pair that an editor
may be shown counts as neither. The last plain articles are aside: the network never sees them, so that the trees learn
from them how far the network is to be trusted on articles that it does not know.
"""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler

from articles.analysis.attribution import suggest
from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.clashes import clashes
from articles.analysis.contradiction.combiner import MOST_MASS, Company
from articles.analysis.contradiction.company import masses
from articles.analysis.contradiction.engine import GIVEN_UP_BELOW, IN_ONE_ARTICLE, read_both_ways
from articles.analysis.contradiction.features import (
    INSIDE_NAMES,
    NAMES,
    NETWORK_NAMES,
    features,
    inside_features,
    network_features,
)
from articles.analysis.contradiction.inside import article_claims, most_alike
from articles.analysis.contradiction.network import open_network
from articles.analysis.contradiction.strangers import passed_by
from articles.analysis.types import ComparableClaim
from training.contradiction.fit import as_json, classifier, log_odds
from training.contradiction.general_data import KINDS, LABELS, UNKNOWN, Pair
from training.contradiction.real_articles import real_articles
from training.contradiction.whole_articles import WholeArticle, whole_articles

# Plain articles that only the trees learn from: the last of one sitting, and every fifth of those that others wrote.
_ASIDE = frozenset([*range(241, 311), *range(315, 1500, 5)])
# What the threshold may cost: false alarms an article, in cross-validation.
FALSE_ALARMS = 0.7
STRENGTH = 0.03
# Which pairs are read to the end: so many of the contradictions that would be shown are missed for it.
MISSED, READING_ON_STRENGTH = 0.015, 0.003
# Of an article's pairs that a network wrongly takes for contradictions: so many, from such a probability on.
WORST, MISTAKEN_FROM = 12, 0.1
# What the regression is not told: it would take any two long sentences of a piece about one thing for a clash.
_LEFT_OUT = frozenset(["longer", "shorter", "shared_words", "share_all", "share_smaller", "names_shared"])
_COLUMNS = (*NAMES, *NETWORK_NAMES, *INSIDE_NAMES)


class Sentences(NamedTuple):
    """Features (pairs, columns) of pairs of sentences, whether each is a contradiction, and its article's number.

    ``guess`` is what the network's lowest layers alone give each pair; ``real`` tells the pairs of real articles.
    ``places`` are the two sentences of each pair, shape (pairs, 2).
    """

    rows: np.ndarray
    truth: np.ndarray
    places: np.ndarray
    article: np.ndarray
    guess: np.ndarray
    real: np.ndarray


def is_aside(article: WholeArticle) -> bool:
    """Whether only the trees learn from an article."""
    number = article.name.split("-")[0]
    return number.isdigit() and int(number) in _ASIDE


def _read(article: WholeArticle) -> tuple[list[ComparableClaim], dict[tuple[int, int], bool]]:
    """Return an article's sentences as claims, and of which pairs it is known whether they contradict each other."""
    claims = article_claims(article.text, suggest(article.text), None)
    pairs = set(combinations(range(len(claims)), 2)) - article.may
    return claims, {pair: pair in article.must for pair in sorted(pairs)}


def mistaken(folder: Path, known: dict[str, list]) -> dict[str, list]:
    """Return, by the names of articles, the pairs that the network in ``folder`` wrongly takes for a contradiction.

    Of each article the twelve worst, the worst first; ``known`` holds what was found before and is not read again.
    """
    network = open_network(folder)
    found = dict(known)
    for article in whole_articles():
        if is_aside(article) or article.name in found:
            continue
        claims, told = _read(article)
        ready = [prepare(claim) for claim in claims]
        pairs = [pair for pair, is_true in told.items() if not is_true and pair not in article.same]
        read = network.probabilities(
            [(IN_ONE_ARTICLE + ready[a].readable, ready[b].readable) for a, b in pairs],
            given_up_below=[GIVEN_UP_BELOW] * len(pairs),
        )
        worst = np.argsort(-read[:, 0])[:WORST]
        found[article.name] = [pairs[at] for at in worst if read[at, 0] >= MISTAKEN_FROM]
    return found


def planted(repeats: int, negatives: int, draw: random.Random, worst: dict[str, list] | None = None) -> list[Pair]:
    """Return pairs for the network: what was planted, both ways round and ``repeats`` times, what agrees, and others.

    ``negatives`` is how many pairs that do not contradict each other are taken from an article: those that a network
    was mistaken about (``worst``, see ``mistaken``), then half of the rest those that share most words, half any.
    """
    found = []
    worst = worst or {}
    for article in whole_articles():
        if is_aside(article):
            continue
        claims, known = _read(article)
        ready = [prepare(claim) for claim in claims]
        hard = [tuple(pair) for pair in worst.get(article.name, ())]
        others = [p for p, is_true in known.items() if not is_true and p not in article.same and p not in hard]
        others.sort(key=lambda pair: -len(ready[pair[0]].stems & ready[pair[1]].stems))
        nearest = others[: (negatives - len(hard)) // 2]
        rest = others[len(nearest) :]
        any_other = min(negatives - len(hard) - len(nearest), len(rest))
        chosen = hard + nearest + draw.sample(rest, any_other)
        for pair in [*(pair for pair, is_true in known.items() if is_true)] * repeats:
            kind = article.must[pair]
            number = KINDS.index(kind) if kind in KINDS else UNKNOWN
            first, second = ready[pair[0]].readable, ready[pair[1]].readable
            found += [Pair(IN_ONE_ARTICLE + first, second, 0, number), Pair(IN_ONE_ARTICLE + second, first, 0, number)]
        for pair in article.same:
            # Of two that say the same, the shorter follows from the longer, if not the other way round.
            longer, shorter = sorted((ready[side].readable for side in pair), key=len, reverse=True)
            found += [Pair(IN_ONE_ARTICLE + longer, shorter, LABELS.index("entailment"))] * repeats
        for pair in chosen:
            first, second = (ready[side].readable for side in draw.sample(pair, 2))
            found.append(Pair(IN_ONE_ARTICLE + first, second, LABELS.index("neutral")))
    return found


def sentence_pairs(folder: Path) -> Sentences:
    """Return the pairs of the articles that are aside, read by the network in ``folder``."""
    written = [_read(article) for article in whole_articles() if is_aside(article)]
    real = [(one.claims, dict.fromkeys(most_alike(one.claims), False)) for one in real_articles() if one.is_aside]
    parts = [_sentences_of(*one, folder) for one in (*written, *real)]
    lengths = [len(truth) for _rows, truth, _guesses, _places in parts]
    rows, truth, guesses, places = (np.concatenate(column) for column in zip(*parts, strict=True))
    numbers = np.repeat(np.arange(len(parts)), lengths)
    return Sentences(rows, truth, places, numbers, guesses, numbers >= len(written))


def _sentences_of(
    claims: list[ComparableClaim], known: dict[tuple[int, int], bool], folder: Path
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return rows, truth, guesses and places of an article's pairs, as ``Sentences`` has them."""
    ready = [prepare(claim) for claim in claims]
    pairs = [(a, b) for a, b in known if not passed_by((claims[a], claims[b]), (ready[a], ready[b]))]
    sides = [(ready[a], ready[b]) for a, b in pairs]
    plain = np.array([features(*side, clashes(*side)) for side in sides])
    read = network_features(read_both_ways(sides, folder, [True] * len(sides)))
    beside = [inside_features(claims[a], claims[b], row) for (a, b), row in zip(pairs, plain, strict=True)]
    guesses = open_network(folder).guesses([(IN_ONE_ARTICLE + a.readable, b.readable) for a, b in sides])
    rows = np.hstack([plain, read, np.array(beside)])
    return rows, np.array([known[pair] for pair in pairs]), guesses, np.array(pairs)


def _line_sees(rows: np.ndarray) -> np.ndarray:
    return rows * [name not in _LEFT_OUT for name in _COLUMNS]


def _models() -> tuple[GradientBoostingClassifier, Pipeline]:
    line = make_pipeline(
        FunctionTransformer(_line_sees), StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=500)
    )
    return classifier(trees=200, leaf=25), line


def _regression() -> Pipeline:
    return make_pipeline(StandardScaler(), LogisticRegression(C=READING_ON_STRENGTH, max_iter=500))


def _learn_reading_on(found: Sentences, chances: np.ndarray, threshold: float) -> tuple[dict, np.ndarray]:
    """Return the regression that says which pairs are read to the end, as JSON, and which of ``found`` would be.

    It looks for what is, or is half as likely as needed to be taken for, a contradiction (``chances``). The latter is
    cross-validated by article.
    """
    known = [(at, name) for at, name in enumerate(_COLUMNS) if name not in NETWORK_NAMES]
    seen = np.column_stack([log_odds(found.guess), found.rows[:, [at for at, _name in known]]])
    wanted = found.truth | (chances >= threshold / 2)
    scores = np.zeros(len(wanted))
    for learn, test in GroupKFold(10).split(seen, wanted, found.article):
        scores[test] = _regression().fit(seen[learn], wanted[learn]).decision_function(seen[test])
    from_on = np.quantile(scores[found.truth & (chances >= threshold)], MISSED)
    made = _regression().fit(seen, wanted)
    scaler, regression = made[0], made[1]
    weights = regression.coef_[0] / scaler.scale_
    start = float(regression.intercept_[0] - weights @ scaler.mean_ - from_on)
    on = {
        "features": [name for _at, name in known], "start": start, "weight": float(weights[0]),
        "weights": weights[1:].round(6).tolist(),
    }  # fmt: skip
    return on, scores >= from_on


def _learn_company(found: Sentences, chances: np.ndarray, read: np.ndarray) -> tuple[dict, np.ndarray]:
    """Return what the other pairs of its two sentences make of a pair's chance, as JSON, and the chances after that.

    Pairs that are not read to the end count for nothing. Two weights and a start, so nothing is cross-validated.
    """
    chances = np.where(read, chances, 0.0)
    sides = [
        ((int(article), int(first)), (int(article), int(second)))
        for article, (first, second) in zip(found.article, found.places, strict=True)
    ]
    columns = np.column_stack([log_odds(chances), np.minimum(masses(sides, chances), MOST_MASS)])
    made = LogisticRegression(C=100).fit(columns[read], found.truth[read])
    weight, mass = made.coef_[0]
    company = {"start": float(made.intercept_[0]), "weight": float(weight), "mass": float(mass)}
    return company, np.where(read, Company(**company).probabilities(chances, columns[:, 1]), 0.0)


def learn_inside(found: Sentences) -> tuple[dict, dict]:
    """Return what the combiner's JSON says of two sentences of one article, and the scores.

    Trees and a logistic regression, whose log odds are added, look at a pair by itself; then its company counts: what
    else its two sentences may clash with. Another regression says what is read to the end.

    The scores are cross-validated by article. The two err on different pairs: at half a false alarm an article either
    alone shows a tenth less.
    """
    scores = np.zeros(len(found.truth))
    for learn, test in GroupKFold(10).split(found.rows, found.truth, found.article):
        for made in _models():
            chances = made.fit(found.rows[learn], found.truth[learn]).predict_proba(found.rows[test])[:, 1]
            scores[test] += log_odds(chances)
    made, line = (one.fit(found.rows, found.truth) for one in _models())
    trees, chances = as_json(made, _COLUMNS, scores, found.truth)
    _, scaler, regression = line
    weights = _line_sees(regression.coef_[0] / scaler.scale_)
    trees["weights"] = [round(float(weight), 6) for weight in weights]
    trees["start"] += float(regression.intercept_[0] - weights @ scaler.mean_)
    on, read = _learn_reading_on(found, chances, _threshold(chances, found))
    alone = np.where(read, chances, 0.0)
    shown_alone = int((found.truth & (alone >= _threshold(alone, found))).sum())
    company, chances = _learn_company(found, chances, read)
    threshold = _threshold(chances, found)
    shown = chances >= threshold
    scored = {
        "articles": len(set(found.article[~found.real])),
        "real_articles": len(set(found.article[found.real])),
        "pairs": len(found.truth),
        "read_to_the_end": int(read.sum()),
        "contradictions_read": int((read & found.truth).sum()),
        "shown": int((shown & found.truth).sum()),
        "shown_without_company": shown_alone,
        "false_alarms": int((shown & ~found.truth & ~found.real).sum()),
        "false_alarms_in_real_articles": int((shown & ~found.truth & found.real).sum()),
        "threshold": threshold,
    }
    made_of = {"inside": trees, "company": company, "inside_shown_from": threshold, "reading_on": on}
    return made_of, scored


def _threshold(chances: np.ndarray, found: Sentences) -> float:
    """Return the probability from which no more false alarms are shown than are allowed, in real articles or others."""
    lowest = []
    for some in (found.real, ~found.real):
        wrong = np.sort(chances[some & ~found.truth])[::-1]
        lowest.append(float(wrong[int(FALSE_ALARMS * len(set(found.article[some])))]))
    return round(max(lowest) + 1e-3, 3)
