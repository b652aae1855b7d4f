"""What a claim is about, as a set of terms: two reports of one event share some, however they are worded.

A term is a word's stem or a number's value. A term's key is 64 bits of its hash, so that an index needs no dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

from articles.analysis.contradiction.names import names
from articles.analysis.contradiction.quantities import ONES, TENS
from articles.analysis.contradiction.words import FUNCTION_WORDS, stem, words

#: A run of capitalised words longer than this is a headline, not a name.
LONGEST_NAME = 5


def fold(word: str) -> str:
    """Return ``word`` in lower case without accents: "Kraków" and "Krakow" are one."""
    folded = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in folded if not unicodedata.combining(letter))


def terms(text: str) -> set[str]:
    """Return the terms of ``text``: stems of what carries meaning, and numbers ("forty-four" is "44")."""
    found, tens = set(), 0
    for word in words(text):
        lower = word.lower
        if lower in TENS:
            found.add(str(TENS[lower]))
            tens = TENS[lower]
            continue
        if lower in ONES:
            found.add(str(tens + ONES[lower] if ONES[lower] < 10 else ONES[lower]))
        elif lower[0].isdigit():
            found.add(lower.replace(",", ""))
        elif lower not in FUNCTION_WORDS:
            found.add(fold(stem(word.text)))
        tens = 0
    return found


def name_phrases(text: str) -> set[str]:
    """Return the phrases of ``text`` that may name somebody: each run of capitalised words, and each run within it."""
    found = set()
    for name in names(text, words(text)):
        parts = [re.sub(r"['’]s$", "", part) for part in name.parts[:LONGEST_NAME]]
        found.update(
            " ".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)
        )
    return found


def term_keys(found: Iterable[str]) -> list[int]:
    """Return the keys of the terms, ascending: signed 64-bit numbers."""
    digests = {blake2b(term.encode(), digest_size=8).digest() for term in found}
    return sorted(int.from_bytes(digest, "little", signed=True) for digest in digests)
