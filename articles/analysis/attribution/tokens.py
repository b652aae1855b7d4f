"""Text into tokens: words, numbers and punctuation marks, with offsets and without changing a character.

Clitics are cut off as in the Penn Treebank ("do|n't", "Biden|'s"); hyphenated words and abbreviations stay whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

_APOSTROPHES = "'’"
_TOKEN = re.compile(
    r"""
      https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+\.[\w.]+ | [@\#]\w+
    | (?:[A-Za-z]\.){2,}                                   # U.S. a.m. e.g.
    | (?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Maj|Adm|Rev|Hon|St|Jr|Sr|Inc|Corp|Ltd|Co|No|vs|etc
        |Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Supt|Insp|Det|Pres|SEN|REP|GOV|GEN|DR|MR|MRS|MS)\.
    | [A-Z]\.(?=\s?[A-Z])                                  # initials
    | \d+(?:[.,]\d+)*(?:-[^\W\d_]+)+                          # 71-year-old
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|m|k|km|kg|mph|pm|am)?(?!\w)
    | (?:ca)(?=n['’]?t\b)
    | [^\W\d_]+(?=n['’]t\b) | n['’]t\b
    | ['’](?:s|S|re|ve|ll|d|m|em|til|cause)\b
    | [^\W_]+(?:[-‐‑&/.·]?[^\W_]+)*(?:['’](?!(?:s|S|re|ve|ll|d|m|t)\b)[^\W\d_]+)*
    | \.{2,} | … | -{2,} | [–—] | ``|''
    | \S
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token's text and its half-open place in the text that it was cut from."""

    text: str
    start: int
    end: int


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of ``text[start:end]``; offsets count code points of the whole ``text``."""
    return [
        Token(match.group(), match.start(), match.end())
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def fold(word: str) -> str:
    """Return the word as the lexicons and the tagger spell it: lower case, straight apostrophes."""
    return word.replace("’", "'").lower()


def words(tokens: Iterable[Token]) -> list[str]:
    """Return the tokens' texts."""
    return [token.text for token in tokens]
