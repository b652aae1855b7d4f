"""Words that their source did not say: no page, feed or file shows them as the source's own, however true they are."""

import json
import re
from html import unescape

import pytest
from django.core.cache import caches

from articles.models import Source
from articles.services.claims import claim_update
from articles.services.publications import article_publish
from tests.public.test_pages import get, words

pytestmark = pytest.mark.django_db

#: What an editor found of "was it said?", and the word for it.
NOT_SAID = {"misquoted": "misquoted", "denied": "denied by the source", "not_found": "could not be traced"}
OBJECTIONS = {**NOT_SAID, "out_of_context": "out of context"}


@pytest.fixture
def found(newsroom):
    """Return a function that publishes the state auditor's claim, which is verified, with a finding on who said it."""

    def publish(said_status):
        claim = newsroom.claim("31 million")
        claim = claim_update(actor=newsroom.editor, claim=claim, revision=claim.revision, said_status=said_status)
        article_publish(actor=newsroom.reviewer, article=newsroom.article)
        return claim

    return publish


def summary_of(client, claim):
    """Return the words of a claim's entry in the feed."""
    feed = get(client, "claims_feed").content.decode()
    entry = next(e for e in re.findall(r"(?s)<entry>.*?</entry>", feed) if claim.public_id in e)
    return unescape(entry)


def block(client, source):
    """Return what a source's page tells of it, above the list of claims."""
    return words(get(client, "source", source)).split("Attributed to this source")[0]


@pytest.mark.parametrize(("status", "word"), OBJECTIONS.items())
def test_an_embed_tells_that_the_source_did_not_say_so(found, client, status, word):
    claim = found(status)
    shown = words(get(client, "claim_embed", claim.public_id))
    assert "Attributed to State auditor." in shown and f"{word.capitalize()} –" in shown
    assert "Source:" not in shown


@pytest.mark.parametrize(("status", "word"), OBJECTIONS.items())
def test_a_claim_page_tells_in_one_box_that_it_is_verified_and_that_the_source_did_not_say_so(
    found, client, status, word
):
    page = get(client, "claim", found(status).public_id).content.decode()
    box = re.search(r'(?s)<section class="verdict .*?</section>', page)[0]
    assert "Verified" in box and f"{word.capitalize()}</span>" in box


def test_a_verdict_on_what_was_said_has_no_second_finding_beside_it(found, client):
    page = get(client, "claim", found("confirmed").public_id).content.decode()
    box = re.search(r'(?s)<section class="verdict .*?</section>', page)[0]
    assert "Verified" in box and 'class="said' not in box


@pytest.mark.parametrize(("status", "word"), OBJECTIONS.items())
def test_the_feed_names_nobody_as_the_source_of_what_they_did_not_say(found, client, status, word):
    entry = summary_of(client, found(status))
    assert f"Verified ({word}): " in entry
    assert f"Attributed to State auditor: {word}." in entry
    assert "Source:" not in entry


@pytest.mark.parametrize(("status", "word"), OBJECTIONS.items())
@pytest.mark.parametrize("page", ["home", "search"])
def test_lists_of_claims_tell_beside_the_name_what_was_found(found, client, page, status, word):
    found(status)
    shown = words(get(client, page))
    assert f"Attributed to State auditor – {word.capitalize()} · in" in shown
    assert "Source: State auditor" not in shown
    assert "Source: City council" in shown


@pytest.mark.parametrize(("status", "word"), OBJECTIONS.items())
def test_the_mark_in_an_article_tells_it_to_eye_and_ear(found, newsroom, client, status, word):
    found(status)
    response = get(client, "article", newsroom.article.public_id)
    body = unescape(response.content.decode())
    assert f'aria-label="Sentence 6: Verified. Attributed to State auditor: {word}"' in body
    assert f"Verified {word.capitalize()}" in words(response)


@pytest.mark.parametrize("status", NOT_SAID)
def test_an_article_rests_on_nobody_for_what_they_did_not_say(found, newsroom, client, status):
    found(status)
    rests = words(get(client, "article", newsroom.article.public_id)).split("Who it rests on")[1]
    rests = rests.split("The marks")[0]
    assert "State auditor" not in rests and "City council 1 of 6 sentences" in rests
    assert "A source named that was misquoted, denies it, or could not be traced 1 of 6 sentences" in rests
    assert "No source named 3 of 6 sentences" in rests


