"""The stages of learning: general inference, news from the generator, both together, then what was written by hand."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from articles.analysis.contradiction.engine import IN_ONE_ARTICLE
from articles.analysis.contradiction.network import Network
from training.contradiction import recipe
from training.contradiction.early import learn_early
from training.contradiction.export import export
from training.contradiction.general_data import LABELS, Pair, general_pairs, passages
from training.contradiction.inside import mistaken, planted
from training.contradiction.larger import LargerNetwork, opinions
from training.contradiction.larger import base_folder as larger_base
from training.contradiction.larger import tokenizer as larger_tokenizer
from training.contradiction.learn import Stage, learn, tokenise
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
    sets,
    unrelated,
)
from training.contradiction.real_articles import real_pairs
from training.contradiction.restore import restore

RUNS = Path(__file__).parent / "runs"
WEIGHTS = Path(__file__).parents[2] / "articles" / "analysis" / "weights" / "contradiction"


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


def network(checkpoint: str | None = None) -> PairNetwork:
    """Return the network, with the weights of a finished stage if one is named."""
    torch.manual_seed(recipe.SEED)
    made = PairNetwork(base_folder())
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
    export(network("news"), base_folder() / "tokenizer.json", RUNS / "onnx-news")
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


def hand() -> None:
    """Stage four: the hand-written pairs of all topics that may be learned from."""
    mix, stage = recipe.HAND_MIX, recipe.HAND
    rows = hand_written(held_out=False)
    draw = random.Random(stage.seed)
    main = in_passages(for_network(rows, both_ways=True) * mix["repeats"], mix["in_passages"], draw)
    made = for_network(generated(mix["generated"], stage.seed), both_ways=False)
    learn(network("together"), tokenizer(), main + made + _around(rows, mix, stage), stage, RUNS)


def _beside(mix: dict, stage: Stage, draw: random.Random) -> list[Pair]:
    """Return what the last two stages learn beside their own pairs, so that nothing is forgotten."""
    hand = hand_written(held_out=False)
    old = generated(mix["generated"], stage.seed) + other_events(hand, draw)
    old += unrelated(hand, mix["unrelated"], draw) + inside_articles(mix["inside"], draw)
    return (
        for_network(hand, both_ways=True) * mix["hand"]
        + for_network(old, both_ways=False)
        + passages() * mix["passages"]
        + general_pairs(stage.seed)[: mix["general"]]
    )


def again() -> None:
    """Stage five: passages, quantities and scenes. Begins from the stage before or, without it, from what ships."""
    stage = recipe.AGAIN
    begin = network("hand") if (RUNS / "hand.pt").is_file() else restore(network(), WEIGHTS)
    learn(begin, tokenizer(), _beside(recipe.AGAIN_MIX, stage, random.Random(stage.seed)), stage, RUNS)


def _in_one_article(pairs: Sequence[Pair]) -> list[Pair]:
    return [pair._replace(premise=IN_ONE_ARTICLE + pair.premise) for pair in pairs]


def _desk_pairs() -> list[Pair]:
    mix, stage = recipe.DESK_MIX, recipe.DESK
    draw = random.Random(stage.seed)
    made = for_network(sets("learn", reworded=True), both_ways=True)
    # What clashes between two reports clashes between two sentences of one, and look-alikes are none there either.
    inside = _in_one_article(draw.sample(made, int(mix["sets_inside"] * len(made))))
    inside += _in_one_article(for_network(inside_articles(mix["inside"], draw), both_ways=False))
    inside += planted(mix["planted"], mix["negatives"], draw)
    apart = made * mix["sets"] + _beside(mix, stage, draw)
    return in_passages(apart, mix["in_passages"], draw) + inside


def desk() -> None:
    """Stage six: what the desk meets, sets of claims about one event and whole articles."""
    learn(network("again"), tokenizer(), _desk_pairs(), recipe.DESK, RUNS)


def desk_again() -> None:
    """Stage eight: a second look at sets and articles, above the layers that the early guess rests on. This ships."""
    mix, stage = recipe.DESK_AGAIN_MIX, recipe.DESK_AGAIN
    draw = random.Random(stage.seed)
    made = draw.sample(for_network(sets("learn"), both_ways=True), mix["sets"])
    told = int(mix["sets_inside"] * len(made))
    pairs = _in_one_article(made[:told]) + made[told:] + planted(mix["planted"], mix["negatives"], draw)
    pairs += draw.sample(for_network(hand_written(held_out=False), both_ways=True), mix["hand"])
    pairs += draw.sample(passages(), mix["passages"]) + general_pairs(stage.seed)[: mix["general"]]
    learn(network("early"), tokenizer(), pairs, stage, RUNS)


def _whole_mix(mix: dict, stage: Stage, worst: dict[str, list] | None = None) -> list[Pair]:
    """Return a share of everything there is to learn from; ``worst`` as in ``planted``."""
    draw = random.Random(stage.seed)
    made = for_network(sets("learn", reworded=True), both_ways=True)
    made = draw.sample(made, min(mix["sets"], len(made)))
    told = int(mix["sets_inside"] * len(made))
    hand = hand_written(held_out=False)
    apart = generated(mix["generated"], stage.seed) + unrelated(hand, mix["unrelated"], draw)
    inside = _in_one_article(made[:told] + for_network(inside_articles(mix["inside"], draw), both_ways=False))
    return (
        inside
        + planted(mix["planted"], mix["negatives"], draw, worst)
        + made[told:]
        + for_network(apart, both_ways=False)
        + draw.sample(for_network(hand, both_ways=True), mix["hand"])
        + _drawn(passages(), mix["passages"], draw)
        + general_pairs(stage.seed)[: mix["general"]]
    )


def _drawn(pairs: list[Pair], count: int, draw: random.Random) -> list[Pair]:
    """Return ``count`` of the pairs, some of them again if there are fewer."""
    again, rest = divmod(count, len(pairs))
    return pairs * again + draw.sample(pairs, rest)


def language() -> None:
    """Stage ten: general language once more, with a little of all the rest so that it is not forgotten."""
    stage = recipe.LANGUAGE
    if not (RUNS / "further.pt").is_file():
        torch.save(restore(network(), WEIGHTS).state_dict(), RUNS / "further.pt")
    learn(network("further"), tokenizer(), _whole_mix(recipe.LANGUAGE_MIX, stage), stage, RUNS)


def further() -> None:
    """Stage nine: all that was written by hand once more, twice over; the average of the two networks ships.

    The average of networks that learned from one beginning errs less than either (Wortsman et al. 2022, model soups).
    """
    for stage in recipe.FURTHER:
        began = (RUNS / "desk-again.pt").is_file()
        made = network("desk-again") if began else restore(network(), WEIGHTS)
        learn(made, tokenizer(), _whole_mix(recipe.FURTHER_MIX, stage), stage, RUNS)
    average([stage.name for stage in recipe.FURTHER], "further")


def _mistaken() -> dict[str, list]:
    """Return the pairs of articles that the network of ``further`` was wrong about; without it, the one that ships."""
    path = RUNS / "mistaken.json"
    if not path.is_file():
        folder = WEIGHTS
        if (RUNS / "further.pt").is_file():
            folder = RUNS / "onnx-further"
            export(network("further"), base_folder() / "tokenizer.json", folder)
        path.write_text(json.dumps(mistaken(folder, {})), encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))


def wider() -> None:
    """Stage eleven: more articles, and of all of them what the network was wrong about.

    The average ships. Halfway between it and the network of ``further`` (Wortsman et al. 2022, Robust fine-tuning of
    zero-shot models) sets are told apart a little better, articles worse: 265 of 787 in place of 288.
    """
    worst = _mistaken()
    for stage in recipe.WIDER:
        learn(network("language"), tokenizer(), _whole_mix(recipe.WIDER_MIX, stage, worst), stage, RUNS)
    average([stage.name for stage in recipe.WIDER], "wider")


def larger() -> None:
    """Stage twelve: a larger network, for the small one to learn from."""
    stage = recipe.LARGER
    torch.manual_seed(recipe.SEED)
    made = LargerNetwork(larger_base(RUNS))
    learn(made, larger_tokenizer(RUNS), _whole_mix(recipe.LARGER_MIX, stage), stage, RUNS)


def taught() -> None:
    """Stage thirteen: general language as the larger network takes it, and a share of all the rest."""
    stage = recipe.TAUGHT
    told = list(dict.fromkeys(general_pairs(stage.seed)))[: recipe.TAUGHT_GENERAL]
    teacher = LargerNetwork(larger_base(RUNS))
    teacher.load_state_dict(torch.load(RUNS / "larger.pt", weights_only=True))
    said = opinions(teacher, larger_tokenizer(RUNS), told, recipe.LARGER.longest)
    pairs = told + _whole_mix(recipe.TAUGHT_MIX, stage, _mistaken())
    targets = np.eye(len(LABELS), dtype=np.float32)[[pair.label for pair in pairs]]
    targets[: len(told)] += recipe.OPINION * (said - targets[: len(told)])
    began = (RUNS / "wider.pt").is_file()
    made = network("wider") if began else restore(network(), WEIGHTS)
    learn(made, tokenizer(), pairs, stage, RUNS, targets)


def real() -> None:
    """Stage fourteen: real texts, which the network before took for full of contradictions. This ships.

    Most of the way from the network before to the one that learned them (Wortsman et al. 2022, Robust fine-tuning of
    zero-shot models): all of it takes two reports of one event for two events, as the 10,000 and 50,000 soldiers of the
    real article on missiles.
    """
    stage = recipe.REAL
    if not (RUNS / "taught.pt").is_file():
        torch.save(restore(network(), WEIGHTS).state_dict(), RUNS / "taught.pt")
    folder = RUNS / "onnx-taught"
    export(network("taught"), base_folder() / "tokenizer.json", folder)
    pairs = _whole_mix(recipe.REAL_MIX, stage, _mistaken()) + real_pairs(folder, random.Random(stage.seed))
    learn(network("taught"), tokenizer(), pairs, stage, RUNS)
    average(["taught", stage.name], "real", (1 - recipe.REAL_SHARE, recipe.REAL_SHARE))


def average(names: Sequence[str], name: str, shares: Sequence[float] | None = None) -> None:
    """Write the average of the finished stages ``names`` as the stage ``name``; ``shares`` add up to one."""
    found = [torch.load(RUNS / f"{one}.pt", weights_only=True) for one in names]
    shares = shares or [1 / len(found)] * len(found)
    mean = {key: sum(share * one[key].double() for share, one in zip(shares, found, strict=True)) for key in found[0]}
    torch.save({key: value.to(found[0][key].dtype) for key, value in mean.items()}, RUNS / f"{name}.pt")


def early() -> None:
    """Stage seven: the guess of the lowest layers."""
    made = network("desk")
    pairs = random.Random(recipe.SEED).sample(_desk_pairs(), recipe.EARLY_PAIRS)
    learn_early(made, tokenise(tokenizer(), pairs, recipe.DESK.longest), pairs)
    torch.save(made.state_dict(), RUNS / "early.pt")
