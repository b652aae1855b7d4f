"""Publishing: an immutable snapshot, chained by hash to the one before, and the rows that readers' pages look up."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Publication, PublishedClaim
from articles.services.errors import NotReady, Refused
from articles.services.events import batch_new, event_record
from articles.services.permissions import permission_require
from articles.services.publication_changes import snapshot_changes
from articles.services.publication_gate import Blocker, publication_gate
from articles.services.publication_pairs import pairs_articles, pairs_decided, pairs_for_snapshot, pairs_refresh
from articles.services.publication_rows import (
    comparable,
    row_is_as_published,
    row_mend,
    rows_create,
    rows_delete,
    told_of_gone,
)
from articles.services.publication_snapshot import FORMAT, snapshot_build

__all__ = [
    "Blocker", "Preview", "article_as_seen", "article_publish", "article_withdraw", "publication_canonical",
    "publication_digest", "publication_gate", "publication_preview", "rows_mend", "verify_chain", "verify_rows",
]  # fmt: skip


def article_as_seen(article: Article) -> str:
    """Return a mark of what ``article`` is now: a new text, a changed claim, a decided pair make it another."""
    decided = pairs_decided(article).order_by().aggregate(last=Max("decided_at"), number=Count("pk"))
    last = decided["last"].timestamp() if decided["last"] else 0
    return f"{article.current_version_id}-{article.updated_at.timestamp():.6f}-{decided['number']}-{last:.6f}"


@dataclass(frozen=True, slots=True)
class Preview:
    """What readers would be told if an article were published now: the ``changes`` of that publication.

    ``is_same``: it would be published as it is out already, which needs a word to readers.
    """

    changes: list[dict[str, Any]]
    is_same: bool

    @property
    def corrections(self) -> int:
        """Return how many of the changes alter what was published as settled."""
        return sum(change["correction"] for change in self.changes)


def publication_preview(*, article: Article) -> Preview | None:
    """Return what publishing ``article`` as it stands would tell its readers; ``None`` before the first time.

    Nothing is stored. A fixed number of queries. Raises ``Refused`` if an explanation is too long for readers' pages.
    """
    latest = article.publications.order_by("-number").first()
    if latest is None or article.current_version_id is None:
        return None
    shown = latest if not latest.withdrawn else article.publications.filter(withdrawn=False).latest("number")
    snapshot = _snapshot(article)
    return Preview(
        changes=_changes(shown, snapshot, was_withdrawn=latest.withdrawn),
        is_same=not latest.withdrawn and comparable(shown.snapshot) == snapshot,
    )


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
        snapshot = _snapshot(article)
        history = list(article.publications.order_by("number"))
        note = correction_note.strip()
        shown = next((row for row in reversed(history) if not row.withdrawn), None)
        if shown and shown is history[-1] and comparable(shown.snapshot) == snapshot and not note:
            raise Refused(_("Nothing has changed since this was published last."))
        changes = _changes(shown, snapshot, was_withdrawn=history[-1].withdrawn) if shown else []
        before = rows_delete(article=article)
        snapshot |= told_of_gone(before=before, snapshot=snapshot, history=history)
        publication = _append(
            actor=actor,
            article=article,
            history=history,
            snapshot=snapshot,
            changes=changes,
            note=note,
            withdrawn=False,
        )
        rows_create(publication=publication, before=before, history=[*history, publication])
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
        snapshot = {"format": FORMAT, "article": {key: told[key] for key in ("id", "title", "outlet", "language")}}
        before = rows_delete(article=article)
        snapshot |= told_of_gone(before=before, snapshot=snapshot, history=history)
        publication = _append(
            actor=actor,
            article=article,
            history=history,
            snapshot=snapshot,
            changes=[_article_change("withdrawn", _("The article was withdrawn."), correction=True)],
            note=reason,
            withdrawn=True,
        )
        pairs_refresh(publication=publication, before=before)
    return publication


def publication_canonical(publication: Publication) -> bytes:
    """Return the publication as JSON in UTF-8: keys sorted, no spaces, nothing escaped that need not be."""
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
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def publication_digest(publication: Publication) -> str:
    """Return the publication's fingerprint: the SHA-256, in hexadecimal, of its canonical form."""
    return hashlib.sha256(publication_canonical(publication)).hexdigest()


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
        row_is_as_published(row, published[row.claim_public_id], latest) for row in rows
    )


def rows_mend(*, article: Article) -> bool:
    """Show of ``article`` what was published last, and say whether that is so now: not, if a claim has no row at all.

    A release may look up more than the one before, or otherwise. Nothing is published, and no date changes.
    """
    with transaction.atomic():
        article = _lock(article)
        latest = article.publications.order_by("-number").first()
        shown = () if latest is None or latest.withdrawn else latest.snapshot["claims"]
        published = {claim["id"]: claim for claim in shown}
        rows = PublishedClaim.objects.select_for_update(of=("self",)).filter(publication__article=article)
        for row in rows.order_by("pk"):
            claim = published.get(row.claim_public_id)
            if claim is None or row.publication_id != latest.pk:
                row.delete()
            else:
                row_mend(row=row, claim=claim, publication=latest)
        return verify_rows(article=article)


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


def _snapshot(article: Article) -> dict[str, Any]:
    """Return all that readers would see of ``article`` as it stands now, its contradictions included."""
    snapshot = snapshot_build(article=article, version=article.current_version)
    pairs = pairs_for_snapshot(article, snapshot["claims"])
    for claim in snapshot["claims"]:
        claim["contradictions"] = pairs.get(claim["id"], [])
    return snapshot


def _changes(shown: Publication, snapshot: dict[str, Any], *, was_withdrawn: bool) -> list[dict[str, Any]]:
    """Return what ``snapshot`` changes of what readers saw last, ``was_withdrawn`` or not."""
    changes = snapshot_changes(shown.snapshot, snapshot, was_withdrawn=was_withdrawn)
    if was_withdrawn:
        changes.insert(0, _article_change("republished", _("The article is published again.")))
    return changes


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
