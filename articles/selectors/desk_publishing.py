"""What the publishing page shows beside the gate."""

from collections.abc import Iterable

from articles.models import Article, Claim, Publication


def claims_named(public_ids: Iterable[str]) -> dict[str, Claim]:
    """Return the claims with these public ids (one query)."""
    return {claim.public_id: claim for claim in Claim.objects.filter(public_id__in=list(public_ids))}


def publications_of(article: Article) -> list[Publication]:
    """Return what was published of ``article``, the latest first, without the snapshots (one query)."""
    rows = Publication.objects.filter(article=article).select_related("published_by").defer("snapshot")
    return list(rows.order_by("-number"))
