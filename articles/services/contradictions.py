"""Contradictions: found by the machine, decided by an editor, and never the other way round."""

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.analysis.contradiction import ENGINE_VERSION, compare_many
from articles.analysis.contradiction.company import Neighbours
from articles.analysis.contradiction.network import NetworkError
from articles.analysis.types import ComparableClaim, Finding
from articles.models import Article, Claim, ClaimAnchor, Contradiction, Event, IndexedClaim
from articles.models.choices import ContradictionDecision
from articles.services.candidates import candidates_for_many
from articles.services.comparables import Comparable, comparables_load, text_digest
from articles.services.errors import Refused, StaleRevision
from articles.services.events import batch_new, events_record
from articles.services.permissions import permission_require

#: The keys of two claims, the smaller first.
Pair = tuple[int, int]
#: An article's key, and the place of a claim in its reading order.
Place = tuple[int, int]
_REASON_LENGTH = 500
#: Candidates that are compared, since comparing costs more than looking up; most counterparts rank far higher.
COMPARED = 12
#: Claims of the claim's own article that are compared: those that stand nearest, then candidates, then whatever is
#: next. Inside an article two claims that clash need share no word ("the valve was shut" / "workers found it open").
COMPARED_IN_ARTICLE = 40
#: So many of them are the nearest ones, whatever else there is. Within half that distance, each claim's own turn is
#: sure to compare it with the other.
NEAREST = 36


class ModelUnusable(Exception):
    """The model that ``CONTRADICTION_MODEL`` names can't be used; trying again would not help."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing some claims with the archive gave, not stored yet.

    ``pairs`` holds every pair that was compared, with what was found or ``None``; ``claims`` all claims in them;
    ``asked`` the keys of the claims that were to be compared; ``gone`` those that are not in their text any more.
    """

    asked: tuple[int, ...]
    gone: tuple[int, ...]
    claims: dict[int, Comparable] = field(default_factory=dict)
    pairs: dict[Pair, Finding | None] = field(default_factory=dict)


def contradictions_find(*, claims: Iterable[Claim], only_changed: bool = True, all_to_come: bool = False) -> Comparison:
    """Compare ``claims`` with their candidates in the whole archive. Reads only, outside transactions.

    With ``only_changed``, claims that are as they were when last compared are left out. A pair with a claim of the same
    article that is still to come (a larger key; changed, or ``all_to_come``) is left out if that claim's own turn is
    sure to compare the two. Raises ``ModelUnusable``.
    """
    keys = {claim.pk for claim in claims}
    loaded = comparables_load(keys)
    asked = [pk for pk in sorted(loaded) if loaded[pk].changed or not only_changed]
    candidates = candidates_for_many(claims=asked)
    order = _reading_order({loaded[pk].article_id for pk in asked})
    places = {pk: (article, place) for article, pks in order.items() for place, pk in enumerate(pks)}
    partners = {pk: _worth_comparing(pk, candidates[pk], places, order) for pk in asked}
    for a, b in Contradiction.objects.filter(Q(claim_a__in=asked) | Q(claim_b__in=asked)).values_list(
        "claim_a", "claim_b"
    ):
        # What was found before is looked at again, even if it is no candidate any more.
        partners.setdefault(a, []).append(b)
        partners.setdefault(b, []).append(a)
    loaded |= comparables_load({other for pk in asked for other in partners[pk]} - set(loaded))
    last = max(keys, default=0)
    wanted: set[Pair] = set()
    for pk in asked:
        for other in partners[pk]:
            if other in loaded and other != pk:
                to_come = other > last and (all_to_come or loaded[other].changed)
                if not (to_come and _is_near(places.get(pk), places.get(other))):
                    wanted.add((min(pk, other), max(pk, other)))
    pairs = sorted(wanted)
    found = _compare([(loaded[a], loaded[b]) for a, b in pairs], _neighbours(loaded, places, order))
    return Comparison(tuple(asked), tuple(keys - set(loaded)), loaded, dict(zip(pairs, found, strict=True)))


def _reading_order(articles: Iterable[int]) -> dict[int, list[int]]:
    """Return the claims of each article in the order in which they stand, by keys."""
    anchors = ClaimAnchor.objects.filter(
        claim__article__in=list(articles), claim__in_text=True, version=F("claim__article__current_version")
    ).order_by("start", "claim")
    reading: dict[int, list[int]] = {}
    for article, pk in anchors.values_list("claim__article", "claim"):
        reading.setdefault(article, []).append(pk)
    return reading


