"""Numbers in a claim: what they count or measure, in which unit, and how exactly they are meant.

A quantity is an interval: "nine" is [9, 9], "at least 15" is [15, ∞), "around 600" is [480, 720], "dozens" is
[24, 150]. Two quantities of the same thing clash when their intervals do not meet.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from articles.analysis.contradiction.words import Word, stem, words
from articles.analysis.types import Span

ONES = {
    name: value
    for value, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen".split()
    )
}
TENS = {
    name: 10 * value
    for value, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "m": 1e6, "bn": 1e9, "k": 1e3,
    "lakh": 1e5, "crore": 1e7, "dozen": 12.0,
}  # fmt: skip
ORDINALS = {
    name: value
    for value, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
VAGUE = {
    "dozens": (24, 150), "scores": (40, 200), "hundreds": (150, 2000), "thousands": (1500, 2e4), "millions": (1.5e6, 5e7),
    "several": (3, 9), "couple": (2, 3), "handful": (2, 9), "pair": (2, 2), "both": (2, 2), "twice": (2, 2),
    "once": (1, 1), "thrice": (3, 3), "single": (1, 1), "sole": (1, 1), "lone": (1, 1), "solitary": (1, 1), "few": (2, 9),
}  # fmt: skip
FRACTIONS = {
    "half": 50.0, "third": 100 / 3, "thirds": 100 / 3, "quarter": 25.0, "quarters": 25.0, "fifth": 20.0, "fifths": 20.0,
    "tenth": 10.0, "tenths": 10.0, "sixth": 100 / 6, "eighth": 12.5, "eighths": 12.5,
}  # fmt: skip

# Unit -> (dimension, factor to the dimension's base unit).
UNITS = {
    "km": ("length", 1000.0), "kilometre": ("length", 1000.0), "kilometer": ("length", 1000.0), "mile": ("length", 1609.3),
    "metre": ("length", 1.0), "meter": ("length", 1.0), "m": ("length", 1.0), "foot": ("length", 0.3048),
    "feet": ("length", 0.3048), "ft": ("length", 0.3048), "inch": ("length", 0.0254), "inches": ("length", 0.0254),
    "cm": ("length", 0.01), "centimetre": ("length", 0.01), "centimeter": ("length", 0.01), "mm": ("length", 0.001),
    "millimetre": ("length", 0.001), "yard": ("length", 0.9144), "nautical": ("length", 1852.0),
    "kg": ("mass", 1.0), "kilo": ("mass", 1.0), "kilogram": ("mass", 1.0), "kilogramme": ("mass", 1.0),
    "gram": ("mass", 0.001), "gramme": ("mass", 0.001), "g": ("mass", 0.001), "pounds": ("pound", 1.0),
    "pound": ("pound", 1.0), "tonne": ("mass", 1000.0), "ton": ("mass", 1000.0), "ounce": ("mass", 0.02835),
    "second": ("duration", 1.0), "minute": ("duration", 60.0), "hour": ("duration", 3600.0), "day": ("duration", 86400.0),
    "night": ("duration", 86400.0), "week": ("duration", 604800.0), "fortnight": ("duration", 1209600.0),
    "month": ("duration", 2629800.0), "year": ("duration", 31557600.0), "decade": ("duration", 315576000.0),
    "century": ("duration", 3155760000.0), "centuries": ("duration", 3155760000.0),
    "hectare": ("area", 1e4), "acre": ("area", 4046.9), "litre": ("volume", 1.0), "liter": ("volume", 1.0),
    "gallon": ("volume", 3.785), "barrel": ("volume", 158.99), "degree": ("degree", 1.0), "mph": ("speed", 1.6093),
    "kph": ("speed", 1.0), "megawatt": ("power", 1.0), "gigawatt": ("power", 1000.0), "mw": ("power", 1.0),
    "gw": ("power", 1000.0), "%": ("percent", 1.0), "percent": ("percent", 1.0), "per cent": ("percent", 1.0),
    "percentage": ("percent", 1.0), "dollar": ("$", 1.0), "euro": ("€", 1.0), "yen": ("¥", 1.0), "rupee": ("₹", 1.0),
    "franc": ("franc", 1.0), "peso": ("peso", 1.0), "crown": ("crown", 1.0), "krona": ("krona", 1.0), "rand": ("rand", 1.0),
    "yuan": ("yuan", 1.0), "rouble": ("rouble", 1.0), "ruble": ("rouble", 1.0), "real": ("real", 1.0), "cent": ("cent", 1.0),
    "zloty": ("zloty", 1.0), "lira": ("lira", 1.0), "naira": ("naira", 1.0), "won": ("won", 1.0), "shilling": ("shilling", 1.0),
}  # fmt: skip
CURRENCY_SIGNS = {"$": "$", "€": "€", "£": "pound", "¥": "¥", "₹": "₹"}
MONEY = frozenset({"$", "€", "¥", "₹", "pound", "franc", "peso", "crown", "krona", "rand", "yuan", "rouble", "zloty", "lira",
                   "naira", "shilling"})  # fmt: skip

BEFORE = {
    "at_least": ("at least", "no fewer than", "no less than", "not less than", "a minimum of", "upwards of", "upward of"),
    "more": ("more than", "over", "above", "in excess of", "exceeding", "well over", "beyond", "greater than", "topping",
             "topped", "exceeded", "exceeds", "surpassed", "past", "passed"),
    "at_most": ("up to", "at most", "no more than", "not more than", "a maximum of", "as many as", "as much as", "until"),
    "less": ("less than", "fewer than", "under", "below", "short of", "just under", "not even", "barely"),
    "nearly": ("nearly", "almost", "close to", "not quite", "approaching", "just short of"),
    "about": ("around", "about", "some", "roughly", "approximately", "an estimated", "estimated", "circa", "in the region of",
              "or so", "more or less", "in the order of"),
}  # fmt: skip
AFTER = {
    "at_least": ("or more", "and more", "or above", "and counting", "plus"),
    "at_most": ("or fewer", "or less", "at most", "at the most"),
    "about": ("or so", "or thereabouts"),
}
_CUES = sorted(((cue, kind) for kind, cues in BEFORE.items() for cue in cues), key=lambda item: -len(item[0]))
_TAILS = sorted(((cue, kind) for kind, cues in AFTER.items() for cue in cues), key=lambda item: -len(item[0]))

# Words of one family count the same thing.
FAMILIES = (
    "person people man men woman women resident passenger civilian worker employee inhabitant villager soldier victim "
    "survivor patient protester demonstrator marcher migrant refugee pupil student child children fan spectator crew "
    "individual member officer fighter casualty tourist visitor",
    "troop soldier serviceman servicemen men fighter force militant",
    "injured wounded hurt injury injuries casualty wound",
    "killed dead died death deaths fatality fatalities lives toll perished deadly",
    "house home building dwelling property properties",
    "job position post worker employee staff workforce",
    "school classroom", "seat deputy deputies", "vote ballot", "missile rocket", "drone uav", "shop store outlet branch",
    "car vehicle", "plane aircraft jet airliner", "firm company companies business", "case infection", "game match fixture",
    "goal score", "country countries nation state", "ship vessel boat", "arrested detained held arrest detention",
)  # fmt: skip
FAMILY_OF: dict[str, frozenset[int]] = {}
for _number, _family in enumerate(FAMILIES):
    for _word in _family.split():
        FAMILY_OF[stem(_word)] = FAMILY_OF.get(stem(_word), frozenset()) | {_number}


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


def _number_at(tokens: tuple[Word, ...], at: int) -> tuple[float, int] | None:
    """Read the number that starts at token ``at``: its value and the index after it."""
    value, index = 0.0, at
    total, found = 0.0, False
    while index < len(tokens):
        lower = tokens[index].lower
        if lower[0].isdigit():
            if found and not lower[0].isdigit():
                break
            if found:
                break
            digits = re.match(r"\d+(?:[.,:]\d+)*", lower).group()
            suffix = lower[len(digits) :]
            if ":" in digits or suffix in {"st", "nd", "rd", "th"}:
                return None
            value = _digits(digits)
            if suffix in SCALES and suffix != "m":
                value *= SCALES[suffix]
            elif suffix == "m":
                value *= 1e6
            found, index = True, index + 1
        elif lower in ONES or lower in TENS:
            if found and tokens[index - 1].lower in ONES and lower in ONES:
                break
            if found and tokens[index - 1].lower[0].isdigit():
                break
            value += ONES.get(lower, TENS.get(lower, 0))
            found, index = True, index + 1
        elif lower in SCALES and lower not in {"m", "k"} and (found or _article_before(tokens, index)):
            factor = SCALES[lower]
            value = (value or 1.0) * factor
            if factor >= 1e3:
                total, value = total + value, 0.0
            found, index = True, index + 1
        elif (
            lower == "and"
            and found
            and index + 1 < len(tokens)
            and tokens[index - 1].lower in SCALES
            and (tokens[index + 1].lower in ONES or tokens[index + 1].lower in TENS)
        ):
            index += 1
        else:
            break
    return (total + value, index) if found else None


def _article_before(tokens: tuple[Word, ...], index: int) -> bool:
    return index > 0 and tokens[index - 1].lower in {"a", "one", "the"}


def _digits(text: str) -> float:
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    elif text.count(",") == 1 and "." not in text:
        text = text.replace(",", ".")
    elif text.count(".") > 1:
        text = text.replace(".", "")
    return float(text.replace(",", ""))


def _bound(text: str, start: int, end: int) -> tuple[str, int, int]:
    """Return how exactly the number at [start, end) is meant, and the span widened by the words that say so."""
    head = re.sub(r"[\s$€£¥]+$", "", text[:start].lower())
    for cue, kind in _CUES:
        if head.endswith(cue) and (len(head) == len(cue) or not head[-len(cue) - 1].isalpha()):
            return kind, len(head) - len(cue), end
    tail = text[end : end + 24].lower().lstrip()
    for cue, kind in _TAILS:
        if tail.startswith(cue):
            return kind, start, end
    return "", start, end


def _interval(value: float, bound: str) -> tuple[float, float]:
    """Return what ``value`` may stand for, given how exactly it is meant."""
    return {
        "": (value, value),
        "at_least": (value, math.inf),
        "more": (value, math.inf),
        "at_most": (0.0, value),
        "less": (0.0, value),
        "nearly": (0.85 * value, value),
        "about": (0.8 * value, 1.2 * value),
    }[bound]


def _unit_after(tokens: tuple[Word, ...], index: int, text: str) -> tuple[str, float, int]:
    """Return dimension, factor and the index after the unit that follows a number; ("", 1, index) for a count."""
    if index >= len(tokens):
        return "", 1.0, index
    gap = text[tokens[index - 1].end : tokens[index].start]
    if gap.strip() not in {"", "-"}:
        return "", 1.0, index
    word = tokens[index]
    if word.lower == "per" and index + 1 < len(tokens) and tokens[index + 1].lower == "cent":
        return "percent", 1.0, index + 2
    if word.lower == "square" and index + 1 < len(tokens):
        inner = UNITS.get(tokens[index + 1].lower, UNITS.get(tokens[index + 1].lower.rstrip("s")))
        return ("area", inner[1] ** 2, index + 2) if inner and inner[0] == "length" else ("", 1.0, index)
    for key in (word.lower, word.lower.rstrip("s")):
        if key in UNITS:
            return *UNITS[key], index + 1
    return "", 1.0, index


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return every quantity that ``text`` states, in reading order. Dates, clock times and years are left to times."""
    tokens = words(text)
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        step = _quantity_at(text, tokens, at)
        if step is None:
            at += 1
            continue
        quantity, after = step
        if quantity is not None:
            found.append(quantity)
        at = max(after, at + 1)
    return tuple(found)


