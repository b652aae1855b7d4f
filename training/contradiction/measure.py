"""Score what ships, as an editor would meet it: the whole engine, at its threshold, on pairs that it never saw."""

from __future__ import annotations

import json
import math
import random
from collections import Counter
from collections.abc import Sequence
from time import perf_counter

import numpy as np

from articles.analysis.attribution import suggest
from articles.analysis.contradiction import assess_many, compare_many, within
from articles.analysis.evaluation.contradictions import ContradictionScores, Judged, score
from articles.analysis.terms import terms
from articles.analysis.types import ComparableClaim
from training.contradiction.general_data import LABELS, SHARED, read_pairs
from training.contradiction.news_data import NewsPair, article_texts, hand_written, sets

REAL_ARTICLES = ("measure-polnear-dev",)
SETS = ("snli", "glue_diag", "equate", "rte3_3way")
RANDOM_ARTICLES, RANDOM_SENTENCES, SHORTEST_ARTICLE = 100, 20, 12
CANDIDATES = 12


def _scored(pairs: Sequence[NewsPair]) -> tuple[ContradictionScores, float]:
    claims = [(ComparableClaim(pair.premise), ComparableClaim(pair.hypothesis)) for pair in pairs]
    started = perf_counter()
    assessed = assess_many(claims, explained=False)
    speed = len(pairs) / (perf_counter() - started)
    judged = [
        Judged(pair.label, one.label, one.probability, pair.kind) for pair, one in zip(pairs, assessed, strict=True)
    ]
    return score(judged), speed


def _wrong_alarms() -> dict[str, int]:
    """Compare the claims of unrelated articles with each other, as an archive would: whatever is shown is wrong."""
    draw = random.Random(3)
    articles = [sentences for sentences in article_texts() if len(sentences) >= SHORTEST_ARTICLE]
    draw.shuffle(articles)
    claims = [
        ComparableClaim(text, article=str(number))
        for number, sentences in enumerate(articles[:RANDOM_ARTICLES])
        for text in draw.sample(sentences, min(RANDOM_SENTENCES, len(sentences)))
    ]
    pairs = sorted(_alike(claims))
    shown = sum(found is not None for found in compare_many([(claims[a], claims[b]) for a, b in pairs]))
    return {"claims": len(claims), "pairs": len(pairs), "shown": shown}


def _alike(claims: Sequence[ComparableClaim]) -> set[tuple[int, int]]:
    """Return, for each claim, the pairs with those of other articles that share most with it, rare words first."""
    about = [terms(claim.text) for claim in claims]
    having: dict[str, list[int]] = {}
    for number, found in enumerate(about):
        for term in found.all:
            having.setdefault(term, []).append(number)
    pairs = set()
    for number, found in enumerate(about):
        scores: Counter[int] = Counter()
        for term in found.all:
            weight = math.log1p(len(claims) / len(having[term])) * (2.5 if term in found.named else 1)
            scores.update(dict.fromkeys(having[term], weight))
        near = [other for other, _ in scores.most_common() if claims[other].article != claims[number].article]
        pairs.update((min(number, other), max(number, other)) for other in near[:CANDIDATES])
    return pairs


def _real_articles() -> dict[str, dict[str, float]]:
    """Count what is shown inside real articles that nothing was learned from: nearly all of it is wrong."""
    found = {}
    for name in REAL_ARTICLES:
        rows = (SHARED.parent / "attribution" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        texts = [json.loads(row)["text"] for row in rows]
        shown = [len(within(text, suggest(text))) for text in texts]
        found[name] = {"articles": len(shown), "shown": sum(shown), "median": float(np.median(shown))}
    return found


def measure() -> dict:
    """Return the scores on the held-out topics, the general measuring sets, unrelated articles, and real ones."""
    held_out, speed = _scored(hand_written(held_out=True))
    of_sets, _ = _scored(sets("held out"))
    general = {}
    for name in SETS:
        rows = read_pairs(SHARED / "measure" / f"{name}.jsonl")
        scored, _ = _scored([NewsPair(row.premise, row.hypothesis, LABELS[row.label], "", name) for row in rows])
        general[name] = {
            "pairs": scored.pairs,
            "accuracy": scored.accuracy,
            "contradiction_auroc": scored.contradiction.auroc,
        }
    return {
        "held_out": held_out.as_dict(),
        "held_out_sets": of_sets.as_dict(),
        "pairs_per_second": round(speed, 1),
        "measure": general,
        "unrelated_articles": _wrong_alarms(),
        "real_articles": _real_articles(),
    }
