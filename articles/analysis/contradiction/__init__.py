"""Two claims in; out comes whether both can be true, why not, and which words clash."""

from articles.analysis.contradiction.engine import (
    ENGINE_VERSION,
    SHOWN_FROM,
    Assessment,
    assess_many,
    compare,
    compare_many,
)
from articles.analysis.contradiction.explain import without_speakers
from articles.analysis.contradiction.inside import within

__all__ = [
    "ENGINE_VERSION", "SHOWN_FROM", "Assessment", "assess_many", "compare", "compare_many", "within",
    "without_speakers",
]  # fmt: skip
