"""Days, years and times of day, each in the many forms of news, with what each form gives away.

``say_known`` returns the words and a dictionary of what they tell (month, day, weekday ...): two forms clash if they
share a field and differ in it, and one follows from the other if it tells nothing that the other does not.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
FIRST = date(2017, 1, 1).toordinal()
LAST = date(2026, 11, 20).toordinal()
Known = dict[str, object]


def ordinal(day: int) -> str:
    """Write a day of the month with its ending: "3rd"."""
    ending = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


class Day:
    """A calendar day, said as an adverbial: "on 3 May", "on Tuesday", "in early May 2024"."""

    kind = "time"
    STYLES = (
        "day_month",
        "day_month",
        "day_month",
        "month_day",
        "month_day",
        "weekday",
        "weekday",
        "weekday",
        "weekday",
        "month",
        "month",
        "part",
        "with_year",
        "with_year_american",
        "both",
        "month_year",
        "iso",
        "the_ordinal",
        "relative",
    )
    DATED = tuple(style for style in STYLES if style not in ("relative", "weekday"))

    def sample(self, rng: Random) -> date:
        return date.fromordinal(FIRST + int(rng.random() * (LAST - FIRST)))

    def alter(self, rng: Random, value: date) -> date:
        """Return another day: days, weeks, months or (rarely) years away."""
        roll = rng.random()
        shift = 1 + int(rng.random() * 5) if roll < 0.35 else 20 + int(rng.random() * 150)
        if roll > 0.93:
            shift = 365 + int(rng.random() * 300)
        return value + timedelta(days=shift if rng.random() < 0.5 else -shift)

    def say(self, rng: Random, value: date, form: str = "", at_start: bool = False) -> str:
        if form == "year":
            return str(value.year)
        if form == "weekday":
            return WEEKDAYS[value.weekday()]
        if form == "month":
            return MONTHS[value.month - 1]
        return self.say_known(rng, value)[0]

    def say_known(self, rng: Random, value: date, styles=STYLES) -> tuple[str, Known]:
        """Say the day in a style of ``styles`` and return what that tells."""
        style = styles[int(rng.random() * len(styles))]
        return getattr(self, f"_{style}")(value)

    def _day_month(self, value: date):
        return f"on {value.day} {MONTHS[value.month - 1]}", {"month": value.month, "day": value.day}

    def _month_day(self, value: date):
        return f"on {MONTHS[value.month - 1]} {value.day}", {"month": value.month, "day": value.day}

    def _the_ordinal(self, value: date):
        return f"on the {ordinal(value.day)} of {MONTHS[value.month - 1]}", {"month": value.month, "day": value.day}

    def _weekday(self, value: date):
        return f"on {WEEKDAYS[value.weekday()]}", {"weekday": value.weekday()}

    def _month(self, value: date):
        return f"in {MONTHS[value.month - 1]}", {"month": value.month}

    def _month_year(self, value: date):
        return f"in {MONTHS[value.month - 1]} {value.year}", {"month": value.month, "year": value.year}

    def _part(self, value: date):
        part = "early in" if value.day <= 8 else "late in" if value.day >= 23 else "in mid-"
        known = {"month": value.month, "part": part}
        return f"{part}{'' if part.endswith('-') else ' '}{MONTHS[value.month - 1]}", known

    def _with_year(self, value: date):
        known = {"month": value.month, "day": value.day, "year": value.year}
        return f"on {value.day} {MONTHS[value.month - 1]} {value.year}", known

    def _with_year_american(self, value: date):
        return f"on {MONTHS[value.month - 1]} {value.day}, {value.year}", self._with_year(value)[1]

    def _iso(self, value: date):
        return f"on {value.isoformat()}", self._with_year(value)[1]

    def _both(self, value: date):
        known = {"month": value.month, "day": value.day, "weekday": value.weekday()}
        return f"on {WEEKDAYS[value.weekday()]}, {value.day} {MONTHS[value.month - 1]}", known

    def _relative(self, value: date):
        words = ("last week", "this week", "last month", "earlier this year")[value.toordinal() % 4]
        return words, {"relative": words}


class Year:
    """A year: "in 2019"."""

    kind = "time"

    def __init__(self, low: int, high: int):
        self.low, self.high = low, high

    def sample(self, rng: Random) -> int:
        return self.low + int(rng.random() * (self.high - self.low + 1))

    def alter(self, rng: Random, value: int) -> int:
        shift = 1 + int(rng.random() ** 2 * 9)
        return value - shift if rng.random() < 0.5 or value + shift > 2026 else value + shift

    def say(self, rng: Random, value: int, form: str = "", at_start: bool = False) -> str:
        return str(value)

    def say_known(self, rng: Random, value: int, styles=()) -> tuple[str, Known]:
        return str(value), {"year": value}


class Clock:
    """A time of day in minutes, said as an adverbial: "shortly after 6 a.m."."""

    kind = "time"

    def sample(self, rng: Random) -> int:
        return 5 * int(rng.random() * 288)

    def alter(self, rng: Random, value: int) -> int:
        return (value + 120 + 5 * int(rng.random() * 240)) % 1440

    def say(self, rng: Random, value: int, form: str = "", at_start: bool = False) -> str:
        return self.say_known(rng, value)[0]

    def say_known(self, rng: Random, value: int, styles=()) -> tuple[str, Known]:
        hour, minute = divmod(value, 60)
        known = {"clock": value}
        if rng.random() < 0.3:
            return f"at {hour:02d}:{minute:02d}", known
        half = "a.m." if hour < 12 else "p.m."
        short = hour % 12 or 12
        if minute == 0 and hour in (0, 12):
            return ("at midnight" if hour == 0 else "at noon"), known
        if minute in (0, 5):
            return f"{'at' if minute == 0 else 'shortly after'} {short} {half}", known
        return f"at {short}{'.' if rng.random() < 0.5 else ':'}{minute:02d} {half}", known


def clash(first: Known, second: Known) -> bool:
    """Whether what two forms tell cannot be true of one event."""
    return any(field in second and second[field] != value for field, value in first.items())


def follows(known: Known, premise: Known) -> bool:
    """Whether ``known`` tells nothing beyond ``premise``."""
    return all(premise.get(field) == value for field, value in known.items())
