"""Scores for a contradiction detector: labels and probabilities in, figures out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

LABELS = ("contradiction", "entailment", "neutral")
BINS = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair: its true label, the label and probability of contradiction given, and the kind the data states."""

    truth: str
    label: str
    probability: float
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Binary:
    """How well one label is found. ``auroc`` is ``None`` where the data has only one side."""

    precision: float
    recall: float
    f1: float
    auroc: float | None


@dataclass(frozen=True, slots=True)
class KindScore:
    """Of the pairs of one kind: how many, how many were shown as contradictions, and the share judged rightly."""

    pairs: int
    shown: int
    right: float


@dataclass(frozen=True, slots=True)
class ContradictionScores:
    """All figures of one run. ``by_kind`` asks only whether contradiction was told from the rest."""

    pairs: int
    accuracy: float
    macro_f1: float
    contradiction: Binary
    calibration_error: float
    by_kind: dict[str, KindScore]

    def as_dict(self) -> dict:
        """Return the figures as plain dicts and numbers."""
        return asdict(self)


def precision_recall_f1(truth: np.ndarray, given: np.ndarray) -> tuple[float, float, float]:
    """Return precision, recall and F1 of ``given`` against ``truth`` (booleans); 0 where nothing was given or true."""
    right = float((truth & given).sum())
    precision = right / given.sum() if given.any() else 0.0
    recall = right / truth.sum() if truth.any() else 0.0
    return float(precision), float(recall), 2 * right / max(1.0, float(given.sum() + truth.sum()))


def area_under_curve(truth: np.ndarray, probability: np.ndarray) -> float | None:
    """Return the area under the ROC curve by ranks, ties shared; ``None`` if all are true or none is."""
    positives = int(truth.sum())
    negatives = len(truth) - positives
    if not positives or not negatives:
        return None
    _, place, count = np.unique(probability, return_inverse=True, return_counts=True)
    last = np.cumsum(count)
    rank = (last - (count - 1) / 2)[place]
    return float((rank[truth].sum() - positives * (positives + 1) / 2) / (positives * negatives))


def calibration_error(truth: np.ndarray, probability: np.ndarray, bins: int = BINS) -> float:
    """Return the expected calibration error of the probability of contradiction, over ``bins`` bins of equal width."""
    which = np.minimum((probability * bins).astype(int), bins - 1)
    gaps = [
        inside.mean() * abs(truth[inside].mean() - probability[inside].mean())
        for inside in (which == number for number in range(bins))
        if inside.any()
    ]
    return float(sum(gaps))


def score(judged: Sequence[Judged]) -> ContradictionScores:
    """Return the scores of ``judged``. Raises ``ValueError`` if there is nothing to score or a label is unknown."""
    unknown = {one.truth for one in judged} - set(LABELS)
    if not judged or unknown:
        raise ValueError(f"Nothing to score, or labels that are not known: {sorted(unknown)}.")
    truth, label = np.array([one.truth for one in judged]), np.array([one.label for one in judged])
    probability = np.array([one.probability for one in judged], float)
    is_true, is_given = truth == "contradiction", label == "contradiction"
    by_label = [precision_recall_f1(truth == name, label == name)[2] for name in LABELS if (truth == name).any()]
    kinds = np.array([one.kind for one in judged])
    by_kind = {
        str(kind): KindScore(int(of.sum()), int(is_given[of].sum()), float((is_true[of] == is_given[of]).mean()))
        for kind, of in ((kind, kinds == kind) for kind in sorted(set(kinds) - {""}))
    }
    return ContradictionScores(
        pairs=len(judged),
        accuracy=float((truth == label).mean()),
        macro_f1=float(np.mean(by_label)),
        contradiction=Binary(*precision_recall_f1(is_true, is_given), area_under_curve(is_true, probability)),
        calibration_error=calibration_error(is_true, probability),
        by_kind=by_kind,
    )
