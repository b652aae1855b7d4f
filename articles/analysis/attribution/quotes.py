"""Quotation marks into quotes: where each begins and ends, over several sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.analysis.types import Span

_MARK = re.compile(r"[\"“”„«»]|``|''|[‘’']")
_OPENING = {"“", "„", "«", "``"}
_CLOSING = {"”", "»"}
_BOTH = {'"', "''"}
_SINGLE = {"‘", "’", "'"}
_CONTRACTIONS = re.compile(r"['’](?:em|tis|twas|til|cause|n|\d0s|\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quote:
    """One quoted stretch of one paragraph, marks included; ``continues``: it goes on from the paragraph before."""

    span: Span
    paragraph: int
    continues: bool = False
    closed: bool = True


def find_quotes(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """Return the outermost quotes of ``text`` in reading order.

    A paragraph that leaves a quote open hands it to the next one if that opens with a quotation mark, as print does;
    else the quote ends with its paragraph.
    """
    quotes: list[Quote] = []
    for number, paragraph in enumerate(paragraphs):
        before = quotes[-1] if quotes else None
        carried = before is not None and not before.closed and before.paragraph == number - 1
        for start, end, closed in _in_paragraph(text, paragraph):
            continues = carried and not text[paragraph.start : start].strip()
            quotes.append(Quote(Span(start, end), number, continues, closed))
            carried = False
    return quotes


def _in_paragraph(text: str, paragraph: Span) -> list[tuple[int, int, bool]]:
    """Return the paragraph's quotes as (start, end, closed)."""
    found: list[tuple[int, int, bool]] = []
    opener, opened, depth = "", -1, 0
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        mark = match.group()
        if opened < 0:
            if _opens(text, paragraph, match):
                opener, opened, depth = mark, match.start(), 0
        elif (opener in _SINGLE) != (mark in _SINGLE):
            continue
        elif mark in _OPENING and opener not in _SINGLE:
            depth += 1
        elif mark in _CLOSING and depth:
            depth -= 1
        elif _matches(text, paragraph, opener, match) and _closes(text, paragraph, match):
            found.append((opened, match.end(), True))
            opened = -1
    if opened >= 0 and opener not in _SINGLE:
        found.append((opened, paragraph.end, False))
    return found


def _matches(text: str, paragraph: Span, opener: str, match: re.Match[str]) -> bool:
    """Whether a mark is of the opener's own kind, or none of that kind follows in the paragraph."""
    mark, rest = match.group(), (match.end(), paragraph.end)
    if opener in _OPENING:
        return mark in _CLOSING or (mark in _BOTH and not any(text.find(closing, *rest) >= 0 for closing in _CLOSING))
    if opener in _BOTH:
        return mark == opener or (mark not in _BOTH and text.find(opener, *rest) < 0)
    return True


def _opens(text: str, paragraph: Span, match: re.Match[str]) -> bool:
    mark, at, after = match.group(), match.start(), match.end()
    before = text[at - 1] if at > paragraph.start else " "
    following = text[after] if after < paragraph.end else " "
    if mark in _OPENING:
        return True
    if mark in _CLOSING:
        return before.isspace() and following.isalnum()
    if mark in _BOTH:
        return not following.isspace() or before.isspace()
    if before.isalnum() or not (following.isalnum() or following in "[$£€…“.") or _CONTRACTIONS.match(text, at):
        return False
    return mark != "’" and _single_end(text, paragraph, after) >= 0


def _single_end(text: str, paragraph: Span, position: int) -> int:
    """Return where a single quotation mark could close a quote opened before ``position``, or -1."""
    for match in re.compile("['’]").finditer(text, position, paragraph.end):
        if _could_close(text, paragraph, match.start()):
            return match.start()
    return -1


def _could_close(text: str, paragraph: Span, at: int) -> bool:
    following = text[at + 1] if at + 1 < paragraph.end else " "
    return not following.isalnum() and not text[at - 1].isspace()


def _closes(text: str, paragraph: Span, match: re.Match[str]) -> bool:
    mark, at, after = match.group(), match.start(), match.end()
    if mark in _CLOSING:
        return True
    if mark in _OPENING or mark == "‘":
        return False
    if mark in _BOTH:
        following = text[after] if after < paragraph.end else " "
        return not (text[at - 1].isspace() and following.isalnum())
    if not _could_close(text, paragraph, at):
        return False
    possessive = text[at - 1] == "s" and text[after : after + 1].isspace() and text[after + 1 : after + 2].islower()
    return not possessive or _single_end(text, paragraph, after) < 0
