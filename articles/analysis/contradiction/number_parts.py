"""The parts of a number in words: digits and numerals, and the unit that follows them."""

from __future__ import annotations

import re
from typing import NamedTuple

from articles.analysis.contradiction.money import named_money, rate_after
from articles.analysis.contradiction.number_words import ONES, SCALES, SIGNS, TENS, UNITS
from articles.analysis.contradiction.words import Word


class Reading(NamedTuple):
    """A number as read: tokens ``[first, after)``, value, dimension, and an interval where the words are vague.

    ``unit`` is the size of its unit in the dimension's base unit.
    """

    first: int
    after: int
    value: float
    dimension: str = ""
    vague: tuple[float, float] | None = None
    unit: float = 1.0


def number_at(tokens: tuple[Word, ...], at: int) -> tuple[float, int] | None:
    """Read the number that starts at token ``at``: its value and the index after it."""
    lower = tokens[at].lower
    index, total = at, 0.0
    if lower[0].isdecimal():
        value = _digits_with_suffix(lower)
        if value is None:
            return None
        index += 1
    elif lower in ONES or lower in TENS:
        value, index = _small_number(tokens, at)
    elif lower in SCALES and len(lower) > 2 and at and tokens[at - 1].lower in {"a", "one", "the"}:
        value = 1.0
    else:
        return None
    if [word.lower for word in tokens[index : index + 3]] == ["and", "a", "half"]:
        value, index = value + 0.5, index + 3
    while index < len(tokens) and tokens[index].lower in SCALES and tokens[index].lower not in {"m", "mn", "k", "tn"}:
        value *= SCALES[tokens[index].lower]
        index += 1
        rest = index + (index < len(tokens) and tokens[index].lower == "and")
        joined = rest < len(tokens) and (tokens[rest].lower in ONES or tokens[rest].lower in TENS)
        if joined and not lower[0].isdecimal():
            if value >= 1000:
                total, value = total + value, 0.0
            more, index = _small_number(tokens, rest)
            value += more
    return total + value, index


def _small_number(tokens: tuple[Word, ...], at: int) -> tuple[float, int]:
    """Read "nine", "twenty" or "twenty-one"."""
    lower = tokens[at].lower
    if lower in ONES:
        return float(ONES[lower]), at + 1
    value, index = float(TENS[lower]), at + 1
    if index < len(tokens) and 0 < ONES.get(tokens[index].lower, 0) < 10:
        return value + ONES[tokens[index].lower], index + 1
    return value, index


def _digits_with_suffix(lower: str) -> float | None:
    """Read "1,200", "3.5" or "40k"; ``None`` for clock times and ordinals."""
    digits = re.match(r"\d+(?:[.,:]\d+)*", lower).group()
    suffix = lower[len(digits) :]
    if ":" in digits or suffix in {"st", "nd", "rd", "th"}:
        return None
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", digits):
        digits = digits.replace(",", "")
    elif digits.count(",") == 1 and "." not in digits:
        digits = digits.replace(",", ".")
    elif digits.count(".") > 1:
        digits = digits.replace(".", "")
    return float(digits.replace(",", "")) * (SCALES.get(suffix, 1.0))


# What may stand between a number and its unit: "four full days".
_BEFORE_UNIT = frozenset(
    ["full", "whole", "straight", "consecutive", "more", "further", "extra", "additional", "long", "working", "solid"]
)
_SOMETHING_ELSE = frozenset(["later", "after", "before", "ago", "earlier", "old"])


def with_smaller_units(text: str, tokens: tuple[Word, ...], reading: Reading, factor: float) -> Reading:
    """Return a measure with what follows in smaller units: "two years and six months"; ``factor`` is its own unit's."""
    _, after, value, dimension, *_ = reading
    while after + 1 < len(tokens) and text[tokens[after - 1].end : tokens[after].start] in {" ", ", "}:
        at = after + (tokens[after].lower == "and")
        read = number_at(tokens, at)
        if read is None:
            break
        other, smaller, end = unit_after(tokens, read[1], text, read[0])
        follows = tokens[end].lower if end < len(tokens) else ""
        if other != dimension or smaller >= factor or follows in _SOMETHING_ELSE:
            break
        value, factor, after = value + read[0] * smaller, smaller, end
    return reading._replace(after=after, value=value)


def unit_after(tokens: tuple[Word, ...], index: int, text: str, value: float) -> tuple[str, float, int]:
    """Return dimension, factor and the index after the unit that follows a number; ("", 1, index) for a count."""
    if index + 1 < len(tokens) and tokens[index].lower in _BEFORE_UNIT:
        found = _unit(tokens, index + 1, text, value)
        return found if found[0].startswith("duration") else ("", 1.0, index)
    return _unit(tokens, index, text, value)


def _degrees(following: str, value: float, index: int) -> tuple[str, float, int]:
    """Return degrees as Celsius; Fahrenheit are not in proportion to them, so that the factor is the number's own."""
    if following == "fahrenheit":
        return "degree", (value - 32) / 1.8 / value if value else 1.0, index + 1
    return "degree", 1.0, index + (following in {"celsius", "centigrade"})


def _unit(tokens: tuple[Word, ...], index: int, text: str, value: float) -> tuple[str, float, int]:  # noqa: PLR0911 - one a unit
    """Return the same for a unit that stands at ``index`` itself."""
    none = ("", 1.0, index)
    if index >= len(tokens) or text[tokens[index - 1].end : tokens[index].start].strip() not in {"", "-", "°"}:
        return none
    word = tokens[index]
    hyphen = text[word.start - 1 : word.start] == "-"
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word.lower == "per" and following == "cent":
        return "percent", 1.0, index + 2
    if word.lower == "basis" and following in {"point", "points"}:
        return "percent", 0.01, index + 2
    if word.lower == "percentage" and following in {"point", "points"}:
        return "percent", 1.0, index + 2
    if word.text == "F" and text[tokens[index - 1].end : word.start].strip() == "°":
        return _degrees("fahrenheit", value, index)
    money = named_money(tokens, index)
    if money is not None:
        return money[0], 1.0, money[1]
    if word.lower in {"square", "sq"} and following:
        inner = UNITS.get(following, UNITS.get(following.rstrip("s")))
        return ("area", inner[1] ** 2, index + 2) if inner and inner[0] == "length" else none
    singular = word.lower if word.lower in UNITS else word.lower.rstrip("s")
    plural = word.lower != singular or word.lower in SIGNS or word.lower.endswith("s")
    if singular not in UNITS or not (plural or hyphen or value == 1 or "centur" in singular):
        return none
    dimension, factor = UNITS[singular]
    if singular == "year" and following == "old" and value <= 110:
        return "age", 1.0, index + 2
    if dimension == "degree":
        return _degrees(following, value, index + 1)
    if dimension == "length" and following == "h" and text[word.end : word.end + 2] == "/h":
        return "speed", factor / 1000, index + 2
    if (
        dimension == "length"
        and following in {"a", "an", "per"}
        and [word.lower for word in tokens[index + 2 : index + 3]] == ["hour"]
    ):
        return "speed", factor / 1000, index + 3
    rate, after = rate_after(tokens, index + 1)
    return dimension + ("" if dimension == "percent" else rate), factor, after


def is_denied(tokens: tuple[Word, ...], at: int) -> bool:
    """Whether "one" or "a single" at ``at`` is denied: "not one", "without a single"."""
    before = [word.lower for word in tokens[max(0, at - 2) : at]]
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return after != "but" and (
        before[-1:] == ["not"] or before in (["not", "a"], ["without", "a"], ["never", "a"], ["without", "one"])
    )
