"""Real texts, which hardly ever contradict themselves: what a false alarm inside an article is made of.

What was written for this project has short sentences and one subject. Real ones are long, come back to the same people
for other reasons, and date one event after the other. The documents are those of GUM that may be learned from.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from articles.analysis.attribution import suggest
from articles.analysis.contradiction.claims import prepare
from articles.analysis.contradiction.engine import GIVEN_UP_BELOW, IN_ONE_ARTICLE
from articles.analysis.contradiction.inside import article_claims, most_alike
from articles.analysis.contradiction.network import open_network
from articles.analysis.types import ComparableClaim
from training.contradiction.general_data import LABELS, SHARED, Pair
from training.contradiction.news_data import NewsPair

GUM = SHARED.parent / "attribution" / "gum"
GENRES = ("academic", "bio", "court", "interview", "news")
# Of a document's pairs: those that a network takes for contradictions, at most so many, and as many others.
HARDEST, OTHERS, MISTAKEN_FROM = 60, 30, 0.04
# Pairs of one document that are taken as pairs of two.
PAIRS_APART = 40
NEUTRAL = LABELS.index("neutral")


class RealArticle(NamedTuple):
    """A document: its sentences as claims. ``is_aside``: only the trees learn from it, as every third of a genre.

    Those of news were learned from before any was put aside: none of them is.
    """

    name: str
    claims: list[ComparableClaim]
    is_aside: bool


def real_articles() -> Iterator[RealArticle]:
    """Yield the documents, genre by genre."""
    for genre in GENRES:
        lines = (GUM / f"{genre}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            text = json.loads(line)["text"]
            claims = article_claims(text, suggest(text), None)
            yield RealArticle(f"{genre} {number}", claims, genre != "news" and number % 3 == 0)


def real_pairs(folder: Path, draw: random.Random) -> list[Pair]:
    """Return pairs of sentences of one document for the network, none of which contradicts the other.

    Those that the network in ``folder`` is wrong about are given both ways round, and once as if they stood in two
    articles: there, too, one person does this and that on one day and another.
    """
    network = open_network(folder)
    found = []
    for article in real_articles():
        if article.is_aside:
            continue
        ready = [prepare(claim).readable for claim in article.claims]
        pairs = [(IN_ONE_ARTICLE + ready[a], ready[b]) for a, b in most_alike(article.claims)]
        read = network.probabilities(pairs, given_up_below=[GIVEN_UP_BELOW] * len(pairs))[:, 0]
        order = np.argsort(-read)
        hard = [pairs[at] for at in order[:HARDEST] if read[at] >= MISTAKEN_FROM]
        rest = [pairs[at] for at in order[len(hard) :]]
        turned = [(IN_ONE_ARTICLE + second, first.removeprefix(IN_ONE_ARTICLE)) for first, second in hard]
        apart = [
            (first.removeprefix(IN_ONE_ARTICLE), second)
            for first, second in map(draw.choice, zip(hard, turned, strict=True))
        ]
        chosen = [*hard, *turned, *apart, *draw.sample(rest, min(OTHERS, len(rest)))]
        found += [Pair(first, second, NEUTRAL) for first, second in chosen]
    return found


def apart_pairs(count: int, draw: random.Random) -> list[NewsPair]:
    """Return pairs of sentences that share words, of documents that are aside, as if they stood in two articles."""
    found = []
    for article in real_articles():
        if article.is_aside:
            alike = most_alike(article.claims)
            some = draw.sample(alike, min(PAIRS_APART, len(alike)))
            texts = [(article.claims[a].text, article.claims[b].text) for a, b in some]
            found += [NewsPair(first, second, "neutral", "", article.name) for first, second in texts]
    return draw.sample(found, min(count, len(found)))
