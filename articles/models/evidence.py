"""Evidence: what a status rests on."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .choices import EvidenceKind, EvidenceQuestion, EvidenceStance
from .claim import Claim
from .identity import PUBLIC_ID_LENGTH, new_public_id
from .validators import LinkField, validate_visible


class Evidence(models.Model):
    """One piece of evidence for one claim. It is never deleted: ``removed_at`` takes it out of sight."""

    public_id = models.CharField(max_length=PUBLIC_ID_LENGTH, default=new_public_id, unique=True, editable=False)
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="evidence")
    question = models.CharField(_("answers"), max_length=5, choices=EvidenceQuestion, default=EvidenceQuestion.TRUE)
    stance = models.CharField(_("speaks"), max_length=10, choices=EvidenceStance, default=EvidenceStance.SUPPORTS)
    kind = models.CharField(_("kind"), max_length=10, choices=EvidenceKind, default=EvidenceKind.PRIMARY)
    title = models.CharField(_("what it is"), max_length=300, validators=[validate_visible])
    url = LinkField(_("link"), max_length=2000, blank=True)
    locator = models.CharField(_("where in it"), max_length=200, blank=True, help_text=_("Page, minute, table …"))
    excerpt = models.TextField(_("the words that matter"), blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = _("evidence")
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="evidence_has_title")]

    def __str__(self) -> str:
        return self.title
