"""What pages, feeds and data say is what was found: once, of the right words, on the right day."""

import json
import re
from datetime import UTC, datetime
from html import unescape
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.intake.types import ImportedText
from articles.models import PublishedClaim, Source
from articles.models.choices import TruthStatus
from articles.services.articles import article_import, version_add
from articles.services.claims import claim_create_part, claim_update
from articles.services.evidence import evidence_add
from articles.services.publications import article_publish, article_withdraw
from articles.services.sentences import sentence_merge, sentence_split

pytestmark = pytest.mark.django_db

TEXT = "The bridge is safe and the pool is open today. Bob left."


@pytest.fixture
def bridge(editor):
    return article_import(actor=editor, imported=ImportedText(text=TEXT, title="Bridge"))


def judged(editor, claim, status, stance="supports"):
    claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status=status)
    claim.refresh_from_db()
    evidence_add(actor=editor, claim=claim, revision=claim.revision, title="Report", stance=stance)
    return claim


def review_of(page):
    return json.loads(re.search(r'ld\+json">(.*?)</script>', page, re.DOTALL)[1])


def test_a_text_is_shown_once_though_a_sentence_was_split_inside_a_part(editor, reviewer, client, bridge):
    part = judged(editor, claim_create_part(actor=editor, article=bridge, start=0, end=34), "verified")
    sentence_split(actor=editor, sentence=bridge.current_version.sentences.get(index=0), at=19)
    article_publish(actor=reviewer, article=bridge)
    page = client.get(reverse("public:article", args=[bridge.public_id])).content.decode()
    body = re.search(r'<div class="words article-words".*?</div>', page, re.DOTALL)[0]
    words = re.sub(r'<a class="s-mark".*?</a>', "", body, flags=re.DOTALL)
    assert " ".join(unescape(re.sub(r"<[^>]+>", "", words)).split()) == TEXT
    assert part.text == "The bridge is safe and the pool is"


def test_a_sentence_with_the_end_of_a_false_part_in_it_is_not_shown_as_verified(editor, reviewer, bridge):
    judged(editor, claim_create_part(actor=editor, article=bridge, start=11, end=34), "false", "refutes")
    sentence_split(actor=editor, sentence=bridge.current_version.sentences.get(index=0), at=19)
    judged(editor, bridge.claims.get(text__startswith="and the pool"), "verified")
    snapshot = article_publish(actor=reviewer, article=bridge).snapshot
    assert [sentence["truth_status"] for sentence in snapshot["sentences"]] == ["false", "false", "unchecked"]


def test_cutting_the_same_text_otherwise_is_no_correction(editor, reviewer, bridge):
    article_publish(actor=reviewer, article=bridge)
    sentence_merge(actor=editor, sentence=bridge.current_version.sentences.get(index=0))
    changes = article_publish(actor=reviewer, article=bridge).changes
    assert {change["code"] for change in changes} == {"text", "claim_removed"}
    assert not any(change["correction"] for change in changes)
    assert not any("No longer in the text" in change["words"] for change in changes)


def test_the_line_that_sums_an_article_up_leaves_no_sentence_out(editor, reviewer, client):
    text = "\n".join(f"Crane number {number} was sold." for number in range(len(TruthStatus.values)))
    article = article_import(actor=editor, imported=ImportedText(text=text, title="Cranes"))
    for claim, status in zip(article.claims.order_by("pk"), TruthStatus.values, strict=True):
        judged(editor, claim, status)
    article_publish(actor=reviewer, article=article)
    told = (
        "0 of 10 sentences have a named source; 1 false, 1 misleading, 1 disputed, 1 withdrawn, 1 outdated, "
        "1 unproven, 1 verified, 1 not checkable, 2 not checked yet."
    )
    for address in (reverse("public:home"), reverse("public:article", args=[article.public_id])):
        assert told in client.get(address).content.decode()


@pytest.mark.parametrize(("status", "checked"), [("verified", True), ("checking", False), ("unchecked", False)])
def test_what_stands_in_a_contradiction_is_not_told_to_be_more_than_was_checked(newsroom, client, status, checked):
    stands = newsroom.claim("31 million")
    claim_update(actor=newsroom.editor, claim=stands, revision=stands.revision, truth_status=status)
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    for claim, where in ((stands, "here"), (newsroom.false_claim, "there")):
        page = client.get(reverse("public:claim", args=[claim.public_id])).content.decode()
        assert (f"What is said {where} stands." in page) is checked
        assert (f"Of the two, what is said {where} stands; by itself it was not checked yet." in page) is not checked


@pytest.mark.parametrize("status", ["false", "misleading", "withdrawn", "outdated", "disputed", "unproven"])
def test_what_was_found_wrong_is_never_told_to_stand(newsroom, client, status):
    stands = newsroom.claim("31 million")
    claim_update(actor=newsroom.editor, claim=stands, revision=stands.revision, truth_status=status)
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    told = f"Of the two, our editors went with what is said %s; its own verdict is “{TruthStatus(status).label}”."
    for claim, where in ((stands, "here"), (newsroom.false_claim, "there")):
        page = unescape(client.get(reverse("public:claim", args=[claim.public_id])).content.decode())
        assert told % where in page
        assert " stands" not in page


