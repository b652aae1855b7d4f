"""What answers where no view does: below ``/api/`` in the API's own shape, everywhere else with a page."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import get_callable, reverse

_API = "/api/"
_DESK, _READERS = "articles.desk.views.queue.not_found", "articles.public.views.not_found"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what was asked under a name that is not this site's, and other requests that nobody can serve."""
    page = "django.views.defaults.bad_request"
    return _view(request, page, "articles.api.views.outside.bad_request")(request, exception=exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer where there is nothing: at the desk with a page of it to who works there; a stranger learns nothing."""
    is_at_desk = request.path.startswith(reverse("desk:queue")) and request.user.has_perm("articles.view_desk")
    page = _DESK if is_at_desk else _READERS
    return _view(request, page, "articles.api.views.outside.not_found")(request, exception=exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when something broke that no view was there to answer for."""
    return _view(request, "django.views.defaults.server_error", "articles.api.views.outside.server_error")(request)


def _view(request: HttpRequest, page: str, problem: str) -> Callable[..., HttpResponse]:
    return get_callable(problem if f"{request.path_info}/".startswith(_API) else page)
