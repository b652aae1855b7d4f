"""The cascade: comparators and network look at a pair, one calibrated combiner decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from articles.analysis.contradiction.agreement import agree_on
from articles.analysis.contradiction.claims import Prepared, prepare
from articles.analysis.contradiction.clashes import Clash, clashes
from articles.analysis.contradiction.combiner import MOST_MASS
from articles.analysis.contradiction.company import Neighbours, Pair, in_order, masses, masses_beside
from articles.analysis.contradiction.explain import Explanation, explain, own_words
from articles.analysis.contradiction.features import NAMES, features, inside_features, network_features
from articles.analysis.contradiction.network import KINDS, LABELS, open_network
from articles.analysis.contradiction.pointing import Spans, point_out
from articles.analysis.contradiction.strangers import of_two_articles, passed_by, same_article
from articles.analysis.contradiction.weights import FOLDER, shipped_combiner
from articles.analysis.types import ComparableClaim, Finding, FindingKind, FindingScope, Span

COMPARATORS_VERSION = "6"
_COMBINER = shipped_combiner()
ENGINE_VERSION: str = f"{COMPARATORS_VERSION}/{_COMBINER.version if _COMBINER else 'rules'}"
SHOWN_FROM: float = _COMBINER.shown_from if _COMBINER else 0.5

# The probability given to two claims that have nothing to do with each other, without reading further.
STRANGERS = 0.005
# A pair of two articles that the comparators alone give so little is not read: of 2,500 hand-written contradictions
# 1.7 % are under it, of what an index proposes two fifths.
UNLIKELY = 0.05
# Two claims of two articles were picked by an index, not by somebody who saw that they speak of one event, and few of
# them clash: they need more. Of 1,657 sentences of unrelated articles 8 are shown with the other threshold, 3 so.
ACROSS_ARTICLES_FROM = 0.7
# A pair is read the other way round too if the network gives a contradiction at least this chance. On the held-out
# pairs nothing is lost against .02, and a quarter of the time is saved.
READ_AGAIN_FROM = 0.15
# What the lowest layers give less is not read on: of 1,100 contradictions one in a thousand, of pairs of two things a
# third. Of the pairs of one article it depends on what else is known of them, see ``ReadingOn``.
GIVEN_UP_BELOW = 0.03
# What our own network reads before two sentences of one article, which speak of one thing more often than they say.
IN_ONE_ARTICLE = "In one article: "
# Where those trees can't be used: one pair in sixty of an article clashes, of hand-picked ones two in five.
ODDS_OF_STRANGERS = 40.0
# The trees for one article learned from real texts that most of what looks like a clash is none. Two numbers of one
# thing are what the comparators see best: with these three such a pair is taken as in two reports of one event. In 44
# articles with planted contradictions and 31 real ones it adds no false alarm.
SURE_CLASH, NUMBERS_CLASH_FROM, NETWORK_AGREES_FROM = 0.8, 0.6, 0.25
# Two sentences of one article that have less of a chance to clash as two reports agree, however they were judged.
AGREED = 0.3

Label = Literal["contradiction", "entailment", "neutral"]
Pointer = Callable[[Prepared, Prepared], tuple[Spans, Spans]]


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the engine makes of a pair, shown or not: for measuring and for the compare command."""

    label: Label
    probability: float
    kind: FindingKind
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]
    reason: str
    between_sources: bool
    resolution: str = ""


def network_folder(model_folder: Path | None) -> Path | None:
    """Return the folder of the network to use: the caller's, else the shipped one, else none."""
    if model_folder is not None:
        return model_folder
    return FOLDER if (FOLDER / "model.onnx").is_file() else None


def _as_read(a: Prepared, b: Prepared, inside: bool) -> tuple[str, str]:
    return (IN_ONE_ARTICLE if inside else "") + a.readable, b.readable


def read_both_ways(
    sides: Sequence[tuple[Prepared, Prepared]],
    folder: Path,
    inside: Sequence[bool],
    *,
    given_up_below: Sequence[float] | None = None,
) -> np.ndarray:
    """Return the network's probabilities, shape (pairs, 2, 3 or 20): each pair as given and turned round.

    ``inside`` tells of each pair whether both stand in one article; a network of ours is told so. A pair that is no
    contradiction at all as given is not read again: its second reading is the first. A pair that the network's lowest
    layers give less than its number of ``given_up_below`` is not read at all: all zeros.
    """
    network = open_network(folder)
    told = [one and network.knows_kinds for one in inside]
    given = network.probabilities(
        [_as_read(a, b, one) for (a, b), one in zip(sides, told, strict=True)],
        given_up_below=given_up_below,
    )
    turned = given.copy()
    again = np.flatnonzero(given[:, 0] >= READ_AGAIN_FROM)
    if len(again):
        turned[again] = network.probabilities([_as_read(*sides[row][::-1], told[row]) for row in again])
    return np.stack([given, turned], axis=1)


