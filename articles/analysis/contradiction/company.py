"""What else the two sentences of a pair may clash with.

What clashes in an article is mostly one sentence with one other. A sentence that seems to clash with half of them is an
odd one, or stands in an odd piece, and clashes with none: each sentence's other pairs count against a pair.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import chain

import numpy as np

from articles.analysis.types import ComparableClaim

Pair = tuple[ComparableClaim, ComparableClaim]
#: Gives, for each of some claims, those of its article that count as its company.
Neighbours = Callable[[Sequence[ComparableClaim]], Sequence[Sequence[ComparableClaim]]]


def masses(pairs: Sequence[tuple[Hashable, Hashable]], chances: np.ndarray) -> np.ndarray:
    """Return, for each pair, the sum of the ``chances`` of all other pairs that one of its two sides is in."""
    whole: defaultdict[Hashable, float] = defaultdict(float)
    for pair, chance in zip(pairs, chances, strict=True):
        for side in pair:
            whole[side] += float(chance)
    return np.array([whole[a] + whole[b] - 2 * float(one) for (a, b), one in zip(pairs, chances, strict=True)])


def in_order(pair: Pair) -> Pair:
    """Return the pair with the claim that stands first in its article first."""
    return pair if pair[0].position <= pair[1].position else (pair[1], pair[0])


def masses_beside(
    pairs: Sequence[Pair],
    known: Mapping[Pair, float],
    neighbours: Neighbours,
    look: Callable[[Sequence[Pair]], Sequence[float]],
    enough: float,
) -> np.ndarray:
    """Return ``masses`` of ``pairs`` of one article each, over the pairs of their sides with the sides' neighbours.

    ``known`` holds chances by pairs in order; ``look`` is asked for those that it lacks, unless what is known is
    ``enough`` already: more does not count. So a pair has the same mass whatever else is compared at that moment.
    """
    sides = list(dict.fromkeys(side for pair in pairs for side in pair))
    beside = {
        side: [in_order((side, other)) for other in others if other != side]
        for side, others in zip(sides, neighbours(sides), strict=True)
    }
    company = [[other for side in pair for other in beside[side] if other != in_order(pair)] for pair in pairs]
    lacking = [others for others in company if sum(known.get(each, 0.0) for each in others) < enough]
    missing = [other for other in dict.fromkeys(chain.from_iterable(lacking)) if other not in known]
    chances = {**known, **dict(zip(missing, look(missing), strict=True))}
    return np.minimum(enough, [sum(chances.get(other, 0.0) for other in others) for others in company])
