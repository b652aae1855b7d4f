"""What everybody may read: all that is published, nothing else, in few queries, from any cache."""

import pytest
from django.core.cache import cache

from articles.intake.types import ImportedText
from articles.models import Article, Claim, Source
from articles.services.articles import article_import
from articles.services.attributions import attribution_set
from articles.services.claims import claim_update
from articles.services.evidence import evidence_add
from articles.services.publications import article_publish, article_withdraw
from articles.services.sources import source_create, source_update
from tests.publishing import clash

from .conftest import ROOT

pytestmark = pytest.mark.django_db

SECRET = "Zebrafish"
LISTS = ("articles", "claims", "sources")


@pytest.fixture
def stranger(client_of):
    return client_of("stranger")


@pytest.fixture
def public(desk, editor, reviewer):
    """A published article with a sourced, verified claim, and a secret in every field that is not for readers."""
    claim = desk.published.claims.order_by("pk").first()
    source = source_create(actor=editor, name="Town Hall", description=SECRET)
    attribution_set(actor=editor, claim=claim, revision=1, source=source, via=[("The Gazette", "outlet")])
    evidence_add(actor=editor, claim=claim, revision=2, title="Letter of resignation", url="https://example.org/")
    statuses = {"said_status": "confirmed", "truth_status": "verified", "verdict": "She did."}
    claim_update(actor=editor, claim=claim, revision=3, note=SECRET, **statuses)
    Source.objects.filter(pk=source.pk).update(reliability="A", reliability_reason=SECRET)
    article_publish(actor=reviewer, article=desk.published)
    # Written after publishing: readers see it with the next publication, not before.
    claim_update(actor=editor, claim=Claim.objects.get(pk=claim.pk), revision=4, verdict=SECRET, explanation=SECRET)
    Claim.objects.filter(article=desk.article).update(note=SECRET, verdict=SECRET)
    Article.objects.filter(pk=desk.article.pk).update(title=SECRET)
    return claim


def pages(desk, claim):
    source = claim.attributions.get().source
    article = desk.published.public_id
    yield from (f"published/{name}/" for name in LISTS)
    yield from (f"published/articles/{article}/", f"published/articles/{article}/publications/")
    yield f"published/claims/{claim.public_id}/"
    yield from (f"published/sources/{source.public_id}/", f"published/sources/{source.public_id}/claims/")
    yield from (f"published/claims/?q={word}" for word in (SECRET, "mayor", "town hall", "gone"))


def test_no_page_lets_out_what_is_not_published(desk, public, stranger):
    for page in pages(desk, public):
        answer = stranger.get(ROOT + page)
        assert answer.status_code == 200, page
        for hidden in (SECRET, "editor", "reviewer", desk.article.public_id, desk.claim.public_id, "Lindau"):
            assert hidden.encode() not in answer.content, (page, hidden)


def test_what_is_not_published_is_not_there(desk, public, stranger):
    for page in (
        f"articles/{desk.article.public_id}/",
        f"articles/{desk.article.public_id}/publications/",
        f"claims/{desk.claim.public_id}/",
        f"sources/{desk.source.public_id}/",
        "articles/22bbccddffgg/",
        "claims/22bbccddffgg/",
        "sources/22bbccddffgg/",
    ):
        answer = stranger.get(f"{ROOT}published/{page}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json"), page
    assert stranger.get(f"{ROOT}published/sources/{desk.source.public_id}/claims/").status_code == 404


def test_a_claim_shows_both_findings_the_chain_the_evidence_and_what_changed(desk, public, stranger):
    shown = stranger.get(f"{ROOT}published/claims/{public.public_id}/").json()
    assert (shown["said_status"], shown["truth_status"], shown["verdict"]) == ("confirmed", "verified", "She did.")
    attribution = shown["attributions"][0]
    assert [attribution["source"]["name"], attribution["via"][0]["name"]] == ["Town Hall", "The Gazette"]
    assert (shown["origins"], shown["evidence"][0]["title"]) == (1, "Letter of resignation")
    assert shown["publication"]["number"] == 2
    assert any(change["words"] for row in shown["corrections"] for change in row["changes"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2), ("q=mayor", 2), ("q=resigned", 1), ("q=town hall", 1), ("q=zebra", 0), ("truth_status=verified", 1),
        ("truth_status=verified&truth_status=unchecked", 2), ("said_status=misquoted", 0), ("article={article}", 2),
        ("article=22bbccddffgg", 0), ("changed_after=2100-01-01T00:00:00Z", 0), ("q=%22%2A%28", 0),
    ],
)  # fmt: skip
def test_claims_are_found_by_words_and_findings(desk, public, stranger, query, found):
    address = f"{ROOT}published/claims/?{query.format(article=desk.published.public_id)}"
    assert len(stranger.get(address).json()["results"]) == found


