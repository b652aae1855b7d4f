"""Event: who did what to which thing, before and after. Append-only; database triggers refuse UPDATE and DELETE."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from .article import Article
from .claim import Claim
from .contradiction import Contradiction
from .source import Source

#: Verbs after which a claim has other words than before, or got its words from another one.
REWORDING = ("sentence.split", "sentence.merged", "claim.split_off", "claim.reworded")


class Event(models.Model):
    """One change by an editor (or by the machine: then ``actor`` is empty).

    ``before`` and ``after`` hold only the fields that changed, as JSON. Changes made by one action share ``batch``;
    ``undoes`` names the batch that this event's batch took back.
    """

    verb = models.CharField(
        max_length=40, help_text="For example claim.updated, attribution.accepted, article.published."
    )
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="events")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="events")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="events")
    contradiction = models.ForeignKey(Contradiction, models.PROTECT, null=True, blank=True, related_name="events")
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    batch = models.UUIDField()
    undoes = models.UUIDField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [
            # The history pages of an article, a claim, a source; and undo, which looks for an editor's last batch.
            models.Index(fields=["article", "-id"], name="event_of_article"),
            models.Index(fields=["claim", "-id"], name="event_of_claim"),
            models.Index(fields=["source", "-id"], name="event_of_source"),
            models.Index(fields=["batch"], name="event_batch"),
        ]

    def __str__(self) -> str:
        return self.verb


def reworded_since(moment: str) -> Exists:
    """Return the condition that the claim of a row has got other words since the row's field ``moment``."""
    later = Event.objects.filter(claim=OuterRef("claim"), verb__in=REWORDING, created_at__gt=OuterRef(moment))
    return Exists(later)
