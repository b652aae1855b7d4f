"""Numbers in a claim: what they count or measure, in which unit, and how exactly they are meant.

A quantity is an interval: "nine" is [9, 9], "at least 15" is [15, ∞), "around 600" is [480, 720], "dozens" is
[24, 150]. Two quantities of the same thing clash when their intervals do not meet.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from articles.analysis.contradiction.money import of_sign, rate_after
from articles.analysis.contradiction.number_forms import fraction, one_unit, ordinal, pair, share_of_scale, vague
from articles.analysis.contradiction.number_parts import Reading, is_denied, number_at, unit_after, with_smaller_units
from articles.analysis.contradiction.number_words import (
    CUES,
    CURRENCY_SIGNS,
    ONES,
    ORDINALS,
    SCALES,
    TAILS,
    TENS,
    VAGUE,
)
from articles.analysis.contradiction.times import MONTHS, is_on_the_dial
from articles.analysis.contradiction.words import Word, words
from articles.analysis.types import Span

# Characters before a number that are looked at.
_BEFORE = 80


_YEAR_AFTER = frozenset(
    ["in", "since", "by", "of", "from", "until", "before", "after", "during", "and", "to", "early", "late", "the",
    "till",
     "through", "between"]
)  # fmt: skip


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
    # The unit's size in the base unit of its dimension, and to what the number is given: 1e8 for "1.9 billion".
    unit: float = 1.0
    step: float = 0.0

    @property
    def exact(self) -> bool:
        """Whether the number is meant as it stands."""
        return self.bound == ""


def _bound(text: str, start: int, end: int) -> tuple[str, int]:
    """Return how exactly the number at [start, end) is meant, and where the words that say so begin."""
    # No cue is so far away; looking further back takes a long text the square of its time.
    base = max(0, start - _BEFORE)
    head = text[base:start].lower().rstrip(" \t\n\u00a0\u202f$€£¥₹")
    for cue, kind in CUES:
        if head.endswith(cue) and (len(head) == len(cue) or not head[-len(cue) - 1].isalpha()):
            if cue in {"or", "to"} and not re.search(
                r"(\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)) (?:or|to)$", head
            ):
                continue
            if cue == "to" and re.search(r"\bfrom (?:\S+ ){1,4}to$", head):
                continue
            if cue == "up to" and re.search(r"\badd(?:s|ed|ing)? up to$", head):
                continue
            return kind, base + len(head) - len(cue)
    tail = text[end : end + 30].lower()
    if re.match(r"\+|-plus\b", tail):
        return "at_least", start
    if re.match(r"-odd\b", tail):
        return "about", start
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
        "less": (min(0.0, value), value),
        "nearly": tuple(sorted((0.85 * value, value))),
        "slightly": tuple(sorted((value, 1.15 * value))),
        "about": tuple(sorted((0.8 * value, 1.2 * value))),
    }[bound]


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


# What "3.5m" is followed by where it means metres.
_METRES = frozenset(
    [
        "high",
        "tall",
        "deep",
        "wide",
        "long",
        "above",
        "below",
        "away",
        "wave",
        "waves",
        "sprint",
        "race",
        "hurdles",
        "freestyle",
        "final",
    ]
)

# Measures that are told in large and small units together.
_DIVIDED = frozenset(["duration", "length", "mass"])

# Most words begin no quantity, and every form of one begins with digits or one of these.
_OPENING = frozenset([*VAGUE, *ONES, *TENS, *SCALES, *ORDINALS, "a", "an", "half", "quarter"])


def _read(text: str, tokens: tuple[Word, ...], at: int) -> Reading | int:  # noqa: PLR0911 - one a form
    """Read one quantity at token ``at``, or return the index where to go on."""
    lower = tokens[at].lower
    if lower not in _OPENING and not lower[0].isdecimal():
        return at + 1
    if lower in VAGUE:
        return vague(tokens, at)
    if is_on_the_dial(text, tokens[at].start) or (lower[0].isdecimal() and _is_part_of_name(text, tokens[at])):
        return at + 1
    special = (
        share_of_scale(text, tokens, at) or fraction(tokens, at) or ordinal(text, tokens, at) or one_unit(tokens, at)
    )
    if special is not None:
        return special
    read = number_at(tokens, at)
    if read is None:
        return at + 1
    value, after = read
    first = at - 1 if lower in SCALES and not lower[0].isdecimal() else at
    if first and first != at and tokens[first - 1].lower == "half":
        value, first = value / 2, first - 1
    if _is_date_or_year(text, tokens, at, after, value):
        return after
    range_or_score = pair(text, tokens, first, after, value)
    if range_or_score is not None:
        return range_or_score
    if (
        lower.endswith("m")
        and value < 1e9
        and lower[0].isdecimal()
        and after < len(tokens)
        and tokens[after].lower in _METRES
    ):
        return Reading(first, after, value / 1e6, "length")
    if value == 1 and lower == "one" and is_denied(tokens, at):
        return Reading(at - 1, after, 0.0)
    if _is_age(text, tokens, first, after, value):
        return Reading(first, after, value, "age")
    reading = _with_unit(text, tokens, first, after, value)
    if (
        lower == "one"
        and not reading.dimension
        and (after == len(tokens) or tokens[after].lower in {"of", "who", "that", "side"})
    ):
        return after
    return reading


def _with_unit(text: str, tokens: tuple[Word, ...], first: int, after: int, value: float) -> Reading:
    """Read a number, tokens ``[first, after)``, with its currency or unit and what it is a rate of."""
    if first > 0 and tokens[first - 1].text in CURRENCY_SIGNS:
        rate, after_rate = rate_after(tokens, after, only_times=True)
        return Reading(first, after_rate, value, of_sign(text, tokens[first - 1])[0] + rate)
    dimension, factor, after_unit = unit_after(tokens, after, text, value)
    if dimension == "degree":
        below = re.match(
            r" below (?:zero|freezing)\b", text[tokens[after_unit - 1].end : tokens[after_unit - 1].end + 16]
        )
        before = text[max(0, tokens[first].start - 8) : tokens[first].start]
        if below or re.search(r"(?:\bminus |(?:^|[\s(])[-−–])$", before, re.IGNORECASE):
            _, factor, after_unit = unit_after(tokens, after, text, -value)
            first -= before.lower().endswith("minus ")
            after_unit += 2 if below else 0
            value = -value
        # Fahrenheit are not in proportion to Celsius: what is said of their size is only that it is another.
        return Reading(first, after_unit, value * factor, dimension, unit=1.0 if factor == 1 else 1 / 1.8)
    reading = Reading(first, after_unit, value * factor, dimension, unit=factor)
    return with_smaller_units(text, tokens, reading, factor) if dimension in _DIVIDED else reading


# What is told apart by numbers that count nothing: "Flight 217", "Article 50", "a Boeing 737-800".
_LABELLED = re.compile(
    r"\b(?:Flight|Article|Section|Chapter|Paragraph|Resolution|Route|Highway|Interstate|Terminal|Channel|Radio|Apollo|"
    r"Falcon|Windows|Formula|No\.) $"
)
_AIRCRAFT = re.compile(r"\b(?:Boeing 7\d7|Airbus A?3\d0|(?:Embraer|Tupolev|Antonov) \d{2,3})(?:-\d+)?$")


def _is_part_of_name(text: str, word: Word) -> bool:
    """Whether digits belong to a name or a written-out date: "MH370", "Covid-19", "9/11", "2024-05-03"."""
    before, after = text[max(0, word.start - _BEFORE) : word.start], text[word.end : word.end + 2]
    code = re.search(r"([^\W\d_]+)$", before)
    if code and code[1] not in CURRENCY_SIGNS and code[1] != "CHF":
        return True
    if _LABELLED.search(before) or _AIRCRAFT.search(before + word.text):
        return True
    return bool(re.search(r"[^\W\d_]\d*-$|\d/$|\d{4}-(?:\d\d-)?$", before) or re.match(r"/\d", after))


def _is_age(text: str, tokens: tuple[Word, ...], first: int, after: int, value: float) -> bool:
    """Whether a number is somebody's age: "John Smith, 34, of", "aged 34", "at the age of 34"."""
    if not (0 < value < 120 and value == int(value)) or not first:
        return False
    start, end = tokens[first].start, tokens[after - 1].end
    before = [word.lower for word in tokens[max(0, first - 2) : first]]
    if before[-1:] == ["aged"] or before == ["age", "of"]:
        return True
    near = re.search(r"[^\W\d_], $", text[max(0, start - 3) : start])
    return bool(near and re.match(r",|\.?$", text[end : end + 2]) and after - first == 1)


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
    tail = text[tokens[after - 1].end : tokens[after - 1].end + 9].lower().strip()
    return bool(re.match(r"(a\.?m\b|p\.?m\b|o['’]clock)", tail))


