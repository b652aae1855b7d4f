"""Whole articles with planted contradictions, as ``articles/`` holds them.

The JSON files are in the **articles** format. A file of ``articles/plain/`` has a title, a line of remarks, the
sentences with their numbers (an empty line begins a paragraph), and the pairs, divided by lines of ``===``::

    Danish grocers call off marriage
    topic: merger | country: Denmark
    ===
    1 The chains have given up their plan to merge, both companies said on Tuesday.
    2 Shares in Frisk fell by 14 per cent in Copenhagen on the news.

    3 Investors had cheered the news with a gain of six per cent, an analyst noted.
    ===
    must 2 3 opposite
    same 1 3

``must``: an editor is to be shown the pair; ``may``: some would want to see it; ``same``: one says what the other says,
or a part of it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from articles.analysis.sentences import split

FOLDER = Path(__file__).parent / "articles"
_DIVIDER = "==="
_SENTENCE = re.compile(r"(\d+)\s+(\S.*)")
_PAIR = re.compile(r"(must|may|same)\s+(\d+)\s+(\d+)(?:\s+([a-z]+))?")


class WholeArticle(NamedTuple):
    """An article's text and, by the indexes of the engine's own sentences, the pairs that contradict each other.

    ``must`` gives the kind of each pair ("" if it was not told); ``same`` are pairs that say the same.
    """

    name: str
    text: str
    must: dict[tuple[int, int], str]
    may: frozenset[tuple[int, int]]
    same: frozenset[tuple[int, int]] = frozenset()


class ArticleError(ValueError):
    """A file cannot be read as an article with its pairs; the message says what to do."""


def _by_the_engine(name: str, text: str, starts: list[int], must: dict, may: set, same: Iterable = ()) -> WholeArticle:
    """Return the article with its pairs told by the engine's sentences, wherever those begin."""
    own = [sentence.start for sentence in split(text)]
    place = [max(0, sum(start <= at for start in own) - 1) for at in starts]

    def moved(pair: tuple[int, int]) -> tuple[int, int]:
        a, b = sorted(place[index] for index in pair)
        return a, b

    found = {moved(pair): kind for pair, kind in must.items()}
    return WholeArticle(
        name,
        text,
        {pair: kind for pair, kind in found.items() if pair[0] < pair[1]},
        frozenset(pair for pair in map(moved, may) if pair[0] < pair[1] and pair not in found),
        frozenset(pair for pair in map(moved, same) if pair[0] < pair[1] and pair not in found),
    )


def read_plain(path: Path) -> WholeArticle:
    """Read an article of ``articles/plain/``. Raises ``ArticleError`` if a line is not as told above."""
    parts = re.split(rf"(?m)^{_DIVIDER}\s*$", path.read_text(encoding="utf-8"))
    if len(parts) != 3:
        raise ArticleError(f"{path.name}: write one line '{_DIVIDER}' before the sentences and one after them.")
    text, starts = "", []
    for block in re.split(r"\n\s*\n", parts[1].strip()):
        for place, line in enumerate(block.splitlines()):
            found = _SENTENCE.fullmatch(line.strip())
            if not found or int(found[1]) != len(starts) + 1:
                raise ArticleError(f"{path.name}: number the sentences from 1, one a line; this is not: {line!r}")
            text += (" " if place else "\n\n" if text else "") if text else ""
            starts.append(len(text))
            text += found[2]
    must, told = {}, {"may": set(), "same": set()}
    for line in parts[2].strip().splitlines():
        found = _PAIR.fullmatch(line.split("#")[0].strip())
        if not found or not all(1 <= int(found[side]) <= len(starts) for side in (2, 3)):
            raise ArticleError(
                f"{path.name}: write 'must I J kind', 'may I J' or 'same I J' with numbers of sentences, not {line!r}"
            )
        pair = tuple(sorted((int(found[2]) - 1, int(found[3]) - 1)))
        if found[1] == "must":
            must[pair] = found[4] or ""
        else:
            told[found[1]].add(pair)
    return _by_the_engine(path.stem, text, starts, must, told["may"], told["same"])


def _from_json(article: dict) -> WholeArticle:
    starts, at = [], 0
    for sentence in article["sentences"]:
        at = article["text"].index(sentence["text"], at)
        starts.append(at)
    pairs = article["contradictions"]
    must = {tuple(sorted(pair)): "" for pair in pairs.get("must", ())}
    return _by_the_engine(
        article["slug"], article["text"], starts, must, {tuple(sorted(p)) for p in pairs.get("may", ())}
    )


def whole_articles(folder: Path = FOLDER) -> list[WholeArticle]:
    """Return every article with planted contradictions: those of the JSON files, then the plain ones, by name."""
    files = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    found = [_from_json(article) for file in files for article in file]
    return found + [read_plain(path) for path in sorted((folder / "plain").glob("*.txt"))]
