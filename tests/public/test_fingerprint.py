"""Anybody can compute a publication's fingerprint again, from what the newsroom lets everybody have."""

import hashlib
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Publication, PublishedClaim
from articles.services.claims import claim_update
from articles.services.publications import article_publish, article_withdraw, publication_digest, verify_chain
from tests.publishing import SECRET

pytestmark = pytest.mark.django_db


@pytest.fixture
def canonical(client):
    """What is downloaded of an article to compute its fingerprint."""
    return lambda article: client.get(reverse("public:article_canonical", args=[article.public_id]))


def shown_on(client, name, public_id):
    """Return the fingerprints that a page shows, in full."""
    page = client.get(reverse(f"public:{name}", args=[public_id])).content.decode()
    return re.findall(r"\b[0-9a-f]{64}\b", page)


def test_the_fingerprint_is_the_sha_256_of_the_download(published, canonical, client):
    answer = canonical(published.article)
    computed = hashlib.sha256(answer.content).hexdigest()
    assert computed == shown_on(client, "claim", published.false_claim.public_id)[0]
    assert computed == shown_on(client, "article", published.article.public_id)[0]
    in_api = client.get(f"/api/v1/published/articles/{published.article.public_id}/").json()
    assert in_api["publication"]["digest"] == computed
    assert answer.headers["Content-Type"] == "application/json" and answer.headers["ETag"]


def test_the_download_says_what_readers_see_and_what_came_before(published, canonical, client):
    told = json.loads(canonical(published.article).content)
    history = client.get(f"/api/v1/published/articles/{published.article.public_id}/publications/").json()["results"]
    assert told["previous_digest"] == history[1]["digest"]
    in_api = client.get(f"/api/v1/published/articles/{published.article.public_id}/").json()
    for name in ("text", "sentences", "sources", "summary", "article"):
        assert told["snapshot"][name] == in_api[name], name
    assert [claim["explanation"] for claim in told["snapshot"]["claims"]] == [
        claim["explanation"] for claim in in_api["claims"]
    ]
    again = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert again.encode() == canonical(published.article).content
    assert hashlib.sha256(told["snapshot"]["text"].encode()).hexdigest() == told["text_digest"]


def test_nothing_of_the_desk_is_in_the_download(published, canonical):
    answer = canonical(published.article)
    assert SECRET not in answer.content.decode() and "<script" not in answer.content.decode()


def test_what_was_taken_out_of_an_explanation_is_not_in_the_download(published, canonical):
    claim = published.false_claim
    claim.refresh_from_db()
    claim_update(actor=published.editor, claim=claim, revision=claim.revision, explanation="It was corrected.")
    article_publish(actor=published.reviewer, article=published.article)
    told = canonical(published.article).content.decode()
    assert "It was corrected." in told and "has the figure" not in told


def test_what_was_withdrawn_is_not_downloaded(published, canonical):
    article_withdraw(actor=published.reviewer, article=published.article, reason="A hoax.")
    assert canonical(published.article).status_code == 410
    assert canonical(published.hidden).status_code == 404


def test_a_publication_of_an_older_release_is_whole_and_shown_but_not_downloaded(published, canonical, client):
    latest = Publication.objects.get(article=published.article, number=2)
    for claim in latest.snapshot["claims"]:
        claim["explanation"]["raw"] = f"{claim['explanation']['html']}<!-- {SECRET} -->"
    latest.snapshot["format"] = 1
    latest.pk, latest.number, latest.previous_digest = None, 3, latest.digest
    latest.digest = publication_digest(latest)
    latest.save()
    PublishedClaim.objects.update(publication=latest)
    assert verify_chain(article=published.article)
    assert canonical(published.article).status_code == 404
    address = reverse("public:article_canonical", args=[published.article.public_id])
    assert address not in client.get(reverse("public:article", args=[published.article.public_id])).content.decode()
    page = client.get(reverse("public:claim", args=[published.false_claim.public_id])).content.decode()
    assert "<p>The <strong>budget</strong> has the figure.</p>" in page
    article_publish(actor=published.reviewer, article=published.article, correction_note="Anew.")
    assert SECRET not in canonical(published.article).content.decode()
    assert address in client.get(reverse("public:article", args=[published.article.public_id])).content.decode()


def test_the_download_asks_no_more_than_the_article_does(published, canonical):
    with CaptureQueriesContext(connection) as captured:
        canonical(published.article)
    assert len(captured) == 1
