"""Attributing claims: the machine's suggestions come and go, an editor's decisions stay."""

import uuid
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Attribution, AttributionVia, Claim, Source, reworded_since
from articles.models.choices import (
    AttributionKind,
    AttributionManner,
    AttributionState,
    CheckKind,
    Polarity,
    SaidStatus,
    ViaRole,
    Voice,
)
from articles.models.names import name_key
from articles.services.checks import check_queue
from articles.services.claims import claim_change
from articles.services.errors import Refused
from articles.services.events import batch_new
from articles.services.permissions import permission_require
from articles.services.sources import source_create, source_find
from articles.services.speakers import said_by_another, speakers_asked

#: One link of a chain as an editor gives it: a source or a name, and what the link did.
Link = tuple[Source | str, str]
#: What a correction keeps of the attribution in whose place it comes: its marked words, and who told of it.
_KEPT = ("mention", "cue", "content", "version_id", "nested_in_id")


class _Told(NamedTuple):
    """A source as a chain names it: its key, if the registry has it, and its name, folded."""

    source: int | None
    name: str


def attribution_accept(
    *,
    actor: AbstractBaseUser,
    attribution: Attribution,
    revision: int,
    source: Source | None = None,
    batch: uuid.UUID | None = None,
) -> Attribution:
    """Decide that a suggestion is right, for ``source`` if it is given, else for the one the suggestion names.

    A source that the registry does not have is added. ``revision`` is the claim's. Returns the decided attribution.
    Raises ``Refused`` when the suggestion is gone or decided already, ``StaleRevision``, ``PermissionDenied``.
    """
    with transaction.atomic():
        accepted = _accept(actor=actor, attribution=attribution, revision=revision, source=source, batch=batch)
        _content_changed([accepted.claim])
    return accepted


def _accept(
    *,
    actor: AbstractBaseUser,
    attribution: Attribution,
    revision: int,
    source: Source | None = None,
    batch: uuid.UUID | None = None,
) -> Attribution:
    with claim_change(
        actor=actor,
        claim=attribution.claim,
        revision=revision,
        verb="attribution.accepted",
        batch=batch,
        submitted={"source": source.name if source else attribution.source_name},
    ) as claim:
        current = _still(attribution, AttributionState.SUGGESTED)
        _refuse_other_words(current, claim)
        asked = speakers_asked(claim)
        if source is not None:
            _refuse_unfit(source, claim.article)
        told = _Told(current.source_id, name_key(current.source_name))
        current.source = source or _source_for(
            actor=actor,
            name=current.source_name,
            named=current.source_named,
            article=claim.article,
            known=current.source,
        )
        for link in current.via.all():
            link.source = _source_for(
                actor=actor, name=link.source_name, named=True, article=claim.article, known=link.source
            )
            link.save()
        _decide(current, actor)
        _chain_mend(current, told)
        _claim_has_source(claim)
        said_by_another(claim, asked)
    current.claim = claim
    return current


def attribution_reject(
    *, actor: AbstractBaseUser, attribution: Attribution, revision: int, batch: uuid.UUID | None = None
) -> Attribution:
    """Decide that a suggestion is wrong: no later analysis makes it again for this claim."""
    with claim_change(
        actor=actor, claim=attribution.claim, revision=revision, verb="attribution.rejected", batch=batch
    ) as claim:
        current = _still(attribution, AttributionState.SUGGESTED)
        current.state = AttributionState.REJECTED
        current.decided_by, current.decided_at = actor, timezone.now()
        current.save()
        _content_changed([claim])
    return current


def attribution_set(
    *,
    actor: AbstractBaseUser,
    claim: Claim,
    revision: int,
    source: Source,
    via: Sequence[Link] = (),
    kind: str = AttributionKind.SPEECH,
    manner: str = AttributionManner.INDIRECT,
    polarity: str = Polarity.AFFIRMED,
    replaces: Attribution | None = None,
    batch: uuid.UUID | None = None,
) -> Attribution:
    """Attribute ``claim`` to ``source`` through ``via`` (nearest to the origin first) and return the attribution.

    ``replaces`` is a suggestion or decision of the same claim that this one corrects; its marked words are kept. So are
    those of a decision that says the same: it is decided anew, for the words of now, and stands there once. The claim's
    other suggestions stay until they are decided.
    """
    with transaction.atomic():
        attribution = _set(
            actor=actor, claim=claim, revision=revision, source=source, via=via, kind=kind, manner=manner,
            polarity=polarity, replaces=replaces, batch=batch,
        )  # fmt: skip
        _content_changed([attribution.claim])
    return attribution


