"""Searching is open and costs the database more than a page does: so often for each address, and no more."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.desk.test_accounts import UNREACHABLE
from tests.public.test_pages import get, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_a_minute(settings):
    cache.clear()
    settings.API_RATES = {**settings.API_RATES, "search": "2/min"}


def test_who_searches_too_often_is_told_to_wait_and_no_cache_keeps_that(published, client):
    answers = [get(client, "search", q="bridge") for _again in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "Too many searches" in words(answers[-1]) and "<title>Too many searches" in answers[-1].text
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert answers[-1]["Cache-Control"] == "no-store" and "ETag" not in answers[-1].headers
    assert client.head(reverse("public:search"), {"status": "false"}).status_code == 429


def test_searches_are_counted_by_address_and_nothing_else_is_counted(published, client, settings):
    settings.REST_FRAMEWORK = {**settings.REST_FRAMEWORK, "NUM_PROXIES": 1}
    for _again in range(3):
        mine = client.get("/search/?q=bridge", headers={"X-Forwarded-For": "203.0.113.66"})
    other = client.get("/search/?q=bridge", headers={"X-Forwarded-For": "198.51.100.7"})
    page = client.get("/search/", headers={"X-Forwarded-For": "203.0.113.66"})
    assert (mine.status_code, other.status_code, page.status_code) == (429, 200, 200)


def test_a_cache_that_is_down_keeps_nobody_from_searching(published, client, settings):
    settings.CACHES = {**settings.CACHES, "default": UNREACHABLE}
    assert [get(client, "search", q="bridge").status_code for _again in range(3)] == [200] * 3
