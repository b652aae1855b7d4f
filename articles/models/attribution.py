"""Attribution and AttributionVia: this claim is attributed to this source, through these."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .article import Version
from .choices import AttributionKind, AttributionManner, AttributionState, Polarity, ViaRole
from .claim import Claim
from .source import Source

_PROBABILITY = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class Attribution(models.Model):
    """Who a claim is attributed to, suggested by the analysis or decided by an editor.

    ``mention``, ``cue`` and ``content`` are lists of ``[start, end]`` in code points of ``version``'s text. A
    suggestion may name a source that the registry does not have: then ``source`` is empty and ``source_name`` has it.
    """

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="attributions")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="attributions")
    source_name = models.CharField(max_length=200)
    source_named = models.BooleanField(default=True)
    state = models.CharField(max_length=10, choices=AttributionState, default=AttributionState.SUGGESTED)
    kind = models.CharField(max_length=10, choices=AttributionKind, default=AttributionKind.SPEECH)
    manner = models.CharField(max_length=10, choices=AttributionManner, default=AttributionManner.INDIRECT)
    polarity = models.CharField(max_length=10, choices=Polarity, default=Polarity.AFFIRMED)
    mention = models.JSONField(default=list, blank=True)
    cue = models.JSONField(default=list, blank=True)
    content = models.JSONField(default=list, blank=True)
    confidence_detected = models.FloatField(null=True, blank=True, validators=_PROBABILITY)
    confidence_source = models.FloatField(null=True, blank=True, validators=_PROBABILITY)
    confidence_link = models.FloatField(null=True, blank=True, validators=_PROBABILITY)
    inherited_from = models.ForeignKey(Claim, models.SET_NULL, null=True, blank=True, related_name="+")
    nested_in = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="nested")
    engine_version = models.CharField(max_length=40, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=AttributionState.DECIDED) | Q(source__isnull=False),
                name="attribution_decided_has_source",
            ),
            models.CheckConstraint(condition=~Q(source_name=""), name="attribution_has_name"),
        ]
        indexes = [
            # A claim's inspector, and the replacing of suggestions, read one claim's attributions by state.
            models.Index(fields=["claim", "state"], name="attribution_of_claim"),
        ]

    def __str__(self) -> str:
        return _("%(claim)s ← %(source)s") % {"claim": self.claim_id, "source": self.source_name}


class AttributionVia(models.Model):
    """One link between the origin and this article, in order: 0 is nearest to the origin."""

    attribution = models.ForeignKey(Attribution, models.CASCADE, related_name="via")
    position = models.PositiveSmallIntegerField()
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="relayed")
    source_name = models.CharField(max_length=200)
    role = models.CharField(max_length=10, choices=ViaRole, default=ViaRole.OUTLET)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["attribution", "position"], name="via_position_once"),
            models.CheckConstraint(condition=~Q(source_name=""), name="via_has_name"),
        ]

    def __str__(self) -> str:
        return self.source_name
