"""Whether a text is English, which is all that the engine can read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.analysis.types import Sentence

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    "the of and to in a is that for it was on with he as be at by i this had not are but from or have an they which one you were all her she there would their we him been has when who will no more if out so said what up its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must through years where much your way well down should because long each just state those people too mr how little good world make very year still see own work men day get here between both life being under three never know same last another while us might great".split()
)
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
