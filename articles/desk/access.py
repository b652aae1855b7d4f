"""The desk's door: who may open a page, and what becomes of a form that was sent after the session had ended."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import patch_cache_control
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
#: The signed cookie that tells who was logged in last in this browser, when the session no longer does.
PERSON_COOKIE = "desk_person"
_PERSON_SECONDS = 60 * 24 * 3600
_NOT_KEPT = {"csrfmiddlewaretoken"}

#: What pages ask for by themselves: background work, and names like the one that is being typed.
_BESIDE_TYPING = ("live", "source-offers")

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
            response = view(request, *args, **kwargs)
            # Proxies that are told to keep all pages don't ask whose session one was made for.
            if not response.has_header("Cache-Control"):
                patch_cache_control(response, private=True)
            return response

        guarded.permission = permission
        return guarded

    return decorate


def form_only(view: View) -> View:
    """Let only forms into the view.

    Who enters its address, or loads the answer to a refused form again, is sent to the page above it.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST":
            return view(request, *args, **kwargs)
        if request.method in ("GET", "HEAD") and request.user.is_authenticated:
            return redirect(_page_at(request.path))
        return HttpResponseNotAllowed(["POST"])

    guarded.form_only = True
    return guarded


def _page_at(path: str) -> str:
    """Return the address of the nearest desk page at or above ``path``: not that of a form."""
    queue = reverse("desk:queue")
    while path.startswith(queue):
        try:
            if not getattr(resolve(path).func, "form_only", False):
                return path
        except Resolver404:
            pass  # A piece of an address, such as /desk/claims/.
        path = path.rstrip("/").rpartition("/")[0] + "/"
    return queue


def page_before(request: HttpRequest) -> str:
    """Return the address of the desk page that the request was sent from, or the queue's."""
    address = request.htmx.current_url or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        return reverse("desk:queue")
    parts = urlsplit(address)
    path = _page_at(parts.path)
    return f"{path}?{parts.query}" if parts.query and path == parts.path else path


def _to_login(request: HttpRequest) -> HttpResponse:
    if not request.accepts("text/html"):
        return JsonResponse({"message": _("Your session has ended. Log in again; this is kept here.")}, status=401)
    if request.htmx and request.htmx.target in _BESIDE_TYPING:
        # Asked by the page itself: somebody may be typing there and must not be led away.
        return HttpResponse(status=401)
    wanted = request.get_full_path() if request.method == "GET" and not request.htmx else page_before(request)
    typed = typed_words(request)
    if request.method == "POST" and not _stash(request) and not request.htmx and (typed or request.FILES):
        # Nobody knows for whom, too long, or another one waits already: given back to be copied.
        context = {"typed": typed, "page_before": page_before(request), "had_file": bool(request.FILES)}
        return render(request, "desk/accounts/refused.html", {**context, "ended": True}, status=401)
    address = f"{resolve_url('desk:login')}?{urlencode({'next': wanted})}"
    # A fragment that is swapped into the page is no place for a login form.
    return HttpResponseClientRedirect(address) if request.htmx else redirect(address)


def remember_person(request: HttpRequest, response: HttpResponse) -> None:
    """Let this browser say who logged in, for a form that comes when the session is over."""
    response.set_signed_cookie(
        PERSON_COOKIE, request.user.pk, max_age=_PERSON_SECONDS, path=reverse("desk:queue"),
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip


def stash_of(request: HttpRequest) -> dict[str, Any] | None:
    """Return the form that waits for the person who is logged in; another's waits on, unseen."""
    stash = request.session.get(STASH)
    return stash if stash and stash["person"] == str(request.user.pk) else None


def _stash(request: HttpRequest) -> bool:
    """Keep the form until its owner is back, and return whether it is kept: one at a time, and none that is long.

    Nor is that of a browser in which nobody was logged in: it would be for whoever comes next, and another site may
    have sent it.
    """
    person = request.get_signed_cookie(PERSON_COOKIE, default="")
    fields = [[name, value] for name, values in request.POST.lists() if name not in _NOT_KEPT for value in values]
    stash = {"path": request.path, "fields": fields, "person": person}
    if (
        not person
        or sum(len(value) for _name, value in fields) > STASH_LIMIT
        or request.session.get(STASH, stash) != stash
    ):
        return False
    if STASH not in request.session and not within(request, "stash", STASH_RATE):
        return False
    request.session[STASH] = stash
    request.session.set_expiry(_STASH_SECONDS)
    return True
