"""Claims of earlier texts whose words stand in the text again: they return, with all that was annotated and published.

A sentence returns where its very words are a sentence; a part of one returns where the sentence around it is the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from articles.analysis.types import Sentence as SentenceValue
from articles.analysis.types import Span
from articles.models import Article, Attribution, Claim, ClaimAnchor, Contradiction, Evidence, IndexedClaim, Version
from articles.models import Sentence as SentenceRow
from articles.models.choices import (
    AttributionState,
    ClaimKind,
    ContradictionDecision,
    SaidStatus,
    TruthStatus,
    Voice,
)

#: Whether readers ever saw a claim, and whether an editor worked on it. The larger comes first.
Worth = tuple[bool, bool]
PLAIN: Worth = (False, False)


@dataclass(frozen=True, slots=True)
class Layout:
    """A text and its sentences, as an editor left them."""

    text: str
    sentences: Sequence[SentenceValue]


@dataclass(frozen=True, slots=True)
class Gone:
    """What an article has out of its text: the last anchor of each such claim, and the texts that these stand in.

    ``layouts`` are by the version's key, the newest first.
    """

    anchors: Sequence[ClaimAnchor]
    layouts: dict[int, Layout] = field(default_factory=dict)

    def of_kind(self, kind: ClaimKind) -> list[ClaimAnchor]:
        """Return the anchors of the claims of this kind."""
        return [anchor for anchor in self.anchors if anchor.claim.kind == kind]

    def texts(self) -> list[tuple[str, Sequence[SentenceValue]]]:
        """Return the texts with their sentences, the newest first."""
        return [(layout.text, layout.sentences) for layout in self.layouts.values()]


def claims_gone(*, article: Article) -> Gone:
    """Return the claims of ``article`` that are out of its text and were not merged into others (three queries)."""
    rows = ClaimAnchor.objects.filter(
        claim__article=article, claim__in_text=False, claim__merged_into__isnull=True
    ).select_related("claim")
    last = {row.claim_id: row for row in rows.order_by("version__number")}
    if not last:
        return Gone([])
    versions = Version.objects.filter(pk__in={row.version_id for row in last.values()}).order_by("-number")
    texts = dict(versions.values_list("pk", "text"))
    sentences: dict[int, list[SentenceValue]] = {pk: [] for pk in texts}
    for row in SentenceRow.objects.filter(version__in=list(texts)).order_by("index"):
        sentences[row.version_id].append(SentenceValue(row.index, row.start, row.end, row.paragraph))
    layouts = {pk: Layout(text, sentences[pk]) for pk, text in texts.items()}
    return Gone([last[pk] for pk in sorted(last)], layouts)


def claims_worth(*, article: Article) -> dict[int, Worth]:
    """Return, for each claim of ``article`` by its key, what it would cost to lose it (two queries)."""
    snapshots = article.publications.values_list("snapshot__claims", flat=True)
    shown = {claim["id"] for claims in snapshots for claim in claims or ()}
    rows = {claim: OuterRef("pk") for claim in ("claim", "claim_a", "claim_b")}
    sources = Attribution.objects.filter(claim=rows["claim"]).exclude(state=AttributionState.SUGGESTED)
    pairs = Contradiction.objects.exclude(decision=ContradictionDecision.OPEN)
    untouched = Q(
        said_status=SaidStatus.UNCHECKED, truth_status=TruthStatus.UNCHECKED, verdict="", explanation="", note="",
        as_of__isnull=True, voice=Voice.UNDECIDED, assigned_to__isnull=True,
    )  # fmt: skip
    worked_on = (
        ~untouched
        | Exists(sources)
        | Exists(Evidence.objects.filter(claim=rows["claim"], removed_at__isnull=True))
        | Exists(pairs.filter(claim_a=rows["claim_a"]))
        | Exists(pairs.filter(claim_b=rows["claim_b"]))
    )
    claims = Claim.objects.filter(article=article)
    touched = set(claims.filter(worked_on).values_list("pk", flat=True))
    return {pk: (public_id in shown, pk in touched) for pk, public_id in claims.values_list("pk", "public_id")}


def sentences_choose(
    *, version: Version, free: Sequence[Span], gone: Gone, worth: dict[int, Worth]
) -> dict[Span, Claim]:
    """Return which claims return to which of the sentences ``free``, by their very words.

    Of equal ones those come first that were published, then those that were worked on, then the oldest; those that
    return keep their order.
    """
    wanted: dict[str, list[Span]] = {}
    for span in free:
        wanted.setdefault(span.of(version.text), []).append(span)
    found: dict[str, list[ClaimAnchor]] = {}
    for anchor in sorted(gone.of_kind(ClaimKind.SENTENCE), key=lambda row: worth[row.claim_id], reverse=True):
        if len(found.setdefault(anchor.claim.text, [])) < len(wanted.get(anchor.claim.text, ())):
            found[anchor.claim.text].append(anchor)
    return {
        span: anchor.claim
        for words, anchors in found.items()
        for span, anchor in zip(
            wanted.get(words, ()), sorted(anchors, key=lambda row: (row.start, row.claim_id)), strict=False
        )
    }


def parts_choose(
    *,
    version: Version,
    sentences: Sequence[SentenceValue],
    taken: set[tuple[int, int]],
    gone: Gone,
    worth: dict[int, Worth],
) -> dict[Span, Claim]:
    """Return which parts of sentences return, and where; ``taken`` are places where a claim stands already."""
    found: dict[Span, Claim] = {}
    for anchor in sorted(gone.of_kind(ClaimKind.PART), key=lambda row: worth[row.claim_id], reverse=True):
        span = _place_again(anchor, gone.layouts[anchor.version_id], version, sentences)
        if span is not None and (span.start, span.end) not in taken and span not in found:
            found[span] = anchor.claim
    return found


def claims_return(*, version: Version, back: dict[Span, Claim]) -> None:
    """Put the claims of ``back`` into the text again, each at its place in ``version``."""
    for claim in back.values():
        claim.in_text = True
        claim.revision += 1
    Claim.objects.bulk_update(back.values(), ["in_text", "revision"], batch_size=500)
    ClaimAnchor.objects.bulk_create(
        (ClaimAnchor(claim=claim, version=version, start=span.start, end=span.end) for span, claim in back.items()),
        batch_size=500,
    )
    # Their contradictions were withdrawn when they left the text; comparing them anew brings those back.
    IndexedClaim.objects.filter(claim__in=[claim.pk for claim in back.values()]).update(compared="")


def _place_again(
    anchor: ClaimAnchor, layout: Layout, version: Version, sentences: Sequence[SentenceValue]
) -> Span | None:
    """Return where the part stands in ``version``: at its old place in the same sentence, or in the same ones."""
    around = [s for s in layout.sentences if s.start < anchor.end and anchor.start < s.end]
    if not around:
        return None
    whole = Span(around[0].start, around[-1].end)
    words = whole.of(layout.text)
    ends = {s.end for s in sentences}
    places = [s.start for s in sentences if version.text.startswith(words, s.start) and s.start + len(words) in ends]
    if not places:
        return None
    # Of equal sentences, the one with as many before it.
    earlier = sum(layout.text.startswith(words, s.start) for s in layout.sentences if s.start < whole.start)
    shift = places[min(earlier, len(places) - 1)] - whole.start
    return Span(anchor.start + shift, anchor.end + shift)
