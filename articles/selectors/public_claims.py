"""What readers see of claims, from the published rows alone; what became of those that are gone."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from articles.models import Claim, Publication, PublishedClaim, PublishedClaimSource, Source
from articles.models.choices import NOT_SAID, SaidStatus, TruthStatus

_OPEN = (TruthStatus.UNCHECKED, TruthStatus.CHECKING)


def claim_published(*, claim: str) -> PublishedClaim | None:
    """Return the published claim with this public id, or ``None``. One query, one row: ``payload`` has all of it."""
    return PublishedClaim.objects.filter(claim_public_id=claim).first()


def claims_latest() -> QuerySet[PublishedClaim]:
    """Return the published claims, those first that changed last."""
    return PublishedClaim.objects.order_by("-changed_at", "-pk")


def claims_found() -> QuerySet[PublishedClaim]:
    """Return the published claims that have a finding, those first that changed last."""
    return claims_latest().exclude(truth_status__in=_OPEN)


def claims_told() -> QuerySet[PublishedClaim]:
    """Return the published claims of which anything was found: that they are true or said or not, or what contradicts.

    Those first that changed last.
    """
    unsaid = (SaidStatus.UNCHECKED, SaidStatus.CHECKING, SaidStatus.OWN_VOICE)
    return claims_latest().exclude(truth_status__in=_OPEN, said_status__in=unsaid, payload__contradictions=[])


@dataclass(frozen=True, slots=True)
class Gone:
    """What became of something that readers once could see: ``moved_to`` is the public id that took over, or empty."""

    moved_to: str = ""
    article: str = ""


def claim_gone(*, claim: str) -> Gone | None:
    """Return what became of a claim that is not published now; ``None`` if readers never saw it and nothing leads on.

    One that was merged leads to the claim that took over, if that is published.
    """
    row = Claim.objects.filter(public_id=claim).select_related("merged_into", "article").first()
    if row is None:
        return None
    into, steps = row.merged_into, {row.pk}
    while into is not None and into.pk not in steps:
        if PublishedClaim.objects.filter(claim_public_id=into.public_id).exists():
            return Gone(moved_to=into.public_id)
        steps.add(into.pk)
        into = into.merged_into
    for snapshot in Publication.objects.filter(article=row.article).values_list("snapshot__claims", flat=True):
        if any(shown["id"] == claim for shown in snapshot or ()):
            return Gone(article=row.article.public_id)
    return None


@dataclass(frozen=True, slots=True)
class SourceShown:
    """A source as readers see it: under the name it was last published with, and how its claims turned out."""

    id: str
    name: str
    named: bool
    kind: str
    truth: dict[str, int]
    said: dict[str, int]
    relayed: int


def source_published(*, source: str) -> SourceShown | None:
    """Return the source with this public id as far as it is published, or ``None``. Three queries."""
    links = PublishedClaimSource.objects.filter(source_public_id=source)
    latest = links.select_related("published_claim").order_by("-published_claim_id").first()
    if latest is None:
        return None
    statuses = (
        links.filter(is_origin=True)
        .values_list("published_claim__truth_status", "published_claim__said_status")
        .annotate(count=Count("pk"))
    )
    truth, said = Counter(), Counter()
    for truth_status, said_status, count in statuses:
        # Nobody is charged with words that turned out not to be theirs.
        if said_status not in NOT_SAID:
            truth[truth_status] += count
        said[said_status] += count
    relayed = links.filter(is_origin=False).count()
    return SourceShown(source, latest.name, latest.named, _kind(latest), dict(truth), dict(said), relayed)


def source_claims(*, source: str, is_origin: bool = True) -> QuerySet[PublishedClaim]:
    """Return the published claims that a source is the origin of (or, not ``is_origin``, passed on).

    Those first that changed last.
    """
    rows = PublishedClaimSource.objects.filter(source_public_id=source, is_origin=is_origin)
    return claims_latest().filter(pk__in=rows.values("published_claim"))


def source_moved(*, source: str) -> str:
    """Return the public id of the source that one without published claims was merged into, if it is published.

    One without a name leads nowhere: who it was may be known to the desk alone.
    """
    named = Source.objects.filter(public_id=source, named=True)
    into = named.values_list("merged_into__public_id", flat=True).first()
    published = into and PublishedClaimSource.objects.filter(source_public_id=into).exists()
    return into if published else ""


def _kind(link: PublishedClaimSource) -> str:
    found: list[dict[str, Any]] = [
        source
        for row in link.published_claim.payload["attributions"]
        for source in (row["source"], *row["via"])
        if source["id"] == link.source_public_id
    ]
    return found[0]["kind"] if found else "unknown"
