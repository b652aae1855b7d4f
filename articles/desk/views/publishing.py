"""What belongs to an article as a whole: its details, a new text, and publishing."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.desk.access import desk_page, form_only
from articles.desk.answers import saved_at
from articles.desk.conflicts import conflict_of
from articles.desk.forms.articles import AboutForm, VersionForm
from articles.intake.errors import IntakeError
from articles.intake.text import import_text
from articles.models import Article
from articles.selectors.desk_publishing import claims_named, publications_of
from articles.selectors.desk_workbench import article_for_desk
from articles.services.articles import article_update, version_add
from articles.services.errors import Refused, StaleRevision
from articles.services.publications import (
    article_as_seen,
    article_publish,
    article_withdraw,
    publication_gate,
    publication_preview,
)

#: So many sentences are named for each thing that is missing.
SHOWN = 8


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page("articles.edit_article")
def details(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say what is known about the piece."""
    article = article_for_desk(public_id)
    form = AboutForm(request.POST or None, initial={field: getattr(article, field) for field in AboutForm.Meta.fields})
    if request.method != "POST":
        return render(request, "desk/details.html", {"article": article, "form": form})
    revision = request.POST.get("revision", "")
    if not revision.isdecimal():
        return HttpResponseBadRequest(_("This form is not complete. Load the page again."))
    context = {"form": form}
    status = 422
    if form.is_valid():
        try:
            article_update(actor=request.user, article=article, revision=int(revision), **form.cleaned_data)
        except StaleRevision as stale:
            context["conflict"] = conflict_of(request, stale)
            status = 409
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, saved_at())
            return redirect("desk:workbench", public_id)
    elif int(revision) != article.revision:
        # Corrected and sent again, the form would carry the newest revision and save over it unseen.
        typed = {name: request.POST.get(name, "") for name in form.fields}
        context["conflict"] = conflict_of(request, StaleRevision(article, typed))
        status = 409
    return render(request, "desk/details.html", {**context, "article": article_for_desk(public_id)}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page("articles.edit_article")
def version_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Give the article a new text; what was annotated moves along."""
    article = article_for_desk(public_id)
    form = VersionForm(request.POST or None, initial={"text": article.current_version.text})
    # A text that somebody else replaced while this one was being corrected would be lost without a word.
    if request.method == "POST" and request.POST.get("number") != str(article.current_version.number):
        form.add_error(None, _("Somebody gave this article a new text meanwhile. Compare it with yours, then save."))
        return _version_page(request, article, form, 409)
    if request.method == "POST" and form.is_valid():
        try:
            text = import_text(form.cleaned_data["text"]).text
            version_add(
                actor=request.user,
                article=article,
                text=text,
                reason=form.cleaned_data["reason"],
                replaces=article.current_version.number,
            )
        except (IntakeError, Refused) as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("The new text is in place. What changed is open again."))
            return redirect("desk:workbench", public_id)
    return _version_page(request, article, form, 422 if form.is_bound else 200)


def _version_page(request: HttpRequest, article: Article, form: VersionForm, status: int) -> HttpResponse:
    context = {"article": article, "form": form, "theirs": article.current_version.text if status == 409 else ""}
    return render(request, "desk/version.html", context, status=status)


@require_safe
@desk_page()
def publishing(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what stands between the article and its readers, and what was published so far."""
    return _publishing_page(request, article_for_desk(public_id))


@form_only
@desk_page("articles.publish_article")
def publish(request: HttpRequest, public_id: str) -> HttpResponse:
    """Publish the article as it stands."""
    article = article_for_desk(public_id)
    note = request.POST.get("correction_note", "")
    try:
        article_publish(actor=request.user, article=article, correction_note=note, seen=request.POST.get("seen", ""))
    except Refused as refusal:
        return _publishing_page(request, article_for_desk(public_id), error=refusal.message, note=note)
    messages.success(request, _("Published. Readers see it now."))
    return redirect("desk:publishing", public_id)


@form_only
@desk_page("articles.withdraw_article")
def withdraw(request: HttpRequest, public_id: str) -> HttpResponse:
    """Take the article away from readers."""
    article = article_for_desk(public_id)
    reason = request.POST.get("reason", "")
    try:
        article_withdraw(actor=request.user, article=article, reason=reason)
    except Refused as refusal:
        return _publishing_page(request, article, error=refusal.message, reason=reason)
    messages.success(request, _("Withdrawn. Readers are told why."))
    return redirect("desk:publishing", public_id)


def _publishing_page(request: HttpRequest, article: Article, *, error: str = "", **typed: str) -> HttpResponse:
    # Before all that is shown: what a colleague changes from now on is to be looked at again.
    seen = article_as_seen(article)
    gate = publication_gate(article=article)
    named = claims_named({public_id for blocker in gate for public_id in blocker.claims[:SHOWN]})
    context = {
        "article": article,
        "gate": [
            (blocker, [named[each] for each in blocker.claims[:SHOWN]], max(0, len(blocker.claims) - SHOWN))
            for blocker in gate
        ],
        "is_ready": not any(blocker.blocking for blocker in gate),
        "publications": publications_of(article),
        "seen": seen,
        **_preview(article),
        "error": error,
        **typed,
    }
    return render(request, "desk/publishing.html", context, status=422 if error else 200)


def _preview(article: Article) -> dict[str, object]:
    """Return what readers would be told, or why that can't be said."""
    try:
        return {"preview": publication_preview(article=article)}
    except Refused as refusal:
        return {"preview_refused": refusal.message}
