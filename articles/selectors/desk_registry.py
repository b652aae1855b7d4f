"""The registry of sources as the desk reads it: the list, and everything that one source was ever quoted for."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Q

from articles.models import Attribution, Source
from articles.models.choices import AttributionState, Reliability, SourceKind, TruthStatus
from articles.models.names import name_key
from articles.selectors.desk_progress import Stretch, stretches

PER_PAGE = 50
QUOTED_PER_PAGE = 40
_DECIDED = Q(
    attributions__state=AttributionState.DECIDED, attributions__claim__in_text=True, attributions__claim__isnull=False
)


@dataclass(frozen=True, slots=True)
class RegistryFilters:
    """What the list is narrowed to. ``named``: ``yes``, ``no`` or empty."""

    words: str = ""
    kind: str = ""
    grade: str = ""
    named: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """How a source's claims turned out, as counts by status and as a bar."""

    total: int
    bar: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """One claim that the source is decided to have made, or to have passed on."""

    attribution: Attribution
    is_origin: bool


def registry_page(filters: RegistryFilters, number: str | int = 1) -> Page:
    """Return one page of living sources, those quoted most first, with their number of claims (three queries)."""
    sources = Source.objects.filter(merged_into__isnull=True)
    if filters.words.strip():
        key = name_key(filters.words)
        sources = sources.filter(Q(name_key__contains=key) | Q(aliases__name_key__contains=key)).distinct()
    if filters.kind in SourceKind.values:
        sources = sources.filter(kind=filters.kind)
    if filters.grade in Reliability.values and filters.grade:
        sources = sources.filter(reliability=filters.grade)
    if filters.named in ("yes", "no"):
        sources = sources.filter(named=filters.named == "yes")
    counted = sources.annotate(quoted=Count("attributions", filter=_DECIDED, distinct=True))
    shown = counted.select_related("article").prefetch_related("aliases").order_by("-quoted", "name", "pk")
    return Paginator(shown, PER_PAGE).get_page(number)


def source_record(source: Source) -> Record:
    """Return how the claims that ``source`` made turned out (one query)."""
    rows = (
        Attribution.objects.filter(source=source, state=AttributionState.DECIDED, claim__in_text=True)
        .order_by()
        .values_list("claim__truth_status")
        .annotate(number=Count("claim", distinct=True))
    )
    counts = {str(TruthStatus(status)): number for status, number in rows}
    return Record(total=sum(counts.values()), bar=stretches(counts))


def source_quoted(source: Source, number: str | int = 1) -> tuple[Page, list[Quoted]]:
    """Return one page of the claims that ``source`` made or passed on, the latest first (three queries)."""
    made = Q(source=source) | Q(via__source=source)
    rows = (
        Attribution.objects.filter(made, state=AttributionState.DECIDED, claim__in_text=True)
        .select_related("claim__article", "source")
        .prefetch_related("via")
        .distinct()
        # Where the databases differ: articles without a date come last.
        .order_by(F("claim__article__published_on").desc(nulls_last=True), "-pk")
    )
    page = Paginator(rows, QUOTED_PER_PAGE).get_page(number)
    return page, [Quoted(row, row.source_id == source.pk) for row in page.object_list]
