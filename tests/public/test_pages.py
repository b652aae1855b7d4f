"""Readers' pages: what they show, what they never show, and how they answer."""

import json
import re
from html import unescape

import html5lib
import pytest
from django.core.cache import caches
from django.urls import reverse

from articles.intake.types import ImportedText
from articles.models import Attribution, Claim, PublishedClaim, PublishedClaimSource, Source
from articles.services.articles import article_import, version_add
from articles.services.publications import article_publish, article_withdraw
from articles.services.sentences import sentence_merge
from articles.services.sources import source_merge
from tests.publishing import SECRET

pytestmark = pytest.mark.django_db

PAGES = ("home", "articles", "search", "corrections", "how_we_work")
FILES = ("claims_feed", "corrections_feed", "sitemap", "robots")


def get(client, name, *args, **query):
    return client.get(reverse(f"public:{name}", args=args), query)


def words(response):
    """Return what a reader reads of a page, in one line."""
    body = response.content.decode()
    body = re.sub(r"(?s)<(script|head|svg)\b.*?</\1>", " ", body)
    body = re.sub(r"</?bdi[^>]*>", "", body)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def addresses(room):
    """Return every address that readers can reach."""
    article = room.article.public_id
    found = [reverse(f"public:{name}") for name in (*PAGES, *FILES)]
    found += [
        reverse(f"public:{n}", args=[article])
        for n in ("article", "article_text", "article_annotations", "article_canonical")
    ]
    found += [f"/sitemap-{section}.xml" for section in ("pages", "articles", "claims")]
    for row in PublishedClaim.objects.all():
        found += [reverse(f"public:{n}", args=[row.claim_public_id]) for n in ("claim", "claim_json", "claim_embed")]
        found.append(f"/oembed.json?url=http://testserver/claim/{row.claim_public_id}/")
    found += [
        reverse("public:source", args=[key])
        for key in PublishedClaimSource.objects.values_list("source_public_id", flat=True)
    ]
    return [*found, "/search/?q=bridge", "/search/?q=" + SECRET[:4]]


def test_nothing_that_is_private_is_in_any_page_feed_or_file(published, client):
    for address in addresses(published):
        response = client.get(address)
        assert response.status_code == 200, address
        said = response.content.decode().replace(f"value=&quot;{SECRET[:4]}", "")
        assert SECRET not in said, address
        assert "alert(1)" not in said or address.endswith("claim.json"), address


def test_nothing_that_was_never_published_has_an_address(published, client):
    hidden = published.hidden
    claim = hidden.claims.first().public_id
    for name in ("article", "article_text", "article_annotations", "article_canonical"):
        assert get(client, name, hidden.public_id).status_code == 404
    for name in ("claim", "claim_json", "claim_embed"):
        assert get(client, name, claim).status_code == 404
    unpublished = Source.objects.create(name="Unheard of", name_key="unheard of")
    assert get(client, "source", unpublished.public_id).status_code == 404


def test_every_page_is_strict_html_with_one_heading_and_unique_ids(published, client):
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    checked = 0
    for address in addresses(published):
        response = client.get(address)
        if not response["Content-Type"].startswith("text/html"):
            continue
        tree = parser.parse(response.content.decode())
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), address
        assert len(list(tree.iter("h1"))) == 1, address
        assert not list(tree.iter("style")) and not [e for e in tree.iter() if e.get("style")], address
        scripts = [script.get("type") for script in tree.iter("script")]
        assert set(scripts) <= {"application/ld+json"}, address
        checked += 1
    assert checked > 20


def test_a_correctly_quoted_falsehood_leads_with_false_and_never_says_verified(published, client):
    said = words(get(client, "claim", published.false_claim.public_id))
    verdict = said.index("False")
    assert verdict < said.index("the repairs will cost 12 million euros") < said.index("Said so")
    assert "The words were said. That does not make them true" in said
    block = get(client, "claim", published.false_claim.public_id).content.decode().split('id="contradictions"')[0]
    assert "status-verified" not in block and "status-confirmed" not in block


def test_a_claim_that_nobody_checked_says_so_first(published, client):
    said = words(get(client, "claim", published.claim("Lindau").public_id))
    assert said.index("Not checked yet") < said.index("The Lindau bridge will close")
    assert "No source is established" in said


