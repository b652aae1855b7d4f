"""What the inspector shows of one claim."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext

from articles.models import Attribution, Claim, ClaimAnchor, Contradiction, Draft, Event, Evidence, Version
from articles.models.choices import AttributionState, Voice
from articles.selectors.desk_contradictions import Pair, pairs_of_claim
from articles.selectors.desk_marks import Piece, overlaps, pieces
from articles.selectors.desk_progress import OPEN_TRUTH, open_pairs

#: So many events are shown in the inspector; the rest are on the history page.
RECENT = 5


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution of the claim, ready to be shown."""

    row: Attribution
    links: list
    percent: int | None
    elsewhere: str
    is_first: bool


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The public ids of the claims to go to from here; empty where there is none."""

    before: str
    after: str
    waiting: str
    unsourced: str


@dataclass(frozen=True, slots=True)
class Inspector:
    """Everything about one claim that the desk shows beside the text."""

    claim: Claim
    number: int
    total: int
    is_part: bool
    pieces: list[Piece]
    suggested: list[Said]
    decided: list[Said]
    rejected: list[Said]
    evidence: list[Evidence]
    pairs: list[Pair]
    events: list[Event]
    drafts: dict[str, Draft]
    neighbours: Neighbours
    in_version: bool


def claim_for_desk(public_id: str) -> Claim:
    """Return the claim with its article and text, or raise ``Http404``; one merged away leads to the one that stays."""
    related = ("article__current_version", "article__assigned_to", "assigned_to", "merged_into", "updated_by")
    claim = Claim.objects.select_related(*related).filter(public_id=public_id).first()
    while claim is not None and claim.merged_into_id:
        claim = Claim.objects.select_related(*related).get(pk=claim.merged_into_id)
    if claim is None or claim.article.current_version is None:
        raise Http404
    return claim


def first_claim(version: Version) -> Claim | None:
    """Return the claim to begin with: the first that waits for somebody, else the first of the text."""
    anchors = ClaimAnchor.objects.filter(version=version, claim__in_text=True)
    anchor = _waiting(anchors).order_by("start", "-end").first() or anchors.order_by("start", "-end").first()
    return claim_for_desk(_public_id(anchor)) if anchor else None


def inspector(claim: Claim, user: AbstractBaseUser) -> Inspector:
    """Return what to show of ``claim`` to ``user`` (a fixed number of queries)."""
    version = claim.article.current_version
    anchor = ClaimAnchor.objects.filter(claim=claim, version=version).first()
    attributions = _attributions(claim, version, anchor)
    shown = [said for said in attributions if said.row.state != AttributionState.REJECTED]
    return Inspector(
        claim=claim,
        number=version.sentences.filter(start__lte=anchor.start).count() if anchor else 0,
        total=version.sentences.count(),
        is_part=claim.kind == "part",
        pieces=_pieces(claim, anchor, shown),
        suggested=[said for said in shown if said.row.state == AttributionState.SUGGESTED],
        decided=[said for said in shown if said.row.state == AttributionState.DECIDED],
        rejected=[said for said in attributions if said.row.state == AttributionState.REJECTED],
        evidence=list(Evidence.objects.filter(claim=claim, removed_at__isnull=True).select_related("added_by")),
        pairs=pairs_of_claim(claim),
        events=list(Event.objects.filter(claim=claim).select_related("actor")[: RECENT + 1]),
        drafts={draft.field: draft for draft in Draft.objects.filter(claim=claim, user=user)},
        neighbours=_neighbours(version, anchor),
        in_version=anchor is not None and claim.in_text,
    )


def decided_sources(claim: Claim) -> dict[str, str]:
    """Return in words who is decided to say ``claim`` ("source"), and through whom it came ("via")."""
    rows = list(Attribution.objects.filter(claim=claim, state=AttributionState.DECIDED).prefetch_related("via"))
    own = [gettext("the article's own words")] if claim.voice == Voice.OWN else []
    chains = [" → ".join(link.source_name for link in row.via.all()) for row in rows]
    return {
        "source": ", ".join([*own, *(row.source_name for row in rows)]),
        "via": "; ".join(chain for chain in chains if chain),
    }


def _attributions(claim: Claim, version: Version, anchor: ClaimAnchor | None) -> list[Said]:
    rows = (
        Attribution.objects.filter(claim=claim)
        .select_related("source", "inherited_from", "decided_by", "nested_in")
        .prefetch_related("via__source")
    )
    said, first = [], True
    for row in rows:
        is_suggested = row.state == AttributionState.SUGGESTED
        sure = (row.confidence_detected, row.confidence_source, row.confidence_link)
        percent = round(100 * sure[0] * sure[1] * sure[2]) if None not in sure else None
        said.append(Said(row, list(row.via.all()), percent, _elsewhere(row, version, anchor), is_suggested and first))
        first = first and not is_suggested
    return said


def _elsewhere(row: Attribution, version: Version, anchor: ClaimAnchor | None) -> str:
    """Return the words that name the speaker when they stand outside the claim: a quote's speaker, say."""
    if anchor is None or row.version_id != version.pk or not row.mention:
        return ""
    if overlaps(row.mention, anchor.start, anchor.end):
        return ""
    sentence = version.sentences.filter(start__lte=row.mention[0][0], end__gt=row.mention[0][0]).first()
    return version.text[sentence.start : sentence.end] if sentence else ""


def _pieces(claim: Claim, anchor: ClaimAnchor | None, shown: list[Said]) -> list[Piece]:
    marked = next((said.row for said in shown if anchor and said.row.version_id == anchor.version_id), None)
    if marked is None:
        return [Piece(claim.text)]
    marks = [("cue", marked.cue), ("mention", marked.mention), ("content", marked.content)]
    return pieces(claim.text, marks, offset=anchor.start)


def _neighbours(version: Version, anchor: ClaimAnchor | None) -> Neighbours:
    anchors = ClaimAnchor.objects.filter(version=version, claim__in_text=True).select_related("claim")
    if anchor is None:
        first = _public_id(anchors.order_by("start", "-end").first())
        return Neighbours("", first, first, first)
    ahead = anchors.filter(Q(start__gt=anchor.start) | Q(start=anchor.start, end__lt=anchor.end))
    behind = anchors.filter(Q(start__lt=anchor.start) | Q(start=anchor.start, end__gt=anchor.end))
    return Neighbours(
        before=_public_id(behind.order_by("-start", "end").first()),
        after=_public_id(ahead.order_by("start", "-end").first()),
        waiting=_around(_waiting, ahead, behind),
        unsourced=_around(_unsourced, ahead, behind),
    )


def _around(wanted, ahead: QuerySet, behind: QuerySet) -> str:
    """Return the first that is ``wanted`` after here, else the first of the text."""
    order = ("start", "-end")
    return _public_id(wanted(ahead).order_by(*order).first() or wanted(behind).order_by(*order).first())


def _waiting(anchors: QuerySet) -> QuerySet:
    clash = Contradiction.objects.filter(open_pairs()).filter(
        Q(claim_a=OuterRef("claim_id")) | Q(claim_b=OuterRef("claim_id"))
    )
    return anchors.filter(Q(claim__voice=Voice.UNDECIDED) | Q(claim__truth_status__in=OPEN_TRUTH) | Q(Exists(clash)))


def _unsourced(anchors: QuerySet) -> QuerySet:
    return anchors.filter(claim__voice=Voice.UNDECIDED)


def _public_id(anchor: ClaimAnchor | None) -> str:
    return anchor.claim.public_id if anchor else ""
