"""One shape for everything that goes wrong: ``application/problem+json`` (RFC 9457)."""

import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.exceptions import ValidationError as ModelValidationError
from django.core.signals import got_request_exception
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.serializers import as_serializer_error

from articles.api.representations import represent, represent_blockers
from articles.intake.errors import IntakeError
from articles.services.errors import DuplicateText, NotReady, Refused, StaleRevision

logger = logging.getLogger(__name__)

CONTENT_TYPE = "application/problem+json"
#: Every kind of problem, with what it means for the one who reads the documentation.
KINDS = {
    "invalid": _lazy("A field or parameter is wrong; “errors” says which and why."),
    "malformed": _lazy("The body of the request is not JSON."),
    "bad-request": _lazy("The request was sent under a name that is not this site’s, or with far too many parameters."),
    "unauthenticated": _lazy("Log in, or send a token that has not expired."),
    "forbidden": _lazy("The account has no right to do this."),
    "not-found": _lazy("There is nothing here, or nothing that is published."),
    "gone": _lazy("The article was withdrawn; “detail” is the reason that the newsroom gave."),
    "method-not-allowed": _lazy("This address does not know the method."),
    "not-acceptable": _lazy("The API speaks JSON only."),
    "unsupported-media-type": _lazy("Send the body as application/json."),
    "length-required": _lazy("Send the length of the body in the header Content-Length."),
    "too-large": _lazy("The body of the request is too large."),
    "refused": _lazy("A rule of the newsroom says no; “detail” says which."),
    "duplicate": _lazy("The same text is at the desk already, as the article that “article” names."),
    "not-ready": _lazy("Something stands between the article and its readers; “blockers” says what."),
    "stale": _lazy("Somebody saved meanwhile: “current” is what is there now, “submitted” what you sent."),
    "precondition-required": _lazy("Send the ETag of what you saw in the header If-Match."),
    "unreadable": _lazy("No text could be made of what was sent or linked."),
    "throttled": _lazy("Too many requests; try again after the seconds in the header Retry-After."),
    "server-error": _lazy("Something went wrong on our side and was written down."),
}
NOT_THIS_METHOD = _lazy("This address does not know the method. The header Allow names those that it knows.")
_KIND_OF_STATUS = {
    400: "invalid",
    401: "unauthenticated",
    403: "forbidden",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    410: "gone",
    411: "length-required",
    413: "too-large",
    415: "unsupported-media-type",
    428: "precondition-required",
    429: "throttled",
}


#: What the framework says of itself is no sentence that tells what to do.
_SENTENCES: dict[type[exceptions.APIException], Any] = {
    exceptions.NotAuthenticated: _lazy("Log in, or send a token in the header Authorization."),
    exceptions.PermissionDenied: _lazy("Your account may not do this. Ask an administrator for the right."),
    exceptions.MethodNotAllowed: NOT_THIS_METHOD,
    exceptions.NotAcceptable: _lazy("The API speaks JSON only. Ask for application/json in the header Accept."),
    exceptions.UnsupportedMediaType: _lazy("Send the body as JSON, with application/json in the header Content-Type."),
}
_FORGED = _lazy(
    "A write with the session’s cookie comes from a page of this site, and has the header X-CSRFToken with what the "
    "cookie csrftoken holds."
)


def members(*, kind: str, status: int, detail: str) -> dict[str, Any]:
    """Return what every problem of ``kind`` (a key of ``KINDS``) says."""
    return {
        "type": f"{reverse('api:docs')}#{kind}",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "detail": detail,
    }


