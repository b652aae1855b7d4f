"""The open part of the API: what is published, for everybody, without logging in. It reads publications only."""

import django_filters as filters
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.errors import Gone
from articles.api.filters import Moment
from articles.api.pagination import FOUND, ArticlesById, ClaimsById, Pages, SourcesById
from articles.api.revisions import conditional
from articles.api.serializers import published as shapes
from articles.models import Publication, PublishedClaim, PublishedClaimSource
from articles.models.choices import SaidStatus, TruthStatus
from articles.selectors.api_published import article_shown, claim_shown, sources_published
from articles.selectors.public_articles import (
    article_lines,
    publication_latest,
    publications_current,
    publications_told,
)
from articles.selectors.public_claims import claim_gone, claim_published, source_claims, source_moved, source_published
from articles.selectors.public_search import claims_with


class PublishedClaimFilter(filters.FilterSet):
    """Published claims by their words and findings."""

    q = filters.CharFilter(
        method="by_words",
        max_length=200,
        help_text="Full text: the claim, its verdict, its sources, the title. Small words (the) find nothing alone.",
    )
    truth_status = filters.MultipleChoiceFilter(choices=TruthStatus.choices)
    said_status = filters.MultipleChoiceFilter(choices=SaidStatus.choices)
    article = filters.CharFilter(field_name="publication__article__public_id", max_length=12)
    changed_after = Moment(field_name="changed_at", lookup_expr="gte")

    class Meta:
        model = PublishedClaim
        fields = ()

    def by_words(self, queryset, _name, value):
        """Return the claims that have all the words, the last one perhaps begun only."""
        return claims_with(queryset, words=value).annotate(**{FOUND: Concat("claim_public_id", Value(""))})


class PublishedSourceFilter(filters.FilterSet):
    """Published sources by name."""

    q = filters.CharFilter(field_name="name", lookup_expr="icontains", max_length=200, help_text="In the name.")

    class Meta:
        model = PublishedClaimSource
        fields = ()


@extend_schema(auth=[])
class PublishedView(GenericAPIView):
    """An endpoint that anybody may read, and any cache may keep for a minute."""

    authentication_classes = []
    permission_classes = [AllowAny]
    filter_backends = []
    pagination_class = Pages
    throttle_scope = "published"

    @method_decorator(conditional)
    def dispatch(self, request, *args, **kwargs):
        """Handle the request; a sender who has the same bytes already is told so."""
        response = super().dispatch(request, *args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(response, public=True, max_age=60)
        return response


class PublishedArticles(PublishedView):
    """Articles that readers see now."""

    queryset = Publication.objects.none()
    pagination_class = ArticlesById

    @extend_schema(operation_id="published_articles_list", responses=shapes.ArticleLineSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the published articles, in the order of their ids."""
        current = publications_current().annotate(article_public_id=F("article__public_id"))
        keys = [row.pk for row in self.paginate_queryset(current.defer("snapshot"))]
        lines = article_lines(Publication.objects.filter(pk__in=keys).order_by("article__public_id"))
        return self.get_paginated_response(shapes.ArticleLineSerializer(lines, many=True).data)


class PublishedArticle(PublishedView):
    """One published article."""

    @extend_schema(operation_id="published_articles_read", responses=shapes.PublishedArticleSerializer)
    def get(self, request: Request, article: str) -> Response:
        """Show the whole article as readers see it."""
        publication = publication_latest(article=article)
        if publication is None:
            raise NotFound
        if publication.withdrawn:
            raise Gone(publication.correction_note)
        return Response(shapes.PublishedArticleSerializer(article_shown(publication)).data)


class PublishedHistory(PublishedView):
    """What was published of an article over time."""

    queryset = Publication.objects.none()

    @extend_schema(operation_id="published_articles_history", responses=shapes.PublicationTold(many=True))
    def get(self, request: Request, article: str) -> Response:
        """List the publications with their corrections, the latest first; of a withdrawn article only withdrawals."""
        latest = publication_latest(article=article)
        if latest is None:
            raise NotFound
        told = publications_told(article=article)
        rows = self.paginate_queryset(told.filter(withdrawn=True) if latest.withdrawn else told)
        return self.get_paginated_response(shapes.PublicationTold(rows, many=True).data)


class PublishedClaims(PublishedView):
    """Claims that readers see now; with `q`, search."""

    queryset = PublishedClaim.objects.none()
    pagination_class = ClaimsById
    filterset_class = PublishedClaimFilter
    filter_backends = GenericAPIView.settings.DEFAULT_FILTER_BACKENDS

    @extend_schema(operation_id="published_claims_list", responses=shapes.PublishedClaimSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the published claims, in the order of their ids; what is new, `changed_after` tells."""
        return self._claims(PublishedClaim.objects.all())

    def _claims(self, queryset) -> Response:
        rows = self.paginate_queryset(self.filter_queryset(queryset))
        shown = shapes.PublishedClaimSerializer([claim_shown(row) for row in rows], many=True)
        return self.get_paginated_response(shown.data)


class PublishedClaimDetail(PublishedView):
    """One published claim."""

    @extend_schema(operation_id="published_claims_read", responses=shapes.PublishedClaimSerializer)
    def get(self, request: Request, claim: str) -> Response:
        """Show the claim with both findings, the chain, the evidence and the corrections."""
        row = claim_published(claim=claim)
        if row is None:
            raise _gone_or_nothing(claim)
        return Response(shapes.PublishedClaimSerializer(claim_shown(row)).data)


class PublishedSources(PublishedView):
    """Sources that published claims name."""

    queryset = PublishedClaimSource.objects.none()
    filterset_class = PublishedSourceFilter
    filter_backends = GenericAPIView.settings.DEFAULT_FILTER_BACKENDS
    pagination_class = SourcesById

    @extend_schema(operation_id="published_sources_list", responses=shapes.SourceLineSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the published sources, in the order of their ids."""
        rows = self.paginate_queryset(sources_published(self.filter_queryset(PublishedClaimSource.objects.all())))
        return self.get_paginated_response(shapes.SourceLineSerializer(rows, many=True).data)


class PublishedSourceDetail(PublishedView):
    """One published source."""

    @extend_schema(operation_id="published_sources_read", responses=shapes.SourceShownSerializer)
    def get(self, request: Request, source: str) -> Response:
        """Show the source and how its claims turned out; one that was merged shows the source that took over."""
        return Response(shapes.SourceShownSerializer(source_published(source=_source_living(source))).data)


class PublishedSourceClaims(PublishedClaims):
    """What a source was quoted for."""

    filterset_class = None
    filter_backends = []

    @extend_schema(operation_id="published_sources_claims", responses=shapes.PublishedClaimSerializer(many=True))
    def get(self, request: Request, source: str) -> Response:
        """List the published claims that the source is the origin of, by their ids; merged, those of the other."""
        return self._claims(source_claims(source=_source_living(source)))


def _source_living(source: str) -> str:
    """Return the public id of a published source: this one, or the one that it was merged into."""
    if PublishedClaimSource.objects.filter(source_public_id=source).exists():
        return source
    moved = source_moved(source=source)
    if not moved:
        raise NotFound
    return moved


def _gone_or_nothing(claim: str) -> Exception:
    gone = claim_gone(claim=claim)
    if gone is None:
        return NotFound()
    if gone.moved_to:
        return Gone(_("This claim became part of another: %(id)s.") % {"id": gone.moved_to})
    publication = publication_latest(article=gone.article)
    if publication.withdrawn:
        return Gone(publication.correction_note)
    return Gone(_("The article that this claim stood in does not say it any more."))
