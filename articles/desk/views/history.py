"""History pages: who did what, when, before and after."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.desk.access import desk_page
from articles.models import Claim
from articles.selectors.desk_history import history_page
from articles.selectors.desk_sources import source_for_desk
from articles.selectors.desk_workbench import article_for_desk


def _page(request: HttpRequest, heading: str, **of) -> HttpResponse:
    page, entries = history_page(number=request.GET.get("page", 1), **of)
    return render(request, "desk/history.html", {"heading": heading, "page": page, "entries": entries, **of})


@require_safe
@desk_page()
def everything(request: HttpRequest) -> HttpResponse:
    """Show what happened at the desk."""
    return _page(request, _("All that happened at the desk"))


@require_safe
@desk_page()
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what happened to one article."""
    found = article_for_desk(public_id)
    return _page(request, found.title, article=found)


@require_safe
@desk_page()
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what happened to one claim."""
    # A claim that was merged into another keeps its own history.
    found = get_object_or_404(Claim.objects.select_related("article"), public_id=public_id)
    return _page(request, found.text, claim=found)


@require_safe
@desk_page()
def source(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what happened to one source."""
    found = source_for_desk(public_id)
    return _page(request, found.name, source=found)
