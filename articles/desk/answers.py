"""How the workbench answers: whole pages without JavaScript, the changed pieces with it; the same views for both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect, replace_url

from articles.desk.access import desk_page, form_only
from articles.desk.conflicts import Conflict, conflict_of, typed_words
from articles.desk.inspecting import bench_context, header_context, inspector_context
from articles.models import Article, Claim
from articles.selectors.desk_checks import results_stamp
from articles.selectors.desk_claim import claim_for_desk
from articles.selectors.desk_workbench import article_for_desk, row_of
from articles.services.errors import Refused, StaleRevision

#: Forms whose fields are the claim's own, so that theirs and mine can be set side by side.
_OF_THE_CLAIM = ("finding_form", "note_form")


class Unusable(Exception):
    """A form of the inspector has errors: ``name`` is its name among the inspector's forms."""

    def __init__(self, name: str, form: forms.BaseForm, **extra: Any) -> None:
        super().__init__(name)
        self.name, self.form, self.extra = name, form, extra


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an action: an error to show, or where to go on.

    ``typed`` are words that were sent and are not taken, to be shown for copying. ``saw_all`` tells that but for the
    action's own sentence, the page shows all results that there are.
    """

    status: int = 200
    error: str = ""
    conflict: Conflict | None = None
    forms: dict[str, Any] | None = None
    typed: Sequence[str] = ()
    saw_all: bool = False


def saved_at() -> str:
    """Return "Saved 14:02"."""
    return _("Saved %(time)s") % {"time": date_format(timezone.localtime(), "H:i")}


def claim_url(claim: Claim) -> str:
    """Return the workbench's address with ``claim`` in focus."""
    return f"{reverse('desk:workbench', args=[claim.article.public_id])}?claim={claim.public_id}#s-{claim.public_id}"


def claim_action(view: Callable[..., str | None]) -> Callable[..., HttpResponse]:
    """Make a view of ``view(request, claim, revision, …)``, which changes the claim by a service.

    It returns the public id of the claim to go on with (``None``: the same). Stale revisions, refusals and field errors
    become answers in which nothing that was typed is lost.
    """

    @form_only
    @desk_page("articles.edit_article")
    @wraps(view)
    def answered(request: HttpRequest, public_id: str, **kwargs: Any) -> HttpResponse:
        try:
            revision = int(request.POST["revision"])
        except (KeyError, ValueError):
            return HttpResponseBadRequest(_("This form is not complete. Load the page again."))
        claim = claim_for_desk(public_id)
        saw_all = request.POST.get("stamp") == results_stamp(claim.article)
        try:
            if claim.public_id != public_id:
                # What was answered is a part of this sentence now, whose revision may be the same by chance.
                raise Refused(_("This sentence was merged with another. Work on that one."))
            going = view(request, claim, revision, **kwargs)
        except StaleRevision as stale:
            outcome = Outcome(409, conflict=conflict_of(request, stale))
        except Refused as refusal:
            # A form shown afresh has not what was typed, and a merged sentence has no form any more.
            outcome = Outcome(422, error=refusal.message, typed=typed_words(request))
        except ValidationError as invalid:
            outcome = Outcome(422, error=" ".join(invalid.messages), typed=typed_words(request))
        except Unusable as unusable:
            outcome = _unusable(request, claim, revision, unusable)
        else:
            return claim_answer(request, claim, Outcome(saw_all=saw_all), going=going)
        return claim_answer(request, claim, outcome)

    return answered


def _unusable(request: HttpRequest, claim: Claim, revision: int, unusable: Unusable) -> Outcome:
    """Return the form with its errors or, if somebody saved the claim since ``revision``, both versions.

    Corrected and sent again, the form would carry the newest revision and save over theirs unseen.
    """
    if claim.revision == revision:
        return Outcome(422, forms={unusable.name: unusable.form, **unusable.extra})
    own = unusable.form.fields if unusable.name in _OF_THE_CLAIM else ()
    stale = StaleRevision(claim, {name: request.POST.get(name, "") for name in own})
    return Outcome(409, conflict=conflict_of(request, stale), typed=() if own else typed_words(request))


def claim_answer(request: HttpRequest, claim: Claim, outcome: Outcome, going: str | None = None) -> HttpResponse:
    """Answer an action on ``claim``; ``going`` is the public id of the claim to go on with."""
    if outcome.status == 200:
        shown = claim_for_desk(going or claim.public_id)
        if not request.htmx:
            messages.success(request, saved_at())
            return redirect(claim_url(shown))
        context = {
            **inspector_context(request, shown, forms={}),
            **header_context(claim.article),
            "saved": saved_at(),
            "row": row_of(claim.article, claim),
            "with_live": True,
            # Without its stamp the page asks once more, and gets what the machine found since it was shown.
            "stamp": results_stamp(claim.article) if outcome.saw_all else "",
        }
        return replace_url(render(request, "desk/_answer.html", context), claim_url(shown))
    shown = claim_for_desk(claim.public_id)
    extra = {"error": outcome.error, "conflict": outcome.conflict, "typed_words": outcome.typed}
    if request.htmx:
        context = {
            **inspector_context(request, shown, forms=outcome.forms or {}),
            **header_context(shown.article),
            # The inspector tells what somebody else saved meanwhile: the text and the numbers must not deny it.
            "row": row_of(shown.article, shown),
            **extra,
        }
        answer = render(request, "desk/_answer.html", context, status=outcome.status)
        return replace_url(answer, claim_url(shown))
    context = {**bench_context(request, shown.article, shown, forms=outcome.forms or {}), **extra}
    return render(request, "desk/workbench.html", context, status=outcome.status)


def article_action(view: Callable[..., str]) -> Callable[..., HttpResponse]:
    """Make a view of ``view(request, article)``, which changes many claims and returns what to say of it.

    The whole workbench is shown afresh afterwards, at the claim that was in focus.
    """

    @form_only
    @desk_page("articles.edit_article")
    @wraps(view)
    def answered(request: HttpRequest, public_id: str, **kwargs: Any) -> HttpResponse:
        article = article_for_desk(public_id)
        try:
            messages.success(request, view(request, article, **kwargs))
        except Refused as refusal:
            messages.error(request, refusal.message)
        except StaleRevision:
            messages.error(request, _("Somebody changed one of these sentences just now. Nothing was done; try again."))
        except ValidationError as invalid:
            messages.error(request, " ".join(invalid.messages))
        return whole_workbench(request, article)

    return answered


def whole_workbench(request: HttpRequest, article: Article) -> HttpResponse:
    """Send the browser to the workbench of ``article``, at the claim that the form says is in focus."""
    address = reverse("desk:workbench", args=[article.public_id])
    focus = request.POST.get("claim", "")
    if focus.isalnum():
        address = f"{address}?claim={focus}#s-{focus}"
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)
