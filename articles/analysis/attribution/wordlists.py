"""The engine's word lists, kept as plain text in ``words.txt``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("words.txt")


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    """Return every list by its name."""
    lists: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            lists[name] = ()
        elif name:
            lists[name] += tuple(line.split())
    return lists


def words(name: str) -> tuple[str, ...]:
    """Return the words of the list called ``name``; ``KeyError`` if there is none."""
    return _lists()[name]
