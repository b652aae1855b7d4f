"""How far one gets without reading: logistic regressions on surface features of the generator's pairs.

``python -m training.contradiction.generator.baseline FILE`` prints the balanced accuracy of contradiction against the
rest for overlap, lengths, numbers and negation words of the pair, and for the words of one side alone. The nearer to
.5, the less the pairs give away. Needs numpy.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from zlib import crc32

import numpy as np

WORD = re.compile(r"\w+(?:['’]\w+)?")
NEGATION = frozenset(
    "not no never nobody none neither nor without denied deny denies false untrue unfounded wrong rejected".split()
)
NUMBER = re.compile(r"\d[\d,.]*")
HASHES = 1 << 11
#: Bags of words are dense and slow: so many pairs are enough.
BAGS = 5000
FEATURES = (
    "words in common",
    "premise covered",
    "hypothesis covered",
    "premise length",
    "hypothesis length",
    "numbers only in one",
    "numbers in common",
    "numbers in premise",
    "numbers in hypothesis",
    "negation in premise",
    "negation in hypothesis",
    "negation in one only",
    "words in common squared",
)


def surface(premise: str, hypothesis: str) -> list[float]:
    """Return the ``FEATURES`` of a pair."""
    one, two = ({word.lower() for word in WORD.findall(text)} for text in (premise, hypothesis))
    shared = len(one & two)
    jaccard = shared / len(one | two)
    first, second = set(NUMBER.findall(premise)), set(NUMBER.findall(hypothesis))
    negated, negating = bool(one & NEGATION), bool(two & NEGATION)
    return [
        jaccard,
        shared / len(one),
        shared / len(two),
        len(one) / 30,
        len(two) / 30,
        len(first ^ second),
        len(first & second),
        len(first),
        len(second),
        negated,
        negating,
        negated != negating,
        jaccard**2,
    ]


def words(text: str) -> np.ndarray:
    """Return the hashed bag of words of a text."""
    bag = np.zeros(HASHES, dtype=np.float32)
    for word in WORD.findall(text.lower()):
        bag[crc32(word.encode()) % HASHES] = 1
    return bag


def balanced_accuracy(x: np.ndarray, y: np.ndarray, seed: int, steps: int = 400, penalty: float = 1e-4) -> float:
    """Train on four fifths with classes weighted alike and return the balanced accuracy on the last fifth."""
    order = np.random.default_rng(seed).permutation(len(y))
    cut = len(y) * 4 // 5
    train, test = order[:cut], order[cut:]
    mean, spread = x[train].mean(0), x[train].std(0) + 1e-6
    scaled = (x - mean) / spread if x.shape[1] < 100 else x
    weight, bias, velocity, speed = np.zeros(x.shape[1], dtype=np.float32), 0.0, 0.0, 0.9
    scaled = scaled.astype(np.float32)
    known, asked = scaled[train], scaled[test]
    importance = np.where(y[train] == 1, 0.5 / y[train].mean(), 0.5 / (1 - y[train].mean()))
    for _ in range(steps):
        error = importance * (1 / (1 + np.exp(-(known @ weight + bias))) - y[train])
        velocity = speed * velocity - 0.3 * ((known.T @ error.astype(np.float32)) / cut + penalty * weight)
        weight, bias = weight + velocity, bias - 0.3 * error.mean()
    said = asked @ weight + bias > 0
    truth = y[test] == 1
    return float((said[truth].mean() + (~said[~truth]).mean()) / 2)


def main(argv: list[str] | None = None) -> int:
    """Print the balanced accuracies for a file of pairs."""
    parser = argparse.ArgumentParser(prog="baseline", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=int, default=12000, help="pairs to read")
    options = parser.parse_args(argv)
    rows = [json.loads(line) for line in options.file.read_text(encoding="utf-8").splitlines()[: options.limit]]
    label = np.array([row["label"] == "contradiction" for row in rows], dtype=np.float32)
    pair = np.array([surface(row["premise"], row["hypothesis"]) for row in rows], dtype=np.float32)
    print(f"{len(rows)} pairs, {label.mean():.3f} contradictions")
    print(f"overlap, lengths, numbers, negation: {balanced_accuracy(pair, label, options.seed):.3f}")
    for side in ("premise", "hypothesis"):
        bags = np.array([words(row[side]) for row in rows[:BAGS]])
        print(f"words of the {side} alone: {balanced_accuracy(bags, label[:BAGS], options.seed, steps=60):.3f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
