"""Contradiction: two claims that cannot both be true, and what an editor decided of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .choices import ContradictionDecision, ContradictionKind
from .claim import Claim
from .identity import PUBLIC_ID_LENGTH, new_public_id


class Contradiction(models.Model):
    """An ordered, unique pair of claims: ``claim_a`` has the smaller key.

    ``spans_a`` and ``spans_b`` are lists of ``[start, end]`` in code points of each claim's own text, the text whose
    SHA-256 is in ``digest_a`` and ``digest_b``. ``withdrawn_at`` is set when a later text no longer clashes; a decided
    pair stays as decided unless one of the texts changed.
    """

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, default=new_public_id, unique=True, editable=False)
    claim_a = models.ForeignKey(Claim, models.PROTECT, related_name="contradictions_as_a")
    claim_b = models.ForeignKey(Claim, models.PROTECT, related_name="contradictions_as_b")
    kind = models.CharField(max_length=12, choices=ContradictionKind)
    probability = models.FloatField()
    reason = models.CharField(max_length=500)
    spans_a = models.JSONField(default=list, blank=True)
    spans_b = models.JSONField(default=list, blank=True)
    digest_a = models.CharField(max_length=64)
    digest_b = models.CharField(max_length=64)
    between_sources = models.BooleanField(default=False)
    same_article = models.BooleanField(default=False)
    resolution = models.CharField(max_length=20, blank=True)
    engine_version = models.CharField(max_length=40)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=12, choices=ContradictionDecision, default=ContradictionDecision.OPEN)
    stands = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(_("note"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    found_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-probability", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim_a", "claim_b"], name="contradiction_pair_once"),
            models.CheckConstraint(condition=Q(claim_a__lt=F("claim_b")), name="contradiction_pair_ordered"),
            models.CheckConstraint(
                condition=Q(probability__gte=0.0, probability__lte=1.0), name="contradiction_probability"
            ),
            models.CheckConstraint(
                condition=Q(stands__isnull=True) | Q(stands=F("claim_a")) | Q(stands=F("claim_b")),
                name="contradiction_stands_is_of_pair",
            ),
        ]
        indexes = [
            # The inbox lists open pairs, the most probable first.
            models.Index(fields=["decision", "withdrawn_at", "-probability"], name="contradiction_inbox"),
        ]

    def __str__(self) -> str:
        return self.reason
