"""The sitemap: the standing pages, every published article and claim."""

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from articles.models import Publication, PublishedClaim
from articles.public.responses import PublicOrigin, public_view, site_origin
from articles.selectors.public_articles import publications_current
from articles.selectors.public_claims import claims_latest


class PagesSitemap(PublicOrigin, Sitemap):
    """The pages that are always there."""

    def items(self) -> list[str]:
        """Return their names."""
        return ["home", "articles", "corrections", "how_we_work"]

    def location(self, item: str) -> str:
        """Return a page's path."""
        return reverse(f"public:{item}")


class ArticlesSitemap(PublicOrigin, Sitemap):
    """The articles."""

    limit = 5000

    def items(self) -> QuerySet[Publication]:
        """Return the current publications, without the texts."""
        return publications_current().values_list("article__public_id", "published_at")

    def location(self, item: tuple[str, datetime]) -> str:
        """Return an article's path."""
        return reverse("public:article", args=[item[0]])

    def lastmod(self, item: tuple[str, datetime]) -> datetime:
        """Return when it was published last."""
        return item[1]

    def get_latest_lastmod(self) -> datetime | None:
        """Return the latest of all, by one query rather than by reading every row."""
        return publications_current().aggregate(latest=Max("published_at"))["latest"]


class ClaimsSitemap(PublicOrigin, Sitemap):
    """The claims."""

    limit = 5000

    def items(self) -> QuerySet[PublishedClaim]:
        """Return the claims, without their payloads."""
        return claims_latest().values_list("claim_public_id", "changed_at")

    def location(self, item: tuple[str, datetime]) -> str:
        """Return a claim's path."""
        return reverse("public:claim", args=[item[0]])

    def lastmod(self, item: tuple[str, datetime]) -> datetime:
        """Return when it last changed."""
        return item[1]

    def get_latest_lastmod(self) -> datetime | None:
        """Return the latest of all, by one query rather than by reading every row."""
        return claims_latest().aggregate(latest=Max("changed_at"))["latest"]


SITEMAPS = {"pages": PagesSitemap, "articles": ArticlesSitemap, "claims": ClaimsSitemap}


@public_view
@x_robots_tag
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """Tell where the sections' sitemaps are. Django's own index knows no address but the request's."""
    listed = []
    for section, made in SITEMAPS.items():
        sitemap = made()
        address = site_origin(request) + reverse("public:sitemap_section", args=[section])
        changed = sitemap.get_latest_lastmod()
        listed.append(SitemapIndexItem(address, changed))
        for number in range(2, sitemap.paginator.num_pages + 1):
            listed.append(SitemapIndexItem(f"{address}?p={number}", changed))
    return render(request, "sitemap_index.xml", {"sitemaps": listed}, content_type="application/xml")
