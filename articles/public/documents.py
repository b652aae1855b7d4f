"""What readers' programs get: JSON, annotations, plain text, the embed and its oEmbed, robots.txt."""

import re
from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt

from articles.models import Publication, PublishedClaim
from articles.public.claim_page import claim_context
from articles.public.rendered import rendered
from articles.public.responses import public_page, public_view, site_origin
from articles.public.structured import annotation_page, claim_document, oembed
from articles.selectors.public_articles import is_canonical_public, publication_latest
from articles.selectors.public_claims import claim_gone, claim_published
from articles.services.publications import publication_canonical

ANNOTATION_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


def _claim(public_id: str) -> PublishedClaim:
    row = claim_published(claim=public_id)
    if row is None:
        raise Http404
    return row


def _claim_or_heir(public_id: str) -> PublishedClaim:
    """Return the claim, or the one that it was merged into: its page leads there, and who embeds it follows."""
    row = claim_published(claim=public_id)
    gone = claim_gone(claim=public_id) if row is None else None
    return row or _claim(gone.moved_to if gone else "")


def _for_programs(response: HttpResponse) -> HttpResponse:
    """Let scripts of any site read ``response``, and no search engine show it: the words would be without a verdict."""
    response["Access-Control-Allow-Origin"] = "*"
    response["X-Robots-Tag"] = "noindex"
    return response


def _gone(article: str) -> HttpResponse:
    """Answer programs where there was something, in a sentence: why ``article`` was withdrawn, or that it changed."""
    publication = publication_latest(article=article)
    told = _("The article that this claim stood in does not say it any more.")
    if publication.withdrawn:
        told = _("This article was withdrawn. %(why)s") % {"why": publication.correction_note}
    return _for_programs(HttpResponse(told, status=410, content_type="text/plain; charset=utf-8"))


def _of_article(view: Callable[[HttpRequest, Publication], HttpResponse]) -> Callable[..., HttpResponse]:
    """Give ``view`` the publication of the article that is asked for; one that was withdrawn is gone."""

    @wraps(view)
    def answer(request: HttpRequest, public_id: str) -> HttpResponse:
        publication = publication_latest(article=public_id)
        if publication is None:
            raise Http404
        return _gone(public_id) if publication.withdrawn else view(request, publication)

    return answer


@public_view
def claim_json(request: HttpRequest, public_id: str) -> HttpResponse:
    """Answer with a claim as JSON; one that was merged leads to the one that took over, one that is gone says so."""
    row = claim_published(claim=public_id)
    if row is None:
        gone = claim_gone(claim=public_id)
        if gone is None:
            raise Http404
        return redirect("public:claim_json", gone.moved_to, permanent=True) if gone.moved_to else _gone(gone.article)
    return _for_programs(JsonResponse(claim_document(row, origin=site_origin(request))))


@public_view
@_of_article
def article_annotations(request: HttpRequest, publication: Publication) -> HttpResponse:
    """Answer with an article's claims as a W3C Web Annotation page."""
    page = annotation_page(publication, origin=site_origin(request))
    return _for_programs(JsonResponse(page, content_type=ANNOTATION_TYPE))


@public_view
@_of_article
def article_text(request: HttpRequest, publication: Publication) -> HttpResponse:
    """Answer with the very text that the annotations' positions count in."""
    text = publication.snapshot["text"]
    return _for_programs(HttpResponse(text, content_type="text/plain; charset=utf-8"))


@public_view
@_of_article
def article_canonical(request: HttpRequest, publication: Publication) -> HttpResponse:
    """Answer with the very bytes that an article's fingerprint is made of; ``sha256sum`` gives it again."""
    if not is_canonical_public(publication):
        raise Http404
    return _for_programs(HttpResponse(publication_canonical(publication), content_type="application/json"))


@xframe_options_exempt
@csp_replace(
    {
        "frame-ancestors": ["*"],
        "sandbox": ["allow-popups", "allow-popups-to-escape-sandbox"],
        "script-src": ["'none'"],
        "form-action": ["'none'"],
        "connect-src": ["'none'"],
    }
)
@public_view
def claim_embed(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a claim small, for a frame on another site: the one page that may be framed."""
    row = claim_published(claim=public_id)
    if row is None:
        gone = claim_gone(claim=public_id)
        if gone and gone.moved_to:
            return redirect("public:claim_embed", gone.moved_to, permanent=True)
        # Never an error page: the site that has the frame is not allowed to show that.
        return public_page(request, "embed_gone.html", {"gone": gone}, status=410 if gone else 404)
    return rendered(
        request, row, lambda: public_page(request, "embed.html", claim_context(row, origin=site_origin(request)))
    )


@public_view
def oembed_json(request: HttpRequest) -> HttpResponse:
    """Answer oEmbed's question: how is the claim at ``url`` put into another page?"""
    if request.GET.get("format", "json") != "json":
        return HttpResponse(_("Only JSON is spoken here."), status=501, content_type="text/plain; charset=utf-8")
    sizes = {name: request.GET.get(name, "") for name in ("maxwidth", "maxheight")}
    if any(value and not re.fullmatch(r"[1-9][0-9]{0,4}", value) for value in sizes.values()):
        message = _("maxwidth and maxheight are whole numbers above 0.")
        return HttpResponseBadRequest(message, content_type="text/plain; charset=utf-8")
    row = _claim_or_heir(_claim_id_of(request, request.GET.get("url", "")))
    width, height = (int(value) if value else None for value in sizes.values())
    answer = oembed(row, origin=site_origin(request), max_width=width, max_height=height)
    return _for_programs(JsonResponse(answer))


def _claim_id_of(request: HttpRequest, url: str) -> str:
    """Return the claim that one of our own addresses is about; raise ``Http404`` for any other address.

    Without the slash at its end it leads browsers to the claim, too.
    """
    try:
        parts = urlsplit(url)
        match = resolve(parts.path if parts.path.endswith("/") else f"{parts.path}/")
    except (ValueError, Resolver404) as error:
        raise Http404 from error
    if f"{parts.scheme}://{parts.netloc}" != site_origin(request) or match.view_name != "public:claim":
        raise Http404
    return match.kwargs["public_id"]


@public_view
def robots(request: HttpRequest) -> HttpResponse:
    """Tell crawlers where to go: everywhere but the desk and the API."""
    lines = ["User-agent: *", "Disallow: /desk/", "Disallow: /api/", ""]
    lines.append(f"Sitemap: {site_origin(request)}{reverse('public:sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