def test_a_claim_page_shows_chain_origins_evidence_contradiction_and_what_changed(published, client):
    said = words(get(client, "claim", published.false_claim.public_id))
    for expected in (
        "The signed budget says 31 million.",
        "The budget has the figure.",
        "Budget 2026, signed copy , p. 4",
        "Refutes · primary source",
        "All of this goes back to one origin.",
        "Our editors find that both can’t be true. What is said there stands.",
        "Correction. The verdict is now “false”; it was “misleading”.",
        "The figure was worse than thought.",
        "As of 1 March 2026",
    ):
        assert expected in said, expected
    chained = words(get(client, "claim", published.claim("Two contractors").public_id))
    assert "two contractors origin, not named Harbour Gazette reported it" in chained


def test_links_to_evidence_pass_on_no_trust(published, client):
    body = get(client, "claim", published.false_claim.public_id).content.decode()
    assert '<a href="https://city.example/budget?a=1&amp;b=2" rel="nofollow noopener">' in body


def test_the_article_marks_each_sentence_and_tells_how_much_is_sourced(published, client):
    body = get(client, "article", published.article.public_id).content.decode()
    assert [f'id="s{n}"' in body for n in range(1, 8)] == [True] * 6 + [False]
    said = words(get(client, "article", published.article.public_id))
    assert "2 of 6 sentences have a named source; 1 false, 1 verified, 4 not checked yet." in said
    assert "No source named 3 of 6 sentences" in said
    assert "Sentence 5: False. Source: City council" in unescape(body)


def test_source_pages_tell_what_it_was_quoted_for_and_what_it_passed_on(published, client):
    council = Source.objects.get(name="City council").public_id
    assert "Quoted for 1 published claim." in words(get(client, "source", council))
    gazette = Source.objects.get(name="Harbour Gazette").public_id
    assert "Two contractors" in words(get(client, "source", gazette, passed_on=1))


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("bridge", 6), ("BRIDGES lindau", 1), ("cracks", 1), ("crack pier", 1), ("12 million", 1), ("harbour gaz", 1),
        ("zebra", 0), ("\"'()*:^", 0), ("council NEAR", 0), ("signed budget", 1), ("ü", 0), ("", 6),
    ],
)  # fmt: skip
def test_search_finds_published_words_whatever_their_case_and_ending(published, client, query, count):
    response = get(client, "search", q=query)
    assert response.status_code == 200
    assert f"{count} claim" in words(response)


def test_search_narrows_by_verdict_and_keeps_what_was_asked_for(published, client):
    response = get(client, "search", q="bridge", status="false")
    assert "1 claim " in words(response)
    assert '<option value="false" selected>' in response.content.decode()
    assert get(client, "search", status="nonsense", page="many").status_code == 200


def test_search_follows_what_is_published_withdrawn_and_published_again(published, client):
    text = published.article.current_version.text.replace("cracks", "fissures")
    version_add(actor=published.editor, article=published.article, text=text, reason="wording")
    assert "1 claim " in words(get(client, "search", q="cracks"))
    article_publish(actor=published.reviewer, article=published.article)
    assert "0 claims" in words(get(client, "search", q="cracks"))
    assert "1 claim " in words(get(client, "search", q="fissures"))
    article_withdraw(actor=published.reviewer, article=published.article, reason="invented")
    assert "0 claims" in words(get(client, "search", q="fissures"))


def test_claim_review_is_given_only_for_a_judged_claim_of_somebody_else(published, client):
    found = {}
    for row in PublishedClaim.objects.all():
        body = get(client, "claim", row.claim_public_id).content.decode()
        blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL)
        assert len(blocks) <= 1
        if blocks:
            found[row.truth_status] = json.loads(blocks[0])
            assert f"{found[row.truth_status]['reviewRating']['alternateName']}</span>" in body
    assert set(found) == {"false", "verified"}
    review = found["false"]
    assert review["itemReviewed"]["author"] == {"@type": "Organization", "name": "City council"}
    assert (review["reviewRating"]["ratingValue"], review["reviewRating"]["alternateName"]) == (1, "False")


def test_structured_data_can_not_end_its_script(newsroom, client):
    evil = "</script><script>alert(1)</script><!--"
    claim = newsroom.false_claim
    claim.refresh_from_db()
    Claim.objects.filter(pk=claim.pk).update(verdict=evil)
    Source.objects.filter(name="City council").update(name=evil)
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    body = get(client, "claim", claim.public_id).content.decode()
    block = re.search(r'<script type="application/ld\+json">(.*?)</script>', body, re.DOTALL).group(1)
    assert json.loads(block)["itemReviewed"]["author"]["name"] == evil
    assert "<script>" not in body


