"""Sources as the desk looks them up."""

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import Http404

from articles.models import Article, Source
from articles.models.choices import AttributionState
from articles.models.names import name_key

#: So many are offered while a name is typed.
OFFERED = 8


def source_for_desk(public_id: str) -> Source:
    """Return the source, or raise ``Http404``; one that was merged away leads to the one that took over."""
    source = Source.objects.select_related("merged_into", "article").filter(public_id=public_id).first()
    if source is None:
        raise Http404
    return source.merged_into or source


def sources_like(typed: str, article: Article | None = None, limit: int = OFFERED) -> list[Source]:
    """Return living sources that ``typed`` may mean, by name or alias, the likeliest first (two queries).

    Unnamed sources are offered only within their own ``article``.
    """
    key = name_key(typed) if typed.strip() else ""
    if not key:
        return []
    ours = Q(named=True) | (Q(article=article) if article else Q(pk__in=[]))
    matching = Q(name_key__contains=key) | Q(aliases__name_key__contains=key)
    likeliest = Case(
        When(name_key=key, then=Value(0)),
        When(aliases__name_key=key, then=Value(1)),
        When(name_key__startswith=key, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    found = (
        Source.objects.filter(ours, matching, merged_into__isnull=True)
        .annotate(place=likeliest)
        .order_by("place", "name", "pk")
        .prefetch_related("aliases")
    )
    # A source with several fitting aliases comes once for each.
    return list({source.pk: source for source in reversed(found[: limit * 4])}.values())[::-1][:limit]


def names_in_article(article: Article) -> QuerySet:
    """Return names of this article's decided sources and of outlets, for the chain's suggestions (one query)."""
    here = Q(attributions__claim__article=article, attributions__state=AttributionState.DECIDED)
    relayed = Q(relayed__attribution__claim__article=article)
    living = Source.objects.filter(here | relayed | Q(kind="publication"), named=True, merged_into__isnull=True)
    return living.order_by("name").values_list("name", flat=True).distinct()[:60]
