"""People of the desk: accounts and roles."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.desk.access import desk_page, form_only
from articles.desk.forms.archive import PersonForm, RoleForm
from articles.selectors.desk_people import people_page
from articles.services.errors import Refused
from articles.services.people import person_create, person_deactivate, person_reactivate, person_set_role


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page("articles.manage_people")
def people(request: HttpRequest) -> HttpResponse:
    """List the accounts, and open a new one."""
    form = PersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = person_create(actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("username", refusal.message)
        except ValidationError as invalid:
            form.add_error(None, invalid.messages)
        else:
            words = _(
                "%(name)s has an account. They choose a password with “Forgot your password, or logging in for the "
                "first time?” on the login page."
            )
            messages.success(request, words % {"name": person.get_username()})
            return redirect("desk:people")
    context = {"form": form, "page": people_page(request.GET.get("page", 1))}
    return render(request, "desk/people.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, action: Callable[[], User], words: str) -> HttpResponse:
    try:
        person = action()
    except Refused as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, words % {"name": person.get_username()})
    return redirect("desk:people")


@form_only
@desk_page("articles.manage_people")
def role(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a person's role."""
    person, form = get_object_or_404(User, pk=pk), RoleForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose one of the roles."))
        return redirect("desk:people")
    chosen = form.cleaned_data["role"]
    return _done(
        request,
        lambda: person_set_role(actor=request.user, person=person, role=chosen),
        _("The role of %(name)s was changed."),
    )


@form_only
@desk_page("articles.manage_people")
def deactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account."""
    person = get_object_or_404(User, pk=pk)
    return _done(
        request, lambda: person_deactivate(actor=request.user, person=person), _("The account of %(name)s is closed.")
    )


@form_only
@desk_page("articles.manage_people")
def reactivate(request: HttpRequest, pk: int) -> HttpResponse:
    """Open a closed account again."""
    person = get_object_or_404(User, pk=pk)
    return _done(
        request, lambda: person_reactivate(actor=request.user, person=person), _("The account of %(name)s is open.")
    )
