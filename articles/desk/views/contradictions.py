"""The inbox of contradictions, and one pair by itself."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.desk.access import desk_page
from articles.models.choices import ContradictionDecision, ContradictionKind
from articles.selectors.desk_contradictions import Pair
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
        "pairs": list(zip(pairs, _going_on(pairs, filters), strict=True)),
        "kinds": ContradictionKind.choices,
        "decisions": ContradictionDecision.choices,
        "ages": AGES,
        "scores": SCORES,
    }
    return render(request, "desk/contradictions.html", context)


def _going_on(pairs: Sequence[Pair], filters: InboxFilters) -> list[str]:
    """Return for each pair the public id of the one to go on with when it is decided."""
    shown = [pair.row.public_id for pair in pairs]
    if filters.decision != ContradictionDecision.OPEN:
        return shown
    # A decided pair leaves the list. After the last the next page's come up behind the one before it.
    return [*shown[1:], *(shown[-2:-1] or shown[-1:])]


@require_safe
@desk_page()
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one pair with the form for deciding."""
    return render(request, "desk/contradiction.html", {"pair": pair_for_desk(public_id)})
