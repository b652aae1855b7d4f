"""Folding names, so that one name has one key however it is typed; and putting words into a line of plain text."""

import re
import unicodedata

_LEADING_ARTICLE = re.compile(r"^(?:the|an|a)\s+(?=\S)")
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
NAME_LENGTH = 200
#: Letters and symbols by their category that are drawn as nothing: fillers of Hangul, and Braille without a dot.
_BLANK_LETTERS = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def name_key(name: str) -> str:
    """Return ``name`` folded for comparing: case, accents, quotes, white space, dots and a leading article are gone.

    "The  U.S. Treasury" and "US treasury" share a key; so do "Zelenskyy" and "ZELENSKYY", but not "Zelensky": spellings
    are aliases. The result is at most 200 characters long, and empty only for an empty name.
    """
    folded = unicodedata.normalize("NFKD", name.translate(_APOSTROPHES)).casefold()
    folded = "".join(character for character in folded if not unicodedata.combining(character))
    folded = re.sub(r"\s+", " ", folded.replace(".", "")).strip(" \"',;:")
    return (_LEADING_ARTICLE.sub("", folded) or name.strip())[:NAME_LENGTH]


def is_visible(words: str) -> bool:
    """Return whether anything of ``words`` can be seen: white space, marks without a letter and fillers can't."""
    return any(
        unicodedata.category(character)[0] not in "ZM"
        and unicodedata.category(character) not in ("Cc", "Cf")
        and character not in _BLANK_LETTERS
        for character in words
    )


def search_words(text: str) -> list[str]:
    """Return the words of ``text`` as searching compares them: no case, accents, punctuation; "50,000" is one word."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    folded = "".join(character for character in folded if not unicodedata.combining(character))
    return re.findall(r"\w+", re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", folded))


def set_apart(words: str) -> str:
    """Return ``words`` for a line of plain text; between marks of isolation if any of them runs from right to left.

    They would else turn around what stands beside them: of a chain of two such names the last would be read first.
    """
    turns = any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in words)
    return f"\u2068{words}\u2069" if turns else words
