"""Decisions that are made from several pages: on contradictions, and to run a failed check again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from articles.desk.access import desk_page, form_only, page_before
from articles.desk.answers import Outcome, claim_answer, saved_at
from articles.desk.conflicts import conflict_of, typed_words
from articles.models import Check, Claim, Contradiction
from articles.selectors.desk_claim import claim_for_desk
from articles.services.checks import check_rerun
from articles.services.contradictions import contradiction_decide
from articles.services.errors import Refused, StaleRevision


@form_only
@desk_page("articles.decide_contradiction")
def contradiction(request: HttpRequest, public_id: str) -> HttpResponse:
    """Decide on a pair. ``decision`` is the decision and, after a colon, the claim that stands; ``back`` the claim
    that the workbench has in focus, if the decision was made there; ``then`` the pair to go on with in a list."""
    pair = get_object_or_404(Contradiction.objects.select_related("claim_a", "claim_b"), public_id=public_id)
    revision = request.POST.get("revision", "")
    if not revision.isdecimal():
        return HttpResponseBadRequest(_("This form is not complete. Load the page again."))
    decision, _colon, stands = request.POST.get("decision", "").partition(":")
    back = request.POST.get("back", "")
    focus = claim_for_desk(back) if back else None
    try:
        contradiction_decide(
            actor=request.user,
            contradiction=pair,
            revision=int(revision),
            decision=decision,
            stands=_of_pair(pair, stands),
            note=request.POST.get("note", "").strip(),
        )
    except StaleRevision as stale:
        return _not_decided(request, focus, Outcome(409, conflict=conflict_of(request, stale)))
    except Refused as refusal:
        return _not_decided(request, focus, Outcome(422, error=refusal.message, typed=typed_words(request)))
    if focus is not None:
        return claim_answer(request, focus, Outcome())
    messages.success(request, saved_at())
    then = request.POST.get("then", "")
    place = f"#pair-{then}" if then.isalnum() and then.isascii() else ""
    return redirect(page_before(request) + place)


def _of_pair(pair: Contradiction, public_id: str) -> Claim | None:
    return next((claim for claim in (pair.claim_a, pair.claim_b) if claim.public_id == public_id), None)


def _not_decided(request: HttpRequest, focus: Claim | None, outcome: Outcome) -> HttpResponse:
    if focus is not None:
        return claim_answer(request, focus, outcome)
    context = {
        "error": outcome.error,
        "conflict": outcome.conflict,
        "typed_words": outcome.typed,
        "before": page_before(request),
    }
    return render(request, "desk/not_saved.html", context, status=outcome.status)


@form_only
@desk_page("articles.edit_article")
def check_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Run a failed check again."""
    check = get_object_or_404(Check, pk=pk)
    try:
        check_rerun(actor=request.user, check=check)
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("The check is queued again."))
    return redirect(page_before(request))
