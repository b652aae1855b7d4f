"""Words with marks: a text cut into pieces, so that a template can mark some of them without making HTML by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text and the name of its mark (``""``: none)."""

    text: str
    mark: str = ""


def pieces(text: str, marks: Sequence[tuple[str, Iterable[Sequence[int]]]], offset: int = 0) -> list[Piece]:
    """Cut ``text`` by ``marks``, pairs of a name and spans ``[start, end)``; where marks overlap, the first wins.

    Spans are code points of the whole text that ``text`` begins in at ``offset``; what lies outside is left out.
    """
    names = [""] * len(text)
    for name, spans in reversed(marks):
        for start, end in spans:
            for position in range(max(0, start - offset), min(len(text), end - offset)):
                names[position] = name
    cut: list[Piece] = []
    begin = 0
    for position in range(1, len(text) + 1):
        if position == len(text) or names[position] != names[begin]:
            cut.append(Piece(text[begin:position], names[begin]))
            begin = position
    return cut


def overlaps(spans: Iterable[Sequence[int]], start: int, end: int) -> bool:
    """Whether one of ``spans`` touches ``[start, end)``."""
    return any(span_start < end and start < span_end for span_start, span_end in spans)
