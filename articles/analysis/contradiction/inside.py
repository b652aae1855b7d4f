"""Contradictions inside one article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.engine import compare_many
from articles.analysis.types import ArticleSources, ComparableClaim, Finding, SentenceSources

CONTEXT_CHARACTERS = 600
# No more pairs of one article than this are compared: those that share most, the nearest first.
MOST_PAIRS = 600


def _claim(text: str, of: SentenceSources, published: date | None) -> ComparableClaim:
    sentence = of.sentence
    named = of.attributions[0].source.canonical if of.attributions else ""
    context = text[max(0, sentence.start - CONTEXT_CHARACTERS) : sentence.start]
    return ComparableClaim(
        text[sentence.start : sentence.end], None, named, context, "this article", sentence.index, published
    )


def article_claims(text: str, sources: ArticleSources, published: date | None) -> list[ComparableClaim]:
    """Return every sentence of an article as a claim that stands in it."""
    return [_claim(text, of, published) for of in sources.sentences]


def most_alike(claims: Sequence[ComparableClaim]) -> list[tuple[int, int]]:
    """Return the pairs of an article's claims that are worth comparing, by their places, in reading order."""
    ready = [prepare(claim) for claim in claims]
    shared = {(a, b): len(ready[a].stems & ready[b].stems) for a, b in combinations(range(len(claims)), 2)}
    return sorted(sorted(shared, key=lambda pair: (-shared[pair], pair[1] - pair[0]))[:MOST_PAIRS])


def within(
    text: str, sources: ArticleSources, *, published: date | None = None, model_folder: Path | None = None
) -> tuple[tuple[int, int, Finding], ...]:
    """Return (sentence index, sentence index, finding) for the pairs of one article that contradict each other.

    Spans of a finding are offsets into each sentence's own text.
    """
    claims = article_claims(text, sources, published)
    worth = most_alike(claims)
    findings = compare_many([(claims[a], claims[b]) for a, b in worth], model_folder=model_folder)
    return tuple((a, b, finding) for (a, b), finding in zip(worth, findings, strict=True) if finding)
