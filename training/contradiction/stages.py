"""The stages of learning: general inference, news from the generator, both together, then what was written by hand."""

from __future__ import annotations

import importlib.util
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from articles.analysis.contradiction.network import Network
from training.contradiction import recipe
from training.contradiction.export import export
from training.contradiction.general_data import LABELS, Pair, general_pairs
from training.contradiction.inside import planted
from training.contradiction.learn import Stage, learn
from training.contradiction.network import PairNetwork
from training.contradiction.news_data import (
    NewsPair,
    for_network,
    generated,
    hand_written,
    in_passages,
    inside_articles,
    other_events,
    readable,
    unrelated,
)

RUNS = Path(__file__).parent / "runs"


def base_folder() -> Path:
    """Return the folder of the base weights."""
    found = importlib.util.find_spec(recipe.BASE_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise FileNotFoundError(
            f"The package {recipe.BASE_PACKAGE} is not installed: see training/contradiction/README.md."
        )
    return Path(found.submodule_search_locations[0]) / "model"


def tokenizer() -> Tokenizer:
    """Return the base's tokenizer."""
    return Tokenizer.from_file(str(base_folder() / "tokenizer.json"))


def network(checkpoint: str | None = None, attention: str = "sdpa") -> PairNetwork:
    """Return the network, with the weights of a finished stage if one is named."""
    torch.manual_seed(recipe.SEED)
    made = PairNetwork(base_folder(), attention)
    if checkpoint:
        made.load_state_dict(torch.load(RUNS / f"{checkpoint}.pt", weights_only=True), strict=False)
    return made


def general() -> None:
    """Stage one: the general pairs."""
    learn(network(), tokenizer(), general_pairs(recipe.GENERAL.seed), recipe.GENERAL, RUNS)


def _around(hand: Sequence[NewsPair], mix: dict[str, int], stage: Stage) -> list[Pair]:
    """Return the pairs that go with a news stage's main part: look-alikes, unrelated ones, general ones."""
    draw = random.Random(stage.seed)
    beside = other_events(hand, draw) + unrelated(hand, mix["unrelated"], draw) + inside_articles(mix["inside"], draw)
    replayed = general_pairs(stage.seed)[: mix["replayed"]]
    return for_network(beside, both_ways=False) + replayed


def news() -> None:
    """Stage two: the generator's pairs. Nothing written by hand but what look-alikes are made of."""
    hand = hand_written(held_out=False)
    made = for_network(generated(recipe.NEWS_MIX["generated"], recipe.NEWS.seed), both_ways=False)
    pairs = made + _around(hand, recipe.NEWS_MIX, recipe.NEWS)
    learn(network("general"), tokenizer(), pairs, recipe.NEWS, RUNS)


def hardest(pairs: Sequence[NewsPair], folder: Path, count: int) -> list[NewsPair]:
    """Return the ``count`` pairs that the network in ``folder`` gives the least chance of their true label."""
    reader = Network(folder)
    chances = reader.probabilities([(readable(pair.premise), readable(pair.hypothesis)) for pair in pairs])
    right = np.array([chance[LABELS.index(pair.label)] for pair, chance in zip(pairs, chances, strict=True)])
    return [pairs[index] for index in np.argsort(right)[:count]]


def news_again() -> None:
    """Stage two, second round: what the first round's network still gets wrong, and as much that is new to it."""
    mix, stage = recipe.NEWS_AGAIN_MIX, recipe.NEWS_AGAIN
    hand = hand_written(held_out=False)
    export(network("news", "eager"), base_folder() / "tokenizer.json", RUNS / "onnx-news")
    drawn = generated(mix["drawn"], stage.seed)
    chosen = hardest(drawn[mix["fresh"] :], RUNS / "onnx-news", mix["hardest"])
    made = for_network(drawn[: mix["fresh"]] + chosen, both_ways=False)
    learn(network("news"), tokenizer(), made + _around(hand, mix, stage), stage, RUNS)


def together() -> None:
    """Stage three: general pairs and news in one run, a share of them with their premise inside a longer passage."""
    mix, stage = recipe.TOGETHER_MIX, recipe.TOGETHER
    draw = random.Random(stage.seed)
    hand = hand_written(held_out=False)
    news_pairs = generated(mix["generated"], stage.seed) + other_events(hand, draw)
    news_pairs += unrelated(hand, mix["unrelated"], draw) + inside_articles(mix["inside"], draw)
    pairs = for_network(news_pairs, both_ways=False) + general_pairs(stage.seed)[: mix["general"]]
    learn(network("news-again"), tokenizer(), in_passages(pairs, mix["in_passages"], draw), stage, RUNS)


def fold_of(topic: str) -> int:
    """Return which fold a topic of the hand-written pairs falls into."""
    topics = sorted({pair.topic for pair in hand_written(held_out=False)})
    return topics.index(topic) % recipe.FOLDS


def hand(fold: int | None) -> None:
    """Stage four: the hand-written pairs of all topics but ``fold``'s (``None``: of all that may be learned from)."""
    rows = [pair for pair in hand_written(held_out=False) if fold is None or fold_of(pair.topic) != fold]
    mix = recipe.HAND_MIX if fold is None else recipe.FOLD_MIX
    stage = recipe.HAND._replace(name="hand" if fold is None else f"hand-{fold}")
    draw = random.Random(stage.seed)
    main = in_passages(for_network(rows, both_ways=True) * mix["repeats"], mix["in_passages"], draw)
    inside = planted(fold, mix["negatives"], draw)
    made = for_network(generated(mix["generated"], stage.seed), both_ways=False) + inside
    made += [pair for pair in inside if LABELS[pair.label] == "contradiction"] * (mix["repeats"] - 1)
    learn(network("together"), tokenizer(), main + made + _around(rows, mix, stage), stage, RUNS)
