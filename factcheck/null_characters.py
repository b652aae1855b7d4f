"""The null character, which nobody types and PostgreSQL stores in no text: left out of what pages are sent."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict, UnreadablePostError

_NULL = "\0"
#: The API refuses them itself, and says so.
_NOT_HERE = "/api/"

Handler = Callable[[HttpRequest], HttpResponse]


def without_null_characters(get_response: Handler) -> Handler:
    """Return the middleware: views find no null character in query strings and forms. Files stay as they are."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(_NOT_HERE):
            _clean(request)
        return get_response(request)

    return middleware


def _clean(request: HttpRequest) -> None:
    if _has_null(request.GET):
        request.GET = _without(request.GET)
        # Addresses that are made of this one (the way back after the login) are clean, too.
        request.META["QUERY_STRING"] = request.GET.urlencode()
    try:
        if _has_null(request.POST):
            request.POST = _without(request.POST)
    except UnreadablePostError:
        # The sender is gone. What checks forms later finds an empty one, and refuses it.
        pass


def _has_null(values: QueryDict) -> bool:
    return any(_NULL in text for name, each in values.lists() for text in (name, *each))


def _without(values: QueryDict) -> QueryDict:
    cleaned = QueryDict(mutable=True, encoding=values.encoding)
    for name, each in values.lists():
        for value in each:
            cleaned.appendlist(name.replace(_NULL, ""), value.replace(_NULL, ""))
    cleaned._mutable = False
    return cleaned
