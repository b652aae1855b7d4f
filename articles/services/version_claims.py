"""The claims of a version: made of its sentences, carried along from the text before, or back from earlier ones."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from articles.analysis.carry import Carried, carry, carry_part
from articles.analysis.types import Sentence as SentenceValue
from articles.analysis.types import Span
from articles.models import Claim, ClaimAnchor, Event, Version
from articles.models.choices import ClaimKind, SaidStatus, TruthStatus
from articles.services.candidates import candidates_index
from articles.services.claims_back import (
    PLAIN,
    Gone,
    Worth,
    claims_return,
    claims_worth,
    parts_choose,
    sentences_choose,
)
from articles.services.events import batch_new, difference, events_record
from articles.services.statistics import statistics_refresh

#: Statuses that say nothing about the words, and so survive a change of them.
_OPEN_SAID = (SaidStatus.UNCHECKED, SaidStatus.CHECKING)
_OPEN_TRUE = (TruthStatus.UNCHECKED, TruthStatus.CHECKING)
#: Where each sentence of the old text went.
Went = dict[Span, Carried | None]


def claims_make(*, actor: AbstractBaseUser, version: Version, spans: Sequence[Span]) -> list[Claim]:
    """Make a claim of each of ``spans``, sentences of ``version``, in the caller's transaction; return them."""
    claims = Claim.objects.bulk_create(
        (
            Claim(article=version.article, kind=ClaimKind.SENTENCE, text=span.of(version.text), updated_by=actor)
            for span in spans
        ),
        batch_size=500,
    )
    ClaimAnchor.objects.bulk_create(
        (
            ClaimAnchor(claim=claim, version=version, start=span.start, end=span.end)
            for claim, span in zip(claims, spans, strict=True)
        ),
        batch_size=500,
    )
    statistics_refresh(model=Claim, added=len(claims))
    statistics_refresh(model=ClaimAnchor, added=len(claims))
    return claims


def claims_carry(
    *,
    actor: AbstractBaseUser,
    old: Version,
    version: Version,
    old_sentences: Sequence[SentenceValue],
    sentences: Sequence[SentenceValue],
    gone: Gone,
) -> dict[str, int]:
    """Anchor the claims of ``old`` in ``version``, and those of ``gone`` whose words are back; make claims of the rest.

    In the caller's transaction. Returns counts for the event.
    """
    moved = carry(old.text, [s.span for s in old_sentences], version.text, [s.span for s in sentences])
    went: Went = dict(zip((s.span for s in old_sentences), moved, strict=True))
    anchors = list(ClaimAnchor.objects.filter(version=old, claim__in_text=True).select_related("claim__article"))
    twins = _twins(old, went)
    worth = claims_worth(article=version.article) if twins or gone.anchors else {}
    inside = _worth_inside(went, anchors, worth) if worth else {}
    _keep_the_better(twins, went, inside)
    _make_room(version, went, inside, _sought(version, went, sentences, gone, worth))
    placed, reworded, lost = _place(old, version, anchors, went)
    taken = {(a.start, a.end) for a in placed if a.claim.kind == ClaimKind.SENTENCE}
    free = [s.span for s in sentences if (s.start, s.end) not in taken]
    back = sentences_choose(version=version, free=free, gone=gone, worth=worth)
    added = claims_make(actor=actor, version=version, spans=[span for span in free if span not in back])
    taken = {(a.start, a.end) for a in placed} | {(span.start, span.end) for span in free}
    back |= parts_choose(version=version, sentences=sentences, taken=taken, gone=gone, worth=worth)
    claims_return(version=version, back=back)
    _tell(actor, version, lost, back.values())
    # The version's check, once it has found the sources, compares all claims that changed or are gone.
    candidates_index(claims=[*reworded, *lost, *back.values(), *added])
    return {
        "kept": len(placed) - len(reworded),
        "reworded": len(reworded),
        "gone": len(lost),
        "back": len(back),
        "new": len(added),
    }


def _twins(old: Version, went: Went) -> list[list[Span]]:
    """Return the sentences of the old text of whose very words one stays and another one goes."""
    alike: dict[str, list[Span]] = {}
    for span in went:
        alike.setdefault(span.of(old.text), []).append(span)
    return [spans for spans in alike.values() if len({went[span] is None for span in spans}) > 1]


def _worth_inside(went: Went, anchors: Sequence[ClaimAnchor], worth: dict[int, Worth]) -> dict[Span, Worth]:
    """Return what it would cost to lose each sentence of the old text, with its parts."""
    spans = sorted(went, key=lambda span: span.start)
    starts = [span.start for span in spans]
    inside = dict.fromkeys(spans, PLAIN)
    for anchor in anchors:
        span = spans[max(bisect_right(starts, anchor.start) - 1, 0)]
        shown, touched = worth[anchor.claim_id]
        # Whoever selected some words worked on them.
        touched = touched or anchor.claim.kind == ClaimKind.PART
        inside[span] = (inside[span][0] or shown, inside[span][1] or touched)
    return inside


