"""Contradictions that readers see: decided as real or superseded, and both sides published now.

They are kept in the rows that readers' pages look up, on both sides, and brought in line whenever either side is
published, published again or withdrawn: the words of an article that was withdrawn stay nowhere. A row that changes so
says it, and when.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from articles.analysis.contradiction import without_speakers
from articles.models import Article, Contradiction, Publication, PublishedClaim
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


def pairs_articles(article: Article) -> set[int]:
    """Return the keys of the articles whose rows ``pairs_refresh`` may bring in line with ``article``, its own too."""
    sides = pairs_decided(article).values_list("claim_a__article", "claim_b__article")
    shown = PublishedClaim.objects.filter(publication__article=article).values_list(
        "payload__contradictions", flat=True
    )
    others = {pair["other"]["article"]["id"] for pairs in shown for pair in pairs or ()}
    named = Article.objects.filter(public_id__in=others).values_list("pk", flat=True)
    return {article.pk, *named, *(key for pair in sides for key in pair)}


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


def pairs_refresh(*, publication: Publication, before: Iterable[PublishedClaim]) -> None:
    """Bring the rows of the article of ``publication``, and of the claims that clash with its claims, in line with it.

    ``before`` are the rows that the article had (deleted by now). What readers saw of a claim and now see otherwise
    changes the row's date, and is told among its corrections, in whichever article it stands. Fixed queries, besides
    one batch of updates.
    """
    article = publication.article
    pairs = list(pairs_decided(article))
    seen = {row.claim_public_id: row.payload.get("contradictions", []) for row in before}
    neighbours = {pair["other"]["claim"] for shown in seen.values() for pair in shown}
    neighbours |= {claim.public_id for pair in pairs for claim in (pair.claim_a, pair.claim_b)}
    touched = Q(publication__article=article) | Q(claim_public_id__in=neighbours)
    # Locked, in one order: two publications at once must not write over what the other told of a third article's claim.
    locked = PublishedClaim.objects.select_for_update(of=("self",)).select_related("publication").order_by("pk")
    # Without the snapshot, which holds the whole article and would come once with each of its claims.
    locked = locked.defer("publication__snapshot")
    rows = {row.claim_public_id: row for row in locked.filter(touched)}
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
            # A row that is new has nothing to tell, unless it took the place of one that readers saw.
            was = seen.get(key) if row.publication_id == publication.pk else old[key]
            if was is not None:
                _tell(row, _changes(was, fresh[key], withdrawn=publication.withdrawn), publication)
    PublishedClaim.objects.bulk_update(changed, ["payload", "changed_at"], batch_size=200)


def _changes(before: list[dict[str, Any]], after: list[dict[str, Any]], *, withdrawn: bool) -> list[dict[str, Any]]:
    """Return in words what readers see otherwise; ``withdrawn``: because the other side's article is."""
    old, new = _as_read(before), _as_read(after)
    altered = [(old[key], new[key]) for key in old.keys() & new.keys() if old[key] != new[key]]
    changes = []
    if new.keys() - old.keys():
        changes.append((_("A contradiction with another published claim was decided."), False))
    if old.keys() - new.keys():
        gone = (
            _("A contradiction is no longer shown here: the other article was withdrawn.")
            if withdrawn
            else _("A contradiction shown before no longer stands.")
        )
        changes.append((gone, True))
    if any({**was, "other": {}} != {**now, "other": {}} for was, now in altered):
        changes.append((_("What we say about a contradiction was revised."), True))
    if any(was["other"] != now["other"] for was, now in altered):
        changes.append((_("The other side of a contradiction was changed."), False))
    return [{"words": words, "correction": correction} for words, correction in changes]


def _as_read(pairs: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return ``pairs`` by id, without what readers are not shown of them.

    That is the places in the other text, which move when another sentence is corrected, and the article's own title.
    """
    marks = {"mention": [], "cue": [], "content": []}
    found = {}
    for pair in pairs:
        other = pair["other"]
        attributions = [{**row, **marks} for row in other["attributions"]]
        article = {} if pair["same_article"] else other["article"]
        found[pair["id"]] = {**pair, "other": {**other, "attributions": attributions, "article": article}}
    return found


def _tell(row: PublishedClaim, changes: list[dict[str, Any]], publication: Publication) -> None:
    """Add ``changes``, which came with ``publication`` of whichever article, to what ``row`` tells of its past."""
    if not changes:
        return
    row.changed_at = max(row.changed_at, publication.published_at)
    when, told = publication.published_at.isoformat(), row.payload["corrections"]
    if told and told[-1]["at"] == when:
        told[-1]["changes"] += changes
        return
    note = publication.correction_note if row.publication_id == publication.pk else ""
    # Readers are told the number of their own article's publication: it is the one that they were reading.
    told.append({"number": row.publication.number, "at": when, "note": note, "changes": changes})


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
    article = other.payload["article"]
    return {
        "id": pair.public_id,
        "kind": pair.kind,
        # Who says so is told by both sides' own attributions, which an editor decided.
        "reason": without_speakers(pair.reason),
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
