"""Entity tags: who saw what, so that nobody overwrites what they have not seen."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.decorators import method_decorator
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from rest_framework.request import Request
from rest_framework.response import Response

from articles.api.errors import PreconditionRequired
from articles.services.errors import StaleRevision

#: Servers in front that compress an answer mark its tag: ``W/"…"`` or ``"…-gzip"``. The revision in it is still ours.
_TAG = re.compile(r'(?:W/)?"([2-9b-df-hj-km-np-tv-xz]{12})-(\d{1,9})(?:-[0-9a-f]+)?(?:-[a-z]+)?"')


def revision_seen(request: Request, instance: Model) -> int:
    """Return the revision of ``instance`` that the sender saw, from the header If-Match.

    The tag is ``"<public id>-<revision>"``; what may follow the revision speaks of the bytes, not of what was saved.
    Raises ``PreconditionRequired`` without the header, ``StaleRevision`` when it names something else.
    """
    header = request.headers.get("If-Match", "").strip()
    if not header:
        raise PreconditionRequired(_("Send the ETag of what you saw in the header If-Match."))
    for tag in parse_etags(header):
        match = _TAG.fullmatch(tag)
        if match and match[1] == instance.public_id:
            return int(match[2])
    raise StaleRevision(instance, {})


def answer(shown: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return the response that shows a thing (``id`` and ``revision`` among its values), with its entity tag.

    The tag is the revision, for If-Match, and a digest of the bytes, so that 304 is only said when nothing at all
    changed (the sources' names and the sentence's place are no part of a claim's revision).
    """
    response = Response(shown, status=status, headers=headers)

    def tag(rendered: Response) -> None:
        digest = hashlib.sha256(rendered.content).hexdigest()[:12]
        rendered["ETag"] = f'"{shown["id"]}-{shown["revision"]}-{digest}"'

    response.add_post_render_callback(tag)
    return response


def conditional(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorate a view: its answers to reads have an ETag, and who has the same bytes already is told 304.

    What guards writes is no matter of reads. Django would answer it 412 without a word, at every tag without a digest.
    """
    tagged = conditional_page(view)

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            for header in ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE"):
                request.META.pop(header, None)
        return tagged(request, *args, **kwargs)

    return answered


class ConditionalMixin:
    """Answers 304 to a sender who has the same bytes already; what the desk says is nobody else's to keep."""

    @method_decorator(conditional)
    def dispatch(self, request, *args, **kwargs):
        """Handle the request, then compare the entity tags."""
        response = super().dispatch(request, *args, **kwargs)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_cache=True)
            patch_vary_headers(response, ["Authorization", "Cookie"])
        return response
