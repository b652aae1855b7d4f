"""Readers' search says the same on both databases, and tells what to type where there is nothing to look for."""

from copy import copy
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import PublishedClaim
from articles.models.identity import new_public_id
from articles.selectors.public_search import SMALL_WORDS, claims_search
from tests.public.test_pages import get, words

pytestmark = pytest.mark.django_db
TELLS = "Type a name, a number or another word"
OLD_AFFAIR = 500


@pytest.mark.parametrize("query", ["the", "The", "of the", "who will", "(…)", "don't"])
def test_small_words_alone_find_nothing_and_it_is_told_what_to_type(published, client, query):
    page = words(get(client, "search", q=query))
    assert "0 claims" in page
    assert TELLS in page


@pytest.mark.parametrize(
    ("query", "like"),
    [
        ("the bridge", "bridge"),
        ("that bridge will", "bridge"),
        ("cracks of the", "cracks"),
        ("who found the cracks", "found cracks"),
        ("the harbour gaz", "harbour gaz"),
    ],
)
def test_small_words_beside_others_change_nothing(published, client, query, like):
    assert set(claims_search(words=query)) == set(claims_search(words=like)) != set()


def test_the_words_that_narrow_are_counted_without_the_small_ones(published):
    assert not claims_search(words="the of " * 12 + "zebra").exists()


def test_a_search_that_found_nothing_and_one_without_words_tell_nothing_of_small_words(published, client):
    assert TELLS not in words(get(client, "search", q="zebra"))
    assert TELLS not in words(get(client, "search"))


def test_a_program_finds_as_little_with_small_words_alone(published, client):
    assert client.get("/api/v1/published/claims/?q=the").json()["results"] == []
    assert client.get("/api/v1/published/claims/?q=the bridge").json()["results"]


def test_the_index_of_postgresql_leaves_out_just_these_words(published):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setting FROM pg_config WHERE name = 'SHAREDIR'")
            theirs = Path(cursor.fetchone()[0], "tsearch_data", "english.stop").read_text().split()
            assert set(theirs) == SMALL_WORDS
    else:
        # The embedded index has them all: the same search leaves them out.
        PublishedClaim.objects.update(search_words=" ".join(sorted(SMALL_WORDS)))
        assert not any(claims_search(words=word).exists() for word in SMALL_WORDS)


@pytest.fixture
def archive(published):
    """An archive in which an affair of long ago is told of in 500 claims, and of none of the 9,500 since."""
    told, since = PublishedClaim.objects.first(), timezone.now()
    rows = []
    for number in range(10_000):
        row = copy(told)
        row.pk, row.claim_public_id, row.changed_at = None, new_public_id(), since + timedelta(minutes=number)
        row.search_words = f"w{number} wombat" if number < OLD_AFFAIR else f"w{number}"
        rows.append(row)
    PublishedClaim.objects.bulk_create(rows, batch_size=1_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE articles_publishedclaim")


def _plan(sql: str) -> str:
    """Return how the database goes about ``sql``."""
    how = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    with connection.cursor() as cursor:
        cursor.execute(f"{how} {sql}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("address", ["/search/?q=wombat", "/api/v1/published/claims/?q=wombat"])
def test_an_affair_of_long_ago_is_found_by_its_words_and_not_by_reading_every_claim_since(archive, client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    asked = [query["sql"] for query in queries if "wombat" in query["sql"]]
    assert asked
    by_words = "published_claim_words" if connection.vendor == "postgresql" else "VIRTUAL TABLE"
    for sql in asked:
        plan = _plan(sql)
        assert by_words in plan
        assert "published_claim_latest" not in plan


def test_a_program_goes_through_all_that_is_found_page_by_page(published, client):
    address, ids = "/api/v1/published/claims/?q=bridge&size=1", []
    while address:
        answer = client.get(address).json()
        ids += [row["id"] for row in answer["results"]]
        address = answer["next"]
    assert ids == sorted(row.claim_public_id for row in claims_search(words="bridge"))
    assert len(ids) > 1
