"""The charset that a request states. Python also knows names of what makes no text of bytes ("rot13", "idna")."""

import re
from collections.abc import Callable, Iterable
from typing import Any

import webencodings
from django.utils.http import parse_header_parameters

Application = Callable[[dict[str, Any], Callable], Iterable[bytes]]

_CHARSET = re.compile(r";\s*charset\*?\s*=[^;]*", re.IGNORECASE)


def with_charsets_of_the_web(application: Application) -> Application:
    """Return ``application`` such that a charset that no browser knows is taken for none.

    Django does so with a charset that Python does not know, and fails at the others before any middleware is asked.
    """

    def answer(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        stated = environ.get("CONTENT_TYPE", "")
        charset = parse_header_parameters(stated)[1].get("charset")
        if charset is not None and webencodings.lookup(charset) is None:
            environ = {**environ, "CONTENT_TYPE": _CHARSET.sub("", stated)}
        return application(environ, start_response)

    return answer
