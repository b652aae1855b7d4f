"""The desk's door: who may open a page, and what becomes of a form that was sent after the session had ended."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from articles.desk.conflicts import typed_words
from articles.desk.throttles import within

#: The session's key of a form that came from somebody who was not logged in any more.
STASH = "desk.unsent"
#: Longer forms are not kept, nor more of them from one address: strangers can fill this too.
STASH_LIMIT, STASH_RATE = 100_000, "60/hour"
_STASH_SECONDS = 3600
_NOT_KEPT = {"csrfmiddlewaretoken"}

View = Callable[..., HttpResponse]


def desk_page(permission: str = "articles.view_desk") -> Callable[[View], View]:
    """Let only people with ``permission`` (see articles.services.permissions) into the view.

    A stranger is sent to the login page, and a form that a stranger sent waits there for the owner to come back.
    Somebody without the right gets a page that says so (403).
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                return _to_login(request)
            if not request.user.has_perm(permission):
                return render(request, "desk/denied.html", status=403)
            if request.method == "POST" and "unsent" in request.POST:
                request.session.pop(STASH, None)
            return view(request, *args, **kwargs)

        guarded.permission = permission
        return guarded

    return decorate


def page_before(request: HttpRequest) -> str:
    """Return the address of the desk page that the request was sent from, or the queue's."""
    address = request.htmx.current_url or request.headers.get("Referer", "")
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    here = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return path if here and path.startswith(reverse("desk:queue")) else reverse("desk:queue")


def _to_login(request: HttpRequest) -> HttpResponse:
    if not request.accepts("text/html"):
        return JsonResponse({"message": _("Your session has ended. Log in again; this is kept here.")}, status=401)
    wanted = request.get_full_path() if request.method == "GET" and not request.htmx else page_before(request)
    if request.method == "POST" and not _stash(request) and not request.htmx:
        # Too long to be kept for a stranger, or another one waits already: given back to be copied.
        context = {"typed": typed_words(request), "page_before": page_before(request), "had_file": bool(request.FILES)}
        return render(request, "desk/accounts/refused.html", {**context, "ended": True}, status=401)
    address = f"{resolve_url('desk:login')}?{urlencode({'next': wanted})}"
    # A fragment that is swapped into the page is no place for a login form.
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def _stash(request: HttpRequest) -> bool:
    """Keep the form until its owner is back, and return whether it is kept: one at a time, and none that is long."""
    fields = [[name, value] for name, values in request.POST.lists() if name not in _NOT_KEPT for value in values]
    stash = {"path": request.path, "fields": fields}
    if sum(len(value) for _name, value in fields) > STASH_LIMIT or request.session.get(STASH, stash) != stash:
        return False
    if STASH not in request.session and not within(request, "stash", STASH_RATE):
        return False
    request.session[STASH] = stash
    request.session.set_expiry(_STASH_SECONDS)
    return True