# What is never rounded.
_WHOLE = frozenset(["score", "ordinal", "age"])


def _step(said: str, value: float) -> float:
    """Return what the last decimal of a number is worth: 1e8 of "1.9 billion"; 0 without decimals."""
    digits = re.search(r"\d[\d,]*\.(\d+)", said)
    number = float(digits.group().replace(",", "")) if digits else 0.0
    return abs(value / number) / 10 ** len(digits[1]) if digits and number else 0.0


def _made(text: str, tokens: tuple[Word, ...], reading: Reading) -> Quantity:
    """Put one quantity together with what it counts and the words around it."""
    start, end = tokens[reading.first].start, tokens[reading.after - 1].end
    if reading.first and tokens[reading.first - 1].text in CURRENCY_SIGNS:
        start = of_sign(text, tokens[reading.first - 1])[1]
    bound, wide_start = _bound(text, start, end)
    if reading.vague:
        low, high = reading.vague
        bound = "vague" if low != high else ""
    elif reading.dimension == "score" or not reading.value:
        low = high = reading.value
        bound = ""
    else:
        low, high = _interval(reading.value, bound)
        start -= reading.value < 0 and text[start - 1 : start] in {"-", "−", "–"}
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
        reading.unit,
        0.0 if reading.dimension in _WHOLE else _step(text[start:end], reading.value),
    )
