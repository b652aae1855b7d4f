"""HEAD tells what GET would say, and whether a page is still the one that somebody has."""

import pytest

from tests.public.test_pages import addresses

pytestmark = pytest.mark.django_db
API = ("/api/v1/published/claims/", "/api/v1/published/articles/?size=1")


def test_head_has_the_headers_of_get_and_answers_304_too(published, client):
    for address in (*addresses(published), *API):
        whole, head = client.get(address), client.head(address)
        assert (head.status_code, head.content) == (200, b""), address
        assert head["ETag"] == whole["ETag"], address
        assert dict(head.headers) == dict(whole.headers), address
        again = client.head(address, headers={"if-none-match": head["ETag"]})
        assert again.status_code == 304, address


def test_a_page_that_is_not_there_or_not_for_everybody_has_no_etag(published, client):
    client.force_login(published.editor)
    for address in ("/nowhere/", "/claim/bbbbbbbbbbbb/", "/desk/", "/desk/sources/"):
        assert not any("ETag" in ask(address).headers for ask in (client.get, client.head)), address


def test_readers_pages_are_one_for_all_languages_of_browsers(published, client):
    for address in (*addresses(published), *API):
        answers = [client.get(address, headers={"accept-language": language}) for language in ("de", "en-GB", "")]
        assert len({answer.content for answer in answers}) == 1, address
        assert "Accept-Language" not in answers[0].get("Vary", ""), address