def test_annotations_quote_the_very_text_that_their_positions_count_in(published, client):
    page = json.loads(get(client, "article_annotations", published.article.public_id).content)
    text = client.get(page["items"][0]["target"]["source"]).content.decode()
    assert len(page["items"]) == 6
    for item in page["items"]:
        quoted, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quoted["exact"]
        assert text[: position["start"]].endswith(quoted["prefix"])
        assert text[position["end"] :].startswith(quoted["suffix"])


def test_offsets_count_code_points_also_behind_an_emoji(editor, reviewer, client):
    text = "🚒 Fire crews came. “All are safe,” said the mayor 👩‍🚒."
    article = article_import(actor=editor, imported=ImportedText(text=text, title="Fire 🚒"))
    article_publish(actor=reviewer, article=article)
    page = json.loads(get(client, "article_annotations", article.public_id).content)
    for item in page["items"]:
        quoted, position = item["target"]["selector"]
        assert text[position["start"] : position["end"]] == quoted["exact"]


def test_a_claim_as_json_has_both_answers_in_words(published, client):
    data = json.loads(get(client, "claim_json", published.false_claim.public_id).content)
    assert (data["truth_word"], data["said_word"]) == ("False", "Said so")
    assert data["article_url"].endswith(f"/article/{published.article.public_id}/#s5")


def test_a_withdrawn_article_and_its_claims_are_gone_and_say_why(published, client):
    article_withdraw(actor=published.reviewer, article=published.article, reason="The budget was a forgery.")
    for name, key in (("article", published.article.public_id), ("claim", published.false_claim.public_id)):
        response = get(client, name, key)
        assert response.status_code == 410
        assert "The budget was a forgery." in words(response)
        assert "12 million" not in words(response)
    for address in ("home", "search", "claims_feed", "articles", "corrections", "corrections_feed"):
        assert "12 million" not in get(client, address).content.decode()
    assert "Bridge to close" in words(get(client, "corrections"))
    files = [
        (name, published.article.public_id) for name in ("article_text", "article_annotations", "article_canonical")
    ]
    for name, key in (*files, ("claim_json", published.false_claim.public_id)):
        gone = get(client, name, key)
        assert (gone.status_code, gone.headers["Content-Type"]) == (410, "text/plain; charset=utf-8"), name
        assert gone.content.decode() == "This article was withdrawn. The budget was a forgery."
    council = Source.objects.get(name="City council").public_id
    assert get(client, "source", council).status_code == 404


def test_a_claim_that_the_article_lost_says_so(published, client):
    lost = published.claim("Two contractors").public_id
    text = re.sub(r"Two contractors.*\n", "", published.article.current_version.text)
    version_add(actor=published.editor, article=published.article, text=text, reason="cut")
    assert get(client, "claim", lost).status_code == 200
    article_publish(actor=published.reviewer, article=published.article)
    response = get(client, "claim", lost)
    assert response.status_code == 410 and "This claim is gone" in words(response)
    as_data = get(client, "claim_json", lost)
    assert as_data.status_code == 410 and "does not say it any more" in as_data.content.decode()


def test_a_merged_claim_leads_to_the_one_that_took_over(published, client):
    sentences = list(published.article.current_version.sentences.order_by("index"))
    second = published.claim("They are not dangerous").public_id
    kept = sentence_merge(actor=published.editor, sentence=sentences[1])
    article_publish(actor=published.reviewer, article=published.article)
    response = get(client, "claim", second)
    assert (response.status_code, response["Location"]) == (301, reverse("public:claim", args=[kept.public_id]))


def test_a_merged_source_leads_on_once_that_is_published(published, client):
    council, auditor = Source.objects.get(name="City council"), Source.objects.get(name="State auditor")
    source_merge(actor=published.reviewer, source=council, revision=council.revision, into=auditor)
    assert get(client, "source", council.public_id).status_code == 200
    article_publish(actor=published.reviewer, article=published.article)
    response = get(client, "source", council.public_id)
    assert (response.status_code, response["Location"]) == (301, reverse("public:source", args=[auditor.public_id]))


def test_an_empty_newsroom_has_pages_too(client):
    for name in (*PAGES, *FILES):
        assert get(client, name).status_code == 200
    assert "Nothing is published yet." in words(get(client, "home"))


def test_feeds_lead_with_the_verdict_and_tell_corrections_in_words(published, client):
    feed = get(client, "claims_feed")
    assert feed["Content-Type"].startswith("application/atom+xml")
    assert "False: According to the city council" in unescape(feed.content.decode())
    corrections = unescape(get(client, "corrections_feed").content.decode())
    assert "Corrected: Bridge to close" in corrections
    assert "The verdict is now “false”; it was “misleading”." in corrections