def _set(
    *,
    actor: AbstractBaseUser,
    claim: Claim,
    revision: int,
    source: Source,
    via: Sequence[Link],
    replaces: Attribution | None,
    batch: uuid.UUID | None,
    kind: str = AttributionKind.SPEECH,
    manner: str = AttributionManner.INDIRECT,
    polarity: str = Polarity.AFFIRMED,
) -> Attribution:
    submitted = {"source": source.name, "via": [str(link) for link, _role in via]}
    with claim_change(
        actor=actor, claim=claim, revision=revision, verb="attribution.set", batch=batch, submitted=submitted
    ) as changing:
        _refuse_unfit(source, changing.article)
        asked = speakers_asked(changing)
        old = _same_decided(changing, source, (kind, polarity), via)
        if replaces is not None:
            given = _still(replaces, AttributionState.SUGGESTED, AttributionState.DECIDED)
            old = [given, *(row for row in old if row.pk != given.pk)]
        words = {name: getattr(old[0], name) for name in _KEPT} if old else {}
        attribution = Attribution(
            claim=changing, source=source, kind=kind, manner=manner, polarity=polarity,
            **{"version_id": changing.article.current_version_id, **words},
        )  # fmt: skip
        attribution.source_name, attribution.source_named = source.name, source.named
        attribution.clean_fields(exclude=["claim", "version", "source", "nested_in", "inherited_from", "decided_by"])
        _decide(attribution, actor)
        for row in old:
            _replace(row, attribution)
        _via_save(actor=actor, attribution=attribution, via=via, article=changing.article)
        _claim_has_source(changing)
        said_by_another(changing, asked)
    return attribution


def attribution_remove(*, actor: AbstractBaseUser, attribution: Attribution, revision: int) -> Claim:
    """Take a decided (or rejected) attribution away and return its claim; the next analysis may suggest again."""
    with claim_change(actor=actor, claim=attribution.claim, revision=revision, verb="attribution.removed") as claim:
        removed = _still(attribution, AttributionState.DECIDED, AttributionState.REJECTED)
        was_decided = removed.state == AttributionState.DECIDED
        asked = speakers_asked(claim)
        removed.delete()
        # That a rejected one may be suggested again says nothing of whose words they are.
        if was_decided and not claim.attributions.filter(state=AttributionState.DECIDED).exists():
            claim.voice = Voice.UNDECIDED
        said_by_another(claim, asked)
        _content_changed([claim])
    return claim


def attributions_accept_above(*, actor: AbstractBaseUser, article: Article, confidence: float) -> int:
    """Accept every suggestion of ``article`` whose overall confidence is at least ``confidence``; return how many.

    One action: undo takes all of it back at once.
    """
    permission_require(actor, "articles.edit_article", article)
    with transaction.atomic():
        batch = batch_new()
        suggestions = (
            Attribution.objects.filter(
                claim__article=article,
                claim__in_text=True,
                # What an editor decided already, the article's own voice for one, no suggestion overrules.
                claim__voice=Voice.UNDECIDED,
                state=AttributionState.SUGGESTED,
                # What was suggested for other words says nothing of these.
                version=F("claim__article__current_version"),
            )
            .exclude(reworded_since("created_at"))
            .annotate(overall=F("confidence_detected") * F("confidence_source") * F("confidence_link"))
            .filter(overall__gte=confidence)
            .select_related("claim__article", "source")
            .order_by("pk")
        )
        accepted = []
        for suggestion in list(suggestions):
            # A claim with two suggestions was moved on by the first.
            revision = Claim.objects.values_list("revision", flat=True).get(pk=suggestion.claim_id)
            accepted.append(_accept(actor=actor, attribution=suggestion, revision=revision, batch=batch).claim)
        _content_changed(accepted)
    return len(accepted)


def attribution_set_for_range(
    *, actor: AbstractBaseUser, article: Article, claims: Iterable[Claim], source: Source, via: Sequence[Link] = ()
) -> int:
    """Attribute each of ``claims`` to ``source``, replacing their suggestions; return how many. One action for undo.

    Claims of which somebody decided already whose words they are stay as they are. Raises ``Refused`` if all of them
    are such, or one is not in the text of ``article``; ``StaleRevision`` if one was changed since it was loaded.
    """
    permission_require(actor, "articles.edit_article", article)
    with transaction.atomic():
        batch, changed = batch_new(), []
        for claim in claims:
            if claim.article_id != article.pk or not claim.in_text:
                raise Refused(_("Select sentences of this article only."))
            if claim.voice != Voice.UNDECIDED:
                continue
            suggested = claim.attributions.filter(state=AttributionState.SUGGESTED).order_by("pk").first()
            attribution = _set(
                actor=actor,
                claim=claim,
                revision=claim.revision,
                source=source,
                via=via,
                replaces=suggested,
                batch=batch,
            )
            changed.append(attribution.claim)
        if not changed:
            raise Refused(_("Of all of these it is decided already whose words they are. Change them one by one."))
        _content_changed(changed)
    return len(changed)


def _still(attribution: Attribution, *states: str) -> Attribution:
    """Return the attribution as it is in the database now, if it is in one of ``states``."""
    current = Attribution.objects.filter(pk=attribution.pk, state__in=states).prefetch_related("via").first()
    if current is None:
        raise Refused(_("This suggestion is gone: the text was analysed again or somebody decided. Look at it afresh."))
    return current


