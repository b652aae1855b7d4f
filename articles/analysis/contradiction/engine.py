"""The cascade: comparators and network look at a pair, one calibrated combiner decides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Literal

import numpy as np

from articles.analysis.contradiction.claims import Prepared, prepare
from articles.analysis.contradiction.clashes import Clash, clashes
from articles.analysis.contradiction.explain import Explanation, explain, own_words
from articles.analysis.contradiction.features import NAMES, features, inside_features, network_features
from articles.analysis.contradiction.names import shared_and_own
from articles.analysis.contradiction.network import KINDS, LABELS, open_network
from articles.analysis.contradiction.pointing import Spans, point_out
from articles.analysis.contradiction.times import days
from articles.analysis.contradiction.weights import FOLDER, shipped_combiner
from articles.analysis.types import ComparableClaim, Finding, FindingKind, FindingScope, Span

COMPARATORS_VERSION = "5"
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
# "On Monday" in two articles: not one event if the days are so far apart. A coming weekday may be taken for a past one.
ANOTHER_WEEK = timedelta(days=9)
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
Pair = tuple[ComparableClaim, ComparableClaim]
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


def _judge(pairs: Sequence[Pair], model_folder: Path | None, *, quick: bool) -> list[_Judged]:
    """Find out how likely each pair is a contradiction.

    With ``quick`` hopeless pairs are not read to the end: all that is known of them is that they do not clash.
    """
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
        if not passed_by(pair, sides[index]) and not (_of_two_articles(pair) and rules[index] < UNLIKELY)
    ]
    if worth:
        folder = network_folder(model_folder)
        asked = [pairs[index] for index in worth]
        read = None
        if folder is not None:
            inside = [_same_article(pair) for pair in asked]
            needed = _needed(asked, rows[worth], folder) if quick else None
            read = read_both_ways([sides[index] for index in worth], folder, inside, given_up_below=needed)
        judged = _judge_inside(_chances(rows[worth], rules[worth], read), rows[worth], read, asked)
        if read is not None and read.shape[2] > len(LABELS):
            _doubt_agreement(judged, rows[worth], [sides[index] for index in worth], asked, folder)
        for place, index in enumerate(worth):
            if read is None or read[place].any():
                chances[index] = judged[place]
                reads[index] = None if read is None else read[place]
    return [
        _Judged(pair, side, seen, float(chance), one)
        for pair, side, seen, chance, one in zip(pairs, sides, found, chances, reads, strict=True)
    ]


def _needed(pairs: Sequence[Pair], rows: np.ndarray, folder: Path) -> np.ndarray:
    """Return what the network's lowest layers have to give each pair for it to be read to the end."""
    needed = np.full(len(pairs), GIVEN_UP_BELOW)
    at = np.flatnonzero([_same_article(pair) for pair in pairs])
    if len(at) and _COMBINER and open_network(folder).knows_kinds:
        beside = np.array([inside_features(*pairs[index], rows[index]) for index in at])
        needed[at] = _COMBINER.reading_on.needed(np.hstack([rows[at], beside]))
    return needed


def _pointer(one: _Judged, folder: Path | None) -> Pointer:
    """Return what finds the clashing words of a pair by the network in ``folder``, which has read the pair."""
    if folder is None or one.read is None:
        return own_words
    network = open_network(folder)
    lead = IN_ONE_ARTICLE if _same_article(one.pair) and network.knows_kinds else ""
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
    at = np.flatnonzero([_same_article(pair) for pair in pairs])
    if not (len(at) and _COMBINER):
        return chances
    judged = chances.copy()
    if read is None or read.shape[2] == len(LABELS):
        judged[at] = 1 / (1 + (1 - chances[at]) / chances[at] * ODDS_OF_STRANGERS)
    else:
        beside = np.array([inside_features(*pairs[index], rows[index]) for index in at])
        found = _COMBINER.inside.probabilities(np.hstack([rows[at], network_features(read[at]), beside]))
        plain = _numbers_clash(rows[at]) & (read[at, :, 0].mean(axis=1) >= NETWORK_AGREES_FROM)
        judged[at] = np.where(plain, np.maximum(found, chances[at]), found)
    return judged


