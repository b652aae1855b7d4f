"""What the open part of the API reads beyond the readers' pages: publications only."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from articles.models import PublishedClaim, PublishedClaimSource


def sources_published(rows: QuerySet[PublishedClaimSource]) -> QuerySet:
    """Return, once, each source in ``rows``: ``source_public_id``, ``last_name``, and the number of its ``claims``.

    All of its claims count, under whichever name they were published.
    """
    latest = PublishedClaimSource.objects.filter(source_public_id=OuterRef("source_public_id"))
    whole = PublishedClaimSource.objects.filter(source_public_id__in=rows.values("source_public_id"))
    return whole.values("source_public_id").annotate(
        last_name=Subquery(latest.order_by("-published_claim_id").values("name")[:1]),
        claims=Count("published_claim", distinct=True),
    )


def claim_shown(row: PublishedClaim) -> dict[str, Any]:
    """Return a published claim as the API shows it: its payload, and when it was published and changed."""
    return {
        "contradictions": [],
        **row.payload,
        "first_published_at": row.first_published_at,
        "changed_at": row.changed_at,
    }
