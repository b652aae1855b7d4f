"""Coming in and going out: login, password reset, and forms from before the session ended or a new one began."""

from django.conf import settings
from django.contrib.auth import forms as auth_forms
from django.contrib.auth import views as auth_views
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views import csrf
from django.views.decorators.http import require_safe

from articles.desk.access import STASH, desk_page, form_only, page_before, remember_person, stash_of
from articles.desk.conflicts import is_typed, typed_words
from articles.desk.forms.accounts import PasswordResetForm
from articles.desk.password_links import password_links
from articles.desk.throttles import within


class LoginView(auth_views.LoginView):
    """Log in, then go to the page that was wanted, or to the form that could not be sent."""

    template_name = "desk/accounts/login.html"
    redirect_authenticated_user = True

    def form_valid(self, form):
        """Log in for as long as a session of this newsroom lasts, whatever the stranger's session said."""
        response = super().form_valid(form)
        self.request.session.set_expiry(None)
        remember_person(self.request, response)
        return response

    def get_context_data(self, **kwargs):
        """Add whether a form waits to be sent again."""
        return super().get_context_data(unsent=STASH in self.request.session, **kwargs)

    def get_success_url(self) -> str:
        """Return the page to go to."""
        if stash_of(self.request):
            return reverse("desk:unsent")
        return super().get_success_url()


class LogoutView(auth_views.LogoutView):
    """Log out; a form that waits for somebody else waits on."""

    def post(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Forget everything of the session but that form."""
        others = None if stash_of(request) else request.session.get(STASH)
        response = super().post(request, *args, **kwargs)
        if others:
            request.session[STASH] = others
        return response


class PasswordResetView(auth_views.PasswordResetView):
    """Ask for a link by e-mail."""

    template_name = "desk/accounts/password_reset.html"
    email_template_name = "desk/accounts/password_reset_email.txt"
    subject_template_name = "desk/accounts/password_reset_subject.txt"
    success_url = reverse_lazy("desk:password-reset-sent")
    form_class = PasswordResetForm
    token_generator = password_links

    @property
    def extra_email_context(self) -> dict[str, int]:
        """Add to the e-mail how long its link lasts."""
        return {"link_days": _link_days()}

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        """Send the link, unless too many were asked for: for this account, if there is one or not, or from here."""
        address = form.cleaned_data["email"].casefold()
        if not (within(self.request, "reset", "30/hour") and within(self.request, "reset", "5/hour", address)):
            form.add_error(None, _("Too many links were asked for. Try again in an hour."))
            return self.render_to_response(self.get_context_data(form=form), status=429)
        return super().form_valid(form)


class _EndsTokens:
    """Mixed into what sets a password: programs that had a token need a new one, as browsers need a new login."""

    def form_valid(self, form: auth_forms.SetPasswordForm) -> HttpResponse:
        """Save the password and forget the tokens that were given out before."""
        answer = super().form_valid(form)
        form.user.auth_token_set.all().delete()
        return answer


class PasswordResetConfirmView(_EndsTokens, auth_views.PasswordResetConfirmView):
    """Choose a new password."""

    template_name = "desk/accounts/password_new.html"
    token_generator = password_links
    success_url = reverse_lazy("desk:password-reset-done")


class PasswordChangeView(_EndsTokens, auth_views.PasswordChangeView):
    """Change one's own password."""

    template_name = "desk/accounts/password_change.html"
    success_url = reverse_lazy("desk:queue")


@require_safe
@desk_page()
def unsent(request: HttpRequest) -> HttpResponse:
    """Show the form that came in after the session had ended, to be sent now or thrown away."""
    stash = stash_of(request)
    if stash is None:
        return redirect("desk:queue")
    shown = [(name, value) for name, value in stash["fields"] if is_typed(name, value)]
    return render(request, "desk/accounts/unsent.html", {"stash": stash, "shown": shown})


@form_only
@desk_page()
def unsent_discard(request: HttpRequest) -> HttpResponse:
    """Throw away the form that came in too late."""
    if stash_of(request):
        request.session.pop(STASH)
    return redirect("desk:queue")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form without the right token (the setting ``CSRF_FAILURE_VIEW``), and give back what was typed.

    Mostly somebody logged in anew in another tab. But another site may have sent it in their name: so it can be
    copied, never sent again by one click, and what is secret is not shown.
    """
    if not request.path.startswith(reverse("desk:queue")):
        return csrf.csrf_failure(request, reason)
    if not request.accepts("text/html"):
        words = _("You logged in anew since this page was loaded: this is kept here, not saved. Load the page again.")
        return JsonResponse({"message": words}, status=403)
    context = {"typed": typed_words(request), "page_before": page_before(request), "had_file": bool(request.FILES)}
    return render(request, "desk/accounts/refused.html", context, status=403)


@require_safe
def password_reset_sent(request: HttpRequest) -> HttpResponse:
    """Say that the e-mail is on its way, whoever asked."""
    return render(request, "desk/accounts/password_reset_sent.html", {"link_days": _link_days()})


def _link_days() -> int:
    return settings.PASSWORD_RESET_TIMEOUT // (24 * 3600)


@require_safe
def password_reset_done(request: HttpRequest) -> HttpResponse:
    """Say that the new password is set."""
    return render(request, "desk/accounts/password_reset_done.html")
