"""Parts of speech (Penn Treebank tags) by two passes of logistic regression, for a whole text at once.

The first pass tags each word from the words around it; the second sees the first one's tags on both sides. No decision
waits for the one before it, so a text is a handful of numpy additions. (Stacking as in Wolpert 1992.)
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np

from articles.analysis.attribution.lexicon import VERBS
from articles.analysis.attribution.tokens import fold

WEIGHTS = Path(__file__).parent.parent / "weights" / "attribution-tagger.npz"
RECIPE_VERSION = "tagger-2"
OFFSETS = (-2, -1, 0, 1, 2)
_BOUNDARY = "\N{START OF TEXT}"
# What a listed verb's form can be, whatever the words around it say; past forms that are also nouns are left open.
_POSSIBLE = {"past": {"VBD", "VBN", "JJ"}, "ing": {"VBG", "NN", "JJ", "NNP"}, "s": {"VBZ"}}
_ALWAYS_VERBS = frozenset(
    [
        "says",
        "believes",
        "thinks",
        "argues",
        "insists",
        "wants",
        "tells",
        "admits",
        "agrees",
        "knows",
        "denies",
        "adds",
        "asks",
        "explains",
        "suggests",
        "considers",
        "sees",
        "seeks",
        "refuses",
        "declines",
        "accuses",
        "blames",
        "confirms",
        "describes",
        "acknowledges",
        "maintains",
    ]
)
_OPEN = frozenset(["found", "felt", "saw", "left", "held", "cast", "read", "put", "forecast", "thought", "need", "bet"])


@lru_cache(maxsize=65536)
def shape(word: str, first: bool) -> str:
    """Return what a word looks like: capitals, digits, hyphens; ``first``: it opens a sentence."""
    if word[0].isupper():
        look = "X." if "." in word else "XX" if len(word) > 1 and word.isupper() else "Xx"
        return f"{look}-first" if first else look
    if any(character.isdigit() for character in word):
        return "9" if word[0].isdigit() else "x9"
    if not word[0].isalnum():
        return "."
    return "x-x" if "-" in word else "x"


def verb_form(folded: str) -> str:
    """Return which form of a listed verb the word is: base, s, ing, past; ``""`` for no listed verb."""
    lemma = VERBS.get(folded)
    if lemma is None:
        return ""
    if folded == lemma:
        return "base"
    return "s" if folded.endswith("s") else "ing" if folded.endswith("ing") else "past"


def word_features(word: str, look: str, offset: int) -> list[str]:
    """Return the features that a word gives to the token ``offset`` places away (0: itself)."""
    folded = fold(word)
    if offset == 0:
        features = [f"w={folded}", f"1={folded[:1]}", f"s2={folded[-2:]}", f"s3={folded[-3:]}", f"s4={folded[-4:]}"]
        return [*features, f"l={look}", f"ls={look}{folded[-2:]}", f"v={verb_form(folded)}", "bias"]
    if abs(offset) == 1:
        return [
            f"{offset}w={folded}",
            f"{offset}s={folded[-3:]}",
            f"{offset}l={look}",
            f"{offset}v={verb_form(folded)}",
        ]
    return [f"{offset}w={folded}"]


def tag_features(tags: Sequence[str], index: int, word: str) -> list[str]:
    """Return the second pass's features: the first pass's tags around ``tags[index]`` (padded by two on both sides)."""
    before2, before, _, after, after2 = tags[index - 2 : index + 3]
    return [f"-t={before}", f"+t={after}", f"-tt={before2} {before}", f"+tt={after} {after2}", f"-t+={before} {after}"]


class Tagger:
    """The tagger with its weights: features' names, and for each a row of one small integer per tag."""

    def __init__(self, path: Path = WEIGHTS) -> None:
        with np.load(path, allow_pickle=False) as stored:
            self.version = str(stored["version"])
            self.tags = [str(tag) for tag in stored["tags"]]
            names = [str(stored[f"names{number}"]).split("\n") for number in (1, 2)]
            weights = [stored[f"weights{number}"].astype(np.float32) for number in (1, 2)]
        known = sorted({*names[0], *names[1]})
        self._rows = {name: row for row, name in enumerate(known)}
        # Both passes side by side, so that one look-up serves both; the last row, of zeros, is for the unknown.
        self._weights = np.zeros((len(known) + 1, 2 * len(self.tags)), np.float32)
        for which, (listed, table) in enumerate(zip(names, weights, strict=True)):
            rows = [self._rows[name] for name in listed]
            self._weights[rows, which * len(self.tags) : (which + 1) * len(self.tags)] = table[: len(listed)]
        self._first_pass = set(names[0])
        self._around = self._tag_tables()

    def _tag_tables(self) -> list[np.ndarray]:
        """Return the second pass's weights for one and two neighbouring tags as arrays indexed by tag numbers."""
        rows, size = self._rows, len(self.tags)
        known = [*self.tags, _BOUNDARY]
        tables = []
        for pattern, pairs in (
            ("-t={}", False),
            ("+t={}", False),
            ("-tt={} {}", True),
            ("+tt={} {}", True),
            ("-t+={} {}", True),
        ):
            names = (
                [pattern.format(a, b) for a in known for b in known] if pairs else [pattern.format(a) for a in known]
            )
            table = np.zeros((len(names), size), np.float32)
            for number, name in enumerate(names):
                if name in rows:
                    table[number] = self._weights[rows[name], size:]
            tables.append(table)
        return tables

    def knows(self, folded: str) -> bool:
        """Whether the word stood often enough in the training text to have weights of its own."""
        return f"w={folded}" in self._first_pass

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Return the tags of each sentence's words."""
        types: dict[tuple[str, str], int] = {(_BOUNDARY, _BOUNDARY): 0}
        sequence: list[int] = [0, 0]
        for words in sentences:
            for index, word in enumerate(words):
                sequence.append(types.setdefault((word, shape(word, index == 0)), len(types)))
            sequence += [0, 0]
        order = np.array(sequence)
        inner = order != 0
        both = self._scores(types, order)
        first = both[:, : len(self.tags)].argmax(axis=1)
        first[~inner] = len(self.tags)
        scores = both[:, len(self.tags) :]
        size = len(self.tags) + 1
        padded = np.concatenate([[size - 1] * 2, first, [size - 1] * 2])
        before2, before, after, after2 = padded[:-4], padded[1:-3], padded[3:-1], padded[4:]
        pairs = (before, after, before2 * size + before, after * size + after2, before * size + after)
        for table, index in zip(self._around, pairs, strict=True):
            scores += table[index]
        scores += self._limits(types)[order]
        best = scores.argmax(axis=1)[inner].tolist()
        result, position = [], 0
        for words in sentences:
            result.append([self.tags[number] for number in best[position : position + len(words)]])
            position += len(words)
        return result

    def _limits(self, types: dict[tuple[str, str], int]) -> np.ndarray:
        """Return for each type a large penalty on the tags that a form of its verb cannot have."""
        penalties = {
            form: np.array([0.0 if tag in possible else -1e6 for tag in self.tags], np.float32)
            for form, possible in _POSSIBLE.items()
        }
        limits = np.zeros((len(types), len(self.tags)), np.float32)
        for (word, _), number in types.items():
            folded = fold(word)
            form = verb_form(folded)
            penalty = None if form == "s" and folded not in _ALWAYS_VERBS else penalties.get(form)
            if penalty is not None and folded not in _OPEN:
                limits[number] = penalty
        return limits

    def _scores(self, types: dict[tuple[str, str], int], order: np.ndarray) -> np.ndarray:
        """Return the words' part of both passes' scores: a row per token, the first pass's tags, then the second's."""
        rows, unknown = self._rows, len(self._rows)
        scores = np.zeros((len(order), 2 * len(self.tags)), np.float32)
        for offset in OFFSETS:
            features = [[rows.get(name, unknown) for name in word_features(word, look, offset)] for word, look in types]
            table = self._weights[np.array(features)].sum(axis=1)
            shifted = np.zeros_like(order)
            if offset < 0:
                shifted[-offset:] = order[:offset]
            elif offset:
                shifted[:-offset] = order[offset:]
            else:
                shifted = order
            scores += table[shifted]
        return scores


@lru_cache(maxsize=1)
def tagger() -> Tagger:
    """Return the process's one tagger, its weights read at the first call."""
    return Tagger()
