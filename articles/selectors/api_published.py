"""What the open part of the API reads beyond the readers' pages: publications only."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery

from articles.models import Publication, PublishedClaim, PublishedClaimSource
from articles.models.snapshots import claim_read


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


def article_shown(publication: Publication) -> dict[str, Any]:
    """Return a published article as the API shows it: its snapshot, with the contradictions that readers see now.

    One query. Since it was published, other articles' publications may have brought some, or taken some away.
    """
    rows = PublishedClaim.objects.filter(publication=publication)
    shown = dict(rows.values_list("claim_public_id", "payload__contradictions"))
    claims = [
        {**claim_read(claim), "contradictions": [_pair_shown(pair) for pair in shown.get(claim["id"]) or ()]}
        for claim in publication.snapshot["claims"]
    ]
    return {**publication.snapshot, "claims": claims, "publication": publication}


def _pair_shown(pair: dict[str, Any]) -> dict[str, Any]:
    """Return a contradiction as it stands in an article: of the other side, only which claim that is."""
    names = ("id", "kind", "decision", "stands", "spans")
    return {**{name: pair[name] for name in names}, "other": pair["other"]["claim"]}


def claim_shown(row: PublishedClaim) -> dict[str, Any]:
    """Return a published claim as the API shows it: its payload, and when it was published and changed."""
    return {
        "contradictions": [],
        **claim_read(row.payload),
        "first_published_at": row.first_published_at,
        "changed_at": row.changed_at,
    }
