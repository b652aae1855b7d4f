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
