"""Evidence: added, corrected and taken out of sight, never deleted."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Claim, Evidence
from articles.services.claims import claim_change
from articles.services.errors import Refused

FIELDS = ("question", "stance", "kind", "title", "url", "locator", "excerpt")


def evidence_add(*, actor: AbstractBaseUser, claim: Claim, revision: int, **fields: Any) -> Evidence:
    """Add evidence (``fields`` as in ``FIELDS``) to ``claim`` at ``revision`` and return it.

    Raises ``ValidationError`` when a field is wrong, ``StaleRevision``, ``PermissionDenied``.
    """
    with claim_change(
        actor=actor, claim=claim, revision=revision, verb="evidence.added", submitted=fields, part=Evidence()
    ) as changing:
        evidence = Evidence(claim=changing, added_by=actor, **fields)
        evidence.full_clean(exclude=["claim", "added_by"])
        evidence.save()
    return evidence


def evidence_update(*, actor: AbstractBaseUser, evidence: Evidence, revision: int, **fields: Any) -> Evidence:
    """Correct fields of ``evidence``; ``revision`` is its claim's. Raises as ``evidence_add``; ``Refused`` if gone."""
    with claim_change(
        actor=actor, claim=evidence.claim, revision=revision, verb="evidence.updated", submitted=fields, part=evidence
    ):
        current = _present(evidence)
        for name, value in fields.items():
            if name not in FIELDS:
                raise TypeError(f"evidence_update does not set {name}")
            setattr(current, name, value)
        current.full_clean(exclude=["claim", "added_by"])
        current.save()
    return current


def evidence_remove(*, actor: AbstractBaseUser, evidence: Evidence, revision: int) -> Claim:
    """Take ``evidence`` out of sight and return its claim; undo brings it back."""
    with claim_change(actor=actor, claim=evidence.claim, revision=revision, verb="evidence.removed") as changing:
        current = _present(evidence)
        current.removed_at = timezone.now()
        current.save()
    return changing


def _present(evidence: Evidence) -> Evidence:
    current = Evidence.objects.filter(pk=evidence.pk, removed_at__isnull=True).first()
    if current is None:
        raise Refused(_("Somebody removed this evidence meanwhile. Add it again if it still counts."))
    return current
