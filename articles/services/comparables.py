"""Claims as the comparison wants them: words, source, what was said before, and when."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Substr

from articles.analysis.contradiction import ENGINE_VERSION
from articles.analysis.types import ComparableClaim
from articles.models import Attribution, ClaimAnchor, Sentence
from articles.models.choices import AttributionKind, AttributionState, Voice

#: Characters of the article before a claim that help to read it.
CONTEXT_LENGTH = 600


@dataclass(frozen=True, slots=True)
class Comparable:
    """A claim ready for comparing, and digests that tell whether it is still the same."""

    pk: int
    article_id: int
    value: ComparableClaim
    text_digest: str
    digest: str
    compared: str

    @property
    def changed(self) -> bool:
        """Whether anything that counts changed since it was last compared with the archive."""
        return self.digest != self.compared


def text_digest(text: str) -> str:
    """Return the SHA-256 of a claim's words, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def comparables_load(pks: Iterable[int]) -> dict[int, Comparable]:
    """Return, by key, those of the claims that stand in the current version of their article (two queries)."""
    pks = list(pks)
    sentence = Sentence.objects.filter(version=OuterRef("version"), start__lte=OuterRef("start")).order_by("-index")
    anchors = (
        ClaimAnchor.objects.filter(
            claim__in=pks, claim__in_text=True, version=F("claim__article__current_version")
        )
        .annotate(
            text=F("claim__text"),
            article=F("claim__article"),
            article_public_id=F("claim__article__public_id"),
            published=F("claim__article__published_on"),
            compared=Coalesce(F("claim__indexed__compared"), Value("")),
            position=Subquery(sentence.values("index")[:1]),
            # Substr counts from 1: what stands before the claim begins at most CONTEXT_LENGTH earlier.
            context=Substr("version__text", Greatest(F("start") - CONTEXT_LENGTH, Value(0)) + 1, CONTEXT_LENGTH),
        )
        .values(
            "claim_id", "start", "end", "version_id", "text", "article", "article_public_id", "published",
            "compared", "position", "context",
        )
    )  # fmt: skip
    speakers = _speakers(pks)
    return {row["claim_id"]: _comparable(row, speakers.get(row["claim_id"])) for row in anchors}


def _speakers(pks: list[int]) -> dict[int, Attribution]:
    """Return each claim's attribution: the one decided, else the most confident suggestion of something said."""
    # What is suggested beside a decision, or for the article's own words, is nobody's word on who speaks.
    open_ones = Q(state=AttributionState.SUGGESTED, claim__voice=Voice.UNDECIDED)
    rows = Attribution.objects.filter(
        Q(state=AttributionState.DECIDED) | open_ones, claim__in=pks, kind=AttributionKind.SPEECH
    ).select_related("source")
    best: dict[int, Attribution] = {}
    for row in rows:
        if row.claim_id not in best or _rank(row) > _rank(best[row.claim_id]):
            best[row.claim_id] = row
    return best


def _rank(row: Attribution) -> tuple:
    return (row.state == AttributionState.DECIDED, row.confidence_detected or 0.0, -row.pk)


def _comparable(row: dict, attribution: Attribution | None) -> Comparable:
    source = ""
    if attribution is not None:
        source = attribution.source.name if attribution.source else attribution.source_name
    context = row["context"][: min(row["start"], CONTEXT_LENGTH)]
    value = ComparableClaim(
        # The engine takes the attribution off by itself: its probabilities are calibrated on its own way of doing so.
        text=row["text"],
        source=source,
        context=context,
        article=row["article_public_id"],
        position=row["position"] or 0,
        published=row["published"],
    )
    counted = (ENGINE_VERSION, value.text, value.source, value.context, value.article, value.published)
    return Comparable(
        pk=row["claim_id"],
        article_id=row["article"],
        value=value,
        text_digest=text_digest(value.text),
        digest=hashlib.sha256(repr(counted).encode()).hexdigest(),
        compared=row["compared"],
    )
