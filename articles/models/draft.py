"""Draft: what an editor was typing, kept until it is saved or thrown away."""

from django.conf import settings
from django.db import models

from .claim import Claim


class Draft(models.Model):
    """Unsaved words of one editor in one field of one claim."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    claim = models.ForeignKey(Claim, models.CASCADE, related_name="drafts")
    field = models.CharField(max_length=40)
    text = models.TextField()
    revision = models.PositiveIntegerField(help_text="The claim's revision when the typing began.")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "claim", "field"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.user} · {self.field}"
