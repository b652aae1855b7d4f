"""Score what ships, as an editor would meet it: the whole engine, at its threshold, on pairs that it never saw."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from time import perf_counter

from articles.analysis.contradiction.engine import SHOWN_FROM, assess_many
from articles.analysis.evaluation.contradictions import ContradictionScores, Judged, score
from articles.analysis.types import ComparableClaim
from training.contradiction.general_data import LABELS, SHARED, read_pairs
from training.contradiction.news_data import NewsPair, article_texts, hand_written

SETS = ("snli", "glue_diag", "equate", "rte3_3way")
RANDOM_CLAIMS = 2000


def _scored(pairs: Sequence[NewsPair]) -> tuple[ContradictionScores, float]:
    claims = [(ComparableClaim(pair.premise), ComparableClaim(pair.hypothesis)) for pair in pairs]
    started = perf_counter()
    assessed = assess_many(claims)
    speed = len(pairs) / (perf_counter() - started)
    judged = [
        Judged(pair.label, one.label, one.probability, pair.kind) for pair, one in zip(pairs, assessed, strict=True)
    ]
    return score(judged), speed


def _wrong_alarms() -> dict[str, int]:
    """Compare random sentences of different articles with each other: whatever is shown is wrong."""
    draw = random.Random(1)
    articles = [[one for one in sentences if len(one.split()) >= 6] for sentences in article_texts()]
    chosen = [(number, draw.choice(sentences)) for number, sentences in enumerate(articles) if sentences]
    chosen += [(number, draw.choice(articles[number])) for number, _ in draw.choices(chosen, k=RANDOM_CLAIMS)]
    draw.shuffle(chosen)
    pairs = [
        (ComparableClaim(a), ComparableClaim(b))
        for (one, a), (other, b) in pairwise(chosen[:RANDOM_CLAIMS])
        if one != other
    ]
    shown = sum(one.probability >= SHOWN_FROM for one in assess_many(pairs))
    return {"pairs": len(pairs), "shown": shown}


def measure() -> dict:
    """Return the scores on the held-out topics, the general measuring sets, and random claims of different articles."""
    held_out, speed = _scored(hand_written(held_out=True))
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
        "pairs_per_second": round(speed, 1),
        "measure": general,
        "random_claims": _wrong_alarms(),
    }
