"""The general inference pairs that the network learns language from, before it sees any news.

Reads ``../shared/data/contradiction/learn``. Everything whose premise or hypothesis also occurs in the sets that are
only for measuring is left out: a quarter of the SNLI learning file is SNLI's own test set.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import NamedTuple

from training.contradiction.blocks import read_blocks

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "contradiction"
LABELS = ("contradiction", "entailment", "neutral")

# How many pairs of each file one pass takes, and how often it repeats them. Template sets are capped so that they do
# not dominate; the sets nearest to free language come more than once.
CAPS = {
    "breaking_nli": 4000,
    "fragments_boolean": 500,
    "fragments_comparative": 700,
    "fragments_conditional": 400,
    "fragments_counting": 700,
    "fragments_negation": 500,
    "fragments_quantifier": 600,
    "med": 3000,
    "semantoneg": 5000,
    "wikifactcheck_neg": 7000,
}
REPEATS = {"snli": 4, "cad_snli": 3, "mnli15k": 3, "taxinli": 2, "fm2": 2, "fever_symmetric": 2}


# What may hold between two sentences of news, finer than the three labels.
KINDS = (
    "number",
    "time",
    "negation",
    "opposite",
    "role",
    "entity",
    "exclusion",
    "sources",
    "other_event",
    "compatible_number",
    "reworded",
    "detail",
    "plan_vs_fact",
    "tension",
    "superseded",
    "split_attribution",
    "same_topic",
)
UNKNOWN = -1


class Pair(NamedTuple):
    """A premise, a hypothesis, the index of the label in ``LABELS`` and of the kind in ``KINDS`` (or ``UNKNOWN``)."""

    premise: str
    hypothesis: str
    label: int
    kind: int = UNKNOWN


def _key(text: str) -> str:
    return " ".join(text.lower().split())


def read_pairs(path: Path) -> list[Pair]:
    """Read a JSON Lines file in the contradictions format."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [Pair(row["premise"], row["hypothesis"], LABELS.index(row["label"])) for row in rows]


def measured_sentences(folder: Path = SHARED / "measure") -> frozenset[str]:
    """Return every sentence, normalised, that the measuring sets use."""
    return frozenset(_key(text) for path in folder.glob("*.jsonl") for pair in read_pairs(path) for text in pair[:2])


def passages(folder: Path = Path(__file__).parent / "passages") -> list[Pair]:
    """Return the general pairs that were written by hand: passages, quantities, scenes, phenomena of language."""
    lines = (line for path in sorted(folder.glob("*.txt")) for line in read_blocks(path))
    return [Pair(line.premise, line.hypothesis, LABELS.index(line.label)) for line in lines]


def general_pairs(seed: int, folder: Path = SHARED / "learn", longest: int = 110) -> list[Pair]:
    """Return the mix of general pairs, shuffled. ``longest`` is the greatest number of words of both sides."""
    draw = random.Random(seed)
    forbidden = measured_sentences()
    mix: list[Pair] = []
    seen: set[tuple[str, str]] = set()
    for path in sorted(folder.glob("*.jsonl")):
        pairs = []
        for pair in read_pairs(path):
            key = (_key(pair.premise), _key(pair.hypothesis))
            if key in seen or forbidden.intersection(key):
                continue
            seen.add(key)
            if len(pair.premise.split()) + len(pair.hypothesis.split()) <= longest:
                pairs.append(pair)
        draw.shuffle(pairs)
        mix += pairs[: CAPS.get(path.stem)] * REPEATS.get(path.stem, 1)
    draw.shuffle(mix)
    return mix
