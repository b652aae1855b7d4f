"""Splitting and merging sentences by hand, without losing what was annotated."""

import uuid
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Attribution, Claim, ClaimAnchor, Draft, Evidence, Sentence, Version
from articles.models.choices import AttributionState, CheckKind, ClaimKind, SaidStatus, TruthStatus, Voice
from articles.services.candidates import candidates_index
from articles.services.checks import check_queue
from articles.services.claim_state import claim_state, claim_state_restore
from articles.services.errors import Refused
from articles.services.events import batch_new, difference, event_record
from articles.services.permissions import permission_require
from articles.services.twins import twins_fold

#: Larger than any sentence's index: rows step aside by this much while they are numbered anew.
_ASIDE = 10_000_000


def sentence_split(*, actor: AbstractBaseUser, sentence: Sentence, at: int) -> tuple[Claim, Claim]:
    """Split ``sentence`` before offset ``at`` (code points of its version) and return the two claims.

    The first claim keeps the public id and everything annotated; the second starts with copies of the sources that an
    editor decided. Finished statuses of the first become "being checked": they spoke of more words.
    Raises ``Refused`` when a half would be empty or the sentence is not in the current version any more.
    """
    permission_require(actor, "articles.edit_article")
    with transaction.atomic():
        version, sentence = _current(sentence)
        text = version.text
        left_end = sentence.start + len(text[sentence.start : at].rstrip())
        right_start = at + (len(text[at : sentence.end]) - len(text[at : sentence.end].lstrip()))
        if not (sentence.start < left_end <= right_start < sentence.end):
            raise Refused(_("Put the cursor inside the sentence, with words on both sides."))
        claim = _claim_at(version, sentence)
        before = _state(claim)
        _shift(version, sentence.index, by=1)
        right = Sentence.objects.create(
            version=version,
            index=sentence.index + 1,
            start=right_start,
            end=sentence.end,
            paragraph=sentence.paragraph,
        )
        Sentence.objects.filter(pk=sentence.pk).update(end=left_end)
        ClaimAnchor.objects.filter(claim=claim, version=version).update(end=left_end)
        _reword(claim, text[sentence.start : left_end])
        second = Claim.objects.create(
            article=claim.article, kind=ClaimKind.SENTENCE, text=text[right.start : right.end], updated_by=actor
        )
        ClaimAnchor.objects.create(claim=second, version=version, start=right.start, end=right.end)
        fresh, batch = claim_state(second), batch_new()
        _copy_decisions(claim, second)
        _record("sentence.split", actor, batch, claim, before, second=second.public_id)
        _record("claim.split_off", actor, batch, second, fresh, first=claim.public_id)
        _changed(version, [claim, second])
    return claim, second


def sentence_merge(*, actor: AbstractBaseUser, sentence: Sentence) -> Claim:
    """Merge ``sentence`` with the next one and return the claim that stays: the first's.

    What was annotated on the second (sources, evidence, note, explanation) is added to the first; the second claim
    stays reachable, merged into the first. Raises ``Refused`` for the last sentence, or one not in the current version.
    """
    permission_require(actor, "articles.edit_article")
    with transaction.atomic():
        version, sentence = _current(sentence)
        following = Sentence.objects.filter(version=version, index=sentence.index + 1).first()
        if following is None:
            raise Refused(_("There is no sentence after this one to merge with."))
        claim, second = _claim_at(version, sentence), _claim_at(version, following)
        before, before_second, batch = _state(claim), _state(second), batch_new()
        Sentence.objects.filter(pk=following.pk).delete()
        _shift(version, following.index, by=-1)
        Sentence.objects.filter(pk=sentence.pk).update(end=following.end)
        ClaimAnchor.objects.filter(claim=claim, version=version).update(end=following.end)
        _take_over(claim, second)
        _reword(claim, version.text[sentence.start : following.end])
        _record("sentence.merged", actor, batch, claim, before, second=second.public_id)
        _record("claim.merged", actor, batch, second, before_second, merged_into=claim.public_id)
        _changed(version, [claim, second])
    return claim


def _state(claim: Claim) -> dict[str, Any]:
    return {**claim_state(claim), "text": claim.text}


def _record(
    verb: str, actor: AbstractBaseUser, batch: uuid.UUID, claim: Claim, before: dict[str, Any], **other: str
) -> None:
    """Remember what ``claim`` was and is now; ``other`` names the claim that it was split from or merged with."""
    changed_before, changed_after = difference(before, _state(claim))
    event_record(
        verb=verb,
        actor=actor,
        batch=batch,
        article=claim.article,
        claim=claim,
        before=changed_before,
        after={**changed_after, **other},
    )


