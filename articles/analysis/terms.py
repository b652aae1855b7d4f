"""What a claim is about, as a set of terms: two reports of one event share some, however they are worded.

A term is a word's stem, a number's value, or two words of a name that stand together. A term's key is 64 bits of its
hash, so that an index needs no dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise

from articles.analysis.contradiction.names import STATES, names
from articles.analysis.contradiction.words import FUNCTION_WORDS, Word, stem, words

#: A longer run of capitalised words is a headline, not a name.
LONGEST_NAME = 5
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905
NUMBERS = {word: value for value, word in enumerate(_ONES)} | {word: 10 * at for at, word in enumerate(_TENS, start=2)}
#: "Kyiv", "Ukrainian" and "Ukraine" are one term.
_STATE_OF = {word: f"state {line.split()[0]}" for line in STATES.strip().splitlines() for word in line.split()}
#: A road, a flight, a model: "N91" is one term, where the words are two.
_CODE = re.compile(r"\b[^\W\d_]{1,4}-?\d+\b")


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return ``word`` in lower case without accents: "Kraków" and "Krakow" are one."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a text; those of them that are (part of) names; and the phrases that may name somebody."""

    all: frozenset[str]
    named: frozenset[str]
    phrases: frozenset[str]


def terms(text: str) -> Terms:
    """Return what ``text`` is about. A phrase is a run of capitalised words or a run within it, folded."""
    tokens = words(text)
    codes = {fold(code.replace("-", "")) for code in _CODE.findall(text)}
    # The first word has a capital whatever it is; only the registry can tell whether it names somebody.
    named, phrases = set(codes), {fold(word.text) for word in tokens[:1]}
    for name in names(text, tokens):
        folded = [fold(part) for part in name.parts[:LONGEST_NAME]]
        parts = [_term(part) for part in name.parts[:LONGEST_NAME]]
        named.update(parts)
        named.update(f"{first} {second}" for first, second in pairwise(parts))
        phrases.update(
            " ".join(folded[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)
        )
    return Terms(frozenset(_words_and_numbers(tokens) | named), frozenset(named), frozenset(phrases))


def _words_and_numbers(tokens: tuple[Word, ...]) -> set[str]:
    """Return stems of what carries meaning, and numbers: "forty-four" is "44"."""
    found, tens = set(), 0
    for word in tokens:
        value = NUMBERS.get(word.lower)
        if value is not None and tens and 0 < value < 10:
            found.discard(str(tens))
            found.add(str(tens + value))
        elif value is not None:
            found.add(str(value))
        elif word.lower[0].isdecimal():
            found.add(word.lower.replace(",", ""))
        elif word.lower not in FUNCTION_WORDS:
            found.add(_term(word.text))
        tens = value if value is not None and value >= 20 else 0
    return found


@lru_cache(maxsize=65536)
def _term(word: str) -> str:
    plain = word.lower().removesuffix("'s").removesuffix("’s")
    return _STATE_OF.get(plain) or fold(stem(word))


def term_keys(found: Iterable[str]) -> list[int]:
    """Return the keys of the terms, ascending: signed 64-bit numbers."""
    return sorted({_key(term) for term in found})


@lru_cache(maxsize=65536)
def _key(term: str) -> int:
    return int.from_bytes(blake2b(term.encode(), digest_size=8).digest(), "little", signed=True)
