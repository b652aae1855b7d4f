"""Who says what in a text: sentences in; sources, chains, words and confidence out."""

from articles.analysis.attribution.engine import ENGINE_VERSION, suggest

__all__ = ["ENGINE_VERSION", "suggest"]
