# ruff: noqa: SIM905 - lists of words read best as words
"""Which words clash where no comparator can tell: those without which the network sees the least of a contradiction.

Each stretch of a side's own words is hidden in turn and the pair read again ("erasure": Li, Monroe and Jurafsky 2016,
Understanding neural networks through representation erasure).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.names import same_word, shared_and_own
from articles.analysis.contradiction.words import FUNCTION_WORDS, Word
from articles.analysis.types import Span

Spans = tuple[Span, ...]
#: Takes pairs of texts, gives the probability that each is a contradiction.
Reader = Callable[[Sequence[tuple[str, str]]], np.ndarray]
_HIDDEN = "[MASK]"
# Stretches tried of each side, words of a stretch, and how much of the first's weight a second one needs to be named.
_MOST, _LONGEST, _SECOND = 8, 5, 0.6
_COMPOUND_BEFORE, _COMPOUND_AFTER = re.compile(r"(?:[^\W\d_]+-)+$"), re.compile(r"(?:-[^\W\d_]+)+")
# Characters before a stretch that are looked at.
_BACK = 60
# Small words of a verb ("put off"), which belong to it; and those that are looked at where a side has no other words of
# its own, as they tell where, when, which way or how many.
_PARTICLES = frozenset("up down off".split())
_TELLING = _PARTICLES | frozenset(
    "before after against above below for from to into out on over under through within about all both each few more "
    "most only some other same own any one two again once until during".split()
)
_IS_AGAINST = re.compile(r"\b(?:is|are|was|were|be|been) (?:\w+ly )?$", re.IGNORECASE)


def stretches(of: Prepared, other: Prepared) -> Spans:
    """Return the stretches of a claim's own words: what the other side does not say, with its numbers and denials.

    Where it has no words of its own these are its small words ("before" against "after"), else those that the other
    side says something of ("signed" against "refused to sign"), else all of it.
    """
    theirs = {word.lower for word in other.tokens}
    denials = {span.start for span in of.negations}
    shared = [mine.span for mine, _ in shared_and_own(of.names, other.names)[0]]
    shared += [name.span for name in of.names if theirs.intersection(name.parts)]
    capitals = [word for word in other.tokens if word.text[0].isupper()]
    # "Slovakia" and "Slovak".
    shared += [
        word.span for word in of.tokens
        if word.text[0].isupper() and any(same_word(word.lower, capital.lower) for capital in capitals)
    ]  # fmt: skip
    own = [
        word for word in of.tokens
        if word.start in denials or (_is_own(word, of, other, theirs) and not _is_in(word, shared))
    ]  # fmt: skip
    small = [word for word in of.tokens if word.lower not in theirs and word.lower in _TELLING]
    runs = _runs(of, own or [word for word in small if not _is_in(word, shared)])
    return _whole_ones(of, runs)[:_MOST] or _spoken_of(of, other) or (of.content,)


def _runs(of: Prepared, own: list[Word]) -> list[Span]:
    """Return the stretches that words make which stand beside each other."""
    runs: list[list[Word]] = []
    for word in own:
        near = runs and _joins(of.text[runs[-1][-1].end : word.start])
        if near and len(runs[-1]) < _LONGEST:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Span(run[0].start, run[-1].end) for run in runs]


def _whole_ones(of: Prepared, spans: Sequence[Span]) -> Spans:
    """Return stretches with all of what they cut, each place once."""
    found: list[Span] = []
    for span in (_whole(of, span) for span in spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _whole(of: Prepared, span: Span) -> Span:
    """Return a stretch with all of a number or a compound that it cuts: "2-1", "re-election"."""
    for one in (*of.numbers, *of.times):
        if one.span.start < span.end and span.start < one.span.end:
            span = Span(min(span.start, one.span.start), max(span.end, one.span.end))
    before = _COMPOUND_BEFORE.search(of.text, max(0, span.start - _BACK), span.start)
    after = _COMPOUND_AFTER.match(of.text, span.end)
    return Span(before.start() if before else span.start, after.end() if after else span.end)


def _spoken_of(of: Prepared, other: Prepared) -> Spans:
    """Return the shared word that follows the first of the other side's own words."""
    after = next((word.end for word in other.meaning if word.stem not in of.stems), None)
    following = [word.stem for word in other.meaning if after is not None and word.start >= after]
    return tuple(word.span for word in of.meaning if following and word.stem == following[0])[:1]


def _is_own(word: Word, of: Prepared, other: Prepared, theirs: set[str]) -> bool:
    against = word.lower == "against" and _IS_AGAINST.search(of.text[max(0, word.start - 24) : word.start])
    tells = word.lower not in FUNCTION_WORDS or word.lower in _PARTICLES or against
    return bool(tells) and word.lower not in theirs and word.stem not in other.stems


def _is_in(word: Word, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.start < span.end for span in spans)


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
