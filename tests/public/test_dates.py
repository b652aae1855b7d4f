"""What readers' programs are told by date: nothing that went may seem to be there still."""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.http import http_date

from articles.intake.types import ImportedText
from articles.services.articles import article_import
from articles.services.claims import claim_update
from articles.services.publications import article_publish, article_withdraw
from tests.publishing import clash

pytestmark = pytest.mark.django_db

FEEDS = (
    "/feeds/claims.atom",
    "/feeds/corrections.atom",
    "/sitemap.xml",
    "/sitemap-articles.xml",
    "/sitemap-claims.xml",
)


def imported(editor, title, text):
    return article_import(actor=editor, imported=ImportedText(text=text, title=title))


@pytest.mark.parametrize("address", FEEDS)
def test_who_asks_a_feed_or_sitemap_by_date_hears_of_a_withdrawal(editor, reviewer, client, address):
    first = imported(editor, "First", "The mayor resigned on Monday.")
    article_publish(actor=reviewer, article=first)
    latest = article_publish(actor=reviewer, article=imported(editor, "Latest", "The school opened."))
    fetched = client.get(address)
    date = fetched.headers.get("Last-Modified", http_date(latest.published_at.timestamp()))
    article_withdraw(actor=reviewer, article=first, reason="It was a hoax.")
    assert client.get(address, headers={"If-Modified-Since": date}).status_code == 200
    assert "Last-Modified" not in client.get(address).headers


@pytest.mark.parametrize("address", FEEDS)
def test_who_has_the_same_bytes_is_told_so_by_the_tag(editor, reviewer, client, address):
    article = imported(editor, "First", "The mayor resigned on Monday.")
    article_publish(actor=reviewer, article=article)
    article_publish(actor=reviewer, article=article, correction_note="It was on Monday evening.")
    tag = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_a_page_that_shows_a_new_contradiction_tells_of_it_and_is_dated(editor, reviewer, client):
    here = imported(editor, "Council", "The bridge will cost 12 million euros.")
    there = imported(editor, "Minister", "The bridge will cost 40 million euros.")
    clash(here.claims.get(), there.claims.get(), decision="real", stands=here.claims.get())
    article_publish(actor=reviewer, article=here)
    address = reverse("public:claim", args=[here.claims.get().public_id])
    assert "Nothing, since it was first published." in client.get(address).content.decode()
    second = article_publish(actor=reviewer, article=there)
    page = client.get(address).content.decode()
    assert "40 million" in page
    assert "Nothing, since it was first published." not in page
    assert "A contradiction with another published claim was decided." in page
    feed = client.get("/feeds/claims.atom").content.decode()
    # The feed gives whole seconds.
    updated = re.findall(r"<entry>.*?<updated>(.*?)</updated>", feed, re.DOTALL)
    assert {moment[:19] for moment in updated} == {second.published_at.isoformat()[:19]}


def test_a_corrected_date_is_told_as_dates_are_written_everywhere_else(newsroom, client):
    claim = newsroom.false_claim
    for day in (date(2026, 3, 9), date(2026, 3, 10)):
        claim.refresh_from_db()
        claim_update(actor=newsroom.reviewer, claim=claim, revision=claim.revision, as_of=day)
        article_publish(actor=newsroom.reviewer, article=newsroom.article, correction_note="The date was wrong.")
    page = client.get(f"/claim/{claim.public_id}/").content.decode()
    told = "The date for which the verdict holds is now 10 March 2026; it was 9 March 2026."
    assert told in page
