"""The pages that readers see: each parses the request, asks a selector once or twice, and renders."""

from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from articles.models.choices import TruthStatus
from articles.public import words
from articles.public.article_page import article_context, bar
from articles.public.claim_page import claim_context, text_fragment
from articles.public.lists import article_rows, claim_rows
from articles.public.rendered import rendered
from articles.public.responses import public_page, public_view, site_origin
from articles.public.structured import claim_review, embed_html
from articles.public.throttles import searches_counted
from articles.selectors.public_articles import (
    article_lines,
    corrections,
    publication_latest,
    publications_changing,
    publications_current,
    publications_told,
)
from articles.selectors.public_claims import (
    claim_gone,
    claim_published,
    claims_found,
    source_claims,
    source_moved,
    source_published,
)
from articles.selectors.public_search import claims_search, search_terms

PAGE_SIZE = 20
HOME_SIZE = 6
# Among the latest changes so many are looked through for corrections: most changes add something.
LOOKED_AT = 60


def _page(request: HttpRequest, rows: QuerySet) -> Page:
    """Return the page that was asked for, or the nearest one that is there; the first where no number was given."""
    try:
        number = max(1, int(request.GET.get("page", 1)))
    except ValueError:
        number = 1
    return Paginator(rows, PAGE_SIZE).get_page(number)


def _own_query(page: Page, **kept: str) -> str:
    """Return what a page of a list has in its address behind the path: ``kept``, and its number if not the first."""
    query = {**kept, **({"page": page.number} if page.number > 1 else {})}
    return f"?{urlencode(query)}" if query else ""


@public_view
def home(request: HttpRequest) -> HttpResponse:
    """Show what was published last."""
    context = {
        "articles": article_rows(article_lines(publications_current()[:HOME_SIZE])),
        "claims": claim_rows(claims_found()[:HOME_SIZE]),
        "corrections": [c for c in corrections(publications_changing()[:LOOKED_AT]) if c.is_correction][:3],
        "statuses": [words.truth(state.value) for state in words.TRUTH_ORDER],
    }
    return public_page(request, "home.html", context)


@public_view
def articles(request: HttpRequest) -> HttpResponse:
    """Show all published articles, the latest first."""
    page = _page(request, publications_current())
    shown = article_rows(article_lines(page.object_list))
    return public_page(request, "articles.html", {"page": page, "own_query": _own_query(page), "articles": shown})


@public_view
def article(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show an article as it was published; one that was withdrawn says so."""
    publication = publication_latest(article=public_id)
    if publication is None:
        raise Http404
    if publication.withdrawn:
        told = {"article": publication.snapshot["article"], "publication": publication}
        return public_page(request, "withdrawn.html", told, status=410)
    context = article_context(publication)
    context["history"] = publications_told(article=public_id)
    return public_page(request, "article.html", context)


@public_view
def claim(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show a claim, its verdict first; one that is gone says where it went."""
    row = claim_published(claim=public_id)
    if row is None:
        return _gone(request, public_id)

    def page() -> HttpResponse:
        origin = site_origin(request)
        context = claim_context(row, origin=origin)
        context["embed"] = embed_html(row, origin=origin)
        context["claim_review"] = claim_review(row, origin=origin)
        context["fragment"] = text_fragment(row.text)
        return public_page(request, "claim.html", context)

    return rendered(request, row, page)


def _gone(request: HttpRequest, public_id: str) -> HttpResponse:
    gone = claim_gone(claim=public_id)
    if gone is None:
        raise Http404
    if gone.moved_to:
        return redirect("public:claim", gone.moved_to, permanent=True)
    publication = publication_latest(article=gone.article)
    told = {"article": publication.snapshot["article"], "publication": publication}
    return public_page(request, "withdrawn.html" if publication.withdrawn else "gone.html", told, status=410)


@public_view
def source(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show what a source was quoted for, by status, the latest first."""
    shown = source_published(source=public_id)
    if shown is None:
        moved = source_moved(source=public_id)
        if not moved:
            raise Http404
        return redirect("public:source", moved, permanent=True)
    passed_on = request.GET.get("passed_on") == "1"
    page = _page(request, source_claims(source=public_id, is_origin=not passed_on))
    quoted = sum(shown.truth.values())
    context = {
        "source": shown,
        "kind_word": words.source_kind(shown.kind),
        "quoted": quoted,
        "not_said": sum(shown.said.values()) - quoted,
        "bar": bar(shown.truth),
        "said": [(words.said(value), count) for value, count in sorted(shown.said.items())],
        "passed_on": passed_on,
        "page": page,
        "own_query": _own_query(page, **({"passed_on": "1"} if passed_on else {})),
        "claims": claim_rows(page.object_list),
    }
    return public_page(request, "source.html", context)


@searches_counted(lambda request: bool(request.GET.get("q") or request.GET.get("status")))
@public_view
def search(request: HttpRequest) -> HttpResponse:
    """Show the published claims that have all the words; of small words alone, what to type instead."""
    query = request.GET.get("q", "").replace("\x00", "")[:200]
    status = request.GET.get("status", "")
    if status not in TruthStatus.values:
        status = ""
    page = _page(request, claims_search(words=query, truth_status=status))
    context = {
        "query": query,
        "only_small_words": bool(query.strip()) and not search_terms(query),
        "status": status,
        "statuses": [words.truth(state.value) for state in words.TRUTH_ORDER],
        "page": page,
        "claims": claim_rows(page.object_list),
    }
    return public_page(request, "search.html", context)


@public_view
def corrections_page(request: HttpRequest) -> HttpResponse:
    """Show what was changed after publication, the latest first."""
    page = _page(request, publications_changing())
    shown = corrections(page.object_list)
    return public_page(request, "corrections.html", {"page": page, "own_query": _own_query(page), "corrections": shown})


@public_view
def how_we_work(request: HttpRequest) -> HttpResponse:
    """Tell how claims are checked, and what the words mean."""
    context = {
        "truth": [words.truth(state.value) for state in words.TRUTH_ORDER],
        "said": [words.said(value) for value in words.SaidStatus.values],
    }
    return public_page(request, "how_we_work.html", context)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer where there is nothing: for readers it is a page of this newsroom, too."""
    return public_page(request, "not_found.html", status=404)
