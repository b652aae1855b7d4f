"""Forms of numbers that take more than digits and a unit: ranges, scores, vague amounts, shares, ordinals."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from articles.analysis.contradiction.money import of_sign
from articles.analysis.contradiction.number_parts import Reading, is_denied, number_at, unit_after
from articles.analysis.contradiction.number_words import (
    CURRENCY_SIGNS,
    FRACTIONS,
    OFTEN,
    ONES,
    ORDINALS,
    RANKED,
    SCALES,
    TENS,
    UNITS,
    VAGUE,
)
from articles.analysis.contradiction.times import MONTHS
from articles.analysis.contradiction.words import Word

_LASTED = frozenset(
    ["for", "lasted", "lasts", "took", "within", "after", "than", "nearly", "almost", "over", "about", "only"]
)


# No counts: "a single mother", "the single market".
_OTHER_SINGLES = frozenset(
    ["mother", "mothers", "father", "parent", "parents", "market", "currency", "mum", "dad", "handedly"]
)


# What follows a score and never a range.
_AFTER_SCORE = frozenset(
    [
        "on",
        "at",
        "in",
        "against",
        "to",
        "win",
        "victory",
        "defeat",
        "loss",
        "draw",
        "lead",
        "away",
        "home",
        "with",
        "after",
        "and",
        "by",
    ]
)


class _Begun(NamedTuple):
    """What stands before a first number, its currency among it, and where what may join it with a second begins."""

    sign: str
    between: bool
    after: int
    gap: str


def _begun(text: str, tokens: tuple[Word, ...], first: int, after: int, value: float) -> _Begun:
    gap = text[tokens[after - 1].end : tokens[after].start]
    previous = tokens[first - 1].lower if first else ""
    sign = of_sign(text, tokens[first - 1])[0] if first and tokens[first - 1].text in CURRENCY_SIGNS else ""
    if sign:
        previous = tokens[first - 2].lower if first > 1 else ""
    between = previous == "between"
    if between:
        unit_of_first = unit_after(tokens, after, text, value)[2]
        if unit_of_first < len(tokens):
            after, gap = unit_of_first, ""
    return _Begun(sign, between, after, gap)


def pair(  # noqa: PLR0911 - one a form
    text: str, tokens: tuple[Word, ...], first: int, after: int, value: float
) -> Reading | int | None:
    """Read "20-30 people", "between 20 and 30", "two to three" as a range, "3-1" and "52 to 48" as a score."""
    if after >= len(tokens):
        return None
    sign, between, after, gap = _begun(text, tokens, first, after, value)
    word = tokens[after].lower
    from_before = "from" in [other.lower for other in tokens[max(0, first - 3) : first]]
    joined = gap in {"-", "–", "—"}
    second = after if joined else after + 1
    if not joined and not ((word == "and" and between) or (word in {"to", "or"} and not from_before)):
        return None
    if second < len(tokens) and tokens[second].text in CURRENCY_SIGNS:
        sign, second = sign or of_sign(text, tokens[second])[0], second + 1
    other = number_at(tokens, second) if second < len(tokens) else None
    if other is None or (not tokens[second].lower[0].isdecimal() and joined):
        return None
    more, last = other
    following = tokens[last].lower if last < len(tokens) else ""
    if following[:3] in MONTHS and len(following) > 2:
        return last
    small = _scaled(tokens, second, last, value)
    whole = value == int(value) and more == int(more) and not sign
    is_score = more <= value or (joined and (following in _AFTER_SCORE or not following))
    if whole and max(value, more) < 1000 and word not in {"and", "or"} and is_score:
        most, least = max(value, more), min(value, more)
        return Reading(first, last, 1000 * most + least, "score")
    if not small < more or (word == "to" and not joined and more > 3 * small):
        return None
    if sign:
        dimension, factor, index = sign, 1.0, last
    else:
        dimension, factor, index = unit_after(tokens, last, text, more)
    if between:
        first -= 1 + bool(sign)
    return Reading(first, index, (small + more) / 2 * factor, dimension, (small * factor, more * factor))


def _scaled(tokens: tuple[Word, ...], second: int, last: int, value: float) -> float:
    """Return the first number of "20 to 30 million", whose scale stands with the second, at its true size."""
    if value >= 1000:
        return value
    scale = re.search(r"(?:[a-z]+)$", tokens[second].lower) if tokens[second].lower[0].isdecimal() else None
    factor = SCALES.get(scale.group(), 1.0) if scale else 1.0
    for word_after in tokens[second + 1 : last]:
        factor *= SCALES.get(word_after.lower, 1.0)
    return value * factor if factor > 1 else value


def vague(tokens: tuple[Word, ...], at: int) -> Reading | int:  # noqa: PLR0911 - one a form
    """Read "dozens", "several hundred", "tens of thousands", "a single"."""
    low, high = VAGUE[tokens[at].lower]
    after = at + 1
    previous, following = tokens[at - 1].lower if at else "", tokens[after].lower if after < len(tokens) else ""
    if (tokens[at].lower in {"couple", "pair"} and following != "of") or (
        tokens[at].lower == "few" and previous in {"as", "too", "how"}
    ):
        return after
    if (tokens[at].lower == "once" and previous not in {"only", "just", "than"}) or (
        tokens[at].lower == "single" and following in _OTHER_SINGLES
    ):
        return after
    if tokens[at].lower == "single" and is_denied(tokens, at):
        return Reading(at - 2, after, 0.0)
    unit = UNITS.get(following)
    if tokens[at].lower == "single" and unit and unit[0] in {"duration", "length"}:
        return Reading(at - (previous == "a"), after + 1, unit[1], unit[0], unit=unit[1])
    many = tokens[after + 1].lower if following == "of" and after + 1 < len(tokens) else ""
    if many in {"thousands", "millions", "billions"} and tokens[at].lower in {
        "tens",
        "dozens",
        "scores",
        "hundreds",
        "thousands",
    }:
        scale = SCALES[many[:-1]]
        return Reading(at, after + 2, math.sqrt(low * high) * scale, "", (low * scale, high * scale))
    if tokens[at].lower == "tens":
        return after
    if tokens[at].lower == "couple" and after < len(tokens) and tokens[after].lower == "of":
        after += 1
    if after < len(tokens) and tokens[after].lower in SCALES and len(tokens[after].lower) > 2:
        scale = SCALES[tokens[after].lower]
        return Reading(at, after + 1, math.sqrt(low * high) * scale, "", (low * scale, high * scale))
    if tokens[at].lower in OFTEN:
        rate = following in {"a", "per"} and _unit_at(tokens, after + 1)
        return Reading(at, after + 2, low, f"times/{rate}") if rate else Reading(at, after, low, "times")
    if tokens[at].lower in {"single", "few", "pair", "couple", "both"} and after >= len(tokens):
        return after
    return Reading(at, after, math.sqrt(low * high), "", (low, high))


def _unit_at(tokens: tuple[Word, ...], at: int) -> str:
    """Return the unit at token ``at``, "" if there is none."""
    return tokens[at].lower if at < len(tokens) and tokens[at].lower in UNITS else ""


def one_unit(tokens: tuple[Word, ...], at: int) -> Reading | None:
    """Read "an hour" and "a mile" where a length of time or way is meant."""
    if tokens[at].lower not in {"a", "an"} or at == 0 or at + 1 == len(tokens):
        return None
    unit = UNITS.get(tokens[at + 1].lower)
    if unit and unit[0] in {"duration", "length"} and tokens[at - 1].lower in _LASTED:
        half = 1.5 if [word.lower for word in tokens[at + 2 : at + 5]] == ["and", "a", "half"] else 1.0
        return Reading(at, at + (5 if half > 1 else 2), half * unit[1], unit[0], unit=unit[1])
    return None


def ordinal(text: str, tokens: tuple[Word, ...], at: int) -> Reading | None:
    """Read "third round" or "17th day"; no dates, halves or quarters.

    "First" says too many things, except behind a verb that ranks: "finished first".
    """
    lower = tokens[at].lower
    value = ORDINALS.get(lower) or (float(lower[:-2]) if re.fullmatch(r"\d+(st|nd|rd|th)", lower) else 0)
    last = at + 1
    if lower in TENS and last < len(tokens) and text[tokens[at].end : tokens[last].start] == "-":
        # "Twenty-first"
        ones = ORDINALS.get(tokens[last].lower, 10)
        value, last = (TENS[lower] + ones, last + 1) if ones < 10 else (0, last)
    following, before = tokens[last].lower if last < len(tokens) else "", tokens[at - 1].lower if at else ""
    if before in RANKED and value:
        return Reading(at, last, float(value), "ordinal")
    if value < 2 or not following:
        return None
    if following[:3] in MONTHS or before[:3] in MONTHS or following in {"of", "quarter", "half", "time", "century"}:
        return None
    return Reading(at, last, float(value), "ordinal")


def share_of_scale(text: str, tokens: tuple[Word, ...], at: int) -> Reading | None:
    """Read "a quarter of a million", "three quarters of a billion euros" and "half-million" as a number."""
    lower = [word.lower for word in tokens[at : at + 5]]
    count = ONES.get(lower[0], 1 if lower[0] in {"a", "quarter"} else 0)
    if lower[0] == "half" and lower[1:2] and lower[1] in SCALES and len(lower[1]) > 2:
        value, after = SCALES[lower[1]] / 2, at + 2
    elif lower[0] == "quarter" and lower[1:3] == ["of", "a"] and lower[3:4] and lower[3] in SCALES:
        value, after = SCALES[lower[3]] / 4, at + 4
    elif count and len(lower) == 5 and lower[1] in FRACTIONS and lower[2:4] == ["of", "a"] and lower[4] in SCALES:
        value, after = count * FRACTIONS[lower[1]] / 100 * SCALES[lower[4]], at + 5
    else:
        return None
    dimension, factor, index = unit_after(tokens, after, text, value)
    return Reading(at, index, value * factor, dimension)


def fraction(tokens: tuple[Word, ...], at: int) -> Reading | None:
    """Read "half", "a third", "two thirds", "one in five", "nine out of ten" as a percentage."""
    lower = tokens[at].lower
    following = [word.lower for word in tokens[at + 1 : at + 4]]
    if lower == "half":
        previous = tokens[at - 1].lower if at else ""
        whole = following[:1] in (["hour"], ["time"], ["dozen"], ["year"], ["day"], ["century"])
        amount = following[:1] == ["a"] and following[1:2] and (following[1] in SCALES or following[1] in UNITS)
        return (
            None
            if whole or amount or previous in {"first", "second", "and", "other"}
            else Reading(at, at + 1, 50.0, "percent")
        )
    count = ONES.get(lower, 1 if lower == "a" else int(lower) if lower.isdecimal() and len(lower) < 3 else 0)
    if not count or not following:
        return None
    share = FRACTIONS.get(following[0])
    by = bool(at) and tokens[at - 1].lower == "by"
    runs = following[1:3] in (["in", "a"], ["of", "growth"]) or (count != 3 and following[0] == "quarters")
    if share and following[0].endswith("s") == (count > 1) and (by or _ends_fraction(following[1:])) and not runs:
        return Reading(at, at + 2, count * share, "percent")
    skip = 2 if following[:2] in (["out", "of"], ["in", "every"]) else 1 if following[:1] == ["in"] else 0
    base = following[skip] if skip and len(following) > skip else ""
    whole = ONES.get(base) or TENS.get(base) or (float(base) if base.isdecimal() else 0)
    if whole > count and lower != "a" and whole in {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100}:
        return Reading(at, at + 2 + skip, 100 * count / whole, "percent")
    return None


def _ends_fraction(following: list[str]) -> bool:
    if following[:1] in (["last"], ["this"]):
        return following[1:2] in (["year"], ["month"], ["week"], ["season"], ["quarter"])
    return not following or following[0] in {
        "of",
        "the",
        "are",
        "were",
        "to",
        "said",
        "its",
        "his",
        "in",
        "more",
        "less",
        "from",
        "since",
        "after",
        "compared",
        "full",
        "empty",
        "complete",
        "majority",
        "stake",
        "share",
        "owned",
    }