def test_a_parameter_that_makes_no_sense_is_named(stranger, db):
    answer = stranger.get(f"{ROOT}published/claims/?truth_status=perhaps&changed_after=soon")
    assert answer.status_code == 400
    assert {error["parameter"] for error in answer.json()["errors"]} == {"truth_status", "changed_after"}


def test_a_withdrawn_article_is_gone_with_all_it_said(desk, public, reviewer, stranger):
    article_withdraw(actor=reviewer, article=desk.published, reason="It was a hoax.")
    gone = stranger.get(f"{ROOT}published/claims/{public.public_id}/")
    assert gone.status_code == 410
    article = f"{ROOT}published/articles/{desk.published.public_id}/"
    assert stranger.get(article).json()["detail"] == "It was a hoax."
    told = stranger.get(f"{article}publications/").json()["results"]
    assert [(row["number"], row["withdrawn"]) for row in told] == [(3, True)]
    for name in LISTS:
        assert stranger.get(f"{ROOT}published/{name}/").json()["results"] == []


def test_any_cache_may_keep_it_and_who_has_it_is_told_so(desk, public, stranger):
    for page in pages(desk, public):
        first = stranger.get(ROOT + page)
        assert first.headers["Cache-Control"] == "public, max-age=60"
        assert "Cookie" not in first.headers.get("Vary", "")
        again = stranger.get(ROOT + page, HTTP_IF_NONE_MATCH=first.headers["ETag"])
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_here(desk, public, client_of, method):
    for page in pages(desk, public):
        answer = getattr(client_of("administrator"), method)(ROOT + page, {}, format="json")
        assert answer.status_code == 405


@pytest.mark.parametrize("count", [1, 3])
def test_pages_follow_each_other_without_gap_or_repetition(public, stranger, count):
    for name in LISTS:
        address, ids = f"{ROOT}published/{name}/?size={count}", []
        while address:
            page = stranger.get(address).json()
            assert len(page["results"]) <= count
            ids += [row.get("id") or row["article"]["id"] for row in page["results"]]
            address = page["next"]
        everything = stranger.get(f"{ROOT}published/{name}/").json()["results"]
        assert ids == [row.get("id") or row["article"]["id"] for row in everything]


@pytest.fixture
def three_articles(imported_article, reviewer):
    """Three published articles of four claims each, all by one source."""
    made = []
    for day in ("Monday", "Tuesday", "Wednesday"):
        text = " ".join(f"The mayor said on {day} that he had met {who}." for who in ("Ann", "Ben", "Cleo", "Dan"))
        article = imported_article(text, title=f"The mayor on {day}")
        article_publish(actor=reviewer, article=article)
        made.append(article)
    return made


def walk(stranger, address, between):
    """Return the ids of a list, page by page; ``between`` is called once, after the first page."""
    ids = []
    while address:
        page = stranger.get(address).json()
        if not ids:
            between()
        ids += [row.get("id") or row["article"]["id"] for row in page["results"]]
        address = page["next"]
    return ids


@pytest.mark.parametrize("again", [0, 1, 2])
@pytest.mark.parametrize(("name", "size", "count"), [("claims", 4, 14), ("articles", 1, 4)])
def test_nothing_is_missed_or_repeated_when_an_article_is_published_again_meanwhile(
    three_articles, reviewer, stranger, again, name, size, count
):
    def republish():
        article_publish(actor=reviewer, article=three_articles[again], correction_note="A caption was wrong.")

    ids = walk(stranger, f"{ROOT}published/{name}/?size={size}", republish)
    assert (len(ids), len(set(ids))) == (count, count)


def test_a_sources_claims_are_all_there_when_an_article_is_published_again_meanwhile(
    three_articles, editor, reviewer, stranger
):
    source = source_create(actor=editor, name="The mayor")
    for article in three_articles:
        for claim in article.claims.all():
            attribution_set(actor=editor, claim=claim, revision=claim.revision, source=source)
        article_publish(actor=reviewer, article=article)

    def republish():
        article_publish(actor=reviewer, article=three_articles[0], correction_note="A caption was wrong.")

    ids = walk(stranger, f"{ROOT}published/sources/{source.public_id}/claims/?size=4", republish)
    assert (len(ids), len(set(ids))) == (12, 12)


def test_a_claim_that_another_articles_publication_changed_is_among_the_changed(imported_article, reviewer, stranger):
    here = imported_article("The bridge will cost 12 million euros.", title="Council on bridge")
    there = imported_article("The bridge will cost 40 million euros.", title="Minister on bridge")
    clash(here.claims.get(), there.claims.get(), decision="real")
    article_publish(actor=reviewer, article=here)

    def changed_since(publication):
        query = {"changed_after": publication.published_at.isoformat()}
        shown = stranger.get(f"{ROOT}published/claims/", query).json()["results"]
        return {row["article"]["id"]: len(row["contradictions"]) for row in shown}

    since = changed_since(article_publish(actor=reviewer, article=there))
    assert since == {here.public_id: 1, there.public_id: 1}
    assert changed_since(article_withdraw(actor=reviewer, article=there, reason="A hoax.")) == {here.public_id: 0}


