"""How readers' addresses answer: to whom, for how long, in whose frames, and where there is nothing."""

import json
import re
from html import unescape

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from articles.services.articles import version_add
from articles.services.claims import claim_update
from articles.services.publications import article_publish, article_withdraw
from articles.services.sentences import sentence_merge
from tests.public.test_pages import FILES, PAGES, addresses, get, words

pytestmark = pytest.mark.django_db


def test_only_the_embed_may_be_framed_and_it_is_sandboxed(published, client):
    claim = published.false_claim.public_id
    assert "frame-ancestors 'none'" in get(client, "claim", claim)["Content-Security-Policy"]
    policy = get(client, "claim_embed", claim)["Content-Security-Policy"]
    assert "frame-ancestors *" in policy and "sandbox allow-popups" in policy and "script-src 'none'" in policy
    assert "False" in words(get(client, "claim_embed", claim))


def test_oembed_answers_for_our_claims_and_for_nothing_else(published, client):
    url = f"http://testserver/claim/{published.false_claim.public_id}/"
    answer = json.loads(get(client, "oembed", url=url, maxwidth=300).content)
    assert (answer["type"], answer["width"], answer["title"]) == ("rich", 300, "Verdict: False")
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in answer["html"]
    for wrong in ("", "http://elsewhere.example" + url[17:], "http://testserver/", "http://[", url + "x", url + "/"):
        assert get(client, "oembed", url=wrong).status_code == 404
    assert get(client, "oembed", url=url, format="xml").status_code == 501
    assert get(client, "oembed", url=url, maxwidth="-1").status_code == 400


def test_oembed_of_a_merged_claim_is_that_of_the_one_that_took_over_and_of_a_lost_one_there_is_none(published, client):
    second, lost = published.claim("They are not dangerous").public_id, published.claim("Two contractors").public_id
    kept = sentence_merge(actor=published.editor, sentence=published.article.current_version.sentences.get(index=1))
    text = published.article.current_version.text.replace(published.claim("Two contractors").text, "")
    version_add(actor=published.editor, article=published.article, text=text, reason="cut")
    article_publish(actor=published.reviewer, article=published.article)
    of_merged, of_kept, of_lost = (
        get(client, "oembed", url=f"http://testserver/claim/{claim}/") for claim in (second, kept.public_id, lost)
    )
    assert (of_merged.status_code, of_lost.status_code) == (200, 404)
    assert of_merged.content == of_kept.content


def test_oembed_takes_addresses_with_and_without_the_slash_at_their_end(published, client):
    url = f"http://testserver/claim/{published.false_claim.public_id}"
    answers = [
        client.get(asked, {"url": about})
        for asked in ("/oembed.json", "/oembed.json/")
        for about in (url, f"{url}/", f"{url}?utm_source=x", f"{url}/#verdict")
    ]
    assert [answer.status_code for answer in answers] == [200] * len(answers)
    assert len({answer.content for answer in answers}) == 1


def test_pages_are_the_same_for_everybody_cacheable_and_answer_304(published, client):
    client.force_login(published.editor)
    for address in addresses(published):
        first = client.get(address)
        assert "max-age=60" in first["Cache-Control"] and "public" in first["Cache-Control"], address
        assert "Cookie" not in first.get("Vary", "") and not first.cookies, address
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address


def test_a_page_that_changed_has_another_etag(published, client):
    caches["pages"].clear()
    before = get(client, "claim", published.false_claim.public_id)
    claim = published.false_claim
    claim.refresh_from_db()
    claim_update(actor=published.editor, claim=claim, revision=claim.revision, verdict="Now in other words.")
    assert get(client, "claim", claim.public_id)["ETag"] == before["ETag"]
    article_publish(actor=published.reviewer, article=published.article)
    after = get(client, "claim", claim.public_id)
    assert after["ETag"] != before["ETag"] and "Now in other words." in words(after)


@pytest.mark.parametrize("name", [*PAGES, *FILES])
def test_readers_can_only_read(published, name):
    # As a stranger's browser is answered: the client of the tests else has the token of forms with it.
    answer = Client(enforce_csrf_checks=True).post(reverse(f"public:{name}"))
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")


def test_no_search_engine_keeps_an_articles_words_without_their_verdicts(published, client):
    article, claim = published.article.public_id, published.false_claim.public_id
    for name, key in (
        ("article_text", article),
        ("article_annotations", article),
        ("article_canonical", article),
        ("claim_json", claim),
    ):
        assert get(client, name, key)["X-Robots-Tag"] == "noindex", name
    for name, key in (("article", article), ("claim", claim)):
        assert "X-Robots-Tag" not in get(client, name, key).headers, name


def test_an_unknown_address_is_a_page_that_leads_on(client):
    response = client.get("/claim/bbbbbbbbbbbb/")
    assert response.status_code == 404 and "To the front page" in words(response)


@pytest.mark.parametrize("address", ["/claim/bbbbbbbbbbbb/", "/nowhere/"])
def test_an_unknown_address_looks_like_this_newsroom(client, settings, address):
    settings.NEWSROOM_NAME = "The Lindau Post"
    page = client.get(address).content.decode()
    assert "<title>Not found – The Lindau Post</title>" in page
    assert reverse("public:corrections") in page and reverse("public:how_we_work") in page


def test_addresses_are_at_the_configured_origin(published, client, settings):
    settings.PUBLIC_ORIGIN = "https://facts.example"
    body = get(client, "claim", published.false_claim.public_id).content.decode()
    assert '<link rel="canonical" href="https://facts.example/claim/' in body
    assert "https://facts.example/claim/" in client.get("/sitemap-claims.xml").content.decode()
    assert "http://testserver" not in get(client, "claims_feed").content.decode()


def test_an_embedded_claim_that_is_gone_says_so_inside_the_frame(published, client):
    claim = published.false_claim
    article_withdraw(actor=published.reviewer, article=published.article, reason="A hoax.")
    gone = get(client, "claim_embed", claim.public_id)
    assert gone.status_code == 410
    assert "X-Frame-Options" not in gone.headers
    assert "frame-ancestors *" in gone["Content-Security-Policy"]
    assert "not published any more" in words(gone)


def test_a_frame_says_of_a_claim_that_was_never_published_nothing_of_a_past(published, client):
    for claim in (published.hidden.claims.first().public_id, "22bbccddffgg"):
        frame = get(client, "claim_embed", claim)
        assert frame.status_code == 404
        assert "This claim is not published" in words(frame) and "any more" not in words(frame)


def test_a_frame_on_another_site_tells_the_verdict_nowhere_but_inside(published, client):
    claim = published.false_claim
    url = f"http://testserver/claim/{claim.public_id}/"
    answer = client.get(f"/oembed.json?url={url}").json()
    page = unescape(unescape(get(client, "claim", claim.public_id).content.decode()))
    for code in (answer["html"], re.search(r"<iframe.*?</iframe>", page)[0]):
        title = unescape(re.search(r'title="(.*?)"', code)[1])
        assert "False" not in title and claim.text in title
    assert answer["cache_age"] == 60
