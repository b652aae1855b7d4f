"""What all answers to readers have in common: read-only, cacheable, and the same for everybody."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page, require_safe

#: A correction or a withdrawal is seen everywhere after so many seconds.
MAX_AGE = 60

View = Callable[..., HttpResponse]


def public_view(view: View) -> View:
    """Decorate a view for readers: GET and HEAD only, an ETag and 304, and caches may keep it for ``MAX_AGE``."""
    readable = require_safe(cache_control(public=True, max_age=MAX_AGE)(conditional_page(_undated(view))))
    # Who sends a form hears that nothing takes one here, not that a token is missing from it.
    return csrf_exempt(readable)


def _undated(view: View) -> View:
    """Take away the date that feeds and sitemaps give themselves: that of their latest entry.

    When an entry is withdrawn the date stays or goes back, and who asks by date would never hear of it.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers.pop("Last-Modified", None)
        return response

    return answer


def site_origin(request: HttpRequest) -> str:
    """Return the site's scheme and host without a slash at the end: as configured, else as asked for."""
    return settings.PUBLIC_ORIGIN or f"{request.scheme}://{request.get_host()}"


def public_page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render ``templates/public/<template>`` with what every page for readers has."""
    origin = site_origin(request)
    shared = {"newsroom": settings.NEWSROOM_NAME, "origin": origin, "here": origin + request.path}
    return render(request, f"public/{template}", {**shared, **(context or {})}, status=status)


class PublicOrigin:
    """Mixed into sitemaps: addresses at the configured origin."""

    def get_domain(self, site: Any = None) -> str:
        """Return the host, with its port."""
        return urlsplit(settings.PUBLIC_ORIGIN).netloc or super().get_domain(site)

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return http or https."""
        return urlsplit(settings.PUBLIC_ORIGIN).scheme or super().get_protocol(protocol)
