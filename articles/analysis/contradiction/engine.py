"""The cascade: same event? then comparators and network, then one calibrated decision."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from articles.analysis.contradiction.claims import Prepared, prepare
from articles.analysis.contradiction.clashes import Clash, clashes
from articles.analysis.types import ComparableClaim, Finding, FindingKind, Span

ENGINE_VERSION = "2026.11-rules"
SHOWN_FROM = 0.5

Label = Literal["contradiction", "entailment", "neutral"]
Pair = tuple[ComparableClaim, ComparableClaim]


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


def _same_event(a: Prepared, b: Prepared) -> float:
    """Return from 0 to 1 how likely both speak of one event: shared content words, names counting double."""
    shared = a.stems & b.stems
    names = a.names & b.names
    weight = len(shared) + len(names)
    smaller = min(len(a.stems) + len(a.names), len(b.stems) + len(b.names)) or 1
    return min(1.0, weight / smaller)


def _assess(first: ComparableClaim, second: ComparableClaim) -> Assessment:
    a, b = prepare(first), prepare(second)
    found = clashes(a, b)
    event = _same_event(a, b)
    strongest = found[0].strength if found else 0.0
    score = (
        6 * event
        + 5 * strongest
        - 6.5
        - 2 * (a.unreal != b.unreal)
        - 3 * (a.silent != b.silent)
        - (a.earlier != b.earlier)
    )
    probability = 1 / (1 + math.exp(-score)) if found else 0.02
    between = bool(a.speaker and b.speaker and a.speaker != b.speaker)
    top = found[0] if found else Clash("exclusion", (a.content,), (b.content,), "Both cannot be so.", 0.0)
    if a.silent != b.silent:
        kind: FindingKind = "tension"
    else:
        kind = "sources" if between else top.kind
    label: Label = (
        "contradiction" if probability >= SHOWN_FROM else "entailment" if event > 0.75 and not found else "neutral"
    )
    return Assessment(label, probability, kind, top.spans_a, top.spans_b, top.reason, between)


def assess_many(pairs: Sequence[Pair], *, model_folder: Path | None = None) -> list[Assessment]:
    """Assess every pair: label, calibrated probability of contradiction, kind, spans and reason."""
    del model_folder
    return [_assess(first, second) for first, second in pairs]


def compare_many(
    pairs: Sequence[Pair], *, model_folder: Path | None = None, at_least: float = SHOWN_FROM
) -> list[Finding | None]:
    """Compare pairs: a finding for each that is at least ``at_least`` likely a contradiction, else ``None``."""
    found = []
    for (first, second), seen in zip(pairs, assess_many(pairs, model_folder=model_folder), strict=True):
        if seen.probability < at_least:
            found.append(None)
            continue
        inside = bool(first.article) and first.article == second.article
        scope = ("sentence" if first.position == second.position else "article") if inside else "archive"
        found.append(
            Finding(seen.kind, seen.probability, seen.reason, seen.spans_a, seen.spans_b, seen.between_sources, scope)
        )
    return found


def compare(
    a: ComparableClaim, b: ComparableClaim, *, model_folder: Path | None = None, at_least: float = SHOWN_FROM
) -> Finding | None:
    """Compare one pair; see ``compare_many``."""
    return compare_many([(a, b)], model_folder=model_folder, at_least=at_least)[0]
