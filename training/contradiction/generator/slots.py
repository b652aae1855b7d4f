"""The kinds of slot that a frame may declare, by name: what to draw, how to say it, how to change it."""

from __future__ import annotations

import re
from random import Random

from . import names, places
from .dates import Clock, Day, Year
from .measures import Decimal, Duration, Measure, Ordinal, Rate, Score, Share
from .names import pick
from .numbers import Money, Number


class Entity:
    """A slot whose values are told apart by name."""

    kind = "entity"
    hedge = None

    def alter(self, rng: Random, value):
        """Return another value of the same sort."""
        for _ in range(30):
            other = self.sample(rng)
            if self.say(rng, other, "name") != self.say(rng, value, "name"):
                return other
        raise ValueError(f"{type(self).__name__} knows no other value than {value!r}")


class PersonSlot(Entity):
    def sample(self, rng: Random):
        return names.person(rng)

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        if form in ("last", "name"):
            return value.last
        if form in ("he", "his", "him"):
            return form if value.male else {"he": "she", "his": "her", "him": "her"}[form]
        return f"{value.first} {value.last}" if form == "full" or rng.random() < 0.75 else value.last


class CompanySlot(Entity):
    def __init__(self, *industries: str):
        self.industries = industries

    def sample(self, rng: Random):
        return names.company(rng, pick(rng, self.industries))

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        if form == "name":
            return value.short
        if form == "phrase":
            return value.phrase
        if form == "full" or rng.random() < 0.55:
            return value.full
        return value.short if rng.random() < 0.8 else f"{value.phrase} {value.short}"


class PlaceSlot(Entity):
    """A town; alone, or with its country's adjective."""

    def sample(self, rng: Random):
        return places.town(rng)

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        if form == "country":
            return places.country_name(value.country)
        if form == "adj":
            return value.country.adjective
        if form == "name" or rng.random() < 0.85:
            return value.name
        return f"the {value.country.adjective} {'city' if value.real else 'town'} of {value.name}"


class RegionSlot(PlaceSlot):
    """A district or province named for a town: "Kassel district"."""

    def __init__(self, *nouns: str):
        self.nouns = nouns or ("district", "province", "county", "region", "valley")

    def sample(self, rng: Random):
        town = places.town(rng)
        return f"{town.name} {pick(rng, self.nouns)}"

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return value if form == "name" else f"the {value}"


class CountrySlot(Entity):
    def sample(self, rng: Random):
        return pick(rng, places.COUNTRIES)

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        if form == "adj":
            return value.adjective
        if form == "capital":
            return value.capital
        return places.country_name(value)


class TeamSlot(Entity):
    def sample(self, rng: Random):
        town = places.town(rng).name
        return town, f"{town} {pick(rng, names.CLUB_TAILS)}"

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return value[0] if form == "name" or rng.random() < 0.4 else value[1]


class CoinedSlot(Entity):
    """A made-up name after a pattern: "{} {product}"; "{}" a coined word, "{last}" a surname, "{town}" a town."""

    def __init__(self, *patterns: str):
        self.patterns = patterns or ("{}",)

    def sample(self, rng: Random):
        pattern = pick(rng, self.patterns)
        if "{last}" in pattern:
            pattern = pattern.replace("{last}", names.person(rng).last)
        if "{town}" in pattern:
            pattern = pattern.replace("{town}", places.town(rng).name)
        if "{model}" in pattern:
            pattern = pattern.replace("{model}", pick(rng, names.PRODUCT_TAILS))
        if "{ship}" in pattern:
            pattern = pattern.replace("{ship}", pick(rng, names.SHIP_TAILS))
        if "{digit}" in pattern:
            pattern = pattern.replace("{digit}", str(1 + int(rng.random() * 9)))
        if "{number}" in pattern:
            pattern = pattern.replace("{number}", str(11 + int(rng.random() * 880)))
        return pattern.replace("{}", names.coined(rng)) if "{}" in pattern else pattern

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return value


class OneOf(Entity):
    """One of the listed words."""

    def __init__(self, *words: str):
        self.words = words

    def sample(self, rng: Random):
        return pick(rng, self.words)

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return value


class PaperSlot(Entity):
    def sample(self, rng: Random):
        return names.paper(rng, places.town(rng).name)

    def say(self, rng: Random, value, form: str = "", at_start: bool = False) -> str:
        return value


TYPES = {
    "person": PersonSlot,
    "company": CompanySlot,
    "place": PlaceSlot,
    "region": RegionSlot,
    "country": CountrySlot,
    "team": TeamSlot,
    "coined": CoinedSlot,
    "one": OneOf,
    "paper": PaperSlot,
    "count": Number,
    "money": Money,
    "share": Share,
    "rate": Rate,
    "decimal": Decimal,
    "measure": Measure,
    "duration": Duration,
    "ordinal": Ordinal,
    "score": Score,
    "date": Day,
    "year": Year,
    "clock": Clock,
}
DECLARATION = re.compile(r"(\w+)=(\w+)(?:\(([^)]*)\))?")
SHARED: dict[tuple[str, str], object] = {}


def slot_type(name: str, arguments: str):
    """Return the slot type for a declaration such as ``count(3, 90)``; the same declaration gives the same object."""
    if (name, arguments) not in SHARED:
        parts = arguments.split("|" if "|" in arguments else ",") if arguments else []
        SHARED[name, arguments] = TYPES[name](*(_value(part.strip()) for part in parts))
    return SHARED[name, arguments]


def _value(text: str):
    if not text.replace(".", "", 1).isdigit():
        return text
    return float(text) if "." in text else int(text)


def declared(text: str) -> dict[str, object]:
    """Read ``place=place dead=count(3, 90) ...`` into slot types by name."""
    found = {name: slot_type(kind, arguments or "") for name, kind, arguments in DECLARATION.findall(text)}
    if not found:
        raise ValueError(f"no slots declared in {text!r}")
    return found