@dataclass(frozen=True, slots=True)
class _Judged:
    """A pair with all that was found out about it, before it is told in words. ``read`` is ``None`` if nobody read."""

    pair: Pair
    sides: tuple[Prepared, Prepared]
    clashes: tuple[Clash, ...]
    chance: float
    read: np.ndarray | None


def assess_many(pairs: Sequence[Pair], *, model_folder: Path | None = None, explained: bool = True) -> list[Assessment]:
    """Assess every pair: label, calibrated probability of contradiction, kind, spans and reason.

    Unless ``explained``, the network is not asked which words clash, as where only labels and probabilities are looked
    at.
    """
    return [_assessment(one, model_folder, explained=explained) for one in _judge(pairs, model_folder, quick=False)]


def _judge(
    pairs: Sequence[Pair], model_folder: Path | None, *, quick: bool, neighbours: Neighbours | None = None
) -> list[_Judged]:
    """Find out how likely each pair is a contradiction.

    With ``quick`` hopeless pairs are not read to the end: all that is known of them is that they do not clash.
    """
    seen = _look(pairs, model_folder, quick=quick)
    at = [n for n, one in enumerate(seen) if _is_of_ours(one) and same_article(one.pair)]
    if not (at and _COMBINER):
        return seen
    looked = [seen[n] for n in at]
    company = _masses(looked, seen, model_folder, neighbours)
    judged = _COMBINER.company.probabilities(np.array([one.chance for one in looked]), company)
    judged = np.maximum(judged, [_numbers_clash(one) for one in looked])
    _doubt_agreement(judged, looked, model_folder)
    for n, chance in zip(at, judged, strict=True):
        seen[n] = _doubted(replace(seen[n], chance=float(chance)))
    return seen


def _is_of_ours(one: _Judged) -> bool:
    """Whether a network of ours read the pair."""
    return one.read is not None and one.read.shape[1] > len(LABELS)


def _weight(one: _Judged) -> float:
    """Return what a pair counts against those that share a side with it: nothing, if it was not read to the end."""
    return one.chance if _is_of_ours(one) else 0.0


def _masses(
    looked: Sequence[_Judged], seen: Sequence[_Judged], model_folder: Path | None, neighbours: Neighbours | None
) -> np.ndarray:
    """Return what else the sides of pairs of one article may clash with, as ``masses`` has it.

    Without ``neighbours`` that is what else was ``seen``. Pairs that would not be shown anyhow get none.
    """
    if neighbours is None or not _COMBINER:
        return masses([one.pair for one in looked], np.array([one.chance for one in looked]))
    found = np.zeros(len(looked))
    least = _COMBINER.company.least(_COMBINER.inside_shown_from)
    likely = [n for n, one in enumerate(looked) if one.chance >= least]
    if likely:
        known = {one.pair: _weight(one) for one in seen if one.pair == in_order(one.pair)}
        found[likely] = masses_beside(
            [looked[n].pair for n in likely],
            known,
            neighbours,
            lambda pairs: [_weight(one) for one in _look(pairs, model_folder, quick=True)],
            MOST_MASS,
        )
    return found


def _look(pairs: Sequence[Pair], model_folder: Path | None, *, quick: bool) -> list[_Judged]:
    """Find out how likely each pair is a contradiction by itself; see ``_judge``."""
    if not pairs:
        return []
    sides = [(prepare(first), prepare(second)) for first, second in pairs]
    found = [clashes(a, b) for a, b in sides]
    rows = np.array([features(a, b, seen) for (a, b), seen in zip(sides, found, strict=True)])
    rules = _rules(rows)
    chances = np.minimum(rules, STRANGERS)
    reads: list[np.ndarray | None] = [None] * len(sides)
    worth = [
        index
        for index, pair in enumerate(pairs)
        if not passed_by(pair, sides[index]) and not (of_two_articles(pair) and rules[index] < UNLIKELY)
    ]
    if worth:
        folder = network_folder(model_folder)
        asked = [pairs[index] for index in worth]
        read = None
        if folder is not None:
            inside = [same_article(pair) for pair in asked]
            needed = _needed(asked, rows[worth], folder) if quick else None
            read = read_both_ways([sides[index] for index in worth], folder, inside, given_up_below=needed)
        judged = _judge_inside(_chances(rows[worth], rules[worth], read), rows[worth], read, asked)
        for place, index in enumerate(worth):
            if read is None or read[place].any():
                chances[index] = judged[place]
                reads[index] = None if read is None else read[place]
    return [
        _doubted(_Judged(pair, side, seen, float(chance), one))
        for pair, side, seen, chance, one in zip(pairs, sides, found, chances, reads, strict=True)
    ]


