"""Articles at the desk: taken in, described, given a new text."""

from dataclasses import replace

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.filters import ArticleFilter, ClaimFilter
from articles.api.pagination import ReadingOrder
from articles.api.representations import represent
from articles.api.revisions import answer, revision_seen
from articles.api.serializers import articles as shapes
from articles.api.serializers.claims import ClaimSerializer, RangeInput
from articles.api.views.base import DeskView, FilteredView
from articles.intake.fetch import import_url
from articles.intake.text import import_text
from articles.models import Article, Claim, Sentence, Version
from articles.selectors import api_desk
from articles.services.articles import article_assign, article_import, article_update, sentences_preview, version_add
from articles.services.attributions import attribution_set_for_range, attributions_accept_above
from articles.services.claims import claim_create_part, claim_undo_last
from articles.services.publications import article_as_seen
from articles.services.sentences import sentence_merge, sentence_split

_FIELD_NAMES = {"original_url": "url"}


class Articles(FilteredView):
    """The queue."""

    queryset = Article.objects.none()
    filterset_class = ArticleFilter

    @extend_schema(operation_id="articles_list", responses=shapes.ArticleSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the articles, the last taken in first."""
        return self.pages(api_desk.articles(), shapes.ArticleSerializer)

    @extend_schema(
        operation_id="articles_import", request=shapes.ImportInput, responses={201: shapes.ImportedSerializer}
    )
    def post(self, request: Request) -> Response:
        """Take an article in: a text, or the page at an address. Its sentences become claims."""
        given = self.given(shapes.ImportInput).validated_data
        imported = import_url(given["url"]) if "url" in given else import_text(given["text"])
        names = [name for name in shapes.ArticleFieldsInput.Meta.fields if name in given]
        said = {_FIELD_NAMES.get(name, name): given[name] for name in names}
        article = article_import(
            actor=request.user,
            imported=replace(imported, **said),
            allow_duplicate=given["allow_duplicate"],
        )
        shown = {**represent(article), "notices": list(imported.notices)}
        return answer(shown, 201, {"Location": request.build_absolute_uri(f"{article.public_id}/")})


class Preview(DeskView):
    """The sentences of a text before it is stored."""

    @extend_schema(operation_id="articles_preview", request=shapes.TextInput, responses=shapes.PreviewSerializer)
    def post(self, request: Request) -> Response:
        """Return the text as it would be stored, and its sentences. Stores nothing."""
        imported = import_text(self.given(shapes.TextInput).validated_data["text"])
        sentences = [
            {"start": start, "end": end, "text": words} for start, end, words in sentences_preview(text=imported.text)
        ]
        return Response({"text": imported.text, "sentences": sentences, "notices": list(imported.notices)})


class ArticleDetail(DeskView):
    """One article."""

    @extend_schema(operation_id="articles_read", responses=shapes.ArticleSerializer)
    def get(self, request: Request, article: str) -> Response:
        """Show what is known about the piece."""
        return answer(represent(self.article(article)))

    @extend_schema(
        operation_id="articles_update", request=shapes.ArticleFieldsInput, responses=shapes.ArticleSerializer
    )
    def patch(self, request: Request, article: str) -> Response:
        """Set the fields that are given."""
        found = self.article(article)
        fields = self.given(shapes.ArticleFieldsInput, partial=True).validated_data
        article_update(actor=request.user, article=found, revision=revision_seen(request, found), **fields)
        return answer(represent(found))


class Assignee(DeskView):
    """Who is on the article."""

    @extend_schema(operation_id="articles_assign", request=shapes.AssigneeInput, responses=shapes.ArticleSerializer)
    def put(self, request: Request, article: str) -> Response:
        """Put somebody on the article, or nobody (null)."""
        found = self.article(article)
        article_assign(
            actor=request.user, article=found, user=self.given(shapes.AssigneeInput).validated_data["username"]
        )
        return answer(represent(found))


class Progress(DeskView):
    """How far the desk is."""

    @extend_schema(operation_id="articles_progress", responses=shapes.ProgressSerializer)
    def get(self, request: Request, article: str) -> Response:
        """Count what is done and what waits; made for asking often, with If-None-Match."""
        found = self.article(article)
        return Response({**api_desk.article_progress(found), "seen": article_as_seen(found)})


class Versions(DeskView):
    """The article's texts."""

    queryset = Version.objects.none()

    @extend_schema(operation_id="versions_list", responses=shapes.VersionHeadSerializer(many=True))
    def get(self, request: Request, article: str) -> Response:
        """List the texts without their words, the latest first."""
        return self.pages(api_desk.versions(self.article(article)), shapes.VersionHeadSerializer)

    @extend_schema(operation_id="versions_add", request=shapes.VersionInput, responses={201: shapes.VersionSerializer})
    def post(self, request: Request, article: str) -> Response:
        """Give the article a new text; claims move along with all that was annotated."""
        given = self.given(shapes.VersionInput).validated_data
        version = version_add(
            actor=request.user,
            article=self.article(article),
            text=import_text(given["text"]).text,
            reason=given["reason"],
            replaces=given["replaces"],
        )
        return Response(shapes.VersionSerializer(version).data, status=201)


class VersionDetail(DeskView):
    """One text."""

    @extend_schema(operation_id="versions_read", responses=shapes.VersionSerializer)
    def get(self, request: Request, article: str, number: int) -> Response:
        """Show the text; offsets anywhere in the API count its code points."""
        version = self.one(api_desk.versions(self.article(article)), number=number)
        return Response(shapes.VersionSerializer(version).data)


class Sentences(DeskView):
    """The sentences of the current text."""

    pagination_class = None

    @extend_schema(operation_id="sentences_list", responses=shapes.SentenceSerializer(many=True))
    def get(self, request: Request, article: str) -> Response:
        """List the sentences in reading order, each with the claim that it is."""
        return Response(_sentences(self.article(article)))


class SentenceSplit(DeskView):
    """Cutting a sentence in two."""

    pagination_class = None

    @extend_schema(
        operation_id="sentences_split", request=shapes.SplitInput, responses=shapes.SentenceSerializer(many=True)
    )
    def post(self, request: Request, article: str, index: int) -> Response:
        """Cut the sentence before offset `at`; the first half keeps the claim's id and all that is on it."""
        found, given = self.article(article), self.given(shapes.SplitInput).validated_data
        sentence = _sentence_seen(found, index, given)
        sentence_split(actor=request.user, sentence=sentence, at=given["at"])
        return Response(_sentences(found))


class SentenceMerge(DeskView):
    """Making two sentences one."""

    pagination_class = None

    @extend_schema(
        operation_id="sentences_merge", request=shapes.MergeInput, responses=shapes.SentenceSerializer(many=True)
    )
    def post(self, request: Request, article: str, index: int) -> Response:
        """Merge the sentence with the next one; the first one's claim takes over all that is on the second."""
        found, given = self.article(article), self.given(shapes.MergeInput).validated_data
        sentence_merge(actor=request.user, sentence=_sentence_seen(found, index, given))
        return Response(_sentences(found))


class ArticleClaims(FilteredView):
    """The article's claims."""

    queryset = Claim.objects.none()
    filterset_class = ClaimFilter
    pagination_class = ReadingOrder

    @extend_schema(operation_id="articles_claims_list", responses=ClaimSerializer(many=True))
    def get(self, request: Request, article: str) -> Response:
        """List the claims in reading order, with all that is on them."""
        return self.pages(api_desk.claims().filter(article=self.article(article)), ClaimSerializer)

    @extend_schema(operation_id="articles_claims_create", request=shapes.PartInput, responses={201: ClaimSerializer})
    def post(self, request: Request, article: str) -> Response:
        """Make a part of a sentence a claim of its own."""
        given = self.given(shapes.PartInput).validated_data
        claim = claim_create_part(actor=request.user, article=self.article(article), **given)
        return answer(represent(claim), 201)


class AcceptAbove(DeskView):
    """Accepting many suggestions at once."""

    @extend_schema(
        operation_id="articles_accept_above", request=shapes.AcceptAboveInput, responses=shapes.ChangedSerializer
    )
    def post(self, request: Request, article: str) -> Response:
        """Accept every suggestion that is at least so sure. One undo takes all of it back."""
        given = self.given(shapes.AcceptAboveInput).validated_data
        changed = attributions_accept_above(
            actor=request.user, article=self.article(article), confidence=given["confidence"]
        )
        return Response({"changed": changed})


class AttributeRange(DeskView):
    """One source for many claims."""

    @extend_schema(operation_id="articles_attribute_range", request=RangeInput, responses=shapes.ChangedSerializer)
    def post(self, request: Request, article: str) -> Response:
        """Attribute the claims to one source, but for those that are decided already. One undo takes all of it back."""
        found, given = self.article(article), self.given(RangeInput)
        wanted = list(dict.fromkeys(given.validated_data["claims"]))
        claims = api_desk.claims_of(found, wanted)
        if len(claims) != len(wanted):
            raise ValidationError({"claims": _("Select claims of this article only.")})
        changed = attribution_set_for_range(
            actor=request.user,
            article=found,
            claims=claims,
            source=given.validated_data["source"],
            via=given.chain(),
        )
        return Response({"changed": changed})


class Undo(DeskView):
    """The way back."""

    @extend_schema(operation_id="articles_undo", request=None, responses=shapes.ChangedSerializer)
    def post(self, request: Request, article: str) -> Response:
        """Take your last action on the article back, the bulk ones as a whole."""
        return Response({"changed": claim_undo_last(actor=request.user, article=self.article(article))})


def _sentences(article: Article) -> list[dict]:
    rows = [
        {"index": s.index, "paragraph": s.paragraph, "start": s.start, "end": s.end, "text": words, "claim": claim}
        for s, words, claim in api_desk.sentences(article)
    ]
    return shapes.SentenceSerializer(rows, many=True).data


def _sentence_seen(article: Article, index: int, given: dict) -> Sentence:
    """Return sentence ``index`` with the span that the sender saw, which the service compares with the one there is."""
    sentence = api_desk.sentence_at(article, index)
    if sentence is None:
        raise NotFound
    sentence.start, sentence.end = given["start"], given["end"]
    return sentence
