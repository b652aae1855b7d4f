"""Pairs of news sentences: written by hand, written by the generator, and taken from articles.

Every sentence goes through the engine's own reading first (attribution off, capital at the front), so that the network
learns from what it will be given.
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterable, Sequence
from itertools import combinations, islice
from pathlib import Path
from typing import Literal, NamedTuple, TypeVar

from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.explain import different_speakers
from articles.analysis.contradiction.names import shared_and_own
from articles.analysis.sentences import split
from articles.analysis.types import ComparableClaim
from training.contradiction.blocks import read_blocks
from training.contradiction.general_data import KINDS, LABELS, UNKNOWN, Pair
from training.contradiction.generator import frames  # noqa: F401 - declares the frames
from training.contradiction.generator.pairs import pairs as generator_pairs
from training.corpus.markup import load_corpus

FOLDER = Path(__file__).parent
CORPUS = FOLDER.parent / "corpus" / "articles"
GUM_NEWS = FOLDER.parents[1] / ".." / "shared" / "data" / "attribution" / "gum" / "news.jsonl"
_EITHER_WAY = frozenset(["reworded", "other_event", "same_topic", "tension", "split_attribution"])
SECOND_DIFFERENCE = frozenset(["number", "time", "negation", "opposite", "exclusion", "sources"])


class NewsPair(NamedTuple):
    """A pair with its label, kind and the topic (or frame) that it belongs to."""

    premise: str
    hypothesis: str
    label: str
    kind: str
    topic: str


AnyPair = TypeVar("AnyPair", Pair, NewsPair)
# The network learns; the combiner learns from what is aside; by what is held out everything is measured.
Part = Literal["learn", "aside", "held out"]


def _listed(name: str) -> frozenset[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def held_out_topics() -> frozenset[str]:
    """Return the topics that nothing may be learned from."""
    return _listed("held_out.txt")


def topics_aside() -> frozenset[str]:
    """Return the topics that only the combiner learns from."""
    return _listed("aside.txt")


def hand_written(*, held_out: bool) -> list[NewsPair]:
    """Return the hand-written pairs: the held-out topics, or all the others."""
    found = []
    for path in sorted((FOLDER / "pairs").glob("*.tsv")):
        if (path.stem in held_out_topics()) == held_out:
            with path.open(encoding="utf-8", newline="") as file:
                rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
                found += [
                    NewsPair(row["premise"], row["hypothesis"], row["label"], row["kind"], path.stem) for row in rows
                ]
    return found


def part_of(topic: str) -> Part:
    """Return what a topic of the sets is for."""
    return "held out" if topic in held_out_topics() else "aside" if topic in topics_aside() else "learn"


def sets(part: Part, *, reworded: bool = False) -> list[NewsPair]:
    """Return the pairs of the sets of claims about one event that are for ``part``.

    ``reworded`` adds each block once more for every rewording of its premise, which takes the premise's place: it means
    the same, in other words.
    """
    found = []
    for path in sorted((FOLDER / "sets").glob("*.txt")):
        if part_of(path.stem) != part:
            continue
        lines = list(read_blocks(path))
        found += [NewsPair(line.premise, line.hypothesis, line.label, line.kind, path.stem) for line in lines]
        for other in (line for line in lines if reworded and line.kind == "reworded"):
            found += [
                NewsPair(other.hypothesis, line.hypothesis, line.label, line.kind, path.stem)
                for line in lines
                if line.block == other.block and line.label != "entailment"
            ]
    return found


def generated(count: int, seed: int) -> list[NewsPair]:
    """Return ``count`` pairs from the generator."""
    made = islice(generator_pairs(random.Random(seed)), count)
    return [NewsPair(pair.premise, pair.hypothesis, pair.label, pair.kind, pair.frame) for pair in made]


def readable(text: str) -> str:
    """Return what the network reads of a sentence."""
    return prepare(ComparableClaim(text)).readable


def for_network(pairs: Iterable[NewsPair], *, both_ways: bool) -> list[Pair]:
    """Return pairs as the network reads them; ``both_ways`` adds each turned round where the label survives that."""
    found = []
    for pair in pairs:
        label = LABELS.index("entailment" if pair.kind == "split_attribution" else pair.label)
        kind = KINDS.index(pair.kind) if pair.kind in KINDS else UNKNOWN
        sides = readable(pair.premise), readable(pair.hypothesis)
        found.append(Pair(*sides, label, kind))
        if both_ways and (pair.label == "contradiction" or pair.kind in _EITHER_WAY):
            found.append(Pair(*sides[::-1], label, kind))
    return found


def other_events(pairs: Sequence[NewsPair], draw: random.Random) -> list[NewsPair]:
    """Make contradictions into reports of two events: all names that both sides share are another's on one side."""
    pool = [name.span.of(pair.premise) for pair in pairs for name in prepare(ComparableClaim(pair.premise)).names]
    found = []
    for pair in pairs:
        if pair.kind not in SECOND_DIFFERENCE or not pool:
            continue
        a, b = prepare(ComparableClaim(pair.premise)), prepare(ComparableClaim(pair.hypothesis))
        matched, _, _ = shared_and_own(a.names, b.names)
        spans = sorted({right.span for _, right in matched}, reverse=True)
        text = pair.hypothesis
        for span in spans:
            text = text[: span.start] + draw.choice(pool) + text[span.end :]
        if spans:
            found.append(NewsPair(pair.premise, text, "neutral", "other_event", pair.topic))
    return found