def _keep_the_better(twins: list[list[Span]], went: Went, inside: dict[Span, Worth]) -> None:
    """Of equal sentences, let those stay that were published or worked on, not those that stand where one stays."""
    for spans in twins:
        kept = sorted((span for span in spans if went[span]), key=inside.__getitem__)
        lost = sorted((span for span in spans if not went[span]), key=inside.__getitem__, reverse=True)
        for better, span in zip(lost, kept, strict=False):
            if inside[better] > inside[span]:
                went[better], went[span] = went[span], None


def _sought(
    version: Version, went: Went, sentences: Sequence[SentenceValue], gone: Gone, worth: dict[int, Worth]
) -> Counter[str]:
    """Return how many claims that are worth something left the text with which words, and find no free sentence."""
    sought = Counter(anchor.claim.text for anchor in gone.of_kind(ClaimKind.SENTENCE) if worth[anchor.claim_id] > PLAIN)
    placed = {carried.span for carried in went.values() if carried}
    sought.subtract(s.span.of(version.text) for s in sentences if s.span not in placed)
    return sought


def _make_room(version: Version, went: Went, inside: dict[Span, Worth], sought: Counter[str]) -> None:
    """Let no sentence that nobody worked on be reworded into the very words that a claim left the text with."""
    for span, carried in went.items():
        if carried and carried.changed and inside.get(span) == PLAIN:
            words = carried.span.of(version.text)
            if sought[words] > 0:
                went[span] = None
                sought[words] -= 1


def _place(
    old: Version, version: Version, anchors: Iterable[ClaimAnchor], went: Went
) -> tuple[list[ClaimAnchor], list[Claim], list[Claim]]:
    """Anchor the claims in ``version``; return the anchors, the claims that were reworded, and those that are lost."""
    placed, reworded, lost = [], [], []
    for anchor in anchors:
        span = _new_span(old, version, anchor, went)
        if span is None:
            lost.append(anchor.claim)
            continue
        placed.append(ClaimAnchor(claim=anchor.claim, version=version, start=span.start, end=span.end))
        if anchor.claim.text != span.of(version.text):
            anchor.claim.text = span.of(version.text)
            reworded.append(anchor.claim)
    ClaimAnchor.objects.bulk_create(placed, batch_size=500)
    _reword(version.created_by, reworded)
    for claim in lost:
        claim.in_text = False
        claim.revision += 1
    Claim.objects.bulk_update(lost, ["in_text", "revision"], batch_size=500)
    return placed, reworded, lost


def _new_span(old: Version, version: Version, anchor: ClaimAnchor, went: Went) -> Span | None:
    span = Span(anchor.start, anchor.end)
    if span in went and anchor.claim.kind == ClaimKind.SENTENCE:
        return went[span].span if went[span] else None
    for sentence, carried in went.items():
        if carried and sentence.start <= span.start and span.end <= sentence.end:
            return carry_part(old.text, sentence, span, version.text, carried.span)
    # A part over a border that an editor drew later is in no sentence: it goes where its words are, if it is clear.
    words = span.of(old.text)
    if version.text.count(words) == 1:
        start = version.text.index(words)
        return Span(start, start + len(words))
    return None


def _reword(actor: AbstractBaseUser, claims: list[Claim]) -> None:
    """Save reworded claims; a finished status spoke of the old words, so it goes back to "being checked"."""
    batch, now, events = batch_new(), timezone.now(), []
    for claim in claims:
        before = {"said_status": claim.said_status, "truth_status": claim.truth_status}
        if claim.said_status not in (*_OPEN_SAID, SaidStatus.OWN_VOICE):
            claim.said_status = SaidStatus.CHECKING
        if claim.truth_status not in _OPEN_TRUE:
            claim.truth_status = TruthStatus.CHECKING
        claim.revision += 1
        changed = difference(before, {"said_status": claim.said_status, "truth_status": claim.truth_status})
        events.append(
            Event(
                verb="claim.reworded", actor=actor, batch=batch, article=claim.article, claim=claim,
                before=changed[0], after={**changed[1], "text": claim.text},
            )
        )  # fmt: skip
        claim.updated_by, claim.updated_at = actor, now
    events_record(events)
    Claim.objects.bulk_update(
        claims, ["text", "said_status", "truth_status", "revision", "updated_by", "updated_at"], batch_size=500
    )


def _tell(actor: AbstractBaseUser, version: Version, lost: Iterable[Claim], back: Iterable[Claim]) -> None:
    """Write into the claims' own history that they left the text, or are in it again."""
    given = {"actor": actor, "batch": batch_new(), "article": version.article}
    left = [
        Event(verb="claim.left", claim=claim, before={"in_text": True}, after={"in_text": False}, **given)
        for claim in lost
    ]
    returned = [
        Event(verb="claim.returned", claim=claim, before={"in_text": False}, after={"in_text": True}, **given)
        for claim in back
    ]
    events_record([*left, *returned])
