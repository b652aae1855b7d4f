"""Contradictions, background checks, history and publishing at the desk."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.filters import CheckFilter, ContradictionFilter, EventFilter
from articles.api.representations import represent, represent_blockers
from articles.api.revisions import answer, revision_seen
from articles.api.serializers import articles as article_shapes
from articles.api.serializers import registry as shapes
from articles.api.views.base import DeskView, FilteredView
from articles.models import Check, Contradiction, Event, Publication
from articles.selectors import api_desk
from articles.services.checks import archive_recheck, check_rerun
from articles.services.contradictions import contradiction_decide
from articles.services.publications import article_publish, article_withdraw, publication_gate, publication_preview


class Contradictions(FilteredView):
    """The inbox over the whole archive."""

    queryset = Contradiction.objects.none()
    filterset_class = ContradictionFilter

    @extend_schema(operation_id="contradictions_list", responses=shapes.ContradictionSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the pairs, the youngest first."""
        return self.pages(api_desk.contradictions(), shapes.ContradictionSerializer)


class ContradictionDetail(DeskView):
    """One pair."""

    @extend_schema(operation_id="contradictions_read", responses=shapes.ContradictionSerializer)
    def get(self, request: Request, contradiction: str) -> Response:
        """Show both claims, the clashing words and what was decided."""
        return answer(represent(self.one(api_desk.contradictions(), public_id=contradiction)))


class Decision(DeskView):
    """What an editor makes of a pair."""

    writes = "articles.decide_contradiction"

    @extend_schema(
        operation_id="contradictions_decide", request=shapes.DecisionInput, responses=shapes.ContradictionSerializer
    )
    def put(self, request: Request, contradiction: str) -> Response:
        """Decide on the pair; deciding "open" opens it again."""
        found = self.one(api_desk.contradictions(), public_id=contradiction)
        given = self.given(shapes.DecisionInput).validated_data
        contradiction_decide(actor=request.user, contradiction=found, revision=revision_seen(request, found), **given)
        return answer(represent(found))


class Checks(FilteredView):
    """Background work."""

    queryset = Check.objects.none()
    filterset_class = CheckFilter

    @extend_schema(operation_id="checks_list", responses=shapes.CheckSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the checks, the youngest first."""
        return self.pages(api_desk.checks(), shapes.CheckSerializer)


class CheckDetail(DeskView):
    """One check."""

    @extend_schema(operation_id="checks_read", responses=shapes.CheckSerializer)
    def get(self, request: Request, check: int) -> Response:
        """Show where the check stands, and why it failed if it did."""
        return Response(shapes.CheckSerializer(self.one(api_desk.checks(), pk=check)).data)


class CheckRerun(DeskView):
    """Running a failed check again."""

    @extend_schema(operation_id="checks_rerun", request=None, responses={202: shapes.CheckSerializer})
    def post(self, request: Request, check: int) -> Response:
        """Queue the check again; answers with the one that is queued now."""
        again = check_rerun(actor=request.user, check=self.one(api_desk.checks(), pk=check))
        return Response(shapes.CheckSerializer(self.one(api_desk.checks(), pk=again.pk)).data, status=202)


class ArchiveRecheck(DeskView):
    """Comparing the whole archive anew."""

    writes = "articles.recheck_archive"

    @extend_schema(operation_id="checks_recheck_archive", request=None, responses={202: shapes.CheckSerializer})
    def post(self, request: Request) -> Response:
        """Queue the comparison of every claim, behind everything else."""
        check = archive_recheck(actor=request.user)
        return Response(shapes.CheckSerializer(check).data, status=202)


class History(FilteredView):
    """Who did what, when, before and after."""

    queryset = Event.objects.none()
    filterset_class = EventFilter

    @extend_schema(operation_id="history_list", responses=shapes.EventSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the changes, the latest first."""
        return self.pages(api_desk.events(), shapes.EventSerializer)


class Gate(DeskView):
    """What stands between an article and its readers."""

    pagination_class = None

    @extend_schema(operation_id="articles_gate", responses=article_shapes.BlockerSerializer(many=True))
    def get(self, request: Request, article: str) -> Response:
        """List what is missing, what blocks first."""
        return Response(represent_blockers(publication_gate(article=self.article(article))))


class Changes(DeskView):
    """What readers would be told if an article were published now."""

    @extend_schema(operation_id="articles_changes", responses=article_shapes.PreviewOfChangesSerializer)
    def get(self, request: Request, article: str) -> Response:
        """Compare the article with what is published of it, as publishing would; nothing is stored."""
        preview = publication_preview(article=self.article(article))
        empty = {"is_first": True, "is_same": False, "changes": []}
        shown = {"is_first": False, "is_same": preview.is_same, "changes": preview.changes} if preview else empty
        return Response(article_shapes.PreviewOfChangesSerializer(shown).data)


class Publications(DeskView):
    """Publishing."""

    writes = "articles.publish_article"
    queryset = Publication.objects.none()

    @extend_schema(operation_id="publications_list", responses=article_shapes.PublicationSerializer(many=True))
    def get(self, request: Request, article: str) -> Response:
        """List what was published of the article, the latest first."""
        return self.pages(api_desk.publications(self.article(article)), article_shapes.PublicationSerializer)

    @extend_schema(
        operation_id="articles_publish",
        request=article_shapes.PublishInput,
        responses={201: article_shapes.PublicationSerializer},
    )
    def post(self, request: Request, article: str) -> Response:
        """Publish the article as you saw it; readers see it at once. If it was changed since: 409."""
        given = self.given(article_shapes.PublishInput).validated_data
        publication = article_publish(actor=request.user, article=self.article(article), **given)
        return Response(article_shapes.PublicationSerializer(publication).data, status=201)


class Withdrawal(DeskView):
    """Taking an article away from readers."""

    writes = "articles.withdraw_article"

    @extend_schema(
        operation_id="articles_withdraw",
        request=article_shapes.WithdrawInput,
        responses={201: article_shapes.PublicationSerializer},
    )
    def post(self, request: Request, article: str) -> Response:
        """Withdraw the article; readers are told so, with the reason."""
        reason = self.given(article_shapes.WithdrawInput).validated_data["reason"]
        publication = article_withdraw(actor=request.user, article=self.article(article), reason=reason)
        return Response(article_shapes.PublicationSerializer(publication).data, status=201)
