"""Keeping the analysis's suggestions: replaced as a whole, never over a decision."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.analysis import attribution as engine
from articles.analysis import types
from articles.models import Article, Attribution, AttributionVia, Claim, ClaimAnchor, Source, Version
from articles.models.choices import AttributionState, Voice
from articles.models.names import NAME_LENGTH, name_key
from articles.services.statistics import statistics_refresh


def suggestions_compute(*, version: Version) -> types.ArticleSources:
    """Return what the engine says of ``version`` as its sentences stand now. Reads only, outside transactions."""
    sentences = tuple(
        types.Sentence(index=row.index, start=row.start, end=row.end, paragraph=row.paragraph)
        for row in version.sentences.order_by("index")
    )
    return engine.suggest(version.text, sentences=sentences, registry=_registry())


def _registry() -> list[types.KnownSource]:
    sources = Source.objects.filter(named=True, merged_into__isnull=True).prefetch_related("aliases")
    return [
        types.KnownSource(key=str(source.pk), names=(source.name, *(alias.name for alias in source.aliases.all())))
        for source in sources
    ]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A claim of the version, and what the analysis says of the sentence that it stands in."""

    claim: Claim
    anchor: ClaimAnchor
    entry: types.SentenceSources

    @property
    def is_whole_sentence(self) -> bool:
        sentence = self.entry.sentence
        return (sentence.start, sentence.end) == (self.anchor.start, self.anchor.end)

    def suggestions(self) -> Iterator[tuple[int, types.Attribution]]:
        """Yield what concerns the claim's words, with its place among the sentence's: all, or what a part touches."""
        for place, suggestion in enumerate(self.entry.attributions):
            touched = any(span.start < self.anchor.end and self.anchor.start < span.end for span in suggestion.content)
            if self.is_whole_sentence or touched:
                yield place, suggestion


def suggestions_replace(*, version: Version, analysed: types.ArticleSources) -> int:
    """Put ``analysed`` in place of the suggestions on ``version``'s claims; return how many suggestions there are now.

    Claims that an editor decided on get nothing and keep what they have, unless it marks words of an earlier text; what
    was rejected is not suggested again.
    """
    with transaction.atomic():
        # The lock that every change of a claim takes first: a decision made at this moment is read here, or waits.
        Article.objects.select_for_update().get(pk=version.article_id)
        placed = _place(version, analysed)
        claims = [place.claim for place in placed]
        suggested = Attribution.objects.filter(claim__in=claims, state=AttributionState.SUGGESTED)
        suggested.filter(Q(claim__voice=Voice.UNDECIDED) | ~Q(version=version)).delete()
        suggested.filter(pk__in=_beyond(suggested, placed)).delete()
        rejected = {
            (row.claim_id, name_key(row.source_name))
            for row in Attribution.objects.filter(claim__in=claims, state=AttributionState.REJECTED)
        }
        claim_of_sentence = {p.entry.sentence.index: p.claim for p in placed if p.is_whole_sentence}
        rows: dict[tuple[int, int], Attribution] = {}
        kept: list[tuple[Attribution, types.Attribution]] = []
        for place in placed:
            if place.claim.voice != Voice.UNDECIDED:
                continue
            for index, suggestion in place.suggestions():
                if (place.claim.pk, name_key(suggestion.source.canonical)) not in rejected:
                    row = _row(place.claim, version, suggestion, claim_of_sentence)
                    rows[place.claim.pk, index] = row
                    kept.append((row, suggestion))
        Attribution.objects.bulk_create((row for row, _suggestion in kept), batch_size=500)
        statistics_refresh(model=Attribution, added=len(kept))
        AttributionVia.objects.bulk_create(_via_rows(kept), batch_size=500)
        Attribution.objects.bulk_update(_nest(rows, kept), ["nested_in"], batch_size=500)
        _mark_unsourced_assessments(placed)
    return len(kept)


def _beyond(suggested: QuerySet[Attribution], placed: list[_Placed]) -> list[int]:
    """Return those whose words are not in their claim any more, by keys: it was split since."""
    anchors = {place.claim.pk: place.anchor for place in placed}
    return [
        pk
        for pk, claim, content in suggested.values_list("pk", "claim", "content")
        if content and not any(start < anchors[claim].end and anchors[claim].start < end for start, end in content)
    ]


def _place(version: Version, analysed: types.ArticleSources) -> list[_Placed]:
    entries = sorted(analysed.sentences, key=lambda entry: entry.sentence.start)
    starts = [entry.sentence.start for entry in entries]
    anchors = ClaimAnchor.objects.filter(version=version, claim__in_text=True).select_related("claim").order_by("start")
    placed = []
    for anchor in anchors:
        position = bisect_right(starts, anchor.start) - 1
        # Sentences may have been split or merged while the engine was thinking: the next check brings those.
        if position >= 0 and anchor.end <= entries[position].sentence.end:
            placed.append(_Placed(anchor.claim, anchor, entries[position]))
    return placed


def _row(
    claim: Claim, version: Version, suggestion: types.Attribution, claim_of_sentence: dict[int, Claim]
) -> Attribution:
    inherited = suggestion.inherited_from
    return Attribution(
        claim=claim,
        version=version,
        source_id=int(suggestion.source.key) if suggestion.source.key else None,
        source_name=suggestion.source.canonical[:NAME_LENGTH],
        source_named=suggestion.source.named,
        kind=suggestion.kind,
        manner=suggestion.manner,
        polarity=suggestion.polarity,
        mention=[list(span) for span in suggestion.mention],
        cue=[list(span) for span in suggestion.cue],
        content=[list(span) for span in suggestion.content],
        confidence_detected=suggestion.confidence.detected,
        confidence_source=suggestion.confidence.source,
        confidence_link=suggestion.confidence.link,
        inherited_from=claim_of_sentence.get(inherited) if inherited is not None else None,
        engine_version=engine.ENGINE_VERSION,
    )


def _via_rows(kept: list[tuple[Attribution, types.Attribution]]) -> Iterator[AttributionVia]:
    for row, suggestion in kept:
        for position, link in enumerate(suggestion.via):
            yield AttributionVia(
                attribution=row,
                position=position,
                source_id=int(link.key) if link.key else None,
                source_name=link.canonical[:NAME_LENGTH],
                role=link.role,
            )


def _nest(
    rows: dict[tuple[int, int], Attribution], kept: list[tuple[Attribution, types.Attribution]]
) -> list[Attribution]:
    """Point each nested suggestion to the one it is reported within; return those that changed."""
    changed = []
    for row, suggestion in kept:
        outer = rows.get((row.claim_id, suggestion.nested_in)) if suggestion.nested_in is not None else None
        if outer is not None:
            row.nested_in = outer
            changed.append(row)
    return changed


def _mark_unsourced_assessments(placed: list[_Placed]) -> None:
    changed = []
    for place in placed:
        flagged = place.is_whole_sentence and place.entry.unsourced_assessment
        if place.claim.unsourced_assessment != flagged:
            place.claim.unsourced_assessment = flagged
            changed.append(place.claim)
    Claim.objects.bulk_update(changed, ["unsourced_assessment"], batch_size=500)