def _beside(place: Place, order: Mapping[int, list[int]]) -> list[int]:
    """Return the claims that stand nearest to a place of an article, the one that stands there first, by keys."""
    article, middle = place
    pks = order.get(article, [])
    near = range(max(0, middle - COMPARED_IN_ARTICLE), min(len(pks), middle + COMPARED_IN_ARTICLE + 1))
    return [pks[at] for at in sorted(near, key=lambda at: abs(at - middle))]


def _neighbours(
    loaded: Mapping[int, Comparable], places: Mapping[int, Place], order: Mapping[int, list[int]]
) -> Neighbours:
    """Return what gives the claims that stand nearest to claims, which are loaded then if they are not yet."""
    keys = {one.value: pk for pk, one in loaded.items()}

    def neighbours(claims: Sequence[ComparableClaim]) -> list[list[ComparableClaim]]:
        standing = [places.get(keys[claim]) for claim in claims]
        near = [_beside(place, order)[: NEAREST + 1] if place else [] for place in standing]
        known = loaded | comparables_load({pk for pks in near for pk in pks} - set(loaded))
        return [[known[pk].value for pk in pks if pk in known] for pks in near]

    return neighbours


def _is_near(one: Place | None, other: Place | None) -> bool:
    """Say whether the turn of either of two claims is sure to compare the two, by where they stand."""
    return bool(one and other) and one[0] == other[0] and abs(one[1] - other[1]) <= NEAREST // 2


def _articles_of(claims: Iterable[int]) -> dict[int, int]:
    """Return the key of each claim's article."""
    return dict(Claim.objects.filter(pk__in=claims).values_list("pk", "article"))


def _worth_comparing(
    claim: int, candidates: list[int], places: Mapping[int, Place], order: Mapping[int, list[int]]
) -> list[int]:
    """Return the best of ``candidates``, and of the claim's own article more, down to those that stand beside it."""
    own, beside = [], []
    if claim in places:
        own = [pk for pk in candidates if pk in places and places[pk][0] == places[claim][0]]
        beside = _beside(places[claim], order)
    near = [pk for pk in dict.fromkeys([*beside[: NEAREST + 1], *own, *beside]) if pk != claim]
    return list(dict.fromkeys([*candidates[:COMPARED], *near[:COMPARED_IN_ARTICLE]]))


def _compare(pairs: Sequence[tuple[Comparable, Comparable]], neighbours: Neighbours) -> list[Finding | None]:
    folder = Path(settings.CONTRADICTION_MODEL) if settings.CONTRADICTION_MODEL else None
    try:
        return compare_many([(a.value, b.value) for a, b in pairs], model_folder=folder, neighbours=neighbours)
    except NetworkError as error:
        raise ModelUnusable(str(error)) from error


def contradictions_store(*, found: Comparison) -> None:
    """Bring the stored contradictions in line with ``found``, in the caller's transaction.

    Pairs of which a text changed since the comparison are left as they are: that change has queued its own check.
    """
    with transaction.atomic():
        still = _unchanged(found)
        pairs = {pair: finding for pair, finding in found.pairs.items() if still.issuperset(pair)}
        rows = _existing(pairs, found.gone)
        new, changed, events = [], [], []
        for pair, finding in pairs.items():
            row = rows.get(pair)
            a, b = (found.claims[pk] for pk in pair)
            if row is None and finding is not None:
                new.append(_filled(Contradiction(claim_a_id=a.pk, claim_b_id=b.pk), a, b, finding))
            elif row is not None and (event := _renew(row, a, b, finding)) is not None:
                changed.append(row)
                events.extend(event)
        for pair, row in rows.items():
            if pair not in pairs and row.withdrawn_at is None:
                changed.append(row)
                events.extend(_withdraw(row))
        # Two workers may find the same pair at the same moment: the first one's row stays.
        Contradiction.objects.bulk_create(new, ignore_conflicts=True)
        _save(changed)
        events_record(_in_each_article(events))
        for pk in still.intersection(found.asked):
            IndexedClaim.objects.filter(pk=pk).update(compared=found.claims[pk].digest)


