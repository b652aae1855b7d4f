"""Changing claims: each change has a revision to guard it, an event to remember it, and a way back."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.intake.errors import IntakeError
from articles.intake.rich_text import check_shown
from articles.models import REWORDING, Article, Attribution, Claim, ClaimAnchor, Event, Version
from articles.models.choices import AttributionState, CheckKind, ClaimKind, SaidStatus, TruthStatus, Voice
from articles.services.candidates import candidates_index
from articles.services.checks import check_queue
from articles.services.claim_state import (
    claim_state,
    claim_state_restore,
    state_for_comparing,
    without_suggestions,
)
from articles.services.errors import Refused, StaleRevision
from articles.services.events import batch_new, difference, event_record
from articles.services.permissions import permission_require
from articles.services.speakers import Speakers, said_open_again, speakers_of, speakers_then

#: Fields that claim_update takes.
UPDATABLE = ("said_status", "truth_status", "verdict", "explanation", "as_of", "note", "voice", "assigned_to")
#: Verbs of changes to one claim, which undo can take back. Splits and merges are taken back by their opposite.
UNDOABLE = (
    "claim.updated",
    "attribution.accepted",
    "attribution.rejected",
    "attribution.set",
    "attribution.removed",
    "evidence.added",
    "evidence.updated",
    "evidence.removed",
)
#: Verbs of steps at the workbench that are taken back in another way, and what is said to who would undo one of them.
_TAKEN_BACK_ELSEWHERE = {
    "sentence.split": gettext_lazy("Your last step split a sentence. Merge the two to take that back."),
    "sentence.merged": gettext_lazy("Your last step merged two sentences. Split them to take that back."),
    "claim.created": gettext_lazy("Your last step made a claim of some words, which can't be undone."),
    "contradiction.decided": gettext_lazy("Your last step decided a contradiction. Decide it anew to take that back."),
}
_HAS_SOURCE = gettext_lazy("This claim has a source. Remove the source first, then mark it as the article's own.")
#: What an editor found out of a claim: one part of it speaks of the others.
_FINDING = frozenset({"truth_status", "verdict", "explanation", "evidence"})


@contextmanager
def claim_change(
    *,
    actor: AbstractBaseUser,
    claim: Claim,
    revision: int,
    verb: str,
    batch: uuid.UUID | None = None,
    undoes: uuid.UUID | None = None,
    submitted: dict[str, Any] | None = None,
    part: Model | None = None,
) -> Iterator[Claim]:
    """Run one change of ``claim`` in a transaction: revision guarded, event written, article touched.

    The block changes the claim's fields (saved here) and its attributions and evidence (saved by the block).
    ``submitted`` and ``part`` are for ``StaleRevision`` to tell.

    Raises:
        PermissionDenied: ``actor`` may not edit.
        StaleRevision: the claim is no longer at ``revision``.
        Refused: the claim was merged into another.
    """
    permission_require(actor, "articles.edit_article", claim)
    with transaction.atomic():
        now = timezone.now()
        # The article first, here and wherever claims are written: whoever waits in the same order never waits for ever.
        Article.objects.filter(pk=claim.article_id).update(updated_at=now)
        guarded = Claim.objects.filter(pk=claim.pk, revision=revision)
        if not guarded.update(revision=F("revision") + 1, updated_by=actor, updated_at=now):
            raise StaleRevision(Claim.objects.get(pk=claim.pk), submitted or {}, part)
        claim.refresh_from_db()
        if claim.merged_into_id is not None:
            raise Refused(_("This sentence was merged with another. Work on that one."))
        before = claim_state(claim)
        yield claim
        claim.save()
        changed_before, changed_after = difference(before, claim_state(claim))
        event_record(
            verb=verb,
            actor=actor,
            batch=batch or batch_new(),
            article=claim.article,
            claim=claim,
            before=changed_before,
            after=changed_after,
            undoes=undoes,
        )


def claim_update(
    *, actor: AbstractBaseUser, claim: Claim, revision: int, batch: uuid.UUID | None = None, **fields: Any
) -> Claim:
    """Set the given fields of ``claim`` (names in ``UPDATABLE``) and return it at its new revision.

    Raises:
        PermissionDenied, StaleRevision: see ``claim_change``.
        ValidationError: a value is not one of the field's, or readers would see a part of the explanation alone.
        Refused: the voice would contradict the attributions that an editor decided.
        TypeError: a field is not one that may be set here.
    """
    unknown = set(fields) - set(UPDATABLE)
    if unknown:
        raise TypeError(f"claim_update does not set {', '.join(sorted(unknown))}")
    with claim_change(
        actor=actor, claim=claim, revision=revision, verb="claim.updated", batch=batch, submitted=fields
    ) as changing:
        if "voice" in fields:
            _refuse_wrong_voice(changing, fields["voice"])
        if "explanation" in fields:
            _refuse_unshown(fields["explanation"])
        for name, value in fields.items():
            setattr(changing, name, value)
        if fields.get("said_status") == SaidStatus.OWN_VOICE and changing.voice == Voice.ATTRIBUTED:
            raise Refused(_HAS_SOURCE)
        changing.clean_fields(exclude=["article", "updated_by", "merged_into"])
        if "voice" in fields:
            # Whose words they are is part of what is compared.
            check_queue(kind=CheckKind.CONTRADICTIONS, claim=changing, article=changing.article)
    return changing


def _refuse_unshown(explanation: str) -> None:
    try:
        check_shown(explanation)
    except IntakeError as error:
        raise ValidationError({"explanation": error.message}) from error


def _refuse_wrong_voice(claim: Claim, voice: str) -> None:
    has_source = claim.attributions.filter(state=AttributionState.DECIDED).exists()
    if has_source and voice != Voice.ATTRIBUTED:
        raise Refused(_HAS_SOURCE)
    if not has_source and voice == Voice.ATTRIBUTED:
        raise Refused(_("Say who the source is, and the claim is attributed."))


def claim_create_part(*, actor: AbstractBaseUser, article: Article, start: int, end: int) -> Claim:
    """Make a claim of the stretch ``[start, end)`` (code points of the current version) and return it.

    White space at the ends is left out. Raises ``Refused`` for a stretch that is empty, outside the text, runs over
    several sentences, or is a claim already.
    """
    permission_require(actor, "articles.edit_article", article)
    with transaction.atomic():
        version = Article.objects.select_for_update().get(pk=article.pk).current_version
        if not 0 <= start < end <= len(version.text):
            raise Refused(_("Select some words of the article first."))
        words = version.text[start:end]
        start, end = start + len(words) - len(words.lstrip()), end - (len(words) - len(words.rstrip()))
        if start >= end:
            raise Refused(_("Select some words, not only spaces."))
        if not version.sentences.filter(start__lte=start, end__gte=end).exists():
            raise Refused(_("Select words of one sentence. To check two sentences together, merge them first."))
        if ClaimAnchor.objects.filter(version=version, start=start, end=end, claim__in_text=True).exists():
            raise Refused(_("These words are a claim already."))
        claim = Claim.objects.create(
            article=article, kind=ClaimKind.PART, text=version.text[start:end], updated_by=actor
        )
        ClaimAnchor.objects.create(claim=claim, version=version, start=start, end=end)
        # Readers will see it: whoever looked at the article before has not.
        Article.objects.filter(pk=article.pk).update(updated_at=timezone.now())
        event_record(
            verb="claim.created",
            actor=actor,
            batch=batch_new(),
            article=article,
            claim=claim,
            after={"text": claim.text, "start": start, "end": end},
        )
        candidates_index(claims=[claim])
        check_queue(kind=CheckKind.ATTRIBUTIONS, version=version, article=article)
        check_queue(kind=CheckKind.CONTRADICTIONS, claim=claim, article=article)
    return claim


def claim_undo_last(*, actor: AbstractBaseUser, article: Article) -> int:
    """Take back the last action of ``actor`` on ``article`` that is not taken back yet; return how many claims changed.

    A bulk action is one action. Raises ``Refused`` when there is nothing to take back, when the last action is taken
    back in another way, or when somebody changed one of the claims since: then nothing is changed at all.
    """
    permission_require(actor, "articles.edit_article", article)
    with transaction.atomic():
        taken_back = Event.objects.filter(article=article, undoes__isnull=False).values("undoes")
        mine = Event.objects.filter(article=article, actor=actor, undoes__isnull=True).exclude(batch__in=taken_back)
        last = mine.filter(verb__in=(*UNDOABLE, *_TAKEN_BACK_ELSEWHERE)).first()
        if last is None:
            raise Refused(_("There is nothing of yours to undo in this article."))
        if last.verb in _TAKEN_BACK_ELSEWHERE:
            # An earlier step, out of sight by now, is not what was meant.
            raise Refused(_TAKEN_BACK_ELSEWHERE[last.verb])
        events = list(Event.objects.filter(batch=last.batch, claim__isnull=False))
        batch = batch_new()
        for event in events:
            _undo_event(actor=actor, event=event, batch=batch)
        # Afresh: the text may be another than when the caller looked.
        version = Article.objects.select_related("current_version").get(pk=article.pk).current_version
        if _suggestions_are_old(version, events):
            # What was suggested for the words of then is not put back; the words of now get suggestions of their own.
            check_queue(kind=CheckKind.ATTRIBUTIONS, version=version, article=article)
        sources_changed = [event.claim for event in events if {"attributions", "voice"} & event.before.keys()]
        if len(sources_changed) == 1:
            check_queue(kind=CheckKind.CONTRADICTIONS, claim=sources_changed[0], article=article)
        elif sources_changed:
            check_queue(kind=CheckKind.CONTRADICTIONS, version=version, article=article)
    return len({event.claim_id for event in events})


def _undo_event(*, actor: AbstractBaseUser, event: Event, batch: uuid.UUID) -> None:
    # Afresh: an earlier step of the same action may have changed this claim.
    claim = Claim.objects.get(pk=event.claim_id)
    with claim_change(
        actor=actor, claim=claim, revision=claim.revision, verb=event.verb, batch=batch, undoes=event.batch
    ) as changing:
        state = claim_state(changing)
        current = state_for_comparing(state)
        if any(current.get(name) != value for name, value in state_for_comparing(event.after).items()):
            raise Refused(_("This claim was changed again since, so the earlier step can't be undone by itself."))
        since = list(Event.objects.filter(claim=claim, pk__gt=event.pk).order_by("pk"))
        if _found_by_another(event, since, state):
            raise Refused(
                _("Somebody else changed the finding on this claim since. Undoing your step would not go with theirs.")
            )
        reworded = any(later.verb in REWORDING for later in since)
        answered = _speakers_answered(event, since, changing)
        before = _with_dates(event.before)
        claim_state_restore(changing, without_suggestions(before) if reworded else before)
        # What is put back spoke of other words, or was said of somebody else.
        if reworded or answered != speakers_of(changing):
            said_open_again(changing)
        if reworded and changing.truth_status != TruthStatus.UNCHECKED:
            changing.truth_status = TruthStatus.CHECKING


def _found_by_another(event: Event, since: list[Event], state: dict[str, Any]) -> bool:
    """Say whether ``event`` changed the finding, and another part of it is not as it was then but for somebody else."""
    if not _FINDING.intersection(event.before):
        return False
    then: dict[str, Any] = {}
    others = set()
    for later in since:
        touched = _FINDING.intersection(later.before)
        then = {**{name: later.before[name] for name in touched}, **then}
        if later.actor_id != event.actor_id:
            others |= touched
    return any(state[name] != then[name] for name in others)


def _speakers_answered(event: Event, since: list[Event], claim: Claim) -> Speakers:
    """Return whom the answer to "was it said?" was about that ``claim`` will have when ``event`` is taken back."""
    if "said_status" in event.before:
        # An answer that is put back was about the speakers of its time.
        rows = (step.before["attributions"] for step in (event, *since) if "attributions" in step.before)
        then = next(rows, None)
        if then is not None:
            return speakers_then(then)
    return speakers_of(claim)


def _suggestions_are_old(version: Version, undone: list[Event]) -> bool:
    """Say whether a claim that nobody decides on any more has no suggestions, or only some for an earlier text."""
    undecided = [event for event in undone if event.claim.voice == Voice.UNDECIDED]
    suggested = Attribution.objects.filter(
        claim__in=[event.claim_id for event in undecided], state=AttributionState.SUGGESTED
    )
    return any(_reworded_since(event) for event in undecided) or suggested.exclude(version=version).exists()


def _reworded_since(event: Event) -> bool:
    return Event.objects.filter(claim=event.claim_id, pk__gt=event.pk, verb__in=REWORDING).exists()


def _with_dates(state: dict[str, Any]) -> dict[str, Any]:
    return {**state, "as_of": date.fromisoformat(state["as_of"])} if state.get("as_of") else state
