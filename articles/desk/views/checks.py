"""Background work: what waits, runs, is done, or failed and why."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.desk.access import desk_page, form_only
from articles.selectors.desk_work import checks_page, state_counts
from articles.services.checks import archive_recheck


@require_safe
@desk_page()
def checks(request: HttpRequest) -> HttpResponse:
    """List the background work."""
    state = request.GET.get("state", "")[:10]
    context = {"state": state, "counts": state_counts(), "page": checks_page(state, request.GET.get("page", 1))}
    return render(request, "desk/checks.html", context)


@form_only
@desk_page("articles.recheck_archive")
def recheck(request: HttpRequest) -> HttpResponse:
    """Check the whole archive for contradictions again."""
    archive_recheck(actor=request.user)
    messages.success(request, _("The archive is being checked again, behind everything else."))
    return redirect("desk:checks")
