"""Which words clash where no comparator can tell: those without which the network sees the least of a contradiction.

Each stretch of a side's own words is hidden in turn and the pair read again ("erasure": Li, Monroe and Jurafsky 2016,
Understanding neural networks through representation erasure).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.words import FUNCTION_WORDS, Word
from articles.analysis.types import Span

Spans = tuple[Span, ...]
#: Takes pairs of texts, gives the probability that each is a contradiction.
Reader = Callable[[Sequence[tuple[str, str]]], np.ndarray]
_HIDDEN = "[MASK]"
# Stretches tried of each side, words of a stretch, and how much of the first's weight a second one needs to be named.
_MOST, _LONGEST, _SECOND = 8, 5, 0.6


def stretches(of: Prepared, other: Prepared) -> Spans:
    """Return the stretches of a claim's own words: what the other side does not say, with its numbers and denials."""
    theirs = {word.lower for word in other.tokens}
    denials = {span.start for span in of.negations}
    runs: list[list[Word]] = []
    for word in of.tokens:
        if not (word.start in denials or _is_own(word, other, theirs)):
            continue
        near = runs and _joins(of.text[runs[-1][-1].end : word.start])
        if near and len(runs[-1]) < _LONGEST:
            runs[-1].append(word)
        else:
            runs.append([word])
    # A denial or a number alone says little; if there is nothing else it is all there is.
    return tuple(Span(run[0].start, run[-1].end) for run in runs[:_MOST]) or (of.content,)


def _is_own(word: Word, other: Prepared, theirs: set[str]) -> bool:
    return word.lower not in FUNCTION_WORDS and word.lower not in theirs and word.stem not in other.stems


def _joins(between: str) -> bool:
    """Whether what stands between two words is a space, or one small word ("ended in a brawl")."""
    small = between.strip()
    return not small or (small.isalpha() and small.lower() in FUNCTION_WORDS)


def _without(of: Prepared, span: Span) -> str:
    return of.readable.replace(span.of(of.text), _HIDDEN, 1)


def point_out(a: Prepared, b: Prepared, read: Reader, chance: float) -> tuple[Spans, Spans]:
    """Return the words of each side that the contradiction hangs on most, the most telling stretch first.

    ``chance`` is what ``read`` gives the pair as it is. Where a side has one stretch there is nothing to find out.
    """
    own = stretches(a, b), stretches(b, a)
    asked = [spans if len(spans) > 1 else () for spans in own]
    hidden = [(_without(a, span), b.readable) for span in asked[0]]
    hidden += [(a.readable, _without(b, span)) for span in asked[1]]
    if not hidden:
        return own
    weights = _log_odds(np.array(chance)) - _log_odds(read(hidden))
    weighed = weights[: len(asked[0])], weights[len(asked[0]) :]
    first, second = (_chosen(spans, of) if len(of) else spans for spans, of in zip(own, weighed, strict=True))
    return first, second


def _log_odds(chances: np.ndarray) -> np.ndarray:
    chances = np.clip(chances, 1e-6, 1 - 1e-6)
    return np.log(chances / (1 - chances))


def _chosen(spans: Spans, weights: np.ndarray) -> Spans:
    order = np.argsort(-weights, kind="stable")[:2]
    enough = _SECOND * max(float(weights[order[0]]), 0.0)
    return tuple(spans[at] for place, at in enumerate(order) if not place or weights[at] > enough)
