"""Numbers as news writes them: counts, money, shares, rates, measures, durations, ranks and scores.

Each kind can ``sample`` a value, ``alter`` it into one that cannot be true as well, ``say`` it exactly, and ``hedge``
it: words that are true of the value, with the closed interval of values that they allow.
"""

from __future__ import annotations

import math
from random import Random

INFINITE = math.inf
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()
Hedged = tuple[str, float, float]


def in_words(number: int) -> str:
    """Spell a whole number below 1,000."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    rest = f" and {in_words(number % 100)}" if number % 100 else ""
    return f"{ONES[number // 100]} hundred{rest}"


def in_digits(number: float) -> str:
    """Write a number with thousands separated, and from a million on with the word where that loses nothing."""
    if number >= 1_000_000:
        scale, word = (1_000_000_000, "billion") if number >= 1_000_000_000 else (1_000_000, "million")
        return f"{number / scale:.4g} {word}"
    return f"{number:,.0f}" if number == int(number) else f"{number:,.2f}".rstrip("0")


def significant(number: float, digits: int) -> float:
    """Round to so many significant digits."""
    if number == 0:
        return 0
    return round(number, digits - 1 - math.floor(math.log10(abs(number))))


def floor_round(number: float) -> float:
    """Return a round number a little below ``number``."""
    step = 10 ** math.floor(math.log10(number)) / (2 if number < 10**9 else 10)
    low = math.floor((number - 0.001) / step) * step
    return low if low > 0 else step


class Number:
    """A plain count between ``low`` and ``high``, small ones likelier."""

    kind = "number"

    def __init__(self, low: float, high: float):
        self.low, self.high = low, high

    def sample(self, rng: Random):
        value = self.low * (self.high / self.low) ** rng.random()
        if value >= 1_000_000:
            return int(significant(value, 2))
        if value >= 400 and rng.random() < 0.5:
            return int(significant(value, 2))
        return max(2, int(value + 0.5))

    def alter(self, rng: Random, value):
        """Return another value: mostly far off, sometimes near, never far outside what is usual."""
        for _ in range(8):
            other = self._other(rng, value)
            if other != value and self.low / 2 <= other <= self.high * 1.5:
                return other
        return value + 2

    def _other(self, rng: Random, value):
        roll = rng.random()
        if roll < 0.2:
            shift = 1 + int(rng.random() * 3)
            other = value + shift if value - shift < 2 or rng.random() < 0.5 else value - shift
            return other if value < 1000 else int(significant(value * 1.3, 2))
        factor = 1.25 + rng.random() ** 2 * 5
        up = rng.random() < 0.5 or value / factor < max(2, self.low / 2)
        other = value * factor if up else value / factor
        other = int(significant(other, 2 if other > 100 else 3))
        return other if other != value and other >= 2 else value + 2

    def larger(self, rng: Random, value):
        """Return a larger value, for a later count."""
        return max(value + 1, int(significant(value * (1.15 + rng.random()), 2 if value > 60 else 3)))

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        if value < 10 or (at_start and value < 100) or (value < 100 and rng.random() < 0.12):
            return in_words(value)
        return in_digits(value)

    def hedge(self, rng: Random, value) -> Hedged:
        """Return words that are true of ``value`` without naming it, with the lowest and highest value they allow."""
        choices = _bounds(rng, value, self.plain)
        if 30 <= value < 90:
            choices.append(("dozens of", 24, 99))
        if 300 <= value < 950:
            choices.append(("hundreds of", 200, 999))
        if 3000 <= value < 9500:
            choices.append(("thousands of", 2000, 9999))
        return choices[int(rng.random() * len(choices))]

    def plain(self, value: float) -> str:
        """Say a bare whole number."""
        return ONES[int(value)] if value < 10 and value == int(value) else in_digits(value)

    def size(self, value) -> float:
        """Return the value as a bare number, for comparing."""
        return value


def _bounds(rng: Random, value: float, say) -> list[Hedged]:
    """Bounds and roundings true of ``value``, worded with ``say``."""
    whole = value == int(value)
    if value >= 12:
        below = floor_round(value)
        step = 10 ** math.floor(math.log10(value)) / 2
        above = below + step if below + step > value else below + 2 * step
        if not above > value > below:
            below, above = significant(value * 0.8, 2), significant(value * 1.2, 2)
    else:
        below = max(2, int(value) - 1 - int(rng.random() * 2))
        above = int(value) + 1 + int(rng.random() * 3)
    found = [
        (f"at least {say(below)}", below, INFINITE),
        (f"upwards of {say(below)}", below, INFINITE),
        (f"up to {say(above)}", 0, above),
        (f"fewer than {say(above)}" if whole else f"less than {say(above)}", 0, above * 0.9999),
        (f"no more than {say(above)}", 0, above),
    ]
    if below < value:
        found += [(f"more than {say(below)}", below * 1.0001, INFINITE)] * 2
    if value >= 20:
        near = significant(value, 1 if value < 100 or rng.random() < 0.3 else 2)
        if abs(near - value) <= 0.06 * value:
            word = ("around", "about", "some", "roughly", "approximately")[int(rng.random() * 5)]
            found += [(f"{word} {say(near)}", near * 0.88, near * 1.12)] * 2
        if value >= 0.88 * above:
            word = "nearly" if rng.random() < 0.5 else "almost"
            found += [(f"{word} {say(above)}", above * 0.85, above * 0.9999)]
        if value <= 1.15 * below:
            word = "just over" if rng.random() < 0.5 else "a little over"
            found += [(f"{word} {say(below)}", below * 1.0001, below * 1.17)]
    return found


class Money(Number):
    """An amount with its currency; ``sample`` gives (amount, currency)."""

    CURRENCIES = (
        ("$", "dollars", 1.0),
        ("€", "euros", 1.1),
        ("£", "pounds", 1.28),
        ("A$", "Australian dollars", 0.66),
        ("C$", "Canadian dollars", 0.73),
        ("CHF ", "Swiss francs", 1.15),
    )

    def sample(self, rng: Random):
        value = self.low * (self.high / self.low) ** rng.random()
        weights = (0, 0, 0, 1, 1, 1, 2, 2, 3, 4, 5)
        return significant(value, 2), weights[int(rng.random() * len(weights))]

    def alter(self, rng: Random, value):
        factor = 1.25 + rng.random() ** 2 * 6
        other = value[0] * factor if rng.random() < 0.5 else value[0] / factor
        return significant(other, 2), value[1]

    def larger(self, rng: Random, value):
        return significant(value[0] * (1.2 + rng.random()), 2), value[1]

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return self._amount(value[0], value[1], rng.random())

    def hedge(self, rng: Random, value) -> Hedged:
        amount, currency = value
        roll = rng.random()
        if roll < 0.3:
            other = (currency + 1) % 3
            rate = self.CURRENCIES[currency][2] / self.CURRENCIES[other][2]
            converted = significant(amount * rate, 2)
            word = ("about", "around", "roughly")[int(rng.random() * 3)]
            return f"{word} {self._amount(converted, other, rng.random())}", amount * 0.85, amount * 1.15
        below = floor_round(amount)
        if below >= amount:
            below = significant(amount * 0.8, 2)
        above = significant(max(amount * 1.06, significant(amount * 1.12, 1)), 2)
        style = rng.random()
        choices = [
            (f"more than {self._amount(below, currency, style)}", below, INFINITE),
            (f"at least {self._amount(below, currency, style)}", below, INFINITE),
            (f"over {self._amount(below, currency, style)}", below, INFINITE),
            (f"up to {self._amount(above, currency, style)}", 0, above),
            (f"less than {self._amount(above, currency, style)}", 0, above),
        ]
        near = significant(amount, 1)
        if abs(near - amount) <= 0.06 * amount:
            choices += [(f"about {self._amount(near, currency, style)}", near * 0.9, near * 1.1)] * 3
        return choices[int(rng.random() * len(choices))]

    def _amount(self, amount: float, currency: int, style: float) -> str:
        sign, name, _ = self.CURRENCIES[currency]
        if amount >= 1_000_000:
            scale, word, letters = (1e9, "billion", "bn") if amount >= 1e9 else (1e6, "million", "m")
            number = f"{amount / scale:.3g}"
            if style < 0.5:
                return f"{sign}{number} {word}"
            return f"{sign}{number}{letters}" if style < 0.72 else f"{number} {word} {name}"
        return f"{sign}{amount:,.0f}" if style < 0.65 else f"{amount:,.0f} {name}"

    def size(self, value) -> float:
        return value[0]