def test_feeds_stay_xml_whatever_an_editor_typed(newsroom, client):
    Claim.objects.filter(pk=newsroom.false_claim.pk).update(verdict="A bell \x07 & <b>")
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    assert get(client, "claims_feed").status_code == 200


def _article_of(count, editor, reviewer):
    text = "\n".join(f"Officials said that bridge number {n} would close." for n in range(1, count + 1))
    article = article_import(actor=editor, imported=ImportedText(text=text, title=f"{count} bridges"))
    article_publish(actor=reviewer, article=article)
    return article


def test_lists_take_the_same_number_of_queries_for_two_articles_and_for_forty(
    editor, reviewer, client, django_assert_num_queries
):
    lists = {"home": 3, "articles": 2, "search": 2, "corrections": 1, "claims_feed": 1, "sitemap": 4}
    for count in (2, 38):
        for _ in range(count):
            text = f"Officials said that bridge {PublishedClaim.objects.count()} would close."
            article = article_import(actor=editor, imported=ImportedText(text=text, title="A bridge"))
            article_publish(actor=reviewer, article=article)
        for name, queries in lists.items():
            caches["pages"].clear()
            with django_assert_num_queries(queries):
                assert get(client, name).status_code == 200, name


def test_article_and_claim_take_the_same_number_of_queries_for_two_sentences_and_for_forty(
    editor, reviewer, client, django_assert_num_queries
):
    for count in (2, 40):
        article = _article_of(count, editor, reviewer)
        with django_assert_num_queries(2):
            get(client, "article", article.public_id)
        claim = article.claims.first().public_id
        caches["pages"].clear()
        with django_assert_num_queries(1):
            get(client, "claim", claim)
        with django_assert_num_queries(1):
            get(client, "claim_embed", claim)


def test_a_source_that_did_not_say_so_answers_for_nothing(newsroom, client):
    claim = newsroom.false_claim
    Attribution.objects.filter(claim=claim, state="decided").update(polarity="negated")
    council = claim.attributions.get(state="decided").source
    publication = article_publish(actor=newsroom.reviewer, article=newsroom.article)
    assert not PublishedClaimSource.objects.filter(source_public_id=council.public_id).exists()
    assert council.public_id not in {row["id"] for row in publication.snapshot["sources"]}
    assert get(client, "source", council.public_id).status_code == 404
    feed = unescape(get(client, "claims_feed").content.decode())
    assert f"Source: {council.name}" not in feed


@pytest.mark.parametrize(("polarity", "told"), [("negated", False), ("affirmed", True)])
def test_of_a_source_that_did_not_say_so_nobody_reads_that_the_words_were_said(newsroom, client, polarity, told):
    claim = newsroom.false_claim
    Attribution.objects.filter(claim=claim, state="decided").update(polarity=polarity)
    Claim.objects.filter(pk=claim.pk).update(said_status="confirmed")
    article_publish(actor=newsroom.reviewer, article=newsroom.article, correction_note="We asked.")
    page = get(client, "claim", claim.public_id).text
    assert ("The words were said" in page) is told
    assert ("We checked: the source did not say so, or would not confirm it" in page) is not told


def test_feeds_give_an_articles_markup_as_words(newsroom, client):
    Claim.objects.filter(pk=newsroom.false_claim.pk).update(verdict="See <img src=x onerror=alert(1)> there.")
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    summaries = re.findall(r"(?s)<summary[^>]*>(.*?)</summary>", get(client, "claims_feed").content.decode())
    # What a feed reader takes for markup, once it has read the XML.
    assert not any("<img" in unescape(summary) for summary in summaries)
    assert any("&lt;img" in unescape(summary) for summary in summaries)


def test_a_claim_has_not_changed_because_another_sentence_was_corrected(newsroom, editor, client):
    article_publish(actor=newsroom.reviewer, article=newsroom.article)
    claim = newsroom.claim("31 million")
    before = PublishedClaim.objects.get(claim_public_id=claim.public_id).changed_at
    text = newsroom.article.current_version.text.replace("in March", "in early April")
    version_add(actor=editor, article=newsroom.article, text=text, reason="a slip")
    article_publish(actor=newsroom.reviewer, article=newsroom.article, correction_note="A slip.")
    assert PublishedClaim.objects.get(claim_public_id=claim.public_id).changed_at == before
