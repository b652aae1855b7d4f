"""The figures of an evaluation are those of the definitions."""

import numpy as np
import pytest

from articles.analysis.evaluation.contradictions import Judged, area_under_curve, calibration_error, score


def test_precision_recall_and_kinds_are_counted():
    scores = score(
        [
            Judged("contradiction", "contradiction", 0.9, "number"),
            Judged("contradiction", "neutral", 0.4, "number"),
            Judged("neutral", "contradiction", 0.8, "other_event"),
            Judged("entailment", "entailment", 0.1, "reworded"),
        ]
    )
    assert (scores.contradiction.precision, scores.contradiction.recall, scores.contradiction.f1) == (0.5, 0.5, 0.5)
    assert scores.accuracy == 0.5
    assert scores.contradiction.auroc == 0.75
    assert scores.by_kind["number"].right == 0.5
    assert scores.by_kind["other_event"].shown == 1


def test_the_area_shares_ties():
    assert area_under_curve(np.array([True, False]), np.array([0.5, 0.5])) == 0.5


def test_the_area_is_unknown_with_one_side_only():
    assert area_under_curve(np.array([True, True]), np.array([0.1, 0.9])) is None


def test_calibration_error_is_the_weighted_gap():
    truth = np.array([True, True, False, False])
    assert calibration_error(truth, np.array([0.95, 0.95, 0.05, 0.05])) == pytest.approx(0.05)


@pytest.mark.parametrize("judged", [[], [Judged("maybe", "neutral", 0.1)]])
def test_nothing_or_unknown_labels_are_refused(judged):
    with pytest.raises(ValueError, match="Nothing to score"):
        score(judged)
