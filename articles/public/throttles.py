"""How often a reader may have the archive searched, which costs the database more than showing a page does."""

import logging
import math
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError
from rest_framework.throttling import SimpleRateThrottle

from articles.public.responses import View, public_page

logger = logging.getLogger(__name__)


class _Throttle(SimpleRateThrottle):
    """Counts by address in the cache that all processes share, as the API's throttle does."""

    scope = "search"

    def get_rate(self) -> str:
        """Return the rate as the settings have it now."""
        return settings.API_RATES[self.scope]

    def get_cache_key(self, request: HttpRequest, view: object) -> str:
        """Return under which name is counted."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


def searches_counted(is_search: Callable[[HttpRequest], bool]) -> Callable[[View], View]:
    """Let an address only so often into the view with what ``is_search``; then it is told to wait (429).

    Goes around what lets caches keep the view's answers: that somebody has to wait is for nobody else.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            throttle = _Throttle()
            if not is_search(request) or _within(throttle, request):
                return view(request, *args, **kwargs)
            response = public_page(request, "busy.html", status=429)
            response["Cache-Control"], response["Retry-After"] = "no-store", str(math.ceil(throttle.wait() or 1))
            return response

        return counted

    return decorate


def _within(throttle: _Throttle, request: HttpRequest) -> bool:
    try:
        return throttle.allow_request(request, None)
    except (OSError, RedisError) as error:
        logger.warning("The cache does not answer (%s): searches are not counted.", error)
        return True