def _doubted(one: _Judged) -> _Judged:
    """Return a pair with less of a chance if the network alone sees a clash, of numbers or times that are one."""
    if one.chance <= AGREED or not _is_of_ours(one) or any(clash.strength >= 0.5 for clash in one.clashes):
        return one
    kind = KINDS[int(one.read[:, len(LABELS) :].mean(axis=0).argmax())]
    return replace(one, chance=AGREED) if agree_on(kind, *one.sides) else one


def _needed(pairs: Sequence[Pair], rows: np.ndarray, folder: Path) -> np.ndarray:
    """Return what the network's lowest layers have to give each pair for it to be read to the end."""
    needed = np.full(len(pairs), GIVEN_UP_BELOW)
    at = np.flatnonzero([same_article(pair) for pair in pairs])
    if len(at) and _COMBINER and open_network(folder).knows_kinds:
        beside = np.array([inside_features(*pairs[index], rows[index]) for index in at])
        needed[at] = _COMBINER.reading_on.needed(np.hstack([rows[at], beside]))
    return needed


def _pointer(one: _Judged, folder: Path | None) -> Pointer:
    """Return what finds the clashing words of a pair by the network in ``folder``, which has read the pair."""
    if folder is None or one.read is None:
        return own_words
    network = open_network(folder)
    lead = IN_ONE_ARTICLE if same_article(one.pair) and network.knows_kinds else ""
    chance = float(one.read[0, 0])

    def read(pairs: Sequence[tuple[str, str]]) -> np.ndarray:
        return network.probabilities([(lead + first, second) for first, second in pairs])[:, 0]

    return lambda a, b: point_out(a, b, read, chance)


def _label(side: tuple[Prepared, Prepared], chance: float, shown: float, read: np.ndarray | None) -> Label:
    """Return the likeliest label; by the words alone where the network did not read the pair."""
    if chance >= shown:
        return "contradiction"
    if read is not None:
        return "entailment" if read[0, 1] > read[0, 2] else "neutral"
    a, b = side
    return "entailment" if len(a.stems & b.stems) > 0.6 * len(a.stems | b.stems) else "neutral"


def _judge_inside(chances: np.ndarray, rows: np.ndarray, read: np.ndarray | None, pairs: Sequence[Pair]) -> np.ndarray:
    """Return ``chances`` with those of the pairs of one article replaced.

    Nobody picked these pairs: most sentences of an article stand beside each other and speak of different things, while
    the other trees' probabilities are calibrated on two reports of one event.
    """
    at = np.flatnonzero([same_article(pair) for pair in pairs])
    if not (len(at) and _COMBINER):
        return chances
    judged = chances.copy()
    if read is None or read.shape[2] == len(LABELS):
        judged[at] = 1 / (1 + (1 - chances[at]) / chances[at] * ODDS_OF_STRANGERS)
    else:
        beside = np.array([inside_features(*pairs[index], rows[index]) for index in at])
        judged[at] = _COMBINER.inside.probabilities(np.hstack([rows[at], network_features(read[at]), beside]))
    return judged


def _as_two_reports(looked: Sequence[_Judged], reads: np.ndarray) -> np.ndarray:
    """Return each pair's probability of contradiction if it stood in two reports of one event, read as in ``reads``."""
    rows = np.array([features(*one.sides, one.clashes) for one in looked])
    return _chances(rows, _rules(rows), reads)


def _numbers_clash(one: _Judged) -> float:
    """Return what a pair has as two reports if, by the comparators, two numbers of one thing do not meet; else 0."""
    sure = any(clash.kind == "number" and clash.strength >= SURE_CLASH for clash in one.clashes)
    if not sure or one.read is None or one.read[:, 0].mean() < NETWORK_AGREES_FROM:
        return 0.0
    row = np.array([features(*one.sides, one.clashes)])
    if not row[0, NAMES.index("names_shared")] or _rules(row)[0] < NUMBERS_CLASH_FROM:
        return 0.0
    return float(_as_two_reports([one], one.read[None])[0])


