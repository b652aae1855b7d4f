"""What clashes between two claims: each comparator names the words on both sides, why, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from articles.analysis.contradiction.claims import Prepared
from articles.analysis.contradiction.opposites import exclusive, opposed
from articles.analysis.contradiction.quantities import FAMILY_OF, Quantity
from articles.analysis.types import FindingKind, Span


@dataclass(frozen=True, slots=True)
class Clash:
    """Two stretches that cannot both be so. ``strength`` is 0 to 1, from rules alone."""

    kind: FindingKind
    spans_a: tuple[Span, ...]
    spans_b: tuple[Span, ...]
    reason: str
    strength: float


def same_counted(a: Quantity, b: Quantity) -> bool:
    """Whether two counts count the same thing: a shared word, or one of the same family, near the number."""
    left = {stem for stem in a.counted[:3] if len(stem) > 2}
    right = {stem for stem in b.counted[:3] if len(stem) > 2}
    if left & right or left & b.near or right & a.near:
        return True
    families = {family for stem in a.near for family in FAMILY_OF.get(stem, ())}
    return any(family in families for stem in b.near for family in FAMILY_OF.get(stem, ()))


def compatible(a: Quantity, b: Quantity) -> bool:
    """Whether both numbers can be true of one thing, allowing for what a round number leaves open."""
    if a.low <= b.high and b.low <= a.high:
        return True
    small, large = sorted((a.value, b.value))
    return (
        large > 0
        and (large - small) / large < (0.03 if a.exact and b.exact else 0.12)
        and not small == 0
        and large > 50
    )


def number_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """Numbers of the same thing that do not meet."""
    for left in a.numbers:
        for right in b.numbers:
            if left.dimension != right.dimension or compatible(left, right):
                continue
            same = same_counted(left, right) or (bool(left.dimension) and len(a.numbers) == len(b.numbers) == 1)
            if not same:
                continue
            if any(compatible(left, other) for other in b.numbers if other.dimension == left.dimension):
                continue
            words_a, words_b = left.span.of(a.text), right.span.of(b.text)
            yield Clash(
                "number", (left.span,), (right.span,), f"The numbers differ: “{words_a}” against “{words_b}”.", 0.8
            )


def word_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """Opposites and states that exclude each other, one on each side and on that side only."""
    only_a = [word for word in a.meaning if word.stem not in b.stems]
    only_b = [word for word in b.meaning if word.stem not in a.stems]
    for left in only_a:
        for right in only_b:
            if opposed(left.stem, right.stem):
                reason = f"“{left.text}” is the opposite of “{right.text}”."
                yield Clash("opposite", (left.span,), (right.span,), reason, 0.7)
            elif exclusive(left.stem, right.stem):
                reason = f"“{left.text}” and “{right.text}” exclude each other."
                yield Clash("exclusion", (left.span,), (right.span,), reason, 0.6)


def negation_clashes(a: Prepared, b: Prepared) -> Iterator[Clash]:
    """One side denies what the other states in much the same words."""
    if bool(a.negations) == bool(b.negations) or a.silent or b.silent:
        return
    denying, stating, swapped = (a, b, False) if a.negations else (b, a, True)
    shared = [word for word in stating.meaning if word.stem in denying.stems]
    if len(shared) < 2:
        return
    said = shared[-1].span
    reason = f"One side denies (“{denying.negations[0].of(denying.text)}”) what the other states."
    spans = (denying.negations[:1], (said,))
    yield Clash("negation", *(spans[::-1] if swapped else spans), reason, 0.6)


def clashes(a: Prepared, b: Prepared) -> tuple[Clash, ...]:
    """Return all that clashes, surest first."""
    found = [*number_clashes(a, b), *word_clashes(a, b), *negation_clashes(a, b)]
    return tuple(sorted(found, key=lambda clash: -clash.strength))
