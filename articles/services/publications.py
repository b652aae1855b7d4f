"""Publishing: an immutable snapshot, chained by hash to the one before, and the rows that readers' pages look up."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Publication, PublishedClaim, PublishedClaimSource
from articles.models.choices import Polarity
from articles.models.names import search_words
from articles.services.errors import NotReady, Refused
from articles.services.events import batch_new, event_record
from articles.services.permissions import permission_require
from articles.services.publication_changes import snapshot_changes
from articles.services.publication_gate import Blocker, publication_gate
from articles.services.publication_pairs import pairs_articles, pairs_decided, pairs_for_snapshot, pairs_refresh
from articles.services.publication_snapshot import FORMAT, snapshot_build

__all__ = [
    "Blocker", "article_as_seen", "article_publish", "article_withdraw", "publication_digest", "publication_gate",
    "verify_chain", "verify_rows",
]  # fmt: skip


#: PostgreSQL indexes no more than a megabyte of words; a "sentence" that long is a table without full stops.
_SEARCHED = 100_000


def article_as_seen(article: Article) -> str:
    """Return a mark of what ``article`` is now: a new text, a changed claim, a decided pair make it another."""
    decided = pairs_decided(article).order_by().aggregate(last=Max("decided_at"), number=Count("pk"))
    last = decided["last"].timestamp() if decided["last"] else 0
    return f"{article.current_version_id}-{article.updated_at.timestamp():.6f}-{decided['number']}-{last:.6f}"


def article_publish(
    *, actor: AbstractBaseUser, article: Article, correction_note: str = "", seen: str = ""
) -> Publication:
    """Publish ``article`` as it stands now and return the publication; readers see it at once.

    ``correction_note`` is shown to readers beside what changed since the publication before. ``seen``, if given, is
    what ``article_as_seen`` was when the reviewer looked.

    Raises:
        PermissionDenied: ``actor`` is not a reviewer.
        NotReady: the gate holds it back; the error carries what is missing.
        Refused: nothing has changed since it was published last, and there is no note; or it is not as ``seen`` any
            more; or an explanation is too long for readers' pages.
    """
    permission_require(actor, "articles.publish_article", article)
    with transaction.atomic():
        article = _lock(article)
        if seen and seen != article_as_seen(article):
            raise Refused(_("This article was changed after you opened this page. Look at it again, then publish."))
        missing = [blocker for blocker in publication_gate(article=article) if blocker.blocking]
        if missing:
            raise NotReady(_("This can’t be published yet. %(why)s") % {"why": missing[0].message}, missing)
        version = article.current_version
        snapshot = snapshot_build(article=article, version=version)
        pairs = pairs_for_snapshot(article, snapshot["claims"])
        for claim in snapshot["claims"]:
            claim["contradictions"] = pairs.get(claim["id"], [])
        history = list(article.publications.order_by("number"))
        shown = next((row for row in reversed(history) if not row.withdrawn), None)
        changes = snapshot_changes(shown.snapshot, snapshot) if shown else []
        note = correction_note.strip()
        if shown and shown is history[-1] and shown.snapshot == snapshot and not note:
            raise Refused(_("Nothing has changed since this was published last."))
        if history and history[-1].withdrawn:
            changes.insert(0, _article_change("republished", _("The article is published again.")))
        publication = _append(
            actor=actor,
            article=article,
            history=history,
            snapshot=snapshot,
            changes=changes,
            note=note,
            withdrawn=False,
        )
        before = _rows_replace(article, publication, [*history, publication])
        pairs_refresh(publication=publication, before=before)
    return publication


def article_withdraw(*, actor: AbstractBaseUser, article: Article, reason: str) -> Publication:
    """Take ``article`` away from readers, who are told so with ``reason``; return the publication that says it.

    What was published stays in the chain, unread. Raises ``PermissionDenied``; ``Refused`` when it is not published, or
    no reason is given.
    """
    permission_require(actor, "articles.withdraw_article", article)
    reason = reason.strip()
    if not reason:
        raise Refused(_("Say why the article is withdrawn. Readers will see it."))
    with transaction.atomic():
        article = _lock(article)
        history = list(article.publications.order_by("number"))
        if not history or history[-1].withdrawn:
            raise Refused(_("This article is not published."))
        told = history[-1].snapshot["article"]
        publication = _append(
            actor=actor,
            article=article,
            history=history,
            snapshot={"format": FORMAT, "article": {key: told[key] for key in ("id", "title", "outlet", "language")}},
            changes=[_article_change("withdrawn", _("The article was withdrawn."), correction=True)],
            note=reason,
            withdrawn=True,
        )
        before = _rows_delete(article)
        pairs_refresh(publication=publication, before=before)
    return publication


def publication_digest(publication: Publication) -> str:
    """Return the SHA-256, in hexadecimal, of the publication's canonical JSON: keys sorted, no spaces, UTF-8."""
    content = {
        "article": publication.article.public_id,
        "number": publication.number,
        "text_digest": publication.version.digest,
        "snapshot": publication.snapshot,
        "changes": publication.changes,
        "correction_note": publication.correction_note,
        "withdrawn": publication.withdrawn,
        "published_at": publication.published_at.isoformat(),
        "previous_digest": publication.previous_digest,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def verify_chain(*, article: Article) -> bool:
    """Say whether every publication of ``article`` has its digest, and each names the one before, none missing."""
    previous = ""
    publications = article.publications.select_related("article", "version").order_by("number")
    for number, publication in enumerate(publications, start=1):
        whole = publication.number == number and publication.previous_digest == previous
        if not whole or publication_digest(publication) != publication.digest:
            return False
        previous = publication.digest
    return True


def verify_rows(*, article: Article) -> bool:
    """Say whether what readers' pages look up of ``article`` is what was published last, or nothing if withdrawn.

    The words that contradictions quote of other articles are not looked at: they are these articles' own rows.
    """
    latest = article.publications.order_by("-number").first()
    shown = () if latest is None or latest.withdrawn else latest.snapshot["claims"]
    published = {claim["id"]: claim for claim in shown}
    rows = list(PublishedClaim.objects.filter(publication__article=article).prefetch_related("sources"))
    return {row.claim_public_id for row in rows} == published.keys() and all(
        _is_as_published(row, published[row.claim_public_id], latest) for row in rows
    )


def _is_as_published(row: PublishedClaim, claim: dict[str, Any], publication: Publication) -> bool:
    told = {**claim, "article": publication.snapshot["article"]}
    told.pop("contradictions")
    columns = ("text", "said_status", "truth_status", "index")
    links = {(each.source_public_id, each.name, each.named, each.is_origin) for each in row.sources.all()}
    return (
        row.publication_id == publication.pk
        and {name: row.payload.get(name) for name in told} == told
        and all(getattr(row, name) == claim[name] for name in columns)
        and links == {(each.source_public_id, each.name, each.named, each.is_origin) for each in _source_rows(row)}
    )


def _lock(article: Article) -> Article:
    # In one order, with the articles whose claims this one contradicts: of two such articles published at the same
    # moment each would else wait for the other. SQLite has no row locks: there the whole transaction has the write lock
    # from its start.
    rows = Article.objects.select_for_update().filter(pk__in=pairs_articles(article)).order_by("pk")
    list(rows.values_list("pk"))
    return Article.objects.select_for_update(of=("self",)).select_related("current_version").get(pk=article.pk)


def _append(
    *,
    actor: AbstractBaseUser,
    article: Article,
    history: Sequence[Publication],
    snapshot: dict[str, Any],
    changes: list[dict[str, Any]],
    note: str,
    withdrawn: bool,
) -> Publication:
    publication = Publication(
        article=article,
        version=article.current_version,
        number=len(history) + 1,
        snapshot=snapshot,
        changes=changes,
        correction_note=note,
        withdrawn=withdrawn,
        previous_digest=history[-1].digest if history else "",
        published_by=actor,
        published_at=timezone.now(),
    )
    publication.digest = publication_digest(publication)
    publication.save()
    event_record(
        verb="article.withdrawn" if withdrawn else "article.published",
        actor=actor,
        batch=batch_new(),
        article=article,
        before={"publication": history[-1].number} if history else {},
        after={"publication": publication.number, "digest": publication.digest, "note": note},
    )
    return publication


def _article_change(code: str, words: str, *, correction: bool = False) -> dict[str, Any]:
    return {
        "code": code,
        "claim": "",
        "sentence": None,
        "before": None,
        "after": None,
        "words": words,
        "correction": correction,
    }


def _rows_delete(article: Article) -> list[PublishedClaim]:
    rows = list(PublishedClaim.objects.filter(publication__article=article))
    PublishedClaim.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return rows


def _rows_replace(article: Article, publication: Publication, history: Sequence[Publication]) -> list[PublishedClaim]:
    """Put the rows of ``publication`` in place of the article's, and return those that were there."""
    before = _rows_delete(article)
    shown = {row.claim_public_id: row for row in before}
    dates = _dates(history, shown)
    rows = []
    for claim in publication.snapshot["claims"]:
        first, changed = dates[claim["id"]]
        rows.append(
            PublishedClaim(
                publication=publication,
                claim_public_id=claim["id"],
                index=claim["index"],
                text=claim["text"],
                said_status=claim["said_status"],
                truth_status=claim["truth_status"],
                payload=_payload(claim, publication, _corrections(claim["id"], history, shown.get(claim["id"]))),
                search_words=_search_words(claim, publication),
                first_published_at=first,
                changed_at=changed,
            )
        )
    PublishedClaim.objects.bulk_create(rows, batch_size=200)
    PublishedClaimSource.objects.bulk_create((s for row in rows for s in _source_rows(row)), batch_size=500)
    return before


def _dates(history: Sequence[Publication], shown: dict[str, PublishedClaim]) -> dict[str, tuple[datetime, datetime]]:
    """Return when each claim was first published, and when it last changed.

    ``shown`` are the rows until now, by claim id. They may have changed since their publication, by the publication of
    an article that contradicts them; whether the last publication changes a contradiction is for ``pairs_refresh``.
    """
    dates: dict[str, tuple[datetime, datetime]] = {}
    last: dict[str, dict[str, Any]] = {}
    returns = False
    for publication in history:
        for claim in publication.snapshot.get("claims", ()):
            key, before = claim["id"], last.get(claim["id"], claim)
            first, changed = dates.get(key, (publication.published_at, publication.published_at))
            if publication is history[-1] and key in shown:
                changed = shown[key].changed_at
                before = {**before, "contradictions": claim["contradictions"]}
            # Whoever follows what changes has dropped the claims of an article that was withdrawn.
            same = not returns and _without_places(before) == _without_places(claim)
            dates[key] = (first, changed if same else max(changed, publication.published_at))
            last[key] = claim
        returns = publication.withdrawn
    return dates


def _without_places(claim: dict[str, Any]) -> dict[str, Any]:
    """Return a claim of a snapshot as it is shown, without its offsets, which move when another is corrected."""
    marks = {"mention": [], "cue": [], "content": []}
    attributions = [{**row, **marks} for row in claim["attributions"]]
    explanation = claim["explanation"]["html"]
    places = {"index": 0, "start": 0, "end": 0, "sentence": 0}
    return {**claim, **places, "attributions": attributions, "explanation": explanation}


def _corrections(claim: str, history: Sequence[Publication], shown: PublishedClaim | None) -> list[dict[str, Any]]:
    """Return what readers are told was changed of ``claim``, the oldest first.

    ``shown``, its row until now, tells all but the last publication, and what other articles changed of it. Then
    ``pairs_refresh`` tells what becomes of its contradictions: of some, readers were told before this publication.
    """
    corrections = list(shown.payload["corrections"]) if shown else []
    for row in history[-1:] if shown else history:
        changes = [
            {"words": change["words"], "correction": change["correction"]}
            for change in row.changes
            if change["claim"] == claim and not (shown and change["code"] == "contradictions")
        ]
        if changes:
            when = row.published_at.isoformat()
            corrections.append({"number": row.number, "at": when, "note": row.correction_note, "changes": changes})
    return corrections


def _payload(claim: dict[str, Any], publication: Publication, corrections: list[dict[str, Any]]) -> dict[str, Any]:
    """Return all that the claim's page needs; ``pairs_refresh`` adds the contradictions' words."""
    text, start, end = publication.snapshot["text"], claim["start"], claim["end"]
    return {
        **{key: value for key, value in claim.items() if key != "contradictions"},
        "article": publication.snapshot["article"],
        "prefix": text[max(0, start - 32) : start],
        "suffix": text[end : end + 32],
        "sentences": publication.snapshot["summary"]["sentences"],
        "corrections": corrections,
        "publication": {
            "number": publication.number,
            "digest": publication.digest,
            "published_at": publication.published_at.isoformat(),
        },
    }


def _search_words(claim: dict[str, Any], publication: Publication) -> str:
    sources = [source["name"] for row in claim["attributions"] for source in (row["source"], *row["via"])]
    title = publication.snapshot["article"]["title"]
    return " ".join(search_words(" ".join([*sources, title, claim["verdict"], claim["text"]])[:_SEARCHED]))


def _source_rows(row: PublishedClaim) -> list[PublishedClaimSource]:
    found: dict[tuple[str, bool], dict[str, Any]] = {}
    for attribution in row.payload["attributions"]:
        # A source that did not say so answers for nothing.
        if attribution["polarity"] == Polarity.AFFIRMED:
            found.setdefault((attribution["source"]["id"], True), attribution["source"])
        for link in attribution["via"]:
            if link["id"] is not None:
                found.setdefault((link["id"], False), link)
    return [
        PublishedClaimSource(
            published_claim=row, source_public_id=key, name=source["name"], named=source["named"], is_origin=is_origin
        )
        for (key, is_origin), source in found.items()
    ]
