"""A request with a name that is not this site's: refused in words, without a traceback in the log for each scan."""

import logging

import pytest

from tests.public.test_pages import words


@pytest.mark.parametrize("host", ["scan.example", "bad name", "testserver:port"])
@pytest.mark.parametrize("address", ["/", "/desk/", "/nowhere/"])
def test_a_wrong_host_gets_a_page_in_words_and_the_log_one_line_without_a_traceback(client, caplog, host, address):
    answer = client.get(address, headers={"Host": host})
    assert answer.status_code == 400
    assert "<title>" in answer.text and '<html lang="en">' in answer.text
    assert "This site can’t answer that request" in words(answer)
    told = [record for record in caplog.records if record.name == "django.security.DisallowedHost"]
    assert len(told) == 1
    assert told[0].levelno == logging.WARNING and told[0].exc_info is None
    assert host in told[0].getMessage()


def test_production_refuses_a_wrong_host_in_the_same_words(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/", headers={"Host": "scan.example"})
    assert answer.status_code == 400
    assert "This site can’t answer that request" in words(answer)


@pytest.mark.parametrize("sent", ["?" + "a=1&" * 1_100, ""], ids=["address", "form"])
def test_endless_fields_get_a_page_in_words_and_the_log_one_line_without_a_traceback(client, caplog, sent):
    fields = {} if sent else {f"field{number}": "x" for number in range(1_100)}
    answer = client.post(f"/desk/login/{sent}", fields)
    assert answer.status_code == 400
    assert "This site can’t answer that request" in words(answer)
    told = [record for record in caplog.records if record.name == "django.security.TooManyFieldsSent"]
    assert len(told) == 1
    assert told[0].levelno == logging.WARNING and told[0].exc_info is None


def _told(answer):
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["title"]) == (answer.status_code, answer.reason_phrase)
    return problem["type"].partition("#")[2], problem["detail"]


@pytest.mark.parametrize("host", ["scan.example", "bad name"])
@pytest.mark.parametrize("address", ["published/claims/", "desk/articles/", "tokens/", "docs/", "nowhere/"])
def test_a_wrong_host_gets_a_problem_of_the_api_below_its_addresses(client, host, address):
    for send in (client.get, client.post):
        answer = send(f"/api/v1/{address}", headers={"Host": host})
        kind, detail = _told(answer)
        assert (answer.status_code, kind) == (400, "bad-request")
        assert "a name that is not this site’s" in detail


@pytest.mark.parametrize("address", ["/api", "/api/", "/api/v2/claims/", "/api/v1x"])
def test_an_address_beside_the_api_is_a_problem_of_its_own(client, address):
    answer = client.get(address)
    assert (answer.status_code, _told(answer)[0]) == (404, "not-found")


def test_what_breaks_before_the_api_is_asked_is_a_problem_of_its_own(client, monkeypatch):
    def broken(_request):
        raise RuntimeError

    client.raise_request_exception = False
    monkeypatch.setattr(
        "django.middleware.common.CommonMiddleware.process_request", lambda _self, request: broken(request)
    )
    answer = client.get("/api/v1/published/claims/")
    assert (answer.status_code, _told(answer)[0]) == (500, "server-error")
    assert "<title>" in client.get("/").text