def test_words_out_of_context_are_never_rated_as_verified(newsroom, client):
    claim = newsroom.claim("31 million")
    claim.refresh_from_db()
    claim_update(actor=newsroom.editor, claim=claim, revision=claim.revision, said_status="out_of_context")
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    page = client.get(reverse("public:claim", args=[claim.public_id])).content.decode()
    assert review_of(page)["reviewRating"] == {"@type": "Rating", "alternateName": "Verified (out of context)"}


@pytest.mark.parametrize(
    ("kind", "author"),
    [
        ("person", "Person"), ("organisation", "Organization"), ("publication", "Organization"),
        ("document", None), ("group", None), ("unknown", None),
    ],
)  # fmt: skip
def test_a_claims_author_is_a_person_or_an_organisation_or_left_out(newsroom, client, kind, author):
    Source.objects.filter(name="City council").update(kind=kind)
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    page = client.get(reverse("public:claim", args=[newsroom.false_claim.public_id])).content.decode()
    told = review_of(page)["itemReviewed"].get("author")
    assert told == (author and {"@type": author, "name": "City council"})


def test_days_and_hours_are_those_of_the_newsrooms_time_zone_and_say_which_that_is(newsroom, client):
    moment = datetime(2026, 11, 28, 2, 30, tzinfo=UTC)
    with (
        timezone.override("America/New_York"),
        mock.patch("articles.services.publications.timezone.now", return_value=moment),
    ):
        article_publish(actor=newsroom.reviewer, article=newsroom.article)
        page = client.get(reverse("public:claim", args=[newsroom.false_claim.public_id])).content.decode()
    assert "27 November 2026, 21:30 EST" in page
    assert "Last changed 2026-11-27" in page
    assert review_of(page)["datePublished"] == "2026-11-27"


def test_claims_of_an_article_that_comes_back_are_told_as_changed(newsroom, client):
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    article_withdraw(actor=newsroom.reviewer, article=newsroom.article, reason="In doubt.")
    moment = timezone.now().isoformat()
    article_publish(actor=newsroom.reviewer, article=newsroom.article, correction_note="It holds.")
    answer = client.get("/api/v1/published/claims/", {"changed_after": moment}).json()
    assert len(answer["results"]) == PublishedClaim.objects.count() > 0


def test_a_claim_that_comes_back_after_a_publication_without_it_is_told_as_changed(newsroom, client):
    article, text = newsroom.article, newsroom.article.current_version.text
    first = article_publish(actor=newsroom.reviewer, article=article)
    kept = "\n".join(line for line in text.split("\n") if "contractors" not in line)
    version_add(actor=newsroom.editor, article=article, text=kept, reason="cut")
    article_publish(actor=newsroom.reviewer, article=article)
    version_add(actor=newsroom.editor, article=article, text=text, reason="back")
    last = article_publish(actor=newsroom.reviewer, article=article)
    answer = client.get("/api/v1/published/claims/", {"changed_after": last.published_at.isoformat()}).json()
    assert [claim["text"] for claim in answer["results"]] == [newsroom.claim("contractors").text]
    assert answer["results"][0]["first_published_at"][:26] == first.published_at.isoformat()[:26]
    # Once it is back it has the date of that day, whatever is published later.
    article_publish(actor=newsroom.reviewer, article=article, correction_note="A caption was wrong.")
    assert PublishedClaim.objects.get(text__contains="contractors").changed_at == last.published_at


def test_a_verdict_reaches_the_feed_past_many_claims_that_nobody_checked(editor, reviewer, client):
    songs = "\n".join(f"The band played song number {number}." for number in range(60))
    article = article_import(actor=editor, imported=ImportedText(text=f"The bridge is safe.\n{songs}", title="Long"))
    judged(editor, article.claims.order_by("pk").first(), "false", "refutes")
    article_publish(actor=reviewer, article=article)
    feed = client.get(reverse("public:claims_feed")).content.decode()
    assert "The bridge is safe." in feed
    assert "song number" not in feed


def test_the_home_page_tells_a_correction_past_many_additions(editor, reviewer, client):
    def published(text):
        article = article_import(actor=editor, imported=ImportedText(text=text, title=text))
        article_publish(actor=reviewer, article=article)
        return article

    article_publish(actor=reviewer, article=published("The mayor resigned."), correction_note="It was the deputy.")
    for number in range(7):
        article = published(f"Song {number} was played.")
        claim = article.claims.get()
        claim_update(actor=editor, claim=claim, revision=claim.revision, truth_status="unproven")
        article_publish(actor=reviewer, article=article)
    assert "It was the deputy." in client.get(reverse("public:home")).content.decode()


def test_a_long_article_is_published_without_its_whole_text_for_each_of_its_claims(editor, reviewer, client):
    text = "\n".join(f"The works will last {number} months." for number in range(2, 60))
    article = article_import(actor=editor, imported=ImportedText(text=text, title="Works"))
    with CaptureQueriesContext(connection) as queries:
        article_publish(actor=reviewer, article=article)
        client.get("/api/v1/published/articles/")
    whole = re.compile(r'SELECT [^(]*"articles_publication"\."snapshot",')
    of_claims = [sql["sql"] for sql in queries if '"articles_publishedclaim"' in sql["sql"]]
    assert of_claims
    assert not any(whole.search(sql) for sql in of_claims)
