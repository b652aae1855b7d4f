"""The queue: where the desk begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles.desk.access import desk_page
from articles.selectors.desk_people import editors
from articles.selectors.desk_queue import Filters, mine, queue_page

STATES = [
    ("unsourced", _("with sentences without a source")),
    ("unchecked", _("with sentences to check")),
    ("contradictions", _("with open contradictions")),
    ("unpublished", _("not published yet")),
    ("published", _("published")),
    ("failed", _("with a failed check")),
]


@require_safe
@desk_page()
def queue(request: HttpRequest) -> HttpResponse:
    """List the articles."""
    given = request.GET
    filters = Filters(given.get("q", "").strip()[:200], given.get("who", "")[:150], given.get("state", ""))
    page, entries = queue_page(filters, request.user, given.get("page", 1))
    return render(
        request,
        "desk/queue.html",
        {
            "filters": filters,
            "page": page,
            "entries": entries,
            "mine": mine(request.user),
            "states": STATES,
            "editors": editors(),
            "narrowed": bool(filters.words or filters.who or filters.state),
        },
    )


@require_safe
@desk_page()
def keys(request: HttpRequest) -> HttpResponse:
    """List the keys of the workbench."""
    return render(request, "desk/keys.html")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer where there is nothing: who works at the desk is led back to it, not out to the readers."""
    response = render(request, "desk/not_found.html", status=404)
    patch_cache_control(response, private=True)
    return response
