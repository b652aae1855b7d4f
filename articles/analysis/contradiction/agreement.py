"""Whether two numbers or times can be one and the same: told with a bound, rounded, or in another unit."""

from __future__ import annotations

import math

from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.money import rates_agree, sums_agree
from articles.analysis.contradiction.number_words import FAMILY_OF, RANKED
from articles.analysis.contradiction.quantities import Quantity
from articles.analysis.contradiction.times import Time, one_hour_or_decade
from articles.analysis.contradiction.words import stem

_RANKED = frozenset(stem(word) for word in RANKED)
# How far apart one measure may be in two units ("30 miles", "50 kilometres"); months and weeks fit each other worse.
_CONVERTED, _CONVERTED_TIME = 0.05, 0.1
# How far a number told more roughly may be from what it was; of the last digit that the rougher one gives, how much.
_ROUNDED, _OF_ITS_DIGIT = 0.051, 0.21
# How far a percentage may be from a fraction in words.
_OF_A_FRACTION = 0.5
# How far a number may be from the bound that another sets: "as many as 115" is no more than that, but hardly forty.
_TIMES_ITS_BOUND = 1.5
# What the network may take two numbers for that are one, told in another way.
_ABOUT_NUMBERS = frozenset(["number", "sources", "compatible_number"])


def agree_on(kind: str, a: Prepared, b: Prepared) -> bool:
    """Whether two claims that seem to clash in some kind only tell the same numbers or times in another way."""
    if any(side.negations or side.silent for side in (a, b)):
        return False
    return (kind in _ABOUT_NUMBERS and numbers_agree(a, b)) or (kind == "time" and times_agree(a, b))


def same_counted(a: Quantity, b: Quantity) -> float:
    """Return how surely two numbers count the same thing.

    1 if the same word follows both, .9 if it stands near one of them, .7 for one of its family, 0 without a sign of it.
    """
    left = {stem for stem in a.counted[:3] if len(stem) > 2}
    right = {stem for stem in b.counted[:3] if len(stem) > 2}
    if a.dimension == "ordinal":
        return float(bool(left & right or a.near & b.near & _RANKED))
    if left & right:
        return 1.0
    if left & b.near or right & a.near:
        return 0.9
    families = {family for stem in a.near for family in FAMILY_OF.get(stem, ())}
    if any(family in families for stem in b.near for family in FAMILY_OF.get(stem, ())):
        return 0.7
    return 0.0


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both numbers can be true of one thing, allowing for what a round number leaves open."""
    if a.low <= b.high and b.low <= a.high:
        return True
    if a.dimension == "score":
        return False
    if _converted(a, b) or _rounded(a, b):
        return True
    small, large = sorted((a.value, b.value))
    if small <= 0 or large < 20:
        return False
    return (large - small) / large < (0.03 if a.exact and b.exact else 0.12)


def _apart(a: Quantity, b: Quantity) -> float:
    """Return how far two numbers are from each other, as a share of the larger."""
    small, large = sorted((a.value, b.value))
    return (large - small) / large if small > 0 else math.inf


def _converted(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers are one measure in two units: "30 miles" and "50 kilometres", "four weeks" and "a month"."""
    if a.dimension != b.dimension or a.unit == b.unit:
        return False
    return _apart(a, b) < (_CONVERTED_TIME if a.dimension == "duration" else _CONVERTED)


def _rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one number is the other told more roughly: "3.9 percent", "4 percent"; "a third", "33 percent"."""
    if a.dimension == b.dimension == "percent" and any(one.value % 1 and not one.step for one in (a, b)):
        return a.exact and b.exact and abs(a.value - b.value) < _OF_A_FRACTION
    fine, coarse = (a, b) if a.step and (not b.step or a.step < b.step) else (b, a)
    if not (fine.step and fine.exact and coarse.exact and fine.unit == coarse.unit and _apart(a, b) < _ROUNDED):
        return False
    digit = coarse.step or 10 * fine.step
    round_one = math.isclose(coarse.value / digit, round(coarse.value / digit))
    return round_one and abs(fine.value - coarse.value) <= _OF_ITS_DIGIT * digit


def unmatched_numbers(a: Prepared, b: Prepared) -> tuple[list[Quantity], list[Quantity]]:
    """Return the numbers of both sides, without those that the other side has just so."""
    left = [one for one in a.numbers if not any(_equal(one, other) for other in b.numbers)]
    right = [one for one in b.numbers if not any(_equal(one, other) for other in a.numbers)]
    return left, right


def _equal(a: Quantity, b: Quantity) -> bool:
    return a.dimension == b.dimension and a.value == b.value and a.exact and b.exact


def numbers_agree(a: Prepared, b: Prepared) -> bool:
    """Whether every number that only one side has agrees with the other side's, in the order that they stand in."""
    left, right = unmatched_numbers(a, b)
    return bool(left) and len(left) == len(right) and all(map(_agree, left, right))


def _agree(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers of one thing say the same, and not only what might be so of one thing."""
    if a.dimension != b.dimension:
        return rates_agree(a.dimension, a.value, b.dimension, b.value) or sums_agree(
            a.dimension, a.value, b.dimension, b.value
        )
    if not (a.dimension or same_counted(a, b)):
        return False
    small, large = sorted((a.value, b.value))
    bounded = a.low <= b.high and b.low <= a.high and 0 < large <= _TIMES_ITS_BOUND * small
    return bounded or (a.dimension != "score" and (_converted(a, b) or _rounded(a, b)))


def times_agree(a: Prepared, b: Prepared) -> bool:
    """Whether the decade or hour of one side is the year or hour of the other: "the 1980s", "1984"."""
    left, right = _unmatched_times(a.times, b.times), _unmatched_times(b.times, a.times)
    return bool(left) and len(left) == len(right) and all(map(one_hour_or_decade, left, right))


def _unmatched_times(of: tuple[Time, ...], other: tuple[Time, ...]) -> list[Time]:
    """Return the times that the other side has not just so; parts of the day only where both sides name one.

    "Half past nine in the morning" is "9.30 am".
    """
    both = all(any(one.kind == "part" for one in side) for side in (of, other))
    known = {(one.kind, one.value) for one in other}
    return [one for one in of if (one.kind, one.value) not in known and (both or one.kind != "part")]
