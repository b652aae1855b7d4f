"""HEAD answered as GET is: Django gives pages their ETag, and takes notice of the asker's, for GET alone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag

Handler = Callable[[HttpRequest], HttpResponse]


def with_etags_for_head(get_response: Handler) -> Handler:
    """Return the middleware. What only some may keep, as the desk's pages, has an ETag with neither."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        is_kept = "public" in response.get("Cache-Control", "") and response.status_code == 200
        if request.method != "HEAD" or not is_kept or response.streaming:
            return response
        # The words are still there: whoever sends them leaves them out.
        set_response_etag(response)
        return get_conditional_response(request, etag=response.get("ETag"), response=response)

    return middleware
