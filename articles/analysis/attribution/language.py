"""Whether a text is English, which is all that the engine can read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.analysis.attribution.wordlists import words as listed
from articles.analysis.types import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(listed("english"))
_ENOUGH = 25
_LEAST_SHARE = 0.18
NOTICE = "This text does not seem to be in English, so no sources are suggested."


def notice_for(text: str, sentences: Sequence[Sentence]) -> str:
    """Return what to tell the reader when the text cannot be read, else ``""``."""
    words = _WORD.findall(text[:20000])
    if not sentences or len(words) < _ENOUGH:
        letters = [character for character in text[:2000] if character.isalpha()]
        foreign = sum(character > "\u024f" for character in letters)
        return NOTICE if letters and foreign > len(letters) / 2 else ""
    share = sum(word.lower() in _ENGLISH for word in words) / len(words)
    return NOTICE if share < _LEAST_SHARE else ""
