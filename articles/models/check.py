"""Check: the durable row behind each background check. The broker may lose a message; a check is never lost."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article, Version
from .choices import CheckKind, CheckState
from .claim import Claim


class Check(models.Model):
    """One piece of background work: on a version, on a claim, or on the whole archive.

    A worker claims it by a conditional UPDATE that sets a lease; the lease's token fences what it writes. At most one
    queued row exists for the same work, so ten edits in a second are one check.
    """

    MAX_ATTEMPTS = 5

    kind = models.CharField(max_length=16, choices=CheckKind)
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="checks")
    version = models.ForeignKey(Version, models.CASCADE, null=True, blank=True, related_name="checks")
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="checks")
    state = models.CharField(max_length=8, choices=CheckState, default=CheckState.QUEUED)
    priority = models.PositiveSmallIntegerField(default=0, help_text=_("0 is first; the archive's re-check is 9."))
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    retry_at = models.DateTimeField(
        null=True, blank=True, help_text=_("After a failed attempt: no worker takes it before.")
    )
    lease_token = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    cursor = models.BigIntegerField(default=0, help_text=_("Where long work goes on: the last key that is done."))
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "version"],
                condition=Q(state="queued", version__isnull=False),
                name="check_version_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "claim"], condition=Q(state="queued", claim__isnull=False), name="check_claim_once"
            ),
            models.UniqueConstraint(
                fields=["kind"], condition=Q(state="queued", kind="recheck"), name="check_recheck_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(lease_token__isnull=False, lease_until__isnull=False),
                name="check_running_has_lease",
            ),
            models.CheckConstraint(condition=~Q(state="failed") | ~Q(error=""), name="check_failed_says_why"),
        ]
        indexes = [
            # The sweep and the workers look for what is due.
            models.Index(fields=["state", "due_at"], name="check_due"),
            # The workbench shows an article's progress.
            models.Index(fields=["article", "state"], name="check_of_article"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.get_state_display()}"