def _doubt_agreement(judged: np.ndarray, looked: Sequence[_Judged], model_folder: Path | None) -> None:
    """Lower what ``judged`` gives two sentences of one article that would not clash as two reports of one event.

    An article seldom says a thing twice, so that what was learned from articles takes two sources who agree for two who
    do not. Of 106 planted contradictions that were shown, 99 clash as two reports too.
    """
    folder = network_folder(model_folder)
    at = [n for n, one in enumerate(looked) if judged[n] >= shown_from(one.pair)]
    if at and folder is not None:
        some = [looked[n] for n in at]
        apart = _as_two_reports(some, read_both_ways([one.sides for one in some], folder, [False] * len(some)))
        judged[at] = np.where(apart < AGREED, np.minimum(judged[at], apart), judged[at])


def _rules(rows: np.ndarray) -> np.ndarray:
    """Return each pair's probability of contradiction by the comparators alone."""
    return _COMBINER.rules_only.probabilities(rows) if _COMBINER else np.where(rows[:, 7] > 0.5, 0.6, 0.1)


def _chances(rows: np.ndarray, rules: np.ndarray, read: np.ndarray | None) -> np.ndarray:
    """Return each pair's probability of contradiction from the comparators' features and what the network read.

    A network that is not ours was not there when the combiner was learned: its own probability is then averaged, in log
    odds, with that of the comparators alone.
    """
    if read is None:
        return rules
    if _COMBINER and read.shape[2] > len(LABELS):
        return _COMBINER.with_network.probabilities(np.hstack([rows, network_features(read)]))
    both = np.clip(np.column_stack([rules, read[:, :, 0].mean(axis=1)]), 1e-4, 1 - 1e-4)
    return 1 / (1 + np.exp(-np.log(both / (1 - both)).mean(axis=1)))


def _assessment(one: _Judged, model_folder: Path | None, *, explained: bool = True) -> Assessment:
    """Return what was found out in words. Unless ``explained``, the network is not asked which of them clash."""
    (a, b), read = one.sides, one.read
    label = _label(one.sides, one.chance, shown_from(one.pair), read)
    kinds = dict(zip(KINDS, read[:, len(LABELS) :].mean(axis=0), strict=False)) if read is not None else {}
    pointed = explained and label == "contradiction"
    point = _pointer(one, network_folder(model_folder)) if pointed else own_words
    told: Explanation = explain(a, b, one.clashes, kinds, point)
    return Assessment(
        label, one.chance, told.kind, told.spans_a, told.spans_b, told.reason, told.between_sources, told.resolution
    )


def shown_from(pair: Pair) -> float:
    """Return the probability from which a pair is shown: in one article, across articles, or picked by somebody."""
    if of_two_articles(pair):
        return max(SHOWN_FROM, ACROSS_ARTICLES_FROM)
    return _COMBINER.inside_shown_from if _COMBINER and same_article(pair) else SHOWN_FROM


def compare_many(
    pairs: Sequence[Pair],
    *,
    model_folder: Path | None = None,
    at_least: float | None = None,
    tensions: bool = False,
    neighbours: Neighbours | None = None,
) -> list[Finding | None]:
    """Compare pairs: a finding for each that is likely enough a contradiction, else ``None``.

    Likely enough is ``at_least``, if it is given, else ``shown_from`` the pair. ``neighbours`` gives the claims of an
    article whose clashes with a claim count against what it is found to clash with; without it, those in ``pairs`` do.

    Hopeless pairs are not read to the end. Tensions ("did not confirm" against "approved") are left out unless
    ``tensions`` is true.
    """
    found: list[Finding | None] = []
    for one in _judge(pairs, model_folder, quick=True, neighbours=neighbours):
        likely = one.chance >= (shown_from(one.pair) if at_least is None else at_least)
        seen = _assessment(one, model_folder) if likely else None
        found.append(_finding(one.pair, seen) if seen and (tensions or seen.kind != "tension") else None)
    return found


def _finding(pair: Pair, seen: Assessment) -> Finding:
    first, second = pair
    scope: FindingScope = "archive"
    if same_article(pair):
        scope = "sentence" if first.position == second.position else "article"
    return Finding(
        seen.kind,
        seen.probability,
        seen.reason,
        seen.spans_a,
        seen.spans_b,
        seen.between_sources,
        scope,
        seen.resolution or ("date" if first.published != second.published else ""),
    )


def compare(
    a: ComparableClaim, b: ComparableClaim, *, model_folder: Path | None = None, at_least: float | None = None
) -> Finding | None:
    """Compare one pair; see ``compare_many``."""
    return compare_many([(a, b)], model_folder=model_folder, at_least=at_least)[0]
