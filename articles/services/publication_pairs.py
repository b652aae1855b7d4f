"""Contradictions that readers see: decided as real or superseded, and both sides published now.

They are kept in the rows that readers' pages look up, on both sides, and brought in line whenever either side is
published, published again or withdrawn: the words of an article that was withdrawn stay nowhere.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Article, Contradiction, PublishedClaim
from articles.models.choices import ContradictionDecision
from articles.services.comparables import text_digest

_SHOWN = (ContradictionDecision.REAL, ContradictionDecision.SUPERSEDED)


def pairs_decided(article: Article) -> QuerySet[Contradiction]:
    """Return the decided contradictions that a claim of ``article`` is part of."""
    return (
        Contradiction.objects.filter(
            Q(claim_a__article=article) | Q(claim_b__article=article), withdrawn_at__isnull=True, decision__in=_SHOWN
        )
        .select_related("claim_a", "claim_b")
        .order_by("pk")
    )


def pairs_for_snapshot(article: Article, claims: Iterable[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return, for each claim id of ``claims``, its contradictions without any word of the other side.

    Only those whose other side is one of ``claims`` or published now.
    """
    own = {claim["id"]: claim["text"] for claim in claims}
    pairs = list(pairs_decided(article))
    ids = {claim.public_id for pair in pairs for claim in (pair.claim_a, pair.claim_b)}
    published = PublishedClaim.objects.filter(claim_public_id__in=ids).exclude(publication__article=article)
    texts = {**dict(published.values_list("claim_public_id", "text")), **own}
    found: dict[str, list[dict[str, Any]]] = {}
    for pair in pairs:
        if not _as_compared(pair, texts):
            continue
        for this, other in ((pair.claim_a, pair.claim_b), (pair.claim_b, pair.claim_a)):
            if this.public_id in own:
                found.setdefault(this.public_id, []).append(
                    {
                        "id": pair.public_id,
                        "kind": pair.kind,
                        "decision": pair.decision,
                        "stands": _stands(pair, this.pk),
                        "spans": pair.spans_a if this is pair.claim_a else pair.spans_b,
                        "other": other.public_id,
                    }
                )
    return found


def pairs_refresh(*, article: Article, before: Iterable[PublishedClaim]) -> None:
    """Bring the published rows of ``article`` and of the claims that clash with its claims in line.

    ``before`` are the rows that ``article`` had (deleted by now). Fixed queries, besides one batch of updates.
    """
    pairs = list(pairs_decided(article))
    neighbours = {pair["other"]["claim"] for row in before for pair in row.payload.get("contradictions", ())}
    neighbours |= {claim.public_id for pair in pairs for claim in (pair.claim_a, pair.claim_b)}
    touched = Q(publication__article=article) | Q(claim_public_id__in=neighbours)
    rows = {row.claim_public_id: row for row in PublishedClaim.objects.filter(touched).select_related("publication")}
    texts = {key: row.text for key, row in rows.items()}
    old = {key: row.payload.get("contradictions", []) for key, row in rows.items()}
    fresh = {
        key: [pair for pair in pairs if pair["other"]["article"]["id"] != article.public_id]
        if rows[key].publication.article_id != article.pk
        else []
        for key, pairs in old.items()
    }
    for pair in pairs:
        if _as_compared(pair, texts):
            for this, other in ((pair.claim_a, pair.claim_b), (pair.claim_b, pair.claim_a)):
                fresh[this.public_id].append(_entry(pair, this.pk, rows[this.public_id], rows[other.public_id]))
    changed = []
    for key, row in rows.items():
        if fresh[key] != old[key] or "contradictions" not in row.payload:
            row.payload["contradictions"] = fresh[key]
            changed.append(row)
    PublishedClaim.objects.bulk_update(changed, ["payload"], batch_size=200)


def _as_compared(pair: Contradiction, texts: dict[str, str]) -> bool:
    """Say whether both sides are published in the very words that an editor decided on."""
    decided = ((pair.claim_a, pair.digest_a), (pair.claim_b, pair.digest_b))
    return all(
        texts.get(claim.public_id) == claim.text and text_digest(claim.text) == digest for claim, digest in decided
    )


def _stands(pair: Contradiction, this: int) -> str:
    if pair.stands_id is None:
        return ""
    return "this" if pair.stands_id == this else "other"


def _entry(pair: Contradiction, this: int, row: PublishedClaim, other: PublishedClaim) -> dict[str, Any]:
    own, others = (pair.spans_a, pair.spans_b) if pair.claim_a_id == this else (pair.spans_b, pair.spans_a)
    article = other.publication.snapshot["article"]
    return {
        "id": pair.public_id,
        "kind": pair.kind,
        "reason": pair.reason,
        "decision": pair.decision,
        "stands": _stands(pair, this),
        "spans": own,
        "same_article": row.publication_id == other.publication_id,
        "other": {
            "claim": other.claim_public_id,
            "text": other.text,
            "spans": others,
            "said_status": other.said_status,
            "truth_status": other.truth_status,
            "as_of": other.payload["as_of"],
            "attributions": other.payload["attributions"],
            "article": {key: article[key] for key in ("id", "title", "outlet", "published_on")},
        },
    }
