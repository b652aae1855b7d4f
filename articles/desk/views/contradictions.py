"""The inbox of contradictions, and one pair by itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.desk.access import desk_page
from articles.models.choices import ContradictionDecision, ContradictionKind
from articles.selectors.desk_inbox import AGES, SCORES, InboxFilters, inbox_page, pair_for_desk


def _filters(request: HttpRequest) -> InboxFilters:
    names = ("kind", "score", "article", "source", "age", "where")
    given = {name: request.GET.get(name, "")[:200] for name in names}
    return InboxFilters(decision=request.GET.get("decision", ContradictionDecision.OPEN)[:20], **given)


@require_safe
@desk_page()
def inbox(request: HttpRequest) -> HttpResponse:
    """List the pairs that wait for a decision, or those that the filters ask for."""
    filters = _filters(request)
    page, pairs = inbox_page(filters, request.GET.get("page", 1))
    context = {
        "filters": filters,
        "page": page,
        "pairs": pairs,
        "kinds": ContradictionKind.choices,
        "decisions": ContradictionDecision.choices,
        "ages": AGES,
        "scores": SCORES,
    }
    return render(request, "desk/contradictions.html", context)


@require_safe
@desk_page()
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one pair with the form for deciding."""
    return render(request, "desk/contradiction.html", {"pair": pair_for_desk(public_id)})
