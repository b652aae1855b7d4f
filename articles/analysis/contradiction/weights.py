"""Where the learned files lie, and what stands in for them before there are any."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from articles.analysis.contradiction.combiner import Combiner, open_combiner

FOLDER = Path(__file__).resolve().parents[1] / "weights" / "contradiction"
COMBINER = FOLDER / "combiner.json"


@lru_cache(maxsize=1)
def shipped_combiner() -> Combiner | None:
    """Return the combiner that ships, or ``None`` if there is none."""
    return open_combiner(COMBINER) if COMBINER.is_file() else None
