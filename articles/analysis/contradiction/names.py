# ruff: noqa: SIM905 - lists of words read best as words
"""Names: which words of a claim are names, and which of two claims' names mean the same."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from articles.analysis.contradiction.words import FUNCTION_WORDS, Word
from articles.analysis.types import Span

TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady president prime minister chancellor premier senator "
    "governor mayor "
    "judge justice general colonel captain major lieutenant sergeant inspector commissioner secretary king queen "
    "prince "
    "princess pope bishop archbishop coach manager director chairman chairwoman chief executive officer spokesman "
    "spokeswoman deputy head minister ambassador envoy admiral".split()
)
TIME_WORDS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september "
    "october november december".split()
)
# One line, one state: every word on it may stand for that state.
STATES = """
us usa america american americans washington states
uk britain british britons london kingdom
russia russian russians moscow kremlin
ukraine ukrainian ukrainians kyiv kiev
china chinese beijing
france french paris
germany german germans berlin
italy italian italians rome
spain spanish madrid
turkey turkish turks ankara
iran iranian iranians tehran
israel israeli israelis jerusalem
japan japanese tokyo
india indian indians delhi
pakistan pakistani pakistanis islamabad
poland polish poles warsaw
netherlands dutch hague
greece greek greeks athens
denmark danish danes copenhagen
sweden swedish swedes stockholm
norway norwegian norwegians oslo
finland finnish finns helsinki
switzerland swiss bern
austria austrian vienna
hungary hungarian budapest
ireland irish dublin
scotland scottish scots
wales welsh
portugal portuguese lisbon
brazil brazilian brazilians brasilia
argentina argentine argentines argentinian
mexico mexican mexicans
canada canadian canadians ottawa
australia australian australians canberra
egypt egyptian egyptians cairo
syria syrian syrians damascus
iraq iraqi iraqis baghdad
lebanon lebanese beirut
afghanistan afghan afghans kabul
vietnam vietnamese hanoi
thailand thai bangkok
philippines filipino philippine manila
indonesia indonesian jakarta
kenya kenyan nairobi
niger nigerien nigeriens niamey
nigeria nigerian abuja
ethiopia ethiopian
sudan sudanese khartoum
serbia serbian serb serbs belgrade
croatia croatian zagreb
romania romanian bucharest
bulgaria bulgarian sofia
czechia czech prague
belgium belgian
peru peruvian lima
chile chilean
colombia colombian
venezuela venezuelan caracas
cuba cuban havana
"""
_STATE_OF = {word: number for number, line in enumerate(STATES.strip().splitlines()) for word in line.split()}


class Name(NamedTuple):
    """A run of capitalised words, without title: its lower-case words and its place."""

    parts: tuple[str, ...]
    span: Span


@lru_cache(maxsize=65536)
def _plain(word: str) -> str:
    word = re.sub(r"['’]s$", "", word.lower())
    return word.replace(".", "").replace("’", "'")


def names(text: str, tokens: tuple[Word, ...]) -> tuple[Name, ...]:
    """Return the names in ``tokens`` (offsets into ``text``): titles, weekdays and months are none."""
    found: list[Name] = []
    run: list[Word] = []

    def close() -> None:
        if run and not (len(run) == 1 and run[0] is tokens[0] and not _surely_name(run[0])):
            found.append(Name(tuple(_plain(word.text) for word in run), Span(run[0].start, run[-1].end)))
        run.clear()

    for word in tokens:
        plain = _plain(word.text)
        capital = word.text[0].isupper() and plain not in TITLES and plain not in TIME_WORDS
        if capital and (word.lower not in FUNCTION_WORDS or (plain == "us" and word.text.isupper())):
            if run and text[run[-1].end : word.start].strip() not in {"", "-", "."}:
                close()
            run.append(word)
        else:
            close()
    close()
    return tuple(found)


def _surely_name(word: Word) -> bool:
    """Whether a lone capitalised word at the head of a sentence is a name: an acronym, a possessive, or a state."""
    return (
        (word.text.isupper() and len(word.text) > 1)
        or _plain(word.text) in _STATE_OF
        or word.text.endswith(("'s", "’s"))
    )


def is_of_state(name: Name) -> bool:
    """Whether a name is a state's, its capital's or its people's."""
    return all(part in _STATE_OF for part in name.parts)


@lru_cache(maxsize=65536)
def same_word(a: str, b: str) -> bool:
    """Whether two words of names are one: equal, spelt otherwise (Zelensky, Zelenskyy), or of one state."""
    if a == b:
        return True
    if a in _STATE_OF and b in _STATE_OF:
        return _STATE_OF[a] == _STATE_OF[b]
    short, long = sorted((a, b), key=len)
    if len(short) < 4:
        return False
    shared = next((index for index, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if shared >= 4 and shared >= len(short) - 1 and len(long) - shared <= 3:
        return True
    return len(short) >= 6 and _distance_one(short, long)


def _distance_one(short: str, long: str) -> bool:
    """Whether one letter put in, left out or changed turns one into the other."""
    if len(long) - len(short) > 1:
        return False
    at = next((index for index, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


_COMPASS = frozenset(["north", "south", "east", "west", "northern", "southern", "eastern", "western"])


def same_name(a: Name, b: Name) -> bool:
    """Whether two names may mean the same: they share a word, or one is the other's initials.

    North Korea is not South Korea.
    """
    sides = _COMPASS.intersection(a.parts), _COMPASS.intersection(b.parts)
    if all(sides) and not sides[0] & sides[1]:
        return False
    if any(same_word(x, y) for x in a.parts for y in b.parts):
        return True
    short, long = sorted((a.parts, b.parts), key=len)
    return len(short) == 1 and len(long) > 1 and short[0] == "".join(part[0] for part in long)


def shared_and_own(a: tuple[Name, ...], b: tuple[Name, ...]) -> tuple[list[tuple[Name, Name]], list[Name], list[Name]]:
    """Return the names of both sides matched with each other, and those that only a, and only b, has."""
    matched = [(x, y) for x in a for y in b if same_name(x, y)]
    left = [x for x in a if not any(x is pair[0] for pair in matched)]
    right = [y for y in b if not any(y is pair[1] for pair in matched)]
    return matched, left, right
