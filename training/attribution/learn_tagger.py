"""Train the part-of-speech tagger on GUM's tokens and write its weights."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from articles.analysis.attribution import tagger
from articles.analysis.attribution.tagger import OFFSETS, shape, tag_features, word_features
from articles.analysis.attribution.tokens import tokenise

EPOCHS = 6
RATE = 0.2
HIDDEN = 0.1
LEAST = 4
FOLDS = 5
SEED = 3
BOUNDARY = "\N{START OF TEXT}"

TaggedSentence = tuple[list[str], list[str]]
Example = tuple[list[str], int]


def read_gum(folder: Path) -> Iterator[tuple[str, list[TaggedSentence]]]:
    """Yield each GUM document's id and its sentences as words and tags, cut as the engine cuts them."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            document = json.loads(line)
            yield document["id"], [_aligned(document["text"], sentence) for sentence in document["tokens"]]


def _aligned(text: str, gold: list[list]) -> TaggedSentence:
    """Return our tokens of a GUM sentence, each with the tag of the last GUM token that ends in it."""
    words, tags = [], []
    for token in tokenise(text, gold[0][0], gold[-1][1]):
        inside = [entry for entry in gold if entry[0] < token.end and entry[1] > token.start]
        tag = inside[-1][3] if inside else "SYM"
        if len(inside) > 1 and any(entry[3] == "HYPH" for entry in inside) and tag in {"VBN", "VBG", "VBD"}:
            tag = "JJ"
        words.append(token.text)
        tags.append(tag)
    return words, tags


def sentence_features(words: list[str], tags: list[str] | None = None) -> list[list[str]]:
    """Return each word's features; ``tags`` are the first pass's guesses, for the second pass."""
    padded = [BOUNDARY, BOUNDARY, *words, BOUNDARY, BOUNDARY]
    looks = [BOUNDARY, BOUNDARY, *(shape(word, i == 0) for i, word in enumerate(words)), BOUNDARY, BOUNDARY]
    padded_tags = [BOUNDARY, BOUNDARY, *tags, BOUNDARY, BOUNDARY] if tags else None
    result = []
    for index in range(2, len(words) + 2):
        features = [
            name for offset in OFFSETS for name in word_features(padded[index + offset], looks[index + offset], offset)
        ]
        if padded_tags:
            features += tag_features(padded_tags, index, padded[index])
        result.append(features)
    return result


class Model:
    """A multinomial logistic regression over named facts, learned by stochastic gradient descent."""

    def __init__(self, tags: list[str]) -> None:
        self.tags = tags
        self.numbers: dict[str, int] = {}
        self.weights = np.zeros((0, len(tags)), np.float32)

    def train(self, examples: list[Example], seed: int) -> None:
        """Go over the examples (features, tag number) ``EPOCHS`` times; now and then a word's own name is hidden."""
        generator = np.random.default_rng(seed)
        counts = Counter(name for features, _ in examples for name in features)
        self.numbers = {name: number for number, name in enumerate(sorted(n for n, c in counts.items() if c > 1))}
        self.weights = np.zeros((len(self.numbers), len(self.tags)), np.float32)
        rows = [np.array([self.numbers.get(name, -1) for name in features]) for features, _ in examples]
        total = np.zeros_like(self.weights)
        for epoch in range(EPOCHS):
            rate = RATE / (1 + epoch)
            for index in generator.permutation(len(examples)):
                row = rows[index]
                hidden = generator.random(len(row)) < HIDDEN
                row = row[(row >= 0) & ~hidden]
                scores = self.weights[row].sum(axis=0)
                chances = np.exp(scores - scores.max())
                chances /= chances.sum()
                chances[examples[index][1]] -= 1
                self.weights[row] -= rate * chances
            total += self.weights
        self.weights = total / EPOCHS

    def guess(self, features: list[str]) -> int:
        """Return the number of the best tag."""
        rows = [number for number in map(self.numbers.get, features) if number is not None]
        return int(self.weights[rows].sum(axis=0).argmax())


def train_two_passes(sentences: list[TaggedSentence], tags: list[str]) -> tuple[Model, Model]:
    """Return both passes' models; the second learns from first-pass guesses on folds that were left out."""
    numbers = {tag: number for number, tag in enumerate(tags)}

    def examples(chosen: list[TaggedSentence], guesses: list[list[str]] | None = None) -> list[Example]:
        return [
            pair
            for index, (words, gold) in enumerate(chosen)
            for pair in zip(
                sentence_features(words, guesses[index] if guesses else None),
                map(numbers.__getitem__, gold),
                strict=True,
            )
        ]

    guesses: list[list[str]] = [[] for _ in sentences]
    for fold in range(FOLDS):
        model = Model(tags)
        model.train(examples([pair for i, pair in enumerate(sentences) if i % FOLDS != fold]), SEED)
        for index in range(fold, len(sentences), FOLDS):
            guesses[index] = [tags[model.guess(features)] for features in sentence_features(sentences[index][0])]
    first, second = Model(tags), Model(tags)
    first.train(examples(sentences), SEED)
    second.train(examples(sentences, guesses), SEED)
    return first, second


def save(first: Model, second: Model, path: Path) -> None:
    """Write both passes as small integers: what is too weak to matter is left out."""
    stored: dict[str, np.ndarray] = {"version": np.array(tagger.RECIPE_VERSION), "tags": np.array(first.tags)}
    for number, model in ((1, first), (2, second)):
        scale = 126 / np.abs(model.weights).max()
        rounded = np.rint(model.weights * scale).astype(np.int8)
        kept = [name for name, row in model.numbers.items() if np.abs(rounded[row]).max() >= LEAST]
        stored[f"names{number}"] = np.array("\n".join(kept))
        rows = [model.numbers[name] for name in kept]
        stored[f"weights{number}"] = np.concatenate([rounded[rows], np.zeros((1, len(first.tags)), np.int8)])
    np.savez_compressed(path, **stored)


def learn(gum: Path, path: Path = tagger.WEIGHTS) -> dict[str, float]:
    """Train on all of GUM but every eighth document, measure on those, then train on everything and write ``path``."""
    documents = list(read_gum(gum))
    tags = sorted({tag for _, sentences in documents for _, gold in sentences for tag in gold})
    held_out = [pair for i, (_, sentences) in enumerate(documents) if i % 8 == 0 for pair in sentences]
    save(*train_two_passes([p for i, (_, s) in enumerate(documents) if i % 8 for p in s], tags), path)
    model = tagger.Tagger(path)
    guesses = model.tag([words for words, _ in held_out])
    right = sum(
        a == b for guess, (_, gold) in zip(guesses, held_out, strict=True) for a, b in zip(guess, gold, strict=True)
    )
    total = sum(len(gold) for _, gold in held_out)
    save(*train_two_passes([pair for _, sentences in documents for pair in sentences], tags), path)
    return {"accuracy": round(right / total, 4), "tokens": total}


if __name__ == "__main__":
    print(learn(Path("../shared/data/attribution/gum")))
