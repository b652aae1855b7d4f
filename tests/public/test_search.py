"""Readers' search says the same on both databases, and tells what to type where there is nothing to look for."""

from pathlib import Path

import pytest
from django.db import connection

from articles.models import PublishedClaim
from articles.selectors.public_search import SMALL_WORDS, claims_search
from tests.public.test_pages import get, words

pytestmark = pytest.mark.django_db
TELLS = "Type a name, a number or another word"


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