def _unchanged(found: Comparison) -> set[int]:
    now = Claim.objects.filter(pk__in=list(found.claims), in_text=True).values_list("pk", "text")
    return {pk for pk, text in now if text == found.claims[pk].value.text}


def _existing(pairs: Iterable[Pair], gone: Sequence[int]) -> dict[Pair, Contradiction]:
    """Return the stored rows of ``pairs`` and of claims that are gone, locked."""
    keys = {pk for pair in pairs for pk in pair}
    lost = set(Claim.objects.filter(pk__in=gone, in_text=False).values_list("pk", flat=True))
    wanted = Q(claim_a__in=keys, claim_b__in=keys) | Q(claim_a__in=lost) | Q(claim_b__in=lost)
    rows = Contradiction.objects.filter(wanted).select_for_update().order_by("pk")
    by_pair = {(row.claim_a_id, row.claim_b_id): row for row in rows}
    return {pair: row for pair, row in by_pair.items() if pair in pairs or not lost.isdisjoint(pair)}


_FOUND_FIELDS = (
    "kind", "probability", "reason", "spans_a", "spans_b", "digest_a", "digest_b", "between_sources", "same_article",
    "resolution", "engine_version",
)  # fmt: skip


def _filled(row: Contradiction, a: Comparable, b: Comparable, finding: Finding) -> Contradiction:
    row.kind, row.probability = finding.kind, min(1.0, max(0.0, finding.probability))
    row.reason = finding.reason[:_REASON_LENGTH]
    row.spans_a, row.spans_b = [list(s) for s in finding.spans_a], [list(s) for s in finding.spans_b]
    row.digest_a, row.digest_b = a.text_digest, b.text_digest
    row.between_sources, row.resolution = finding.between_sources, finding.resolution
    row.same_article, row.engine_version = a.article_id == b.article_id, ENGINE_VERSION
    return row


def _renew(row: Contradiction, a: Comparable, b: Comparable, finding: Finding | None) -> list[Event] | None:
    """Change ``row`` (not saved) to what was found now; return the events, or ``None`` if nothing changed.

    What an editor decided stands as long as both texts are those it was decided on.
    """
    same_texts = (row.digest_a, row.digest_b) == (a.text_digest, b.text_digest)
    decided = row.decision != ContradictionDecision.OPEN
    if decided and same_texts:
        if row.withdrawn_at is None:
            return None
        row.withdrawn_at, row.revision = None, row.revision + 1
        return [_event("contradiction.restored", row, after=_decision(row))]
    if finding is None:
        return _withdraw(row) if row.withdrawn_at is None else None
    before = {name: getattr(row, name) for name in (*_FOUND_FIELDS, "withdrawn_at")}
    _filled(row, a, b, finding)
    row.withdrawn_at = None
    if before == {name: getattr(row, name) for name in before}:
        return None
    row.revision += 1
    return _reopen(row) if decided else []


def _reopen(row: Contradiction) -> list[Event]:
    before = _decision(row)
    row.decision, row.stands, row.note = ContradictionDecision.OPEN, None, ""
    row.decided_by, row.decided_at = None, None
    return [_event("contradiction.reopened", row, before=before, after=_decision(row))]


def _withdraw(row: Contradiction) -> list[Event]:
    row.withdrawn_at, row.revision = timezone.now(), row.revision + 1
    if row.decision == ContradictionDecision.OPEN:
        return []
    return [_event("contradiction.withdrawn", row, before=_decision(row))]


def _save(rows: list[Contradiction]) -> None:
    now = timezone.now()
    for row in rows:
        row.updated_at = now
    decision = ("decision", "stands", "note", "decided_by", "decided_at")
    Contradiction.objects.bulk_update(
        rows, [*_FOUND_FIELDS, *decision, "withdrawn_at", "revision", "updated_at"], batch_size=100
    )


def _decision(row: Contradiction) -> dict[str, Any]:
    return {
        "decision": row.decision,
        "stands_id": row.stands_id,
        "note": row.note,
        "decided_by_id": row.decided_by_id,
    }


def _event(verb: str, row: Contradiction, **fields: Any) -> Event:
    """Return an unsaved event of the machine on the pair; ``_in_each_article`` says in whose history it stands."""
    return Event(verb=verb, contradiction=row, batch=batch_new(), **fields)


