"""Addresses of the API: the open part, logging in, the desk's part, and what describes them."""

from django.urls import path, re_path, register_converter

from articles.api.converters import FieldConverter, PublicIdConverter
from articles.api.views import account, articles, claims, docs, published, sources, work

register_converter(PublicIdConverter, "api_id")
register_converter(FieldConverter, "draft_field")

app_name = "api"
urlpatterns = [
    # Open: what is published.
    path("published/articles/", published.PublishedArticles.as_view(), name="published-articles"),
    path("published/articles/<api_id:article>/", published.PublishedArticle.as_view(), name="published-article"),
    path(
        "published/articles/<api_id:article>/publications/",
        published.PublishedHistory.as_view(),
        name="published-history",
    ),
    path("published/claims/", published.PublishedClaims.as_view(), name="published-claims"),
    path("published/claims/<api_id:claim>/", published.PublishedClaimDetail.as_view(), name="published-claim"),
    path("published/sources/", published.PublishedSources.as_view(), name="published-sources"),
    path("published/sources/<api_id:source>/", published.PublishedSourceDetail.as_view(), name="published-source"),
    path(
        "published/sources/<api_id:source>/claims/",
        published.PublishedSourceClaims.as_view(),
        name="published-source-claims",
    ),
    # Logging in.
    path("tokens/", account.Tokens.as_view(), name="tokens"),
    path("tokens/current/", account.CurrentToken.as_view(), name="token-current"),
    path("tokens/all/", account.AllTokens.as_view(), name="tokens-all"),
    # The desk.
    path("desk/account/", account.Account.as_view(), name="account"),
    path("desk/articles/", articles.Articles.as_view(), name="articles"),
    path("desk/articles/preview/", articles.Preview.as_view(), name="preview"),
    path("desk/articles/<api_id:article>/", articles.ArticleDetail.as_view(), name="article"),
    path("desk/articles/<api_id:article>/assignee/", articles.Assignee.as_view(), name="assignee"),
    path("desk/articles/<api_id:article>/progress/", articles.Progress.as_view(), name="progress"),
    path("desk/articles/<api_id:article>/versions/", articles.Versions.as_view(), name="versions"),
    path("desk/articles/<api_id:article>/versions/<int:number>/", articles.VersionDetail.as_view(), name="version"),
    path("desk/articles/<api_id:article>/sentences/", articles.Sentences.as_view(), name="sentences"),
    path(
        "desk/articles/<api_id:article>/sentences/<int:index>/split/",
        articles.SentenceSplit.as_view(),
        name="sentence-split",
    ),
    path(
        "desk/articles/<api_id:article>/sentences/<int:index>/merge/",
        articles.SentenceMerge.as_view(),
        name="sentence-merge",
    ),
    path("desk/articles/<api_id:article>/claims/", articles.ArticleClaims.as_view(), name="article-claims"),
    path("desk/articles/<api_id:article>/accept-above/", articles.AcceptAbove.as_view(), name="accept-above"),
    path("desk/articles/<api_id:article>/attribute/", articles.AttributeRange.as_view(), name="attribute-range"),
    path("desk/articles/<api_id:article>/undo/", articles.Undo.as_view(), name="undo"),
    path("desk/articles/<api_id:article>/gate/", work.Gate.as_view(), name="gate"),
    path("desk/articles/<api_id:article>/changes/", work.Changes.as_view(), name="changes"),
    path("desk/articles/<api_id:article>/publications/", work.Publications.as_view(), name="publications"),
    path("desk/articles/<api_id:article>/withdrawal/", work.Withdrawal.as_view(), name="withdrawal"),
    path("desk/claims/", claims.Claims.as_view(), name="claims"),
    path("desk/claims/<api_id:claim>/", claims.ClaimDetail.as_view(), name="claim"),
    path("desk/claims/<api_id:claim>/attributions/", claims.Attributions.as_view(), name="attributions"),
    path(
        "desk/claims/<api_id:claim>/attributions/<int:attribution>/",
        claims.AttributionDetail.as_view(),
        name="attribution",
    ),
    path(
        "desk/claims/<api_id:claim>/attributions/<int:attribution>/accept/",
        claims.AttributionAccept.as_view(),
        name="attribution-accept",
    ),
    path(
        "desk/claims/<api_id:claim>/attributions/<int:attribution>/reject/",
        claims.AttributionReject.as_view(),
        name="attribution-reject",
    ),
    path("desk/claims/<api_id:claim>/evidence/", claims.EvidenceOfClaim.as_view(), name="evidence"),
    path(
        "desk/claims/<api_id:claim>/evidence/<api_id:evidence>/",
        claims.EvidenceDetail.as_view(),
        name="evidence-item",
    ),
    path("desk/claims/<api_id:claim>/drafts/", claims.Drafts.as_view(), name="drafts"),
    path("desk/claims/<api_id:claim>/drafts/<draft_field:field>/", claims.DraftDetail.as_view(), name="draft"),
    path("desk/sources/", sources.Sources.as_view(), name="sources"),
    path("desk/sources/<api_id:source>/", sources.SourceDetail.as_view(), name="source"),
    path("desk/sources/<api_id:source>/aliases/", sources.Aliases.as_view(), name="aliases"),
    path("desk/sources/<api_id:source>/aliases/<int:alias>/", sources.AliasDetail.as_view(), name="alias"),
    path("desk/sources/<api_id:source>/grade/", sources.Grade.as_view(), name="grade"),
    path("desk/sources/<api_id:source>/merge/", sources.Merge.as_view(), name="source-merge"),
    path("desk/sources/<api_id:source>/claims/", sources.QuotedClaims.as_view(), name="source-claims"),
    path("desk/contradictions/", work.Contradictions.as_view(), name="contradictions"),
    path("desk/contradictions/<api_id:contradiction>/", work.ContradictionDetail.as_view(), name="contradiction"),
    path("desk/contradictions/<api_id:contradiction>/decision/", work.Decision.as_view(), name="decision"),
    path("desk/checks/", work.Checks.as_view(), name="checks"),
    path("desk/checks/archive/", work.ArchiveRecheck.as_view(), name="archive-recheck"),
    path("desk/checks/<int:check>/", work.CheckDetail.as_view(), name="check"),
    path("desk/checks/<int:check>/rerun/", work.CheckRerun.as_view(), name="check-rerun"),
    path("desk/history/", work.History.as_view(), name="history"),
    # What describes it.
    path("schema/", docs.Schema.as_view(), name="schema"),
    path("docs/", docs.Docs.as_view(), name="docs"),
    # Anything else is answered in the same shape as every other problem.
    re_path(r"^.*$", docs.Nothing.as_view(), name="nothing"),
]
