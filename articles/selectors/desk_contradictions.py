"""Contradictions as the desk shows them: both sides in words, the clash marked."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from articles.models import Attribution, Claim, Contradiction
from articles.models.choices import AttributionState, ContradictionDecision
from articles.selectors.desk_marks import Piece, pieces


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a pair: its words with the clash marked, and who says it."""

    claim: Claim
    pieces: list[Piece]
    sources: list[str]
    is_suggested: bool
    stands: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A contradiction with both sides. ``ours`` is the claim that was asked about, or the older one."""

    row: Contradiction
    ours: Side
    theirs: Side

    @property
    def percent(self) -> int:
        """How sure the machine is, out of 100."""
        return round(100 * self.row.probability)

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.row.decision == ContradictionDecision.OPEN


def with_sides(contradictions: QuerySet) -> QuerySet:
    """Have ``contradictions`` read with all that ``pair`` shows (four queries more than the rows)."""
    shown = Attribution.objects.filter(
        state__in=(AttributionState.DECIDED, AttributionState.SUGGESTED), nested_in__isnull=True
    ).order_by("state", "pk")
    return contradictions.select_related("claim_a__article", "claim_b__article", "decided_by").prefetch_related(
        Prefetch("claim_a__attributions", queryset=shown, to_attr="shown_attributions"),
        Prefetch("claim_b__attributions", queryset=shown, to_attr="shown_attributions"),
    )


def pair(row: Contradiction, ours: Claim | None = None) -> Pair:
    """Return ``row`` (read by ``with_sides``) with its two sides, ``ours`` first."""
    a = _side(row, row.claim_a, row.spans_a)
    b = _side(row, row.claim_b, row.spans_b)
    return Pair(row, b, a) if ours is not None and ours.pk == row.claim_b_id else Pair(row, a, b)


def _side(row: Contradiction, claim: Claim, spans: list) -> Side:
    decided = [a.source_name for a in claim.shown_attributions if a.state == AttributionState.DECIDED]
    suggested = [a.source_name for a in claim.shown_attributions]
    return Side(
        claim=claim,
        pieces=pieces(claim.text, [("clash", spans)]),
        sources=decided or suggested,
        is_suggested=not decided,
        stands=row.stands_id == claim.pk,
    )


def pairs_of_claim(claim: Claim) -> list[Pair]:
    """Return the contradictions of ``claim``, those that wait for a decision first."""
    rows = with_sides(
        Contradiction.objects.filter(Q(claim_a=claim) | Q(claim_b=claim), withdrawn_at__isnull=True)
        .exclude(claim_a__in_text=False)
        .exclude(claim_b__in_text=False)
    )
    found = [pair(row, claim) for row in rows]
    return sorted(found, key=lambda each: (not each.is_open, -each.row.probability))
