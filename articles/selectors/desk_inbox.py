"""The inbox of contradictions over the whole archive, with filters that live in the address."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from articles.models import Contradiction
from articles.models.choices import ContradictionDecision, ContradictionKind
from articles.models.names import name_key
from articles.selectors.desk_contradictions import Pair, pair, with_sides

PER_PAGE = 20
DECIDED = "decided"
AGES = (1, 7, 30)
SCORES = (95, 90, 80, 70)


@dataclass(frozen=True, slots=True)
class InboxFilters:
    """What the inbox is narrowed to; an empty value narrows nothing.

    ``decision`` is ``open``, ``decided`` or one decision; ``score`` is a whole percentage to begin at; ``article``
    a public id; ``source`` words of a source's name; ``age`` days; ``where`` is ``article`` or ``archive``.
    """

    decision: str = ContradictionDecision.OPEN
    kind: str = ""
    score: str = ""
    article: str = ""
    source: str = ""
    age: str = ""
    where: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the plain inbox is asked for."""
        return self != InboxFilters()


def inbox_page(filters: InboxFilters, number: str | int = 1) -> tuple[Page, list[Pair]]:
    """Return one page of pairs, the most probable first (a fixed number of queries)."""
    page = Paginator(with_sides(_narrowed(filters)).order_by("-probability", "-pk"), PER_PAGE).get_page(number)
    return page, [pair(row) for row in page.object_list]


def pair_for_desk(public_id: str) -> Pair:
    """Return one pair with both sides, or raise ``Http404``."""
    row = with_sides(Contradiction.objects.filter(public_id=public_id)).first()
    if row is None:
        raise Http404
    return pair(row)


def _narrowed(filters: InboxFilters) -> QuerySet:
    rows = Contradiction.objects.filter(withdrawn_at__isnull=True, claim_a__in_text=True, claim_b__in_text=True)
    if filters.decision == DECIDED:
        rows = rows.exclude(decision=ContradictionDecision.OPEN)
    elif filters.decision in ContradictionDecision.values:
        rows = rows.filter(decision=filters.decision)
    if filters.kind in ContradictionKind.values:
        rows = rows.filter(kind=filters.kind)
    if filters.score.isdecimal():
        rows = rows.filter(probability__gte=int(filters.score[:3]) / 100)
    if filters.article:
        rows = rows.filter(
            Q(claim_a__article__public_id=filters.article) | Q(claim_b__article__public_id=filters.article)
        )
    if filters.age.isdecimal():
        rows = rows.filter(found_at__gte=timezone.now() - timedelta(days=min(int(filters.age[:5]), 36_500)))
    if filters.where in ("article", "archive"):
        rows = rows.filter(same_article=filters.where == "article")
    return rows.filter(_by_source(filters.source)).distinct() if filters.source.strip() else rows


def _by_source(words: str) -> Q:
    key = name_key(words)
    condition = Q()
    for side in ("claim_a", "claim_b"):
        condition |= Q(**{f"{side}__attributions__source__name_key__contains": key})
        condition |= Q(**{f"{side}__attributions__source__aliases__name_key__contains": key})
        condition |= Q(**{f"{side}__attributions__source_name__icontains": words.strip()})
    return condition