def _numbers_clash(rows: np.ndarray) -> np.ndarray:
    """Say of each pair whether, by the comparators, two numbers of one thing do not meet where names are shared."""
    clash, shared = (rows[:, NAMES.index(name)] for name in ("number_clash", "names_shared"))
    return (clash >= SURE_CLASH) & (shared > 0) & (_rules(rows) >= NUMBERS_CLASH_FROM)


def _doubt_agreement(
    judged: np.ndarray, rows: np.ndarray, sides: Sequence[tuple[Prepared, Prepared]], pairs: Sequence[Pair],
    folder: Path | None,
) -> None:  # fmt: skip
    """Lower what ``judged`` gives two sentences of one article that would not clash as two reports of one event.

    An article seldom says a thing twice, so that what was learned from articles takes two sources who agree for two who
    do not. Of 106 planted contradictions that were shown, 99 clash as two reports too.
    """
    at = [n for n, pair in enumerate(pairs) if _same_article(pair) and judged[n] >= shown_from(pair)]
    if at and _COMBINER and folder is not None:
        read = read_both_ways([sides[n] for n in at], folder, [False] * len(at))
        apart = _COMBINER.with_network.probabilities(np.hstack([rows[at], network_features(read)]))
        judged[at] = np.where(apart < AGREED, np.minimum(judged[at], apart), judged[at])


def _of_two_articles(pair: Pair) -> bool:
    first, second = pair
    return bool(first.article and second.article) and first.article != second.article


def _same_article(pair: Pair) -> bool:
    first, second = pair
    return bool(first.article) and first.article == second.article


def passed_by(pair: Pair, sides: tuple[Prepared, Prepared]) -> bool:
    """Whether a pair that nobody picked, so both articles are known, is of two events and need not be read.

    The sentences of one article belong together, however few words they share.
    """
    if not (pair[0].article and pair[1].article):
        return False
    if _on_other_days(pair, sides) or any(_is_only_a_time(side) for side in sides):
        return True
    return not _same_article(pair) and strangers(*sides)


def _is_only_a_time(side: Prepared) -> bool:
    """Whether a claim says nothing but when: the line over an entry of a ticker."""
    return all(any(time.span.start <= word.start < time.span.end for time in side.times) for word in side.tokens)


def _on_other_days(pair: Pair, sides: tuple[Prepared, Prepared]) -> bool:
    """Whether both claims say on which day of the week it was, and by their articles' dates mean different weeks."""
    published = [claim.published for claim in pair]
    if None in published:
        return False
    one, other = (days(side.times, of) for side, of in zip(sides, published, strict=True))
    return bool(one and other) and min(abs(a - b) for a in one for b in other) >= ANOTHER_WEEK


def strangers(a: Prepared, b: Prepared) -> bool:
    """Whether two claims share too little to speak of one event: a name and a word or two, or several words, is enough.

    Chosen on the sentences of 100 unrelated articles: 155 alarms with a laxer rule, three with this one. It costs about
    a seventh of the hand-written contradictions: those that name nobody and share hardly a word.
    """
    shared = len(a.stems & b.stems)
    share = shared / max(1, min(len(a.stems), len(b.stems)))
    if shared_and_own(a.names, b.names)[0] and (shared >= 2 or share >= 0.2):
        return False
    return not (shared >= 4 or (shared >= 3 and share >= 0.4))


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
    if _of_two_articles(pair):
        return max(SHOWN_FROM, ACROSS_ARTICLES_FROM)
    return _COMBINER.inside_shown_from if _COMBINER and _same_article(pair) else SHOWN_FROM


def compare_many(
    pairs: Sequence[Pair], *, model_folder: Path | None = None, at_least: float | None = None, tensions: bool = False
) -> list[Finding | None]:
    """Compare pairs: a finding for each that is likely enough a contradiction, else ``None``.

    Likely enough is ``at_least``, if it is given, else ``shown_from`` the pair.

    Hopeless pairs are not read to the end. Tensions ("did not confirm" against "approved") are left out unless
    ``tensions`` is true.
    """
    found: list[Finding | None] = []
    for one in _judge(pairs, model_folder, quick=True):
        likely = one.chance >= (shown_from(one.pair) if at_least is None else at_least)
        seen = _assessment(one, model_folder) if likely else None
        found.append(_finding(one.pair, seen) if seen and (tensions or seen.kind != "tension") else None)
    return found


def _finding(pair: Pair, seen: Assessment) -> Finding:
    first, second = pair
    scope: FindingScope = "archive"
    if _same_article(pair):
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
