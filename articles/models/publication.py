"""Publication: an immutable snapshot of an article as the public sees it, and the rows that readers' pages look up."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .article import Article, Version
from .choices import SaidStatus, TruthStatus


class Publication(models.Model):
    """One snapshot. ``digest`` is the SHA-256 of its canonical JSON together with ``previous_digest``: a chain.

    ``changes`` is the difference from the publication before: the corrections. A withdrawal is a publication too, with
    ``withdrawn`` set and no claims. Database triggers refuse UPDATE and DELETE.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="publications")
    version = models.ForeignKey(Version, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    snapshot = models.JSONField()
    changes = models.JSONField(default=list, blank=True)
    correction_note = models.TextField(blank=True)
    withdrawn = models.BooleanField(default=False)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, unique=True)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    published_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="publication_number_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="publication_number_from_one"),
        ]
        indexes = [
            # The feeds and the sitemap list the latest publications.
            models.Index(fields=["-published_at", "-id"], name="publication_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.article} · {self.number}"


class PublishedClaim(models.Model):
    """One claim as the latest publication of its article shows it: a claim page is this one row.

    Rows are replaced when the article is published again, so ``claim_public_id`` is unique.
    """

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="claims")
    claim_public_id = models.CharField(max_length=12, unique=True)
    index = models.PositiveIntegerField()
    text = models.TextField()
    said_status = models.CharField(max_length=20, choices=SaidStatus)
    truth_status = models.CharField(max_length=20, choices=TruthStatus)
    payload = models.JSONField()
    search_words = models.TextField(blank=True, editable=False, help_text="What readers' search looks through, folded.")
    first_published_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["publication", "index"]
        indexes = [
            # The feed of claims lists what changed last.
            models.Index(fields=["-changed_at", "-id"], name="published_claim_latest"),
            # The home page lists findings, which may be few among many claims that nobody checked.
            models.Index(
                fields=["-changed_at", "-id"],
                condition=~Q(truth_status__in=["unchecked", "checking"]),
                name="published_claim_found",
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class PublishedClaimSource(models.Model):
    """A source of a published claim, so that a source's public page is an indexed lookup."""

    published_claim = models.ForeignKey(PublishedClaim, models.CASCADE, related_name="sources")
    source_public_id = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    named = models.BooleanField(default=True)
    is_origin = models.BooleanField(default=True, help_text="False for a link of the chain.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["published_claim", "source_public_id", "is_origin"], name="published_claim_source_once"
            )
        ]
        indexes = [
            # A source's public page.
            models.Index(fields=["source_public_id", "is_origin"], name="published_source"),
        ]

    def __str__(self) -> str:
        return self.name
