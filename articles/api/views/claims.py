"""Claims at the desk: statuses, sources, evidence, drafts. Every write asks for If-Match and answers with the claim."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.filters import ClaimFilter
from articles.api.representations import represent
from articles.api.revisions import answer, revision_seen
from articles.api.serializers import claims as shapes
from articles.api.views.base import DeskView, FilteredView
from articles.models import Attribution, Claim, Evidence
from articles.selectors import api_desk
from articles.services.attributions import (
    attribution_accept,
    attribution_reject,
    attribution_remove,
    attribution_set,
)
from articles.services.claims import claim_update
from articles.services.drafts import draft_discard, draft_save
from articles.services.errors import Refused
from articles.services.evidence import evidence_add, evidence_remove, evidence_update


class Claims(FilteredView):
    """All claims of the desk."""

    queryset = Claim.objects.none()
    filterset_class = ClaimFilter

    @extend_schema(operation_id="claims_list", responses=shapes.ClaimSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the claims of all articles, the youngest first."""
        return self.pages(api_desk.claims(), shapes.ClaimSerializer)


class ClaimDetail(DeskView):
    """One claim."""

    @extend_schema(operation_id="claims_read", responses=shapes.ClaimSerializer)
    def get(self, request: Request, claim: str) -> Response:
        """Show the claim with its attributions and evidence."""
        return answer(represent(self.claim(claim)))

    @extend_schema(operation_id="claims_update", request=shapes.ClaimInput, responses=shapes.ClaimSerializer)
    def patch(self, request: Request, claim: str) -> Response:
        """Set the fields that are given."""
        found = self.claim(claim)
        fields = self.given(shapes.ClaimInput, partial=True).validated_data
        claim_update(actor=request.user, claim=found, revision=revision_seen(request, found), **fields)
        return answer(represent(found))


class Attributions(DeskView):
    """Deciding on a source."""

    @extend_schema(
        operation_id="attributions_set", request=shapes.AttributionInput, responses={201: shapes.ClaimSerializer}
    )
    def post(self, request: Request, claim: str) -> Response:
        """Attribute the claim to a source, through a chain; the suggestion or decision it `replaces` goes."""
        found, given = self.claim(claim), self.given(shapes.AttributionInput)
        fields = given.validated_data
        replaces = api_desk.attributions_of(found).filter(pk=fields.get("replaces")).first()
        if replaces is None and "replaces" in fields:
            raise Refused(_("The attribution that this is to replace is gone: look at the claim afresh."))
        attribution_set(
            actor=request.user,
            claim=found,
            revision=revision_seen(request, found),
            source=fields["source"],
            via=given.chain(),
            kind=fields["kind"],
            manner=fields["manner"],
            polarity=fields["polarity"],
            replaces=replaces,
        )
        return answer(represent(found), 201)


class AttributionDetail(DeskView):
    """One decided or rejected attribution."""

    @extend_schema(operation_id="attributions_remove", responses={200: shapes.ClaimSerializer})
    def delete(self, request: Request, claim: str, attribution: int) -> Response:
        """Take the attribution away; the next analysis may suggest again."""
        found = self.claim(claim)
        attribution_remove(
            actor=request.user,
            attribution=_attribution(self, found, attribution),
            revision=revision_seen(request, found),
        )
        return answer(represent(found))


class AttributionAccept(DeskView):
    """Saying that a suggestion is right."""

    @extend_schema(operation_id="attributions_accept", request=shapes.AcceptInput, responses=shapes.ClaimSerializer)
    def post(self, request: Request, claim: str, attribution: int) -> Response:
        """Accept the suggestion, for the source that it names or another."""
        found = self.claim(claim)
        given = self.given(shapes.AcceptInput).validated_data
        attribution_accept(
            actor=request.user,
            attribution=_attribution(self, found, attribution),
            revision=revision_seen(request, found),
            source=given.get("source"),
        )
        return answer(represent(found))


class AttributionReject(DeskView):
    """Saying that a suggestion is wrong."""

    @extend_schema(operation_id="attributions_reject", request=None, responses=shapes.ClaimSerializer)
    def post(self, request: Request, claim: str, attribution: int) -> Response:
        """Reject the suggestion; no analysis makes it again for this claim."""
        found = self.claim(claim)
        attribution_reject(
            actor=request.user,
            attribution=_attribution(self, found, attribution),
            revision=revision_seen(request, found),
        )
        return answer(represent(found))


class EvidenceOfClaim(DeskView):
    """What the claim's statuses rest on."""

    @extend_schema(operation_id="evidence_add", request=shapes.EvidenceInput, responses={201: shapes.ClaimSerializer})
    def post(self, request: Request, claim: str) -> Response:
        """Add evidence."""
        found = self.claim(claim)
        fields = self.given(shapes.EvidenceInput).validated_data
        evidence_add(actor=request.user, claim=found, revision=revision_seen(request, found), **fields)
        return answer(represent(found), 201)


class EvidenceDetail(DeskView):
    """One piece of evidence. The tag in If-Match is its claim's."""

    @extend_schema(operation_id="evidence_update", request=shapes.EvidenceInput, responses=shapes.ClaimSerializer)
    def patch(self, request: Request, claim: str, evidence: str) -> Response:
        """Correct the fields that are given."""
        found = self.claim(claim)
        fields = self.given(shapes.EvidenceInput, partial=True).validated_data
        row = _evidence(self, found, evidence)
        evidence_update(actor=request.user, evidence=row, revision=revision_seen(request, found), **fields)
        return answer(represent(found))

    @extend_schema(operation_id="evidence_remove", responses={200: shapes.ClaimSerializer})
    def delete(self, request: Request, claim: str, evidence: str) -> Response:
        """Take the evidence out of sight; undo brings it back."""
        found = self.claim(claim)
        row = _evidence(self, found, evidence)
        evidence_remove(actor=request.user, evidence=row, revision=revision_seen(request, found))
        return answer(represent(found))


class Drafts(DeskView):
    """What you typed on a claim and did not save. Nobody else sees it."""

    pagination_class = None
    reads = "articles.edit_article"

    @extend_schema(operation_id="drafts_list", responses=shapes.DraftSerializer(many=True))
    def get(self, request: Request, claim: str) -> Response:
        """List your drafts."""
        rows = api_desk.drafts(request.user, self.claim(claim))
        return Response(shapes.DraftSerializer(rows, many=True).data)


class DraftDetail(DeskView):
    """Your draft of one field."""

    @extend_schema(operation_id="drafts_save", request=shapes.DraftInput, responses=shapes.DraftSerializer)
    def put(self, request: Request, claim: str, field: str) -> Response:
        """Keep what you are typing."""
        found, given = self.claim(claim), self.given(shapes.DraftInput).validated_data
        draft = draft_save(actor=request.user, claim=found, field=field, **given)
        return Response(shapes.DraftSerializer(draft).data)

    @extend_schema(operation_id="drafts_discard", responses={204: None})
    def delete(self, request: Request, claim: str, field: str) -> Response:
        """Throw the draft away; where there is none, that is so already."""
        draft_discard(actor=request.user, claim=self.claim(claim), field=field)
        return Response(status=204)


def _attribution(view: DeskView, claim: Claim, key: int) -> Attribution:
    attribution = view.one(api_desk.attributions_of(claim), pk=key)
    # The service changes this very claim, so that the answer shows it as it is then.
    attribution.claim = claim
    return attribution


def _evidence(view: DeskView, claim: Claim, public_id: str) -> Evidence:
    return view.one(api_desk.evidence().filter(claim=claim).select_related("claim__article"), public_id=public_id)