def unrelated(pairs: Sequence[NewsPair], count: int, draw: random.Random) -> list[NewsPair]:
    """Return sentences of different pairs of one topic (half of them) or of any: nothing holds between them."""
    by_topic: dict[str, list[NewsPair]] = {}
    for pair in pairs:
        by_topic.setdefault(pair.topic, []).append(pair)
    found = []
    while len(found) < count:
        first = draw.choice(pairs)
        second = draw.choice(by_topic[first.topic] if len(found) % 2 else pairs)
        if first is not second:
            found.append(NewsPair(first.premise, second.hypothesis, "neutral", "other_event", first.topic))
    return found


def article_texts() -> list[list[str]]:
    """Return the sentences of real and written articles, article by article."""
    found = []
    for article in load_corpus(CORPUS):
        found.append([sentence.span.of(article.text) for sentence in split(article.text)])
    if GUM_NEWS.is_file():
        for line in GUM_NEWS.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.append([row["text"][one["start"] : one["end"]] for one in row["sentences"]])
    return found


def inside_articles(count: int, draw: random.Random) -> list[NewsPair]:
    """Return pairs of sentences of one article: those that share words, and neighbours whatever they share.

    An article seldom contradicts itself, so these are what a false alarm would be made of. Where two speakers meet and
    share much, it may: those are left out.
    """
    found = []
    for sentences in article_texts():
        ready = [prepare(ComparableClaim(sentence)) for sentence in sentences if 6 <= len(sentence.split()) <= 45]
        for (one, a), (other, b) in combinations(enumerate(ready), 2):
            shared = len(a.stems & b.stems)
            near = other - one <= 2
            if (shared >= 2 or near) and not (shared >= 3 and different_speakers(a, b)):
                sides = (a, b) if draw.random() < 0.5 else (b, a)
                found.append(NewsPair(sides[0].text, sides[1].text, "neutral", "inside", "articles"))
    draw.shuffle(found)
    return found[:count]


def in_passages(pairs: Sequence[AnyPair], share: float, draw: random.Random) -> list[AnyPair]:
    """Put the premise of a ``share`` of the pairs into a passage: another article's sentence goes before or after it.

    What is claimed is often one point of a longer text. Nothing else changes, so the label stays.
    """
    fillers = [one for sentences in article_texts() for one in sentences if 6 <= len(one.split()) <= 25]
    found = []
    for pair in pairs:
        passage = [pair.premise]
        if draw.random() < share and len(pair.premise.split()) + len(pair.hypothesis.split()) <= 70:
            passage.insert(draw.randrange(2), readable(draw.choice(fillers)))
        found.append(pair._replace(premise=" ".join(passage)))
    return found