def _quantity_at(text: str, tokens: tuple[Word, ...], at: int) -> tuple[Quantity | None, int] | None:
    """Read one quantity at token ``at``: (quantity or None if the number is none of ours, index after), or None."""
    lower = tokens[at].lower
    if lower in VAGUE and not (lower in {"single", "few", "pair"} and at + 1 == len(tokens)):
        low, high = VAGUE[lower]
        return _made(text, tokens, at, at + 1, (low, high, math.sqrt(low * high)), "", 1.0, "vague"), at + 1
    share = _fraction(tokens, at)
    if share is not None:
        value, after = share
        return _made(text, tokens, at, after, None, "percent", 1.0, None, value), after
    read = _number_at(tokens, at)
    if read is None:
        return None
    value, after = read
    if _is_date_or_year(text, tokens, at, after, value):
        return None, after
    dimension, factor, after_unit = _unit_after(tokens, after, text)
    if at > 0 and tokens[at - 1].text in CURRENCY_SIGNS:
        dimension, factor, after_unit = CURRENCY_SIGNS[tokens[at - 1].text], 1.0, after
    if (
        lower == "one"
        and not dimension
        and after == at + 1
        and (after == len(tokens) or tokens[after].lower in {"of", "who", "that"})
    ):
        return None, after
    return _made(text, tokens, at, after_unit, None, dimension, factor, None, value * factor), after_unit


