"""Problems of requests that reach no view of the API: a wrong name of the site, an address beside it, a bad start."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from articles.api.problems import CONTENT_TYPE, NOT_THIS_METHOD, members


def bad_request(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer a request under a name that is not this site's, or one that is otherwise not as it should be."""
    detail = _(
        "The request was sent under a name that is not this site’s, or something in it is not as it should be. "
        "Look at the address and the header Host."
    )
    return _answer(kind="bad-request", status=400, detail=detail)


def not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer at an address of no version of the API."""
    return _answer(kind="not-found", status=404, detail=_("There is nothing here."))


def method_not_allowed(allowed: list[str]) -> JsonResponse:
    """Answer at the page about the API, which is for reading."""
    return _answer(
        kind="method-not-allowed", status=405, detail=str(NOT_THIS_METHOD), headers={"Allow": ", ".join(allowed)}
    )


def server_error(request: HttpRequest) -> JsonResponse:
    """Answer when something broke before the API was asked; it was written down already."""
    detail = _("Something went wrong on our side. It was written down.")
    return _answer(kind="server-error", status=500, detail=detail)


def _answer(*, kind: str, status: int, detail: str, headers: dict[str, str] | None = None) -> JsonResponse:
    told = members(kind=kind, status=status, detail=detail)
    return JsonResponse(told, status=status, content_type=CONTENT_TYPE, headers=headers)
