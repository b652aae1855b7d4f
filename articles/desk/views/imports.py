"""Taking an article in: from paste, file or link to a preview of its sentences, and only then into the archive."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.desk.access import desk_page
from articles.desk.forms.articles import ImportForm, OriginForm
from articles.intake.errors import IntakeError
from articles.intake.fetch import import_url
from articles.intake.files import import_file
from articles.intake.text import import_text
from articles.intake.types import ImportedText
from articles.services.articles import article_import, sentences_preview
from articles.services.errors import DuplicateText, Refused

#: More sentences than this are only counted in the preview.
PREVIEWED = 400
#: What intake said comes back with the form, as its texts do; it says less than this.
_MOST_NOTICES, _LONGEST_NOTICE = 20, 500


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page("articles.edit_article")
def article_new(request: HttpRequest) -> HttpResponse:
    """Take an article in, in two steps: ``step=preview`` reads it, ``step=store`` stores it."""
    if request.method == "POST" and request.POST.get("step") == "store":
        return _store(request)
    if request.method == "POST":
        return _preview(request)
    return render(request, "desk/import.html", {"form": OriginForm()})


def _preview(request: HttpRequest) -> HttpResponse:
    form = OriginForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            imported = _read(form)
        except IntakeError as error:
            form.add_error(None, error.message)
        else:
            return _show_preview(request, _second_form(imported), imported)
    return render(request, "desk/import.html", {"form": form}, status=422)


def _read(form: OriginForm) -> ImportedText:
    given = form.cleaned_data
    if given["file"] is not None:
        return import_file(given["file"].name, given["file"].read())
    if given["url"]:
        return import_url(given["url"])
    return import_text(given["text"])


def _second_form(imported: ImportedText) -> ImportForm:
    return ImportForm(
        initial={
            "title": imported.title,
            "byline": imported.byline,
            "outlet": imported.outlet,
            "published_on": imported.published_on,
            "original_url": imported.url,
            "language": imported.language or "en",
            "text": imported.text,
        }
    )


def _show_preview(
    request: HttpRequest, form: ImportForm, imported: ImportedText, status: int = 200, **extra: object
) -> HttpResponse:
    sentences = sentences_preview(text=imported.text)
    context = {
        "form": form,
        "notices": imported.notices,
        "sentences": [words for _start, _end, words in sentences[:PREVIEWED]],
        "count": len(sentences),
        "more": max(0, len(sentences) - PREVIEWED),
        **extra,
    }
    return render(request, "desk/import_preview.html", context, status=status)


def _store(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST)
    told = tuple(words[:_LONGEST_NOTICE] for words in request.POST.getlist("notice")[:_MOST_NOTICES])
    if not form.is_valid():
        return _show_preview(request, form, ImportedText(text=request.POST.get("text", ""), notices=told), 422)
    given = form.cleaned_data
    try:
        imported = replace(
            # As it was shown: the lines of the preview are its paragraphs.
            import_text(given["text"], wrapped=False),
            title=given["title"],
            byline=given["byline"],
            outlet=given["outlet"],
            published_on=given["published_on"],
            url=given["original_url"],
            language=given["language"],
            notices=told,
        )
        if "again" in request.POST:
            return _show_preview(request, _second_form(imported), imported)
        article = article_import(actor=request.user, imported=imported, allow_duplicate=given["allow_duplicate"])
    except DuplicateText as duplicate:
        return _show_preview(request, form, imported, 409, duplicate=duplicate)
    except (IntakeError, Refused) as error:
        form.add_error(None, error.message)
    except ValidationError as error:
        form.add_error(None, error)
    else:
        messages.success(request, _("Imported. The sources of its sentences are being looked for."))
        return redirect("desk:workbench", article.public_id)
    return _show_preview(request, form, ImportedText(text=given["text"], notices=told), 422)
