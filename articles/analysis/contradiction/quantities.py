"""Numbers in a claim: what they count or measure, in which unit, and how exactly they are meant.

A quantity is an interval: "nine" is [9, 9], "at least 15" is [15, ∞), "around 600" is [480, 720], "dozens" is
[24, 150]. Two quantities of the same thing clash when their intervals do not meet.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

from articles.analysis.contradiction.number_words import (
    CUES,
    CURRENCY_SIGNS,
    FRACTIONS,
    ONES,
    ORDINALS,
    SCALES,
    SIGNS,
    TAILS,
    TENS,
    UNITS,
    VAGUE,
)
from articles.analysis.contradiction.times import MONTHS
from articles.analysis.contradiction.words import Word, words
from articles.analysis.types import Span

_MONTH_WORDS = frozenset(word for name in MONTHS for word in (name, name + "."))
_YEAR_AFTER = frozenset(
    ["in", "since", "by", "of", "from", "until", "before", "after", "during", "and", "to", "early", "late", "the",
    "till",
     "through", "between"]
)  # fmt: skip
_LASTED = frozenset(
    ["for", "lasted", "lasts", "took", "within", "after", "than", "nearly", "almost", "over", "about", "only"]
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as meant: interval, dimension ("" for a count), what it counts (stems), bound and place."""

    low: float
    high: float
    value: float
    dimension: str
    counted: tuple[str, ...]
    bound: str
    span: Span
    near: frozenset[str]

    @property
    def exact(self) -> bool:
        """Whether the number is meant as it stands."""
        return self.bound == ""


class Reading(NamedTuple):
    """A number as read: tokens ``[first, after)``, value, dimension, and an interval where the words are vague."""

    first: int
    after: int
    value: float
    dimension: str = ""
    vague: tuple[float, float] | None = None


def _number_at(tokens: tuple[Word, ...], at: int) -> tuple[float, int] | None:
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
    while index < len(tokens) and tokens[index].lower in SCALES and tokens[index].lower not in {"m", "k"}:
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


def _bound(text: str, start: int, end: int) -> tuple[str, int]:
    """Return how exactly the number at [start, end) is meant, and where the words that say so begin."""
    head = re.sub(r"[\s$€£¥₹]+$", "", text[:start].lower())
    for cue, kind in CUES:
        if head.endswith(cue) and (len(head) == len(cue) or not head[-len(cue) - 1].isalpha()):
            if cue in {"or", "to"} and not re.search(
                r"(\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) (?:or|to)$", head
            ):
                continue
            if cue == "up to" and re.search(r"\badd(?:s|ed|ing)? up to$", head):
                continue
            return kind, len(head) - len(cue)
    tail = text[end : end + 30].lower()
    for cue, kind in TAILS:
        if re.match(rf"(?:,? \w+)?,? {cue}\b", tail):
            return kind, start
    return "", start


def _interval(value: float, bound: str) -> tuple[float, float]:
    """Return what ``value`` may stand for, given how exactly it is meant."""
    return {
        "": (value, value),
        "at_least": (value, math.inf),
        "more": (value, math.inf),
        "at_most": (0.0, value),
        "less": (0.0, value),
        "nearly": (0.85 * value, value),
        "slightly": (value, 1.15 * value),
        "about": (0.8 * value, 1.2 * value),
    }[bound]


