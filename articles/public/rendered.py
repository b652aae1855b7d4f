"""Claim pages that were rendered before: a page is made of one row, so the row says whether it is still right."""

import hashlib
import json
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from articles.models import PublishedClaim
from articles.public.responses import site_origin


def rendered(request: HttpRequest, row: PublishedClaim, render: Callable[[], HttpResponse]) -> HttpResponse:
    """Return the page of ``row``, from this process's memory if exactly this row was rendered at this address before.

    Templates don't change while a process lives, except while they are being written: then nothing is kept.
    """
    if settings.DEBUG:
        return render()
    about = [site_origin(request), request.path, get_language(), row.changed_at.isoformat(), row.payload]
    key = hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()
    body = caches["pages"].get(key)
    if body is None:
        response = render()
        caches["pages"].set(key, response.content)
        return response
    return HttpResponse(body)
