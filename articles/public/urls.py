"""Addresses of the public pages."""

from django.contrib.sitemaps import views as sitemap_views
from django.urls import path, register_converter
from django.urls.converters import StringConverter

from articles.models.identity import PUBLIC_ID_ALPHABET, PUBLIC_ID_LENGTH
from articles.public import documents, views
from articles.public.feeds import ClaimsFeed, CorrectionsFeed
from articles.public.responses import public_view
from articles.public.sitemaps import SITEMAPS, sitemap_index


class PublicIdConverter(StringConverter):
    """A public id: twelve of the letters and digits that such ids are made of."""

    regex = f"[{PUBLIC_ID_ALPHABET}]{{{PUBLIC_ID_LENGTH}}}"


register_converter(PublicIdConverter, "public_id")

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("articles/", views.articles, name="articles"),
    path("article/<public_id:public_id>/", views.article, name="article"),
    path("article/<public_id:public_id>/text.txt", documents.article_text, name="article_text"),
    path("article/<public_id:public_id>/publication.json", documents.article_canonical, name="article_canonical"),
    path("article/<public_id:public_id>/annotations.json", documents.article_annotations, name="article_annotations"),
    path("claim/<public_id:public_id>/", views.claim, name="claim"),
    path("claim/<public_id:public_id>/claim.json", documents.claim_json, name="claim_json"),
    path("claim/<public_id:public_id>/embed/", documents.claim_embed, name="claim_embed"),
    path("source/<public_id:public_id>/", views.source, name="source"),
    path("search/", views.search, name="search"),
    path("corrections/", views.corrections_page, name="corrections"),
    path("how-we-work/", views.how_we_work, name="how_we_work"),
    path("oembed.json", documents.oembed_json, name="oembed"),
    path("oembed.json/", documents.oembed_json),
    path("feeds/claims.atom", public_view(ClaimsFeed()), name="claims_feed"),
    path("feeds/corrections.atom", public_view(CorrectionsFeed()), name="corrections_feed"),
    path("sitemap.xml", sitemap_index, name="sitemap"),
    path("sitemap-<section>.xml", public_view(sitemap_views.sitemap), {"sitemaps": SITEMAPS}, name="sitemap_section"),
    path("robots.txt", documents.robots, name="robots"),
]
