"""The registry of sources at the desk."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.filters import SourceFilter
from articles.api.representations import represent
from articles.api.revisions import answer, revision_seen
from articles.api.serializers import registry as shapes
from articles.api.serializers.claims import ClaimSerializer
from articles.api.views.base import DeskView, FilteredView
from articles.models import Claim, Source
from articles.selectors import api_desk
from articles.services.sources import (
    source_add_alias,
    source_create,
    source_grade,
    source_merge,
    source_remove_alias,
    source_update,
)


class SourceView(DeskView):
    """An endpoint of one source."""

    writes = "articles.manage_sources"

    def source(self, public_id: str) -> Source:
        """Return the source of the address."""
        return self.one(Source.objects.all(), public_id=public_id)


class Sources(FilteredView):
    """The registry."""

    writes = "articles.manage_sources"
    queryset = Source.objects.none()
    filterset_class = SourceFilter

    @extend_schema(operation_id="sources_list", responses=shapes.SourceSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the sources, the youngest first."""
        return self.pages(api_desk.sources(), shapes.SourceSerializer)

    @extend_schema(operation_id="sources_create", request=shapes.SourceInput, responses={201: shapes.SourceSerializer})
    def post(self, request: Request) -> Response:
        """Add a source; an unnamed one belongs to an article."""
        given = self.given(shapes.SourceInput).validated_data
        source = source_create(
            actor=request.user,
            name=given["name"],
            named=given["named"],
            article=given.get("article"),
            kind=given["kind"],
            description=given["description"],
            aliases=tuple(given["aliases"]),
        )
        return answer(represent(source), 201, {"Location": request.build_absolute_uri(f"{source.public_id}/")})


class SourceDetail(SourceView):
    """One source."""

    @extend_schema(operation_id="sources_read", responses=shapes.SourceSerializer)
    def get(self, request: Request, source: str) -> Response:
        """Show the source; one that was merged away says into which."""
        return answer(represent(self.source(source)))

    @extend_schema(operation_id="sources_update", request=shapes.SourceChangeInput, responses=shapes.SourceSerializer)
    def patch(self, request: Request, source: str) -> Response:
        """Set the fields that are given."""
        found = self.source(source)
        fields = self.given(shapes.SourceChangeInput, partial=True).validated_data
        source_update(actor=request.user, source=found, revision=revision_seen(request, found), **fields)
        return answer(represent(found))


class Aliases(SourceView):
    """The source's other names."""

    @extend_schema(
        operation_id="sources_alias_add", request=shapes.AliasInput, responses={201: shapes.SourceSerializer}
    )
    def post(self, request: Request, source: str) -> Response:
        """Add another name."""
        found = self.source(source)
        name = self.given(shapes.AliasInput).validated_data["name"]
        source_add_alias(actor=request.user, source=found, revision=revision_seen(request, found), name=name)
        return answer(represent(found), 201)


class AliasDetail(SourceView):
    """One other name."""

    @extend_schema(operation_id="sources_alias_remove", responses={200: shapes.SourceSerializer})
    def delete(self, request: Request, source: str, alias: int) -> Response:
        """Take the name away."""
        found = self.source(source)
        name = self.one(found.aliases.all(), pk=alias).name
        source_remove_alias(actor=request.user, source=found, revision=revision_seen(request, found), name=name)
        return answer(represent(found))


class Grade(SourceView):
    """How reliable the source is."""

    @extend_schema(operation_id="sources_grade", request=shapes.GradeInput, responses=shapes.SourceSerializer)
    def put(self, request: Request, source: str) -> Response:
        """Grade the source, with the reason; an empty grade takes it back."""
        found, given = self.source(source), self.given(shapes.GradeInput).validated_data
        source_grade(actor=request.user, source=found, revision=revision_seen(request, found), **given)
        return answer(represent(found))


class Merge(SourceView):
    """Two sources that are one."""

    writes = "articles.merge_sources"

    @extend_schema(operation_id="sources_merge", request=shapes.MergeSourceInput, responses=shapes.SourceSerializer)
    def post(self, request: Request, source: str) -> Response:
        """Make this source part of another; answers with the one that took over."""
        found, into = self.source(source), self.given(shapes.MergeSourceInput).validated_data["into"]
        taken = source_merge(actor=request.user, source=found, revision=revision_seen(request, found), into=into)
        return answer(represent(taken))


class QuotedClaims(SourceView):
    """Everything that this source was quoted for."""

    queryset = Claim.objects.none()

    @extend_schema(operation_id="sources_claims_list", responses=ClaimSerializer(many=True))
    def get(self, request: Request, source: str) -> Response:
        """List the claims that rest on the source by decision, the youngest first."""
        return self.pages(api_desk.quoted_claims(self.source(source)), ClaimSerializer)
