"""Money: whose dollars they are, what is paid for what time, and sums of two currencies that are one."""

from __future__ import annotations

import re

from articles.analysis.contradiction.number_words import CURRENCY_SIGNS, MONEY, UNITS
from articles.analysis.contradiction.words import Word

# What stands before a dollar sign or "dollars" of a country that is not the United States.
_COUNTRIES = {
    "a": "A", "au": "A", "aud": "A", "australian": "A", "c": "C", "ca": "C", "cad": "C", "canadian": "C", "hk": "HK",
    "s": "S", "singapore": "S", "nz": "NZ", "nt": "NT", "r": "R", "mx": "MX", "j": "J", "z": "Z", "us": "",
    "american": "",
}  # fmt: skip
_BEFORE_SIGN = re.compile(r"(?<![^\W_])(?P<country>[A-Z]{1,3})$")
# About what a currency is worth in US dollars. Nothing is converted by it: it tells only whether a sum that an article
# gives in two currencies can be one, and in years of rising and falling a rate stays within a quarter or so.
_IN_DOLLARS = {
    "$": 1.0, "€": 1.1, "pound": 1.3, "A$": 0.67, "C$": 0.74, "NZ$": 0.61, "HK$": 0.128, "S$": 0.75, "NT$": 0.031,
    "¥": 0.007, "yuan": 0.14, "₹": 0.012, "franc": 1.12, "krone": 0.12, "krona": 0.1, "rand": 0.055, "zloty": 0.25,
}  # fmt: skip
_WITHIN = 0.25
# Who is paid by the hour or the day works at least so much of a longer time: 30 hours of a week, 18 days of a month.
_AT_WORK = {"hour": 30 / 168, "day": 18 / 31}
_SAME_RATE = 0.05


def of_sign(text: str, sign: Word) -> tuple[str, int]:
    """Return the currency of a sign and where it begins: that of "A$" or "HK$" is not that of "$"."""
    if sign.text != "$":
        return CURRENCY_SIGNS[sign.text], sign.start
    country = _BEFORE_SIGN.search(text[max(0, sign.start - 5) : sign.start])
    if country is None or country["country"].lower() not in _COUNTRIES:
        return "$", sign.start
    return f"{_COUNTRIES[country['country'].lower()]}$", sign.start - len(country.group())


def named_money(tokens: tuple[Word, ...], index: int) -> tuple[str, int] | None:
    """Return the currency that a country's name tells, and the index after it: "Swiss francs", "Australian dollars"."""
    if not tokens[index].text[0].isupper() or index + 1 >= len(tokens):
        return None
    coin = tokens[index + 1].lower
    dimension = UNITS.get(coin, UNITS.get(coin.rstrip("s"), ("", 0.0)))[0]
    if dimension not in MONEY:
        return None
    country = tokens[index].lower
    if dimension == "$":
        dimension = f"{_COUNTRIES.get(country, country)}$"
    elif dimension == "pound" and country != "british":
        dimension = f"{country} pound"
    rate, after = rate_after(tokens, index + 2, only_times=True)
    return dimension + rate, after


def rate_after(tokens: tuple[Word, ...], index: int, *, only_times: bool = False) -> tuple[str, int]:
    """Return "/month" and the index after "a month" or "per month"; ("", index) where nothing of the kind follows."""
    if index + 1 < len(tokens) and tokens[index].lower in {"a", "an", "per"}:
        unit = tokens[index + 1].lower
        if unit in UNITS and (not only_times or UNITS[unit][0] == "duration"):
            return f"/{unit}", index + 2
    return "", index


def _is_money(dimension: str) -> bool:
    """Whether a dimension is a currency, a rate in one ("$/month") or another country's dollar."""
    return dimension.partition("/")[0].split(" ")[-1] in MONEY or "$" in dimension


def rates_agree(dimension: str, value: float, other: str, other_value: float) -> bool:
    """Whether two sums of one currency are paid at one rate: "$3,000 a month" and "$36,000 a year".

    What is paid by the hour or the day is paid for working time: "£12 an hour" is "£480 a week".
    """
    (coin, _, per), (other_coin, _, other_per) = dimension.partition("/"), other.partition("/")
    timed = all(UNITS.get(unit, ("",))[0] == "duration" for unit in (per, other_per))
    if coin != other_coin or not _is_money(dimension) or not timed or not (value and other_value):
        return False
    sizes = UNITS[per][1], UNITS[other_per][1]
    if sizes[0] > sizes[1]:
        return rates_agree(other, other_value, dimension, value)
    share = (other_value / sizes[1]) / (value / sizes[0])
    return _AT_WORK.get(per, 1.0) * (1 - _SAME_RATE) <= share <= 1 + _SAME_RATE


def sums_agree(dimension: str, value: float, other: str, other_value: float) -> bool:
    """Whether sums of two currencies are about one at a usual rate of exchange: "A$50 million" and "US$33 million"."""
    worth = [_IN_DOLLARS.get(coin, 0.0) * amount for coin, amount in ((dimension, value), (other, other_value))]
    return dimension != other and 0 < max(worth) <= (1 + _WITHIN) * min(worth)
