"""Shares, rates, measures with units, durations, ranks, scores: the numbers that are more than a count."""

from __future__ import annotations

from random import Random

from .numbers import INFINITE, Hedged, Number, in_words, significant

FRACTIONS = (
    (25, "a quarter"),
    (33.3, "a third"),
    (50, "half"),
    (66.7, "two thirds"),
    (75, "three quarters"),
    (20, "a fifth"),
    (40, "two fifths"),
    (60, "three fifths"),
    (80, "four fifths"),
    (10, "a tenth"),
)


class Share(Number):
    """A percentage of something; a wording always goes on with "of ..."."""

    def sample(self, rng: Random):
        return round(self.low + (self.high - self.low) * rng.random())

    def alter(self, rng: Random, value):
        shift = 6 + int(rng.random() * 30)
        other = value + shift if (rng.random() < 0.5 and value + shift < 98) or value - shift < 3 else value - shift
        return min(other, 97)

    def larger(self, rng: Random, value):
        return min(98, value + 2 + int(rng.random() * 9))

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        if at_start and value < 100:
            return f"{in_words(value)} per cent"
        return f"{value}{('%', ' per cent', ' percent')[int(rng.random() * 3)]}"

    def hedge(self, rng: Random, value) -> Hedged:
        unit = ("%", " per cent", " percent")[int(rng.random() * 3)]
        choices: list[Hedged] = []
        for exact, words in FRACTIONS:
            if abs(exact - value) <= 0.5:
                choices += [(words, value - 1.5, value + 1.5)] * 3
            elif 0 < value - exact <= 4:
                choices += [(f"more than {words}", exact, 100), (f"just over {words}", exact, exact + 5)]
            elif 0 < exact - value <= 4:
                choices += [(f"nearly {words}", exact - 5, exact), (f"just under {words}", exact - 5, exact)]
        below, above = 5 * ((value - 1) // 5), 5 * (value // 5 + 1)
        if below > 0:
            choices += [(f"at least {below}{unit}", below, 100), (f"more than {below}{unit}", below + 0.01, 100)]
        if above < 100:
            choices += [(f"less than {above}{unit}", 0, above - 0.01)]
        if value > 52:
            choices += [("more than half", 50.01, 100), ("a majority", 50.01, 100)]
        if value < 48:
            choices += [("less than half", 0, 49.99), ("a minority", 0, 49.99)]
        return choices[int(rng.random() * len(choices))]


class Rate(Number):
    """A rate or a change in per cent, with decimals: "3.4 per cent"."""

    def sample(self, rng: Random):
        return max(0.1, round(self.low + (self.high - self.low) * rng.random(), 1))

    def alter(self, rng: Random, value):
        other = round(value * (1.3 + rng.random() * 2) if rng.random() < 0.5 else value / (1.3 + rng.random() * 2), 1)
        return other if other not in (value, 0) else round(value + 0.4, 1)

    def larger(self, rng: Random, value):
        return round(value * (1.1 + 0.6 * rng.random()) + 0.1, 1)

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return f"{value:g}{('%', ' per cent', ' percent')[int(rng.random() * 3)]}"

    def hedge(self, rng: Random, value) -> Hedged:
        unit = ("%", " per cent", " percent")[int(rng.random() * 3)]
        whole = int(value)
        choices: list[Hedged] = [
            (f"less than {whole + 1}{unit}", 0, whole + 0.99),
            (f"up to {whole + 1}{unit}", 0, whole + 1),
        ]
        if whole >= 1 and whole < value:
            choices += [
                (f"more than {whole}{unit}", whole + 0.01, INFINITE),
                (f"at least {whole}{unit}", whole, INFINITE),
            ]
            if value - whole <= 0.2:
                choices += [(f"about {whole}{unit}", whole - 0.3, whole + 0.3)] * 2
        if value - whole >= 0.75:
            choices += [(f"nearly {whole + 1}{unit}", whole + 0.6, whole + 0.99)] * 2
        return choices[int(rng.random() * len(choices))]


class Decimal(Rate):
    """A bare number with one decimal, such as a magnitude; never hedged."""

    hedge = None

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return f"{value:.1f}"

    def alter(self, rng: Random, value):
        shift = round(0.3 + rng.random() * 1.2, 1)
        return round(value + shift if rng.random() < 0.5 or value - shift < self.low / 1.5 else value - shift, 1)


class Measure(Number):
    """A length, area, mass or the like, in metric or imperial units."""

    UNITS = {
        "km": ((("kilometres", "km", "kilometers"), 1), (("miles", "miles"), 1.609)),
        "m": ((("metres", "m", "meters"), 1), (("feet", "ft"), 0.3048)),
        "ha": ((("hectares", "ha"), 1), (("acres", "acres"), 0.4047)),
        "t": ((("tonnes", "tonnes"), 1), (("metric tons", "tons"), 1)),
        "kg": ((("kilograms", "kg", "kilos"), 1), (("pounds", "lb"), 0.4536)),
        "cm": ((("centimetres", "cm"), 1), (("inches", "in"), 2.54)),
        "kmh": ((("kilometres per hour", "km/h", "kph"), 1), (("miles per hour", "mph"), 1.609)),
        "mw": ((("megawatts", "MW"), 1), (("megawatts", "MW"), 1)),
    }

    def __init__(self, low: float, high: float, unit: str):
        super().__init__(low, high)
        self.units = self.UNITS[unit]

    def _other(self, rng: Random, value):
        factor = 1.2 + rng.random() * 3
        return max(2, int(significant(value * factor if rng.random() < 0.5 or value < 8 else value / factor, 2)))

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        names = self.units[0][0]
        name = names[0] if rng.random() < 0.6 else names[int(rng.random() * len(names))]
        return f"{self.plain(value)} {name}"

    def hedge(self, rng: Random, value) -> Hedged:
        if rng.random() < 0.45 and self.units[1][1] != 1:
            names, factor = self.units[1]
            converted = significant(value / factor, 2)
            word = ("about", "around", "roughly", "some")[int(rng.random() * 4)]
            return f"{word} {self.plain(converted)} {names[0]}", value * 0.9, value * 1.1
        words, low, high = super().hedge(rng, value)
        if words.endswith(" of"):
            return self.hedge(rng, value)
        return f"{words} {self.units[0][0][0]}".replace("fewer than", "less than"), low, high


class Duration(Number):
    """A span of time; ``sample`` gives (number, unit)."""

    UNITS = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43800, "year": 525600}
    SAME = {
        (24, "hour"): "a full day",
        (48, "hour"): "two days",
        (72, "hour"): "three days",
        (24, "month"): "two years",
        (36, "month"): "three years",
        (18, "month"): "a year and a half",
        (90, "minute"): "an hour and a half",
        (14, "day"): "two weeks",
        (21, "day"): "three weeks",
        (12, "month"): "a year",
        (10, "year"): "a decade",
        (7, "day"): "a week",
        (2, "week"): "a fortnight",
        (6, "month"): "half a year",
    }

    def __init__(self, low: int, high: int, unit: str):
        super().__init__(low, high)
        self.unit = unit

    def sample(self, rng: Random):
        alike = [key for key in self.SAME if key[1] == self.unit and self.low <= key[0] <= self.high]
        if alike and rng.random() < 0.25:
            return alike[int(rng.random() * len(alike))]
        return max(2, round(self.low * (self.high / self.low) ** rng.random())), self.unit

    def alter(self, rng: Random, value):
        factor = 1.4 + rng.random() * 3
        other = round(value[0] * factor if rng.random() < 0.55 or value[0] < 4 else value[0] / factor)
        return (other if other != value[0] and other > 1 else value[0] + 2), value[1]

    def larger(self, rng: Random, value):
        return value[0] + 1 + int(value[0] * rng.random()), value[1]

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return f"{super().say(rng, value[0], '', at_start)} {value[1]}s"

    def hedge(self, rng: Random, value) -> Hedged:
        same = self.SAME.get(value)
        scale = self.UNITS[value[1]]
        if same and rng.random() < 0.6:
            return same, value[0] * scale * 0.98, value[0] * scale * 1.02
        words, low, high = super().hedge(rng, value[0])
        if words.endswith(" of"):
            return self.hedge(rng, value)
        return f"{words} {value[1]}s".replace("fewer than", "less than"), low * scale, high * scale

    def size(self, value) -> float:
        return value[0] * self.UNITS[value[1]]


class Ordinal(Number):
    """A rank or place in a row: "third"."""

    hedge = None
    WORDS = "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()

    def sample(self, rng: Random):
        return self.low + int(rng.random() * (self.high - self.low + 1))

    def alter(self, rng: Random, value):
        other = self.sample(rng)
        return other if other != value else (value % self.high) + 1

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return self.WORDS[value]


class Score(Number):
    """The score of a match, the winner's first: "3–1"."""

    hedge = None

    def sample(self, rng: Random):
        lost = self.low + int(rng.random() * (self.high - self.low) * 0.6)
        return lost + 1 + int(rng.random() * max(1, (self.high - lost) * 0.6)), lost

    def alter(self, rng: Random, value):
        other = self.sample(rng)
        return other if other != value else (value[0] + 1, value[1])

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return f"{value[0]}{'–' if rng.random() < 0.5 else '-'}{value[1]}"

    def size(self, value) -> float:
        return value[0]