def _current(sentence: Sentence) -> tuple[Version, Sentence]:
    # Whoever changes the article's sentences waits for each other; and see claim_change.
    article = Article.objects.filter(versions__sentences=sentence.pk)
    list(Article.objects.select_for_update().filter(pk__in=article.values("pk")))
    found = Sentence.objects.select_related("version__article").filter(pk=sentence.pk).first()
    if found is None or found.version.article.current_version_id != found.version_id:
        raise Refused(_("The text was changed meanwhile. Look at the article afresh."))
    if (found.start, found.end) != (sentence.start, sentence.end):
        raise Refused(_("Somebody split or merged this sentence meanwhile. Look at the article afresh."))
    return found.version, found


def _claim_at(version: Version, sentence: Sentence) -> Claim:
    anchor = (
        ClaimAnchor.objects.filter(
            version=version, start=sentence.start, end=sentence.end, claim__kind=ClaimKind.SENTENCE, claim__in_text=True
        )
        .select_related("claim__article")
        .get()
    )
    return anchor.claim


def _shift(version: Version, after: int, *, by: int) -> None:
    """Number the sentences after index ``after`` anew; in two steps, since an index is unique at every moment."""
    Sentence.objects.filter(version=version, index__gt=after).update(index=F("index") + _ASIDE)
    Sentence.objects.filter(version=version, index__gt=_ASIDE).update(index=F("index") - _ASIDE + by)


def _reword(claim: Claim, text: str) -> None:
    claim.text = text
    if claim.said_status not in (SaidStatus.UNCHECKED, SaidStatus.OWN_VOICE):
        claim.said_status = SaidStatus.CHECKING
    if claim.truth_status != TruthStatus.UNCHECKED:
        claim.truth_status = TruthStatus.CHECKING
    claim.revision += 1
    claim.save()


def _copy_decisions(claim: Claim, second: Claim) -> None:
    state = claim_state(claim)
    decided = [row for row in state["attributions"] if row["state"] == AttributionState.DECIDED]
    copies = [{**row, "id": None, "nested_in_id": None} for row in decided]
    claim_state_restore(second, {"attributions": copies, "voice": claim.voice})
    # What was told by another is so in the copies too: else both would look like independent origins.
    copy_of = dict(zip((row["id"] for row in decided), second.attributions.order_by("pk"), strict=True))
    nested = [(copy_of[row["id"]], copy_of.get(row["nested_in_id"])) for row in decided]
    for inner, outer in nested:
        inner.nested_in = outer
    Attribution.objects.bulk_update([inner for inner, _outer in nested], ["nested_in"])
    second.save()


def _take_over(claim: Claim, second: Claim) -> None:
    twins_fold(claims=(claim, second))
    Attribution.objects.filter(claim=second).update(claim=claim)
    Evidence.objects.filter(claim=second).update(claim=claim)
    for name in ("note", "explanation"):
        parts = [text for text in (getattr(claim, name), getattr(second, name)) if text]
        setattr(claim, name, "\n\n".join(parts))
    if claim.verdict and second.verdict:
        # Only one verdict has room; the other one waits where the editor will read it.
        claim.note = "\n\n".join(text for text in (claim.note, second.verdict) if text)
    claim.verdict = claim.verdict or second.verdict
    claim.as_of = claim.as_of or second.as_of
    claim.assigned_to_id = claim.assigned_to_id or second.assigned_to_id
    for draft in Draft.objects.filter(claim=second):
        _draft_move(draft, claim)
    if claim.attributions.filter(state=AttributionState.DECIDED).exists():
        claim.voice = Voice.ATTRIBUTED
    elif Voice.UNDECIDED in (claim.voice, second.voice):
        claim.voice = Voice.UNDECIDED
    # A verdict on one half is none on the whole, but neither is it nothing.
    if second.truth_status != TruthStatus.UNCHECKED:
        claim.truth_status = TruthStatus.CHECKING
    if second.said_status not in (SaidStatus.UNCHECKED, SaidStatus.OWN_VOICE):
        claim.said_status = SaidStatus.CHECKING
    if claim.said_status == SaidStatus.OWN_VOICE and second.said_status == SaidStatus.UNCHECKED:
        claim.said_status = SaidStatus.UNCHECKED
    second.in_text, second.merged_into = False, claim
    second.revision += 1
    second.save()


def _draft_move(draft: Draft, claim: Claim) -> None:
    """Give what somebody is typing on one claim to another; what they type there already comes first."""
    there = Draft.objects.filter(user=draft.user_id, claim=claim, field=draft.field).first()
    if there is None:
        Draft.objects.filter(pk=draft.pk).update(claim=claim, revision=claim.revision)
        return
    there.text = "\n\n".join((there.text, draft.text))
    there.save()
    draft.delete()


def _changed(version: Version, claims: list[Claim]) -> None:
    version.article.updated_at = timezone.now()
    version.article.save(update_fields=["updated_at"])
    candidates_index(claims=claims)
    check_queue(kind=CheckKind.ATTRIBUTIONS, version=version, article=version.article)
    for claim in claims:
        check_queue(kind=CheckKind.CONTRADICTIONS, claim=claim, article=version.article)
