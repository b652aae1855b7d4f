"""Decisions that say the same, because what they stood on became one: two sentences, or two sources."""

from collections.abc import Iterable

from articles.models import Attribution, Claim
from articles.models.choices import AttributionState


def twins_fold(*, claims: Iterable[Claim]) -> None:
    """Fold decided attributions of ``claims``, taken together, that say the same: the first one stays.

    It gets the words that the others marked in the same text; what was reported within them is reported within it.
    """
    kept: dict[tuple, Attribution] = {}
    folded: dict[int, int] = {}
    for claim in claims:
        rows = Attribution.objects.filter(claim=claim, state=AttributionState.DECIDED)
        for row in rows.prefetch_related("via").order_by("pk"):
            twin = kept.setdefault(_said(row, folded), row)
            if twin is not row:
                folded[row.pk] = twin.pk
                _fold(row, twin)


def _said(row: Attribution, folded: dict[int, int]) -> tuple:
    chain = tuple((via.source_id or via.source_name, via.role) for via in row.via.all())
    return row.source_id, row.kind, row.polarity, folded.get(row.nested_in_id, row.nested_in_id), chain


def _fold(row: Attribution, twin: Attribution) -> None:
    marks = ("mention", "cue", "content")
    if twin.version_id == row.version_id:
        for name in marks:
            have = getattr(twin, name)
            setattr(twin, name, have + [span for span in getattr(row, name) if span not in have])
        twin.save(update_fields=marks)
    Attribution.objects.filter(nested_in=row).update(nested_in=twin)
    row.delete()
