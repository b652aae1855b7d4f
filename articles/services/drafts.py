"""Drafts: what was typed and not saved yet is kept."""

from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Claim, Draft, Event
from articles.services.errors import Refused
from articles.services.permissions import permission_require

#: Fields whose typing is kept.
DRAFT_FIELDS = ("note", "explanation", "verdict")
#: A draft that takes longer to get here than this comes from another page of the same person.
_LONGEST_WAY = timedelta(minutes=1)


def draft_save(*, actor: AbstractBaseUser, claim: Claim, field: str, text: str, revision: int) -> Draft:
    """Keep ``text`` as what ``actor`` is typing in ``field`` of ``claim``, begun at the claim's ``revision``.

    Raises ``Refused`` when the claim was merged into another: there nobody would see it again. And when it comes after
    ``actor`` has saved the field: words on their way for long would come back over those that were saved.
    """
    permission_require(actor, "articles.edit_article", claim)
    if field not in DRAFT_FIELDS:
        raise TypeError(f"{field} has no drafts")
    with transaction.atomic():
        # Locked, so that a merge either takes the draft along or is seen here.
        now = Claim.objects.select_for_update(of=("self",)).get(pk=claim.pk)
        if now.merged_into_id is not None:
            raise Refused(_("This sentence was merged with another. Work on that one."))
        if now.revision > revision and _saved_just_now(actor, claim, field):
            raise Refused(_("This was saved since. It is kept in this browser."))
        draft, _created = Draft.objects.update_or_create(
            user=actor, claim=claim, field=field, defaults={"text": text, "revision": revision}
        )
    return draft


def _saved_just_now(actor: AbstractBaseUser, claim: Claim, field: str) -> bool:
    """Say whether ``actor`` saved ``field`` so recently that a draft of it may have been overtaken on its way."""
    since = timezone.now() - _LONGEST_WAY
    saved = Event.objects.filter(claim=claim, actor=actor, verb="claim.updated", created_at__gte=since)
    return saved.filter(after__has_key=field).exists()


def draft_discard(*, actor: AbstractBaseUser, claim: Claim, field: str) -> None:
    """Throw away the draft of ``actor`` in ``field`` of ``claim``, if there is one."""
    permission_require(actor, "articles.edit_article", claim)
    Draft.objects.filter(user=actor, claim=claim, field=field).delete()
