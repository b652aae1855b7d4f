"""A pair of claims as numbers: what the combiner looks at. The order of ``NAMES`` is that of the weights file."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

import numpy as np

from articles.analysis.contradiction.agreement import compatible, same_counted
from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.clashes import Clash
from articles.analysis.contradiction.explain import different_speakers
from articles.analysis.contradiction.names import shared_and_own
from articles.analysis.contradiction.network import KINDS
from articles.analysis.contradiction.roles import alike, swapped_heads
from articles.analysis.contradiction.times import differ
from articles.analysis.types import ComparableClaim

NAMES = (
    "share_smaller", "share_all", "shared_words", "names_shared", "names_own_smaller", "names_own_larger",
    "no_shared_name",
    "number_clash", "number_clash_count", "number_clash_ratio", "numbers_agree", "number_inexact", "numbers_both",
    "date_differs", "weekday_differs", "clock_differs", "period_differs", "times_agree", "times_one_sided",
    "negation_one_sided", "negation_close", "negation_both", "opposite", "exclusive", "role_turned", "role_alike",
    "slot_name_differs", "unreal_one_sided", "unreal_both", "silent", "earlier_one_sided", "earlier_and_now",
    "now_one_sided",
    "denied_one_sided", "speakers_both", "speakers_one", "speakers_differ", "longer", "shorter", "only",
    "number_and_time",
    "number_and_name",
)  # fmt: skip
NETWORK_NAMES = (
    "contradiction_logit", "contradiction_gap", "entailment_logit", "neutral_logit", "contradiction_low",
    "contradiction_high", "clashing_kinds", *(f"kind_{kind}" for kind in KINDS),
)  # fmt: skip
INSIDE_NAMES = ("distance", "speakers_same", "sources_both", "disputed")
# The first so many of ``KINDS`` are contradictions.
CLASHING = 8
_PERIODS = frozenset(
    ["quarter", "half", "season", "relative year", "relative month", "relative week", "relative season"]
)
# An article that sets one account against another often says so, there or just before.
_DISPUTED = re.compile(
    r"\b(?:contradict\w*|disput\w+|den(?:y|ies|ied)|reject(?:s|ed)|disagree\w*|counter\w*|insist\w*|differ\w*|"
    r"(?:another|other) (?:story|account|version)|not true|untrue|false|wrong|instead|however|but|although|odds|"
    r"in fact|on the contrary)\b",
    re.IGNORECASE,
)
_JUST_BEFORE = 120
_ONLY = frozenset(["only", "sole", "just", "alone", "lone", "single"])


def _speakers(a: Prepared, b: Prepared) -> tuple[int, int, int]:
    """Return whether both, or just one, and whether different ones speak."""
    if not (a.speaker and b.speaker):
        return 0, int(bool(a.speaker or b.speaker)), 0
    return 1, 0, int(different_speakers(a, b))


def _overlap(a: Prepared, b: Prepared) -> tuple[float, float, int]:
    shared = len(a.stems & b.stems)
    return shared / max(1, min(len(a.stems), len(b.stems))), shared / max(1, len(a.stems | b.stems)), shared


def _numbers(a: Prepared, b: Prepared, found: list[Clash]) -> dict[str, float]:
    """Return what the numbers of both sides say."""
    agree = inexact = 0
    ratio = 0.0
    for left in a.numbers:
        for right in b.numbers:
            if left.dimension != right.dimension:
                continue
            if compatible(left, right):
                agree += bool(same_counted(left, right) or left.dimension)
                inexact += not (left.exact and right.exact)
            elif any(clash.spans_a == (left.span,) and clash.spans_b == (right.span,) for clash in found):
                small, large = sorted((abs(left.value) + 0.5, abs(right.value) + 0.5))
                ratio = max(ratio, min(3.0, math.log(large / small)))
    return {
        "number_clash": max((clash.strength for clash in found), default=0.0),
        "number_clash_count": min(3, len(found)),
        "number_clash_ratio": ratio,
        "numbers_agree": min(2, agree),
        "number_inexact": min(2, inexact),
        "numbers_both": float(bool(a.numbers and b.numbers)),
    }


def _times(a: Prepared, b: Prepared, found: list[Clash]) -> dict[str, float]:
    kinds = {clash.about for clash in found}
    agree = sum(left.kind == right.kind and not differ(left, right) for left in a.times for right in b.times)
    return {
        "date_differs": float("date" in kinds),
        "weekday_differs": float("weekday" in kinds),
        "clock_differs": float(bool(kinds & {"clock", "part"})),
        "period_differs": float(bool(kinds & _PERIODS)),
        "times_agree": min(2, agree),
        "times_one_sided": float(bool(a.times) != bool(b.times)),
    }


def _stance(a: Prepared, b: Prepared, found: dict[str, list[Clash]]) -> dict[str, float]:
    negation = found.get("negation", [])
    both, one, different = _speakers(a, b)
    return {
        "negation_one_sided": float(bool(a.negations) != bool(b.negations)),
        "negation_close": max((clash.strength for clash in negation), default=0.0),
        "negation_both": float(bool(a.negations and b.negations)),
        "unreal_one_sided": float(a.unreal != b.unreal),
        "unreal_both": float(a.unreal and b.unreal),
        "silent": float(a.silent or b.silent),
        "earlier_one_sided": float(a.earlier != b.earlier),
        "earlier_and_now": float((a.earlier and b.now) or (b.earlier and a.now)),
        "now_one_sided": float(a.now != b.now),
        "denied_one_sided": float(a.denied != b.denied),
        "speakers_both": float(both),
        "speakers_one": float(one),
        "speakers_differ": float(different),
        "only": float(any(word.lower in _ONLY for word in (*a.tokens, *b.tokens))),
    }


def features(a: Prepared, b: Prepared, found: tuple[Clash, ...]) -> list[float]:
    """Return the numbers that describe a pair, in the order of ``NAMES``; the same whichever side comes first."""
    by_kind: dict[str, list[Clash]] = {}
    for clash in found:
        by_kind.setdefault(clash.kind, []).append(clash)
    smaller, everything, shared = _overlap(a, b)
    matched, own_a, own_b = shared_and_own(a.names, b.names)
    lengths = sorted((len(a.tokens), len(b.tokens)))
    values = {
        "share_smaller": smaller,
        "share_all": everything,
        "shared_words": min(10, shared) / 10,
        "names_shared": min(4, *(len({id(pair[side]) for pair in matched}) for side in (0, 1))),
        "names_own_smaller": min(3, len(own_a), len(own_b)),
        "names_own_larger": min(4, max(len(own_a), len(own_b))),
        "no_shared_name": float(bool(a.names and b.names) and not matched),
        **_numbers(a, b, by_kind.get("number", [])),
        **_times(a, b, by_kind.get("time", [])),
        **_stance(a, b, by_kind),
        "opposite": float(min(2, len(by_kind.get("opposite", [])))),
        "exclusive": float(min(2, len(by_kind.get("exclusion", [])))),
        # Surer where those who stand beside the verb have changed places: nine in ten of such pairs clash.
        "role_turned": float("role" in by_kind) + bool(swapped_heads(a.deeds, b.deeds)),
        "role_alike": float(alike(a.deeds, b.deeds)),
        "slot_name_differs": float(any(clash.about == "slot" for clash in by_kind.get("entity", []))),
        "longer": lengths[1] / 30,
        "shorter": lengths[0] / 30,
    }
    values["number_and_time"] = float(values["number_clash"] > 0 and any(values[key] for key in NAMES[13:17]))
    values["number_and_name"] = float(values["number_clash"] > 0 and values["names_own_smaller"] > 0)
    return [float(values[name]) for name in NAMES]


def network_features(read: np.ndarray) -> np.ndarray:
    """Return ``NETWORK_NAMES`` for probabilities of shape (pairs, 2 ways, 20): the same whichever side comes first."""
    labels, kinds = _log_odds(read[:, :, :3]), read[:, :, 3:]
    contradiction = labels[:, :, 0]
    return np.column_stack(
        [
            contradiction.mean(axis=1),
            np.abs(contradiction[:, 0] - contradiction[:, 1]),
            labels[:, :, 1].max(axis=1),
            labels[:, :, 2].mean(axis=1),
            contradiction.min(axis=1),
            contradiction.max(axis=1),
            _log_odds(kinds[:, :, :CLASHING].sum(axis=2)).mean(axis=1),
            _log_odds(kinds).mean(axis=1),
        ]
    )


def inside_features(first: ComparableClaim, second: ComparableClaim, row: Sequence[float]) -> list[float]:
    """Return ``INSIDE_NAMES`` for two sentences of one article; ``row`` is their ``features``."""
    of = dict(zip(NAMES, row, strict=True))
    earlier, later = sorted((first, second), key=lambda claim: claim.position)
    return [
        math.log1p(later.position - earlier.position),
        float(of["speakers_both"] and not of["speakers_differ"]),
        float(bool(earlier.source and later.source)),
        float(bool(_DISPUTED.search(f"{later.context[-_JUST_BEFORE:]} {later.text}"))),
    ]


def _log_odds(chances: np.ndarray) -> np.ndarray:
    chances = np.clip(chances, 1e-3, 1 - 1e-3)
    return np.log(chances / (1 - chances))