@pytest.mark.parametrize("status", OBJECTIONS)
def test_the_line_that_sums_an_article_up_counts_no_source_for_what_was_not_said(found, newsroom, client, status):
    found(status)
    named = 1 if status in NOT_SAID else 2
    for page in ("home", "article"):
        shown = words(get(client, page, *([newsroom.article.public_id] if page == "article" else [])))
        assert f"{named} of 6 sentences have a named source" in shown


def test_an_article_still_rests_on_who_was_taken_out_of_context_or_only_reported(found, newsroom, client):
    for status in ("out_of_context", "reported"):
        found(status)
        rests = words(get(client, "article", newsroom.article.public_id)).split("Who it rests on")[1]
        assert "State auditor 1 of 6 sentences" in rests and "A source named that" not in rests


@pytest.mark.parametrize(("status", "word"), OBJECTIONS.items())
def test_annotations_and_previews_tell_it_to_programs(found, newsroom, client, status, word):
    claim = found(status)
    page = json.loads(get(client, "article_annotations", newsroom.article.public_id).content)
    item = next(item for item in page["items"] if claim.public_id in item["id"])
    values = [body["value"] for body in item["body"]]
    assert values == [f"Verified ({word}).", f"Attributed to State auditor: {word}"]
    head = get(client, "claim", claim.public_id).content.decode().split("</head>")[0]
    assert f'<meta property="og:title" content="Verified ({word}): ' in head
    assert head.count(f"The evidence supports this. Attributed to State auditor: {word}.") == 2
    url = f"http://testserver/claim/{claim.public_id}/"
    assert json.loads(get(client, "oembed", url=url).content)["title"] == f"Verdict: Verified ({word})"


@pytest.mark.parametrize(("status", "word"), NOT_SAID.items())
def test_a_source_page_keeps_telling_whether_it_was_said_when_nothing_was(found, client, status, word):
    found(status)
    source = Source.objects.get(name="State auditor").public_id
    told = block(client, source)
    assert "Quoted for 0 published claims. 1 claim is attributed to it, but misquoted" in told
    assert f"Were they really said? {word.capitalize()} 1" in told
    shown = words(get(client, "source", source))
    assert "Said by this source" not in shown and f"Attributed to State auditor – {word.capitalize()}" in shown
    council = block(client, Source.objects.get(name="City council").public_id)
    assert "Quoted for 1 published claim." in council and "attributed to it" not in council


@pytest.mark.parametrize(("status", "word"), OBJECTIONS.items())
def test_a_claim_page_traces_to_no_origin_what_was_not_said(found, newsroom, client, status, word):
    claim = found(status)
    shown = words(get(client, "claim", claim.public_id))
    assert ("All of this goes back to one origin." in shown) is (status not in NOT_SAID)
    assert word.capitalize() in shown
    other = words(get(client, "claim", newsroom.false_claim.public_id)).split("What contradicts it")[1]
    assert f"Verified · Attributed to State auditor – {word.capitalize()} · in the same article" in other


def test_what_was_said_is_credited_as_before(found, newsroom, client):
    claim = found("confirmed")
    assert "Verified: " in summary_of(client, claim)
    assert "The evidence supports this. Source: State auditor." in summary_of(client, claim)
    assert "Source: State auditor." in words(get(client, "claim_embed", claim.public_id))
    other = words(get(client, "claim", newsroom.false_claim.public_id)).split("What contradicts it")[1]
    assert "Verified · State auditor · in the same article" in other


def test_nobody_named_and_not_traced_is_told_as_that(newsroom, client):
    claim = newsroom.claim("Lindau")
    claim_update(actor=newsroom.editor, claim=claim, revision=claim.revision, said_status="not_found")
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    assert "Was it really said? Could not be traced." in summary_of(client, claim)
    assert "No source named – Could not be traced · in" in words(get(client, "search", q="Lindau"))


def test_telling_it_takes_no_query_more(found, newsroom, client, django_assert_num_queries):
    source = Source.objects.get(name="State auditor").public_id
    for status in ("confirmed", "misquoted"):
        claim = found(status)
        caches["pages"].clear()
        for name, key, queries in (
            ("claim", claim.public_id, 1),
            ("claim_embed", claim.public_id, 1),
            ("article", newsroom.article.public_id, 2),
            ("source", source, 5),
        ):
            with django_assert_num_queries(queries):
                get(client, name, key)
        for name, queries in (("home", 3), ("search", 2), ("claims_feed", 1)):
            with django_assert_num_queries(queries):
                get(client, name)
