"""Whatever charset a request states, it is answered; one that browsers know is obeyed."""

from wsgiref.util import setup_testing_defaults

import pytest
from django.core.signals import request_started
from django.db import close_old_connections

from factcheck.charsets import with_charsets_of_the_web
from factcheck.wsgi import application

#: Python has a codec of each name; none of them makes text of bytes as a page would mean it.
NO_CHARSETS = ["rot13", "hex", "idna", "punycode", "undefined", "unicode_escape", '"rot13"', "utf-8\0"]


@pytest.fixture
def inside_the_test():
    """Requests run inside the test's transaction, as Django's own test client has it."""
    request_started.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)


def _request(content_type, query=""):
    environ = {"CONTENT_TYPE": content_type, "QUERY_STRING": query, "PATH_INFO": "/search/"}
    setup_testing_defaults(environ)
    return environ


@pytest.mark.django_db
@pytest.mark.usefixtures("inside_the_test")
@pytest.mark.parametrize("charset", [f"charset={name}" for name in NO_CHARSETS] + ["charset*=utf-8''rot13"])
def test_a_page_is_answered_whatever_charset_is_stated(charset):
    answered = []
    pieces = application(
        _request(f"text/html; {charset}; x=1", "q=%e9%5Cud800"), lambda status, _headers: answered.append(status)
    )
    assert "Search" in b"".join(pieces).decode()
    assert answered == ["200 OK"]


@pytest.mark.parametrize(
    ("stated", "handed_on"),
    [
        ("text/html; charset=rot13", "text/html"),
        ("multipart/form-data; charset=hex; boundary=B", "multipart/form-data; boundary=B"),
        ("multipart/form-data; boundary=B; charset=iso-8859-1", "multipart/form-data; boundary=B; charset=iso-8859-1"),
        ("application/json; charset=UTF-8", "application/json; charset=UTF-8"),
        ("application/json", "application/json"),
        ("", ""),
    ],
)
def test_only_a_charset_that_browsers_do_not_know_is_left_out(stated, handed_on):
    seen = with_charsets_of_the_web(lambda environ, _start: [environ["CONTENT_TYPE"]])
    assert seen(_request(stated), None) == [handed_on]
