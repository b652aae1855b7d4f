"""Folding names, so that one name has one key however it is typed."""

import re
import unicodedata

_LEADING_ARTICLE = re.compile(r"^(?:the|an|a)\s+(?=\S)")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
NAME_LENGTH = 200


def name_key(name: str) -> str:
    """Return ``name`` folded for comparing: case, accents, quotes, white space, dots and a leading article are gone.

    "The  U.S. Treasury" and "US treasury" share a key; so do "Zelenskyy" and "ZELENSKYY", but not "Zelensky": spellings
    are aliases. The result is at most 200 characters long, and empty only for an empty name.
    """
    folded = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)).casefold()
    folded = "".join(character for character in folded if not unicodedata.combining(character))
    folded = re.sub(r"\s+", " ", folded.replace(".", "")).strip(" \"',;:")
    return (_LEADING_ARTICLE.sub("", folded) or name.strip())[:NAME_LENGTH]


def search_words(text: str) -> list[str]:
    """Return the words of ``text`` as searching compares them: no case, accents, punctuation; "50,000" is one word."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(character for character in folded if not unicodedata.combining(character))
    return re.findall(r"\w+", re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", folded))
