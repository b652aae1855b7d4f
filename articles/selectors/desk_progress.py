"""How far the work on an article is: the numbers and the stacked bar that the queue and the workbench show."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from articles.models import Claim, Contradiction
from articles.models.choices import ClaimKind, ContradictionDecision, TruthStatus, Voice

#: Not decided yet, as the bar sees it.
OPEN_TRUTH = (TruthStatus.UNCHECKED, TruthStatus.CHECKING)


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of a bar that is 100 wide."""

    status: str
    label: str
    count: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Progress:
    """An article's sentences by what was decided of them, and its contradictions that wait for a decision."""

    total: int
    sourced: int
    checked: int
    suggested: int
    contradictions: int
    bar: tuple[Stretch, ...]


def stretches(counts: dict[str, int]) -> tuple[Stretch, ...]:
    """Return the bar for ``counts`` by truth status, in the order of the statuses, what is open last."""
    total = sum(counts.values())
    order = [status for status in TruthStatus if status not in OPEN_TRUTH] + [
        TruthStatus.CHECKING,
        TruthStatus.UNCHECKED,
    ]
    bar, x = [], 0.0
    for status in order:
        if counts.get(status):
            width = 100 * counts[status] / total
            bar.append(Stretch(status.value, status.label, counts[status], round(x, 3), round(width, 3)))
            x += width
    return tuple(bar)


def progress_of(article_ids: Iterable[int]) -> dict[int, Progress]:
    """Return the progress of each article (two queries, however many there are)."""
    ids = list(article_ids)
    truth: dict[int, dict[str, int]] = {pk: {} for pk in ids}
    sourced, suggested = dict.fromkeys(ids, 0), dict.fromkeys(ids, 0)
    rows = (
        Claim.objects.filter(article__in=ids, in_text=True, kind=ClaimKind.SENTENCE)
        .order_by()
        .values_list("article", "truth_status", "voice")
        .annotate(number=Count("pk"))
    )
    for article, status, voice, number in rows:
        truth[article][status] = truth[article].get(status, 0) + number
        if voice != Voice.UNDECIDED:
            sourced[article] += number
        else:
            suggested[article] += number
    pairs = open_pairs_of(ids)
    return {
        pk: Progress(
            total=sum(truth[pk].values()),
            sourced=sourced[pk],
            checked=sum(count for status, count in truth[pk].items() if status not in OPEN_TRUTH),
            suggested=suggested[pk],
            contradictions=pairs[pk],
            bar=stretches(truth[pk]),
        )
        for pk in ids
    }


def open_pairs() -> Q:
    """Return the condition for contradictions that wait for an editor."""
    return Q(
        decision=ContradictionDecision.OPEN,
        withdrawn_at__isnull=True,
        claim_a__in_text=True,
        claim_b__in_text=True,
    )


def open_pairs_of(article_ids: Iterable[int]) -> dict[int, int]:
    """Return how many contradictions wait for a decision in each article (one query)."""
    counts = dict.fromkeys(article_ids, 0)
    concerned = Q(claim_a__article__in=counts) | Q(claim_b__article__in=counts)
    pairs = Contradiction.objects.filter(open_pairs(), concerned).order_by()
    for a, b, number in pairs.values_list("claim_a__article", "claim_b__article").annotate(number=Count("pk")):
        for article in {a, b} & counts.keys():
            counts[article] += number
    return counts
