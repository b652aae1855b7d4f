"""What readers see of articles, from publications alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from articles.models import Publication, PublishedClaim


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """One article in a list: what is told of it, its summary, and when it was published last."""

    article: dict[str, Any]
    summary: dict[str, Any]
    number: int
    published_at: datetime


def publication_latest(*, article: str) -> Publication | None:
    """Return the latest publication of the article with this public id; ``None`` if it was never published.

    One query. A withdrawal is a publication too: ask ``withdrawn`` before showing anything.
    """
    rows = Publication.objects.filter(article__public_id=article)
    # With what the fingerprint names besides the snapshot, but without the text, which the snapshot has.
    return rows.select_related("article", "version").defer("version__text").order_by("-number").first()


def is_canonical_public(publication: Publication) -> bool:
    """Say whether all that the fingerprint is made of is for everybody.

    Older releases made it of explanations as they were typed, with comments that are for the desk alone.
    """
    return publication.snapshot["format"] > 1


def publications_told(*, article: str) -> QuerySet[Publication]:
    """Return what readers are told of all publications of an article, the latest first, without the snapshots."""
    return Publication.objects.filter(article__public_id=article).defer("snapshot").order_by("-number")


def publications_current() -> QuerySet[Publication]:
    """Return the publications that readers see now, one an article, the latest first; none that is withdrawn."""
    rows = PublishedClaim.objects.filter(publication=OuterRef("pk"))
    return Publication.objects.filter(Exists(rows)).order_by("-published_at", "-pk")


def article_lines(publications: QuerySet[Publication]) -> list[ArticleLine]:
    """Return a (sliced) list of publications as lines. One query; the texts stay in the database."""
    rows = publications.values_list("snapshot__article", "snapshot__summary", "number", "published_at")
    return [ArticleLine(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Correction:
    """What one publication changed, as readers are told."""

    article: dict[str, Any]
    number: int
    published_at: datetime
    changes: list[dict[str, Any]]
    note: str
    withdrawn: bool

    @property
    def is_correction(self) -> bool:
        """Whether something that had been published as settled was altered, rather than added to."""
        return bool(self.note) or any(change["correction"] for change in self.changes)


def publications_changing(*, article: str = "") -> QuerySet[Publication]:
    """Return the publications that changed something, the latest first: of one article, or of all.

    Of an article that is withdrawn only the withdrawal is told, not what it said before.
    """
    rows = PublishedClaim.objects.filter(publication__article=OuterRef("article"))
    changing = Publication.objects.filter(Q(number__gt=1)).filter(~Q(changes=[]) | ~Q(correction_note=""))
    shown = changing.filter(Exists(rows) | Q(withdrawn=True))
    if article:
        shown = shown.filter(article__public_id=article)
    return shown.order_by("-published_at", "-pk")


def corrections(publications: QuerySet[Publication]) -> list[Correction]:
    """Return a (sliced) list of publications as corrections. One query."""
    columns = ("snapshot__article", "number", "published_at", "changes", "correction_note", "withdrawn")
    return [Correction(*row) for row in publications.values_list(*columns)]
