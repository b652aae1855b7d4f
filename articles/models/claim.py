"""Claim and ClaimAnchor: what an editor checks, and where it stands in each version."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .article import Article, Version
from .choices import ClaimKind, SaidStatus, TruthStatus, Voice
from .identity import PUBLIC_ID_LENGTH, new_public_id


class Claim(models.Model):
    """What an editor checks. Its public id stays for ever, across versions, splits and merges.

    ``text`` repeats the words of the anchor in the article's current version; a claim that the current version no
    longer has keeps its last words and ``in_text`` is false.
    """

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, default=new_public_id, unique=True, editable=False)
    article = models.ForeignKey(Article, models.PROTECT, related_name="claims")
    kind = models.CharField(max_length=10, choices=ClaimKind, default=ClaimKind.SENTENCE)
    text = models.TextField()
    in_text = models.BooleanField(default=True)
    voice = models.CharField(max_length=12, choices=Voice, default=Voice.UNDECIDED)
    unsourced_assessment = models.BooleanField(default=False, help_text=_("Judges or predicts, and names nobody."))
    said_status = models.CharField(_("was it said?"), max_length=20, choices=SaidStatus, default=SaidStatus.UNCHECKED)
    truth_status = models.CharField(_("is it true?"), max_length=20, choices=TruthStatus, default=TruthStatus.UNCHECKED)
    verdict = models.CharField(_("verdict in one sentence"), max_length=500, blank=True)
    explanation = models.TextField(_("explanation for readers"), blank=True)
    as_of = models.DateField(_("true as of"), null=True, blank=True)
    note = models.TextField(_("note for the desk"), blank=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="claims_assigned"
    )
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged_from")
    revision = models.PositiveIntegerField(default=1, editable=False)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="claim_has_text"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(in_text=False), name="claim_merged_is_gone"
            ),
            models.CheckConstraint(condition=Q(said_status__in=SaidStatus.values), name="claim_said_status_known"),
            models.CheckConstraint(condition=Q(truth_status__in=TruthStatus.values), name="claim_truth_status_known"),
        ]
        indexes = [
            # The workbench and the queue's progress read an article's living claims.
            models.Index(fields=["article", "in_text"], name="claim_of_article"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class ClaimAnchor(models.Model):
    """Where a claim stands in one version: a half-open span in code points of that version's text."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="anchors")
    version = models.ForeignKey(Version, models.PROTECT, related_name="anchors")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["start", "-end"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "version"], name="anchor_once_a_version"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="anchor_span_not_empty"),
        ]
        indexes = [
            # The workbench reads a version's claims in reading order.
            models.Index(fields=["version", "start"], name="anchor_reading_order"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} [{self.start}:{self.end}]"
