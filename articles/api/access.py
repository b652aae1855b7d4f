"""Who may call what, how often, and with how much."""

import codecs
import logging
import math
import re
from collections import Counter
from typing import IO, Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication
from knox.models import AuthToken
from redis.exceptions import RedisError
from rest_framework.exceptions import AuthenticationFailed, ErrorDetail, ParseError, ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.throttling import ScopedRateThrottle
from rest_framework.utils import json

from articles.api.errors import TooLarge

logger = logging.getLogger(__name__)


class DeskPermission(BasePermission):
    """Let in who has the view's ``reads`` for safe methods, else its ``writes``. The services ask again."""

    def has_permission(self, request: Request, view: Any) -> bool:
        """Return whether the account has the right; a stranger is told to log in."""
        needed = view.reads if request.method in ("GET", "HEAD", "OPTIONS") else view.writes
        return bool(request.user.is_authenticated and request.user.has_perm(needed))


class Throttle(ScopedRateThrottle):
    """Count the requests of one account or address in one ``throttle_scope``, in the cache that all processes share."""

    def get_rate(self) -> str | None:
        """Return the rate of the scope as the settings have it now."""
        return settings.API_RATES[self.scope]

    def allow_request(self, request: Request, view: Any) -> bool:
        """Return whether the request is within the rate; where the cache is down nobody counts, and all are let in."""
        try:
            return super().allow_request(request, view)
        except (OSError, RedisError) as error:
            logger.warning("The cache does not answer (%s): requests are not counted.", error)
            return True


class BearerOfToken(TokenAuthentication):
    """Knows an account by its token; what can be no token is a wrong one, where the library fails at its letters."""

    def authenticate(self, request: Request) -> tuple[AbstractBaseUser, AuthToken] | None:
        """Return the account and the token, if one was sent. Raises ``AuthenticationFailed`` with what to do."""
        try:
            return super().authenticate(request)
        except AuthenticationFailed as error:
            told = _("The token is wrong or has expired. Get a new one at %(address)s, and send it as “Token …”.")
            raise AuthenticationFailed(told % {"address": reverse("api:tokens")}) from error

    def authenticate_credentials(self, token: bytes) -> tuple[AbstractBaseUser, AuthToken]:
        """Return the account and the token. Raises ``AuthenticationFailed``."""
        if not token.isalnum():
            raise AuthenticationFailed
        return super().authenticate_credentials(token)


class LimitedJSONParser(JSONParser):
    """Reads a JSON body that is not nested deeper than the server takes, and in which no field is there twice."""

    def parse(self, stream: IO[bytes], media_type: str | None = None, parser_context: dict | None = None) -> Any:
        """Return the values of the body. Raises ``TooLarge``, ``ParseError``, ``ValidationError``."""
        charset = (parser_context or {}).get("encoding") or settings.DEFAULT_CHARSET
        twice: list[str] = []

        def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            found = dict(pairs)
            if len(found) < len(pairs):
                twice.append(next(name for name, count in Counter(name for name, _value in pairs).items() if count > 1))
            return found

        try:
            values = json.load(codecs.getreader(charset)(stream), object_pairs_hook=fields)
            unfit = _is_unfit(values) or _is_unfit(twice)
        except ValueError as error:
            raise ParseError from error
        except RecursionError as error:
            raise TooLarge(_("The body is nested too deeply.")) from error
        if unfit:
            # No database stores them, nor could an answer that tells what was sent.
            raise ValidationError(
                _("The null character (\\u0000), half a surrogate pair and numbers beyond all bounds are not allowed.")
            )
        if twice:
            raise ValidationError({twice[0]: [ErrorDetail(_("This field is there twice."), code="repeated")]})
        return values


_UNFIT = re.compile("[\0\ud800-\udfff]")


def _is_unfit(value: Any) -> bool:
    if isinstance(value, str):
        return _UNFIT.search(value) is not None
    if isinstance(value, float):
        return not math.isfinite(value)
    if isinstance(value, dict):
        return any(_is_unfit(each) for pair in value.items() for each in pair)
    return isinstance(value, list) and any(_is_unfit(each) for each in value)
