"""Confidence that means what it says: the models' scores turned into the share of such cases that was right."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

Knots = Sequence[tuple[float, float]]
STEPS = ("detected", "quoted", "source", "link")


@dataclass(frozen=True, slots=True)
class Calibration:
    """For each kind of score a rising line through knots (score, share right), from articles left out of learning.

    ``detected``: a sentence's own cue attributes; ``quoted``: a quote belongs to the speaker found elsewhere;
    ``source``: the mention is right, given that; ``link``: so is the entity, given that.
    """

    detected: Knots
    quoted: Knots
    source: Knots
    link: Knots

    def of(self, kind: str, score: float) -> float:
        """Return the calibrated probability of ``score``, one of the four kinds."""
        return interpolated(getattr(self, kind), score)


def interpolated(knots: Knots, score: float) -> float:
    """Return the height of the line through ``knots`` at ``score``; flat beyond the first and the last."""
    position = bisect_right([x for x, _ in knots], score)
    if position == 0:
        return round(knots[0][1], 3)
    if position == len(knots):
        return round(knots[-1][1], 3)
    (x0, y0), (x1, y1) = knots[position - 1], knots[position]
    return round(y0 + (y1 - y0) * (score - x0) / (x1 - x0), 3)