def _same_decided(claim: Claim, source: Source, how: tuple[str, str], via: Sequence[Link]) -> list[Attribution]:
    """Return the decisions on ``claim`` that say the same: the source, the kind and polarity (``how``), the chain."""
    names = [(name_key(link.name if isinstance(link, Source) else link), role) for link, role in via]
    rows = Attribution.objects.filter(claim=claim, source=source, state=AttributionState.DECIDED).order_by("pk")
    return [
        row
        for row in rows.prefetch_related("via")
        if (row.kind, row.polarity) == how
        and [(name_key(link.source_name), link.role) for link in row.via.all()] == names
    ]


def _refuse_other_words(suggestion: Attribution, claim: Claim) -> None:
    """Refuse a suggestion that was made for words that the claim has no more; the next analysis replaces it."""
    reworded = Attribution.objects.filter(reworded_since("created_at"), pk=suggestion.pk).exists()
    if not reworded and suggestion.version_id != claim.article.current_version_id:
        # A text that was analysed while it was replaced: its suggestions are younger than the new words.
        anchor = claim.anchors.select_related("version").filter(version=suggestion.version_id).first()
        reworded = anchor is None or anchor.version.text[anchor.start : anchor.end] != claim.text
    if reworded:
        raise Refused(_("This was suggested for other words than the claim has now. Set the source, or wait a moment."))


def _refuse_unfit(source: Source, article: Article) -> None:
    if source.merged_into_id:
        raise Refused(_("That source was merged into another. Choose the one that took over."))
    if not source.named and source.article_id != article.pk:
        raise Refused(_("That unnamed source belongs to another article. Add it to this one."))


def _source_for(
    *, actor: AbstractBaseUser, name: str, named: bool, article: Article, known: Source | None = None
) -> Source:
    living = known if known is not None and known.merged_into_id is None else None
    found = living or source_find(name=name, article=article)
    return found or source_create(actor=actor, name=name, named=named, article=article)


def _via_save(*, actor: AbstractBaseUser, attribution: Attribution, via: Sequence[Link], article: Article) -> None:
    for position, (link, role) in enumerate(via):
        if role not in ViaRole.values:
            raise Refused(_("Say for each link of the chain whether it reported, passed on or recorded the words."))
        source = link if isinstance(link, Source) else _source_for(actor=actor, name=link, named=True, article=article)
        _refuse_unfit(source, article)
        AttributionVia.objects.create(
            attribution=attribution, position=position, source=source, source_name=source.name, role=role
        )


def _decide(attribution: Attribution, actor: AbstractBaseUser) -> None:
    attribution.source_name, attribution.source_named = attribution.source.name, attribution.source.named
    attribution.state = AttributionState.DECIDED
    attribution.decided_by, attribution.decided_at = actor, timezone.now()
    attribution.save()


def _replace(old: Attribution, new: Attribution) -> None:
    """Put ``new`` in the place of ``old``, which goes: what was reported within the one is so within the other."""
    Attribution.objects.filter(nested_in=old).update(nested_in=new)
    told = _Told(old.source_id, name_key(old.source_name))
    old.delete()
    _chain_mend(new, told)


def _chain_mend(outer: Attribution, told: _Told) -> None:
    """Let the chains of what is reported within ``outer`` pass through its source, where they passed through ``told``.

    Else the source of before would look like a relay of its own, and the one of now like an independent origin.
    """
    if outer.source_id == told.source:
        return
    changed = []
    for link in AttributionVia.objects.filter(attribution__in=_within(outer)):
        known = link.source_id and told.source
        if link.source_id == told.source if known else name_key(link.source_name) == told.name:
            link.source, link.source_name = outer.source, outer.source_name
            changed.append(link)
    AttributionVia.objects.bulk_update(changed, ["source", "source_name"])


def _within(outer: Attribution) -> set[int]:
    """Return what is reported within ``outer``, and within that, by keys (one query)."""
    rows = Attribution.objects.filter(claim=outer.claim_id, nested_in__isnull=False)
    inner = dict(rows.values_list("pk", "nested_in"))
    found: set[int] = set()
    for _depth in inner:
        found |= {pk for pk, nested_in in inner.items() if nested_in == outer.pk or nested_in in found}
    return found


def _claim_has_source(claim: Claim) -> None:
    claim.voice = Voice.ATTRIBUTED
    if claim.said_status == SaidStatus.OWN_VOICE:
        claim.said_status = SaidStatus.UNCHECKED


def _content_changed(claims: Sequence[Claim]) -> None:
    """Who says it is part of what is compared: have the claims checked again, many of them by one check."""
    if len(claims) == 1:
        check_queue(kind=CheckKind.CONTRADICTIONS, claim=claims[0], article=claims[0].article)
    elif claims:
        article = claims[0].article
        check_queue(kind=CheckKind.CONTRADICTIONS, version=article.current_version, article=article)