def problem(*, kind: str, status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """Return the response for a problem of ``kind`` (a key of ``KINDS``); ``more`` are further members."""
    return Response(
        {**members(kind=kind, status=status, detail=detail), **more},
        status=int(status),
        headers=headers,
        content_type=CONTENT_TYPE,
    )


def handle(error: Exception, context: dict[str, Any]) -> Response:  # noqa: PLR0911, PLR0912 - one a kind
    """Answer an exception of a view (the setting ``EXCEPTION_HANDLER``); unforeseen ones are logged."""
    request = context["request"]
    match error:
        case StaleRevision():
            return _stale(error, context)
        case DuplicateText():
            return problem(kind="duplicate", status=409, detail=error.message, article=error.article.public_id)
        case NotReady():
            return problem(
                kind="not-ready", status=409, detail=error.message, blockers=represent_blockers(error.blockers)
            )
        case Refused():
            return problem(kind="refused", status=409, detail=error.message)
        case IntakeError():
            return problem(kind="unreadable", status=422, detail=error.message)
        case ModelValidationError():
            return _invalid(as_serializer_error(error), context)
        case exceptions.ValidationError():
            return _invalid(error.detail, context)
        case RequestDataTooBig():
            return problem(kind="too-large", status=413, detail=_("The body is larger than the server takes."))
        case SuspiciousOperation():
            return problem(
                kind="bad-request", status=400, detail=_("The request has more parameters than the server takes.")
            )
        case exceptions.ParseError():
            return problem(kind="malformed", status=400, detail=_("The body is not JSON."))
        case Http404() | exceptions.NotFound():
            return _not_found(request.path)
        case PermissionDenied():
            return problem(kind="forbidden", status=403, detail=str(error) or _("Your account may not do this."))
        case exceptions.APIException() if error.status_code in _KIND_OF_STATUS:
            return _of_framework(error)
    got_request_exception.send(sender=None, request=request._request)
    logger.error("The API failed at %s %s", request.method, request.path, exc_info=error)
    return problem(kind="server-error", status=500, detail=_("Something went wrong on our side. It was written down."))


def _not_found(path: str) -> Response:
    detail = _("There is nothing here.")
    if not path.endswith("/"):
        detail = f"{detail} {_('The addresses of the API end in a slash.')}"
    return problem(kind="not-found", status=404, detail=detail)


def _of_framework(error: exceptions.APIException) -> Response:
    headers, detail = {}, str(_SENTENCES.get(type(error), error.detail))
    if str(error.detail).startswith("CSRF Failed"):
        detail = str(_FORGED)
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None) is not None:
        seconds = int(error.wait) + 1
        headers["Retry-After"] = str(seconds)
        if detail.startswith(str(exceptions.Throttled.default_detail)):
            again = ngettext("Try again in %(seconds)d second.", "Try again in %(seconds)d seconds.", seconds)
            detail = f"{_('Too many requests.')} {again % {'seconds': seconds}}"
    return problem(kind=_KIND_OF_STATUS[error.status_code], status=error.status_code, detail=detail, headers=headers)


def _stale(error: StaleRevision, context: dict[str, Any]) -> Response:
    try:
        submitted = context["request"].data
    except (exceptions.APIException, RequestDataTooBig) as unread:
        # Of an operation that takes no body, nobody has looked at the body so far.
        return handle(unread, context)
    current = represent(error.current)
    return problem(
        kind="stale",
        status=412,
        detail=_("Somebody saved this meanwhile. Look at what is there now, then send yours again."),
        current=current,
        submitted=submitted,
    )


def _invalid(detail: Any, context: dict[str, Any]) -> Response:
    in_query = context["request"].method in ("GET", "HEAD")
    errors = [
        {"parameter": "/".join(path), **rest} if in_query else {"pointer": _pointer(path), **rest}
        for path, rest in _flat(detail, ())
    ]
    return problem(
        kind="invalid",
        status=400,
        detail=_("Something in the request is wrong: see the errors."),
        errors=errors,
    )


def _pointer(path: tuple[str, ...]) -> str:
    """Return ``path`` as a JSON pointer (RFC 6901), for which two signs are written otherwise."""
    return "".join(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in path)


def _flat(detail: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    """Yield each message of REST framework's nested errors with the path of the field that it is about."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            whole = name in ("non_field_errors", "__all__")
            yield from _flat(inner, path if whole else (*path, str(name)))
    elif isinstance(detail, list):
        for position, inner in enumerate(detail):
            nested = isinstance(inner, dict | list)
            yield from _flat(inner, (*path, str(position)) if nested else path)
    else:
        yield path, {"detail": str(detail), "code": getattr(detail, "code", "invalid")}
