"""The workbench: one article, its text on the left, the inspector of one claim on the right."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from articles.desk.access import desk_page
from articles.desk.answers import claim_url
from articles.desk.inspecting import bench_context, header_context, inspector_context
from articles.selectors.desk_checks import article_stamp, article_work, results_stamp
from articles.selectors.desk_claim import claim_for_desk, first_claim
from articles.selectors.desk_workbench import article_for_desk, found_in, paragraphs

#: htmx takes this as: the last answer, ask no more.
STOP_POLLING = 286


@require_safe
@desk_page()
def workbench(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the article with one claim in focus: ``?claim=``, else the first that waits for somebody."""
    article = article_for_desk(public_id)
    asked = request.GET.get("claim", "")
    focused = claim_for_desk(asked) if asked else first_claim(article.current_version)
    if focused is not None and focused.article_id != article.pk:
        return redirect(claim_url(focused))
    words = request.GET.get("q", "").strip()
    context = bench_context(request, article, focused, forms={})
    found = found_in(article, words) if words else []
    response = render(request, "desk/workbench.html", {**context, "words": words, "found": found})
    # The way back shows what was saved since; what was typed is kept elsewhere (drafts.js).
    patch_cache_control(response, no_store=True)
    return response


@require_safe
@desk_page()
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show the inspector of one claim alone; without JavaScript, go to the workbench with the claim in focus."""
    found = claim_for_desk(public_id)
    if not request.htmx:
        return redirect(claim_url(found))
    response = render(request, "desk/_inspector.html", inspector_context(request, found, forms={}))
    patch_cache_control(response, no_store=True)
    return response


@require_safe
@desk_page()
def live(request: HttpRequest, public_id: str) -> HttpResponse:
    """Tell how far the background work is, and show what it found; 304 while nothing changed, 286 when all is done."""
    article = article_for_desk(public_id)
    if not request.htmx:
        return redirect(reverse("desk:workbench", args=[public_id]))
    shown = request.GET.get("stamp", "")
    focus = request.GET.get("claim", "")
    etag = f'"{article_stamp(article)}-{focus}-{shown}"'
    if etag in parse_etags(request.headers.get("If-None-Match", "")):
        response = HttpResponseNotModified()
    else:
        stamp, work = results_stamp(article), article_work(article)
        context = {"article": article, "work": work, "stamp": stamp}
        if stamp != shown:
            context |= {**header_context(article), "paragraphs": paragraphs(article), "focus": focus, "results": True}
        status = 200 if work.is_going_on else STOP_POLLING
        response = render(request, "desk/_live_answer.html", context, status=status)
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    return response
