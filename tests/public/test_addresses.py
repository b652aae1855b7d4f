"""The sitemap's index names the same address as everything else that programs read."""

import re

import pytest
from django.urls import reverse

from articles.public.sitemaps import ClaimsSitemap
from articles.selectors.public_claims import claims_latest

pytestmark = pytest.mark.django_db


def locations(client):
    answer = client.get(reverse("public:sitemap"))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/xml"
    assert "noindex" in answer["X-Robots-Tag"]
    return re.findall(r"<loc>(.*?)</loc>", answer.text)


@pytest.mark.parametrize(
    ("configured", "origin"), [("https://facts.example", "https://facts.example"), ("", "http://testserver")]
)
def test_the_index_of_the_sitemap_is_at_the_configured_origin(published, client, settings, configured, origin):
    settings.PUBLIC_ORIGIN = configured
    assert locations(client) == [f"{origin}/sitemap-{name}.xml" for name in ("pages", "articles", "claims")]


def test_the_index_of_the_sitemap_lists_every_page_of_a_long_section(published, client, monkeypatch):
    monkeypatch.setattr(ClaimsSitemap, "limit", 2)
    pages = -(-claims_latest().count() // 2)
    assert pages > 1
    section = "http://testserver/sitemap-claims.xml"
    assert locations(client)[2:] == [section, *(f"{section}?p={number}" for number in range(2, pages + 1))]
    assert client.get(f"/sitemap-claims.xml?p={pages}").status_code == 200
