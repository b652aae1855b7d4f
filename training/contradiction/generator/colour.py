"""Clauses that add nothing that matters: both sides may carry them, and some hold a number or a negation as bait."""

from __future__ import annotations

from random import Random

from . import names, places
from .names import pick
from .numbers import in_words

CLAUSES = (
    "a story that has not left the front pages since",
    "in a week with no shortage of news",
    "which few had expected",
    "which no local paper had foreseen",
    "drawing comment as far away as {town}",
    "for the {ordinal} time in {years} years by one count",
    "with {people} reporters looking on",
    "a matter {person} has written about for {years} years",
    "and the subject led the news in {town} as well",
    "not without some surprise in {town}",
    "as readers of {paper} learned at breakfast",
    "while {town}, {far} kilometres away, was busy with other things",
    "although nobody in {town} seemed to take notice",
    "and the debate is unlikely to end there",
    "to nobody's great astonishment",
    "despite earlier forecasts to the contrary",
    "which {person}, a retired teacher, followed on the radio",
    "in what one columnist called a telling moment",
    "a development that could not have been guessed a year ago",
)
LEADS = (
    "after days of waiting, ",
    "in a long-running story, ",
    "for all the talk beforehand, ",
    "as cameras rolled, ",
    "after weeks without news, ",
    "despite the rain, ",
    "in the end, ",
    "meanwhile, ",
    "as {paper} had not failed to notice, ",
    "in a development that {person}, a local historian, called overdue, ",
    "under grey skies, ",
    "as expected by few, ",
)
ORDINALS = ("second", "third", "fourth", "fifth")


def _filled(rng: Random, pattern: str) -> str:
    if "{town}" in pattern:
        pattern = pattern.replace("{town}", places.town(rng).name)
    if "{person}" in pattern:
        who = names.person(rng)
        pattern = pattern.replace("{person}", f"{who.first} {who.last}")
    if "{paper}" in pattern:
        pattern = pattern.replace("{paper}", names.paper(rng, places.town(rng).name))
    return (
        pattern.replace("{ordinal}", pick(rng, ORDINALS))
        .replace("{years}", in_words(6 + int(rng.random() * 20)))
        .replace("{people}", str(12 + int(rng.random() * 70)))
        .replace("{far}", str(30 + int(rng.random() * 600)))
    )


def clause(rng: Random) -> str:
    """Return a clause to put behind a sentence, with its comma."""
    return f", {_filled(rng, pick(rng, CLAUSES))}"


def lead(rng: Random) -> str:
    """Return words to put before a sentence, with their comma."""
    return _filled(rng, pick(rng, LEADS))
