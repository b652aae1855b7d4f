"""What may stand before the first word of a paragraph and belongs to no sentence: a live blog's hour, "Exclusive:"."""

from __future__ import annotations

import re

from articles.analysis.attribution.tokens import Token
from articles.analysis.attribution.wordlists import words

_STAMP = re.compile(
    r"\s*[\[(]?(?:[Uu]pdated?:?\s)?(?:[01]?\d|2[0-3])(?P<minutes>[:.][0-5]\d)?"
    r"(?P<half>\s?[ap]\.?m\b\.?)?(?P<zone>\s(?:[A-Z]{1,3}T|UTC))?(?P<bracket>[\])])?(?P<mark>\s?[:–—-])?\s+"
)
_KICKER = re.compile(rf"\s*(?i:{'|'.join(words('kickers'))}):\s+(?=\S)")
_ASKING = frozenset(["Q.", "A."])


def opening_end(text: str, start: int, end: int) -> int:
    """Return where the words begin of a sentence that opens its paragraph: behind an hour and a kicker."""
    for pattern in (_STAMP, _KICKER):
        found = pattern.match(text, start, end)
        if found and found.end() < end and (pattern is _KICKER or _is_stamp(text, found)):
            start = found.end()
    return start


def _is_stamp(text: str, found: re.Match[str]) -> bool:
    """Whether a number that opens a paragraph is an hour: "14:20 BST Police say", "9am: …"; not "10.45 million"."""
    follows = text[found.end()]
    if found["minutes"] or found["half"]:
        sure = found["zone"] or found["mark"] or found["bracket"] or found["half"]
        return bool(sure) or follows.isupper() or follows in "“‘\"'"
    return False


def with_colons(lines: list[list[Token]]) -> list[list[Token]]:
    """Return the lines with "Q. Is it safe?" and "A. It is." read as "Q: …" and "A: …", where a text has both."""
    if not {line[0].text for line in lines if line} >= _ASKING:
        return lines
    return [_parted(line) if line and line[0].text in _ASKING else line for line in lines]


def _parted(line: list[Token]) -> list[Token]:
    name, start, end = line[0]
    return [Token(name[0], start, end - 1), Token(":", end - 1, end), *line[1:]]