def _unit_after(tokens: tuple[Word, ...], index: int, text: str, value: float) -> tuple[str, float, int]:
    """Return dimension, factor and the index after the unit that follows a number; ("", 1, index) for a count."""
    none = ("", 1.0, index)
    if index >= len(tokens) or text[tokens[index - 1].end : tokens[index].start].strip() not in {"", "-"}:
        return none
    word = tokens[index]
    hyphen = text[word.start - 1 : word.start] == "-"
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if word.lower == "per" and following == "cent":
        return "percent", 1.0, index + 2
    if word.lower == "square" and following:
        inner = UNITS.get(following, UNITS.get(following.rstrip("s")))
        return ("area", inner[1] ** 2, index + 2) if inner and inner[0] == "length" else none
    singular = word.lower if word.lower in UNITS else word.lower.rstrip("s")
    plural = word.lower != singular or word.lower in SIGNS or word.lower.endswith("s")
    if singular not in UNITS or not (plural or hyphen or value == 1 or "centur" in singular):
        return none
    dimension, factor = UNITS[singular]
    if following in {"a", "per"} and index + 2 < len(tokens) and tokens[index + 2].lower in UNITS:
        rate = "" if dimension == "percent" else f"/{tokens[index + 2].lower}"
        return dimension + rate, factor, index + 3
    return dimension, factor, index + 1


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return every quantity that ``text`` states, in reading order. Dates, clock times and years are left to times."""
    tokens = words(text)
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        reading = _read(text, tokens, at)
        if isinstance(reading, Reading):
            found.append(_made(text, tokens, reading))
            at = max(reading.after, at + 1)
        else:
            at = max(reading, at + 1)
    return tuple(found)


def _read(text: str, tokens: tuple[Word, ...], at: int) -> Reading | int:
    """Read one quantity at token ``at``, or return the index where to go on."""
    lower = tokens[at].lower
    if lower in VAGUE:
        return _vague(tokens, at)
    special = _fraction(tokens, at) or _ordinal(tokens, at) or _one_unit(tokens, at)
    if special is not None:
        return special
    read = _number_at(tokens, at)
    if read is None:
        return at + 1
    value, after = read
    first = at - 1 if lower in SCALES and not lower[0].isdecimal() else at
    if first and first != at and tokens[first - 1].lower == "half":
        value, first = value / 2, first - 1
    if _is_date_or_year(text, tokens, at, after, value):
        return after
    if first > 0 and tokens[first - 1].text in CURRENCY_SIGNS:
        dimension, factor, after_unit = CURRENCY_SIGNS[tokens[first - 1].text], 1.0, after
    else:
        dimension, factor, after_unit = _unit_after(tokens, after, text, value)
    if (
        lower == "one"
        and not dimension
        and (after == len(tokens) or tokens[after].lower in {"of", "who", "that", "side"})
    ):
        return after
    return Reading(first, after_unit, value * factor, dimension)


def _vague(tokens: tuple[Word, ...], at: int) -> Reading | int:
    """Read "dozens", "several hundred", "a single"."""
    low, high = VAGUE[tokens[at].lower]
    after = at + 1
    if tokens[at].lower == "couple" and after < len(tokens) and tokens[after].lower == "of":
        after += 1
    if after < len(tokens) and tokens[after].lower in SCALES and len(tokens[after].lower) > 2:
        scale = SCALES[tokens[after].lower]
        return Reading(at, after + 1, math.sqrt(low * high) * scale, "", (low * scale, high * scale))
    if tokens[at].lower in {"single", "few", "pair", "couple", "both", "once", "twice"} and after >= len(tokens):
        return after
    return Reading(at, after, math.sqrt(low * high), "", (low, high))


def _one_unit(tokens: tuple[Word, ...], at: int) -> Reading | None:
    """Read "an hour" and "a mile" where a length of time or way is meant."""
    if tokens[at].lower not in {"a", "an"} or at == 0 or at + 1 == len(tokens):
        return None
    unit = UNITS.get(tokens[at + 1].lower)
    if unit and unit[0] in {"duration", "length"} and tokens[at - 1].lower in _LASTED:
        half = 1.5 if [word.lower for word in tokens[at + 2 : at + 5]] == ["and", "a", "half"] else 1.0
        return Reading(at, at + (5 if half > 1 else 2), half * unit[1], unit[0])
    return None


def _ordinal(tokens: tuple[Word, ...], at: int) -> Reading | None:
    """Read "third round" or "17th day"; not "first", which says too many things, and no dates, halves or quarters."""
    lower = tokens[at].lower
    value = ORDINALS.get(lower) or (float(lower[:-2]) if re.fullmatch(r"\d+(st|nd|rd|th)", lower) else 0)
    if value < 2 or at + 1 == len(tokens):
        return None
    following, before = tokens[at + 1].lower, tokens[at - 1].lower if at else ""
    if following[:3] in MONTHS or before[:3] in MONTHS or following in {"of", "quarter", "half", "time", "century"}:
        return None
    return Reading(at, at + 1, float(value), "ordinal")


def _fraction(tokens: tuple[Word, ...], at: int) -> Reading | None:
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
    if share and following[0].endswith("s") == (count > 1) and _ends_fraction(following[1:2]):
        return Reading(at, at + 2, count * share, "percent")
    skip = 2 if following[:2] == ["out", "of"] else 1 if following[:1] == ["in"] else 0
    base = following[skip] if skip and len(following) > skip else ""
    whole = ONES.get(base) or TENS.get(base) or (float(base) if base.isdecimal() else 0)
    if whole > count and lower != "a" and whole in {2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100}:
        return Reading(at, at + 2 + skip, 100 * count / whole, "percent")
    return None


def _ends_fraction(following: list[str]) -> bool:
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
    }


def _is_date_or_year(text: str, tokens: tuple[Word, ...], at: int, after: int, value: float) -> bool:
    """Whether the number belongs to a date ("3 May", "in 2019", "at 4 p.m.")."""
    around = [tokens[index] for index in (at - 1, after) if 0 <= index < len(tokens)]
    near_month = any(word.text[0].isupper() and word.lower[:3] in MONTHS and len(word.lower) > 2 for word in around)
    if near_month and value <= 31 and tokens[at].lower[0].isdecimal():
        return True
    if re.fullmatch(r"(1[5-9]|20)\d\d", tokens[at].text):
        previous = tokens[at - 1].lower if at else ""
        if previous in _YEAR_AFTER or previous[:3] in MONTHS or re.match(r"\d", previous):
            return True
        if at + 1 == len(tokens) or not text[tokens[at].end : tokens[at].end + 2].strip().isalpha():
            return True
    tail = text[tokens[after - 1].end : tokens[after - 1].end + 6].lower().strip()
    return bool(re.match(r"(a\.?m\b|p\.?m\b|o['’]clock)", tail))


def _made(text: str, tokens: tuple[Word, ...], reading: Reading) -> Quantity:
    """Put one quantity together with what it counts and the words around it."""
    start, end = tokens[reading.first].start, tokens[reading.after - 1].end
    if reading.first and tokens[reading.first - 1].text in CURRENCY_SIGNS:
        start = tokens[reading.first - 1].start
    bound, wide_start = _bound(text, start, end)
    if reading.vague:
        low, high = reading.vague
        bound = "vague" if low != high else ""
    else:
        low, high = _interval(reading.value, bound)
    after = tokens[reading.after :]
    near = [
        word.stem
        for word in (*tokens[max(0, reading.first - 4) : reading.first], *after[:6])
        if word.lower[0].isalpha()
    ]
    counted = [word.stem for word in after[: 1 if reading.dimension == "ordinal" else 4] if word.lower[0].isalpha()]
    return Quantity(
        low,
        high,
        reading.value,
        reading.dimension,
        tuple(counted),
        bound,
        Span(min(wide_start, start), end),
        frozenset(near),
    )
