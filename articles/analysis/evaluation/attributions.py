"""Scores for sentence-by-sentence attributions: which sentences are somebody's words, and whose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from articles.analysis.types import SentenceSources, Span


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """What an annotator says of a sentence; ``head`` is the source's head word where the source is explicit."""

    attributed: bool
    kind: str
    head: Span | None


@dataclass(frozen=True, slots=True)
class Detection:
    """How well attributed sentences are told from the article's own voice."""

    precision: float
    recall: float
    f1: float
    accuracy: float
    kappa: float


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """All figures of one run.

    ``strict`` counts only speech as attributed. ``source`` is the share of the sentences with an explicit source whose
    head lies inside a suggested mention: of all of them, and of those that were found to be attributed.
    """

    sentences: int
    detection: Detection
    strict: Detection
    with_source: int
    source: float
    source_given_detection: float

    def as_dict(self) -> dict:
        """Return the figures as plain dicts and numbers."""
        return asdict(self)


def detection(pairs: Iterable[tuple[bool, bool]]) -> Detection:
    """Return the scores of (true, given) pairs; 0 where a share has nothing to be a share of."""
    counts = {(True, True): 0, (True, False): 0, (False, True): 0, (False, False): 0}
    for pair in pairs:
        counts[pair] += 1
    hits, misses, alarms, rests = (counts[p] for p in ((True, True), (True, False), (False, True), (False, False)))
    total = max(1, hits + misses + alarms + rests)
    agreed = (hits + rests) / total
    chance = ((hits + misses) * (hits + alarms) + (alarms + rests) * (misses + rests)) / total**2
    return Detection(
        precision=hits / max(1, hits + alarms),
        recall=hits / max(1, hits + misses),
        f1=2 * hits / max(1, 2 * hits + misses + alarms),
        accuracy=agreed,
        kappa=(agreed - chance) / (1 - chance) if chance < 1 else 0.0,
    )


def score(gold: Sequence[GoldSentence], given: Sequence[SentenceSources]) -> AttributionScores:
    """Return the scores of ``given`` against ``gold``, sentence by sentence.

    An inherited attribution repeats another sentence's chain and is not counted. Raises ``ValueError`` if the two
    differ in length or are empty.
    """
    if len(gold) != len(given) or not gold:
        raise ValueError("there must be as many annotated sentences as suggested ones, and at least one")
    own = [[a for a in sentence.attributions if a.inherited_from is None] for sentence in given]
    explicit = [(true, mine) for true, mine in zip(gold, own, strict=True) if true.attributed and true.head]
    found = [(true, mine) for true, mine in explicit if mine]
    right = sum(_names_head(true.head, mine) for true, mine in found if true.head)
    return AttributionScores(
        sentences=len(gold),
        detection=detection((true.attributed, bool(mine)) for true, mine in zip(gold, own, strict=True)),
        strict=detection(
            (true.attributed and true.kind == "speech", any(a.kind == "speech" for a in mine))
            for true, mine in zip(gold, own, strict=True)
        ),
        with_source=len(explicit),
        source=right / max(1, len(explicit)),
        source_given_detection=right / max(1, len(found)),
    )


def _names_head(head: Span, attributions: Sequence) -> bool:
    """Whether the annotator's head word lies inside a mention of one of the attributions or of its chain."""
    return any(span.start <= head.start and head.end <= span.end for one in attributions for span in one.mention)