def _fraction(tokens: tuple[Word, ...], at: int) -> tuple[float, int] | None:
    """Read "half", "a third", "two thirds", "one in five" as a percentage."""
    lower = tokens[at].lower
    following = [word.lower for word in tokens[at + 1 : at + 3]]
    if lower == "half" and following[:1] not in (["hour"], ["time"], ["dozen"], ["year"], ["day"]):
        previous = tokens[at - 1].lower if at else ""
        if previous not in {"first", "second", "and", "other"} and following[:2] != ["a", "dozen"]:
            return 50.0, at + 1
    count = ONES.get(lower, 1 if lower == "a" else 0)
    if count and following and following[0] in FRACTIONS and (count > 1 or lower in {"a", "one"}):
        plural = following[0].endswith("s")
        if plural == (count > 1) and (
            len(following) == 1 or following[1] in {"of", "the", "are", "were", "to", "said"}
        ):
            return count * FRACTIONS[following[0]], at + 2
    if count and len(following) == 2 and following[0] == "in" and (following[1] in ONES or following[1].isdigit()):
        base = ONES.get(following[1]) or float(following[1])
        if base > count:
            return 100 * count / base, at + 3
    return None


MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec".split()
)


def _is_date_or_year(text: str, tokens: tuple[Word, ...], at: int, after: int, value: float) -> bool:
    """Whether the number belongs to a date ("3 May", "in 2019", "at 4 p.m.")."""
    around = {tokens[index].lower for index in (at - 1, after) if 0 <= index < len(tokens)}
    if around & MONTHS and value <= 31 and tokens[at].lower[0].isdigit():
        return True
    token = tokens[at].text
    if re.fullmatch(r"(1[5-9]|20)\d\d", token):
        previous = tokens[at - 1].lower if at else ""
        if previous in {"in", "since", "by", "of", "from", "until", "before", "after", "during", "and", "to", "early", "late",
                        "the", "till", "through", "between"} | MONTHS or re.match(r"\d", previous):  # fmt: skip
            return True
        if at + 1 == len(tokens) or not text[tokens[at].end : tokens[at].end + 2].strip().isalpha():
            return True
    tail = text[tokens[after - 1].end : tokens[after - 1].end + 6].lower().strip()
    return bool(re.match(r"(a\.?m\b|p\.?m\b|o['’]clock)", tail))


def _made(text, tokens, at, after, interval, dimension, factor, bound, value=None) -> Quantity:
    """Put one quantity together with what it counts and the words around it."""
    start, end = tokens[at].start, tokens[after - 1].end
    cue, wide_start, wide_end = _bound(text, start, end)
    if interval is None:
        low, high = _interval(value, cue)
    else:
        low, high, value = interval
        cue = "vague" if low != high else ""
    del bound, factor
    if dimension == "pound" and at > 0 and tokens[at - 1].text == "£":
        start = tokens[at - 1].start
    near = [word.stem for word in tokens[max(0, at - 4) : after + 6] if word.lower[0].isalpha()]
    counted = [word.stem for word in tokens[after : after + 4] if word.lower[0].isalpha()]
    return Quantity(
        low,
        high,
        value,
        dimension,
        tuple(counted),
        cue,
        Span(min(wide_start, start), max(wide_end, end)),
        frozenset(near),
    )