def _in_each_article(events: Sequence[Event]) -> list[Event]:
    """Return ``events`` as the histories of the articles tell them: a pair across two has two events of one batch."""
    articles = _articles_of({pk for event in events for pk in _claims_of(event.contradiction)})
    told = []
    for event in events:
        for article, claim in {articles[pk]: pk for pk in reversed(_claims_of(event.contradiction))}.items():
            each = copy(event)
            each.article_id, each.claim_id = article, claim
            told.append(each)
    return told


def _claims_of(row: Contradiction) -> Pair:
    return row.claim_a_id, row.claim_b_id


def contradiction_decide(
    *,
    actor: AbstractBaseUser,
    contradiction: Contradiction,
    revision: int,
    decision: str,
    stands: Claim | None = None,
    note: str = "",
) -> Contradiction:
    """Write down what an editor makes of the pair, and return it at its new revision.

    ``stands`` is the claim of the pair that holds, where one does. Deciding "not decided" opens the pair again.

    Raises:
        PermissionDenied: ``actor`` may not decide.
        StaleRevision: somebody decided, or the machine looked again, since ``revision``.
        Refused: ``stands`` is no claim of the pair, or the decision leaves no room for one; or one of the texts is
            another since they were compared.
        ValidationError: ``decision`` is not one of the choices.
    """
    permission_require(actor, "articles.decide_contradiction", contradiction)
    _refuse_bad_stand(contradiction, decision, stands)
    now = timezone.now()
    fields = {
        "decision": decision,
        "stands": stands,
        "note": note,
        "decided_by": None if decision == ContradictionDecision.OPEN else actor,
        "decided_at": None if decision == ContradictionDecision.OPEN else now,
    }
    with transaction.atomic():
        before = _lock(contradiction)
        _refuse_other_texts(before)
        before_decision = _decision(before)
        for name, value in fields.items():
            setattr(before, name, value)
        before.clean_fields(exclude=["claim_a", "claim_b", "stands", "decided_by"])
        guarded = Contradiction.objects.filter(pk=contradiction.pk, revision=revision)
        if not guarded.update(**fields, revision=F("revision") + 1, updated_at=now):
            submitted = {"decision": decision, "stands": stands, "note": note}
            raise StaleRevision(Contradiction.objects.get(pk=contradiction.pk), submitted)
        _record_decision(actor, before, before_decision)
    contradiction.refresh_from_db()
    return contradiction


def _record_decision(actor: AbstractBaseUser, pair: Contradiction, before: dict[str, Any]) -> None:
    """Let each article's history tell the decision: a pair across two articles has two events of one batch."""
    batch, after = batch_new(), _decision(pair)
    events_record(
        [
            Event(
                verb="contradiction.decided", actor=actor, batch=batch, article=claim.article, claim=claim,
                contradiction=pair, before=before, after=after,
            )
            for claim in {row.article_id: row for row in (pair.claim_b, pair.claim_a)}.values()
        ]
    )  # fmt: skip


def _lock(contradiction: Contradiction) -> Contradiction:
    """Return the pair as it is, with its articles locked, in one order: until the decision is made no text changes."""
    claims = Claim.objects.filter(pk__in=(contradiction.claim_a_id, contradiction.claim_b_id))
    list(Article.objects.select_for_update().filter(pk__in=claims.values("article")).order_by("pk").values_list("pk"))
    return Contradiction.objects.select_related("claim_a__article", "claim_b__article").get(pk=contradiction.pk)


def _refuse_other_texts(row: Contradiction) -> None:
    # The check would find other texts than those that were decided on, and open the pair again.
    if (row.digest_a, row.digest_b) == (text_digest(row.claim_a.text), text_digest(row.claim_b.text)):
        return
    if row.withdrawn_at is not None:
        raise Refused(
            _("One of the two texts changed, and what clashed was found no more. There is nothing to decide.")
        )
    raise Refused(_("One of the two texts changed; the pair is being compared again. Decide when that is done."))


def _refuse_bad_stand(contradiction: Contradiction, decision: str, stands: Claim | None) -> None:
    if stands is None:
        return
    if stands.pk not in (contradiction.claim_a_id, contradiction.claim_b_id):
        raise Refused(_("Choose one of the two claims as the one that stands."))
    if decision not in (ContradictionDecision.REAL, ContradictionDecision.SUPERSEDED):
        raise Refused(_("With this decision there is no conflict, so neither claim stands against the other."))