def test_an_article_and_its_claims_tell_of_the_same_contradictions(imported_article, reviewer, stranger):
    here = imported_article("The bridge will cost 12 million euros.", title="Council on bridge")
    there = imported_article("The bridge will cost 40 million euros.", title="Minister on bridge")
    pair = clash(here.claims.get(), there.claims.get(), decision="real", stands=here.claims.get())

    def shown(article):
        whole = stranger.get(f"{ROOT}published/articles/{article.public_id}/").json()["claims"][0]
        alone = stranger.get(f"{ROOT}published/claims/{article.claims.get().public_id}/").json()
        names = ("id", "kind", "decision", "stands", "spans")
        told = [{**{k: each[k] for k in names}, "other": each["other"]["claim"]} for each in alone["contradictions"]]
        assert whole["contradictions"] == told
        return [each["id"] for each in told]

    article_publish(actor=reviewer, article=here)
    assert shown(here) == []
    article_publish(actor=reviewer, article=there)
    assert shown(here) == shown(there) == [pair.public_id]
    article_withdraw(actor=reviewer, article=there, reason="A hoax.")
    assert shown(here) == []


def test_every_withdrawal_is_told_with_its_own_reason(imported_article, reviewer, stranger, client):
    article = imported_article("The bridge will cost 12 million euros.", title="Council on bridge")
    reasons = ("The letter was forged.", "The council never met.")
    for reason in reasons:
        article_publish(actor=reviewer, article=article)
        article_withdraw(actor=reviewer, article=article, reason=reason)
    told = stranger.get(f"{ROOT}published/articles/{article.public_id}/publications/").json()["results"]
    assert [(row["number"], row["withdrawn"], row["correction_note"]) for row in told] == [
        (4, True, reasons[1]), (2, True, reasons[0]),
    ]  # fmt: skip
    for address in ("/", "/corrections/"):
        page = client.get(address).content.decode()
        assert all(page.count(reason) == 1 for reason in reasons)


@pytest.mark.parametrize("cursor", ["x", "cD14", "cD0tMQ==", "cD05OTk5OTk5OTk5OTk5OTk5OTk5OTk=", "%00", "bz0tMQ=="])
def test_a_made_up_cursor_is_an_address_that_does_not_exist(public, stranger, cursor):
    for name in LISTS:
        assert stranger.get(f"{ROOT}published/{name}/?cursor={cursor}").status_code in (200, 404)


def test_who_asks_too_often_is_told_when_to_come_back(stranger, settings):
    cache.clear()
    settings.API_RATES = {**settings.API_RATES, "published": "2/min"}
    answers = [stranger.get(f"{ROOT}published/claims/", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}") for n in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["type"].endswith("#throttled")
    seconds = int(answers[2].headers["Retry-After"])
    assert 0 < seconds <= 61
    assert answers[2].json()["detail"] == f"Too many requests. Try again in {seconds} seconds."
    cache.clear()


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-10:00"])
def test_a_date_that_no_clock_shows_is_refused_in_a_sentence(public, stranger, moment):
    answer = stranger.get(f"{ROOT}published/claims/?changed_after={moment}")
    assert answer.status_code == 400
    assert "changed_after" in answer.content.decode()


def test_a_withdrawn_claim_is_gone_with_the_newsrooms_reason(desk, public, reviewer, stranger):
    article_withdraw(actor=reviewer, article=desk.published, reason="It was a hoax.")
    gone = stranger.get(f"{ROOT}published/claims/{public.public_id}/")
    assert (gone.status_code, gone.json()["detail"]) == (410, "It was a hoax.")


def test_a_source_is_listed_under_the_name_it_was_last_published_with(desk, public, editor, reviewer, stranger):
    source = Source.objects.get(name="Town Hall")
    source_update(actor=editor, source=source, revision=source.revision, name="City Hall")
    article_publish(actor=reviewer, article=desk.published, correction_note="Its name.")
    assert stranger.get(f"{ROOT}published/sources/{source.public_id}/").json()["name"] == "City Hall"
    listed = stranger.get(f"{ROOT}published/sources/").json()["results"]
    assert "City Hall" in {row["name"] for row in listed}


def test_a_search_for_a_sources_new_name_counts_what_was_published_under_the_old_one_too(
    desk, public, editor, reviewer, stranger
):
    town = Source.objects.get(name="Town Hall")
    source_update(actor=editor, source=town, revision=town.revision, name="Lindau Council")
    imported = ImportedText(text="The council said that the pool is open.", title="Pool")
    article = article_import(actor=editor, imported=imported)
    attribution_set(actor=editor, claim=article.claims.get(), revision=1, source=town)
    article_publish(actor=reviewer, article=article)
    found = stranger.get(f"{ROOT}published/sources/", {"q": "lindau council"}).json()["results"]
    assert [(row["id"], row["claims"]) for row in found] == [(town.public_id, 2)]
