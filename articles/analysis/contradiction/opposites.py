"""Words that cannot both be true of one thing, and words that deny. The lists themselves are in ``opposites.txt``."""

from __future__ import annotations

from pathlib import Path

from articles.analysis.contradiction.words import stem

NEGATIONS = frozenset(
    ["not", "no", "never", "none", "nobody", "nothing", "nor", "neither", "without", "cannot", "hardly", "nowhere"]
)
Table = dict[str, frozenset[tuple[int, int]]]


def _tables(text: str) -> dict[str, Table]:
    """Return section -> stem -> {(line, side)}."""
    found: dict[str, dict[str, set[tuple[int, int]]]] = {}
    section = ""
    for number, line in enumerate(text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
            found[section] = {}
        elif "|" in line and not line.startswith("#"):
            for side, group in enumerate(line.split("|")):
                for word in group.split():
                    found[section].setdefault(stem(word), set()).add((number, side))
    return {name: {key: frozenset(value) for key, value in table.items()} for name, table in found.items()}


_TABLES = _tables((Path(__file__).parent / "opposites.txt").read_text(encoding="utf-8"))
# Most words are in no list: of a pair of words both must be in one to be looked up.
LISTED = frozenset(stem for table in _TABLES.values() for stem in table)


def _clash(table: Table, a: str, b: str) -> bool:
    left, right = table.get(a), table.get(b)
    return bool(left and right) and any((line, 1 - side) in right for line, side in left)


def opposed(a: str, b: str) -> bool:
    """Whether two stems are opposites."""
    return _clash(_TABLES["opposites"], a, b)


def exclusive(a: str, b: str) -> bool:
    """Whether two stems name states that exclude each other."""
    return _clash(_TABLES["exclusive"], a, b)
