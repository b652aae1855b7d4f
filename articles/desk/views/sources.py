"""The registry of sources."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.desk.access import desk_page, form_only
from articles.desk.answers import saved_at
from articles.desk.conflicts import conflict_of
from articles.desk.forms.archive import AliasForm, GradeForm, MergeForm, NewSourceForm, SourceDetailsForm
from articles.models import Source
from articles.models.choices import Reliability, SourceKind
from articles.selectors.desk_registry import RegistryFilters, registry_page, source_quoted, source_record
from articles.selectors.desk_sources import source_for_desk
from articles.services.errors import Refused, StaleRevision
from articles.services.sources import (
    source_add_alias,
    source_create,
    source_find,
    source_grade,
    source_merge,
    source_remove_alias,
    source_update,
)

#: The page's forms by the name that its template uses.
_FORMS = {"details": SourceDetailsForm, "grade": GradeForm, "alias": AliasForm, "merge": MergeForm}
#: Of those forms the fields that are the source's own, by what they are called there.
_OWN_FIELDS = {
    "details": {"name": "name", "kind": "kind", "description": "description"},
    "grade": {"reliability": "reliability", "reason": "reliability_reason"},
}


@require_safe
@desk_page()
def registry(request: HttpRequest) -> HttpResponse:
    """List the sources."""
    names = ("kind", "grade", "named")
    filters = RegistryFilters(
        request.GET.get("q", "").strip()[:200], **{name: request.GET.get(name, "")[:20] for name in names}
    )
    context = {
        "filters": filters,
        "narrowed": filters != RegistryFilters(),
        "page": registry_page(filters, request.GET.get("page", 1)),
        "kinds": SourceKind.choices,
        "grades": [choice for choice in Reliability.choices if choice[0]],
    }
    return render(request, "desk/sources.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page("articles.manage_sources")
def new(request: HttpRequest) -> HttpResponse:
    """Add a source to the registry."""
    form = NewSourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            source = source_create(actor=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("name", refusal.message)
        else:
            messages.success(request, saved_at())
            return redirect("desk:source", source.public_id)
    return render(request, "desk/source_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
@desk_page()
def detail(request: HttpRequest, public_id: str) -> HttpResponse:
    """Show one source and everything it was ever quoted for."""
    source = source_for_desk(public_id)
    if source.public_id != public_id:
        return redirect("desk:source", source.public_id)
    return _page(request, source)


def _ids_of(name: str) -> str:
    """Return how the fields' ids are made: two of the page's forms have a name, and a label leads to the first id."""
    return f"{name}_%s"


def _page(request: HttpRequest, source: Source, *, status: int = 200, **extra) -> HttpResponse:
    page, quoted = source_quoted(source, request.GET.get("page", 1))
    context = {
        "source": source,
        "aliases": list(source.aliases.all()),
        "record": source_record(source),
        "page": page,
        "quoted": quoted,
        "details": SourceDetailsForm(
            instance=source, initial={"revision": source.revision}, auto_id=_ids_of("details")
        ),
        "grade": GradeForm(
            auto_id=_ids_of("grade"),
            initial={
                "reliability": source.reliability,
                "reason": source.reliability_reason,
                "revision": source.revision,
            },
        ),
        "alias": AliasForm(initial={"revision": source.revision}, auto_id=_ids_of("alias")),
        "merge": MergeForm(initial={"revision": source.revision}, auto_id=_ids_of("merge")),
        **extra,
    }
    return render(request, "desk/source.html", context, status=status)


def _submitted(name: str, form: forms.BaseForm) -> dict[str, Any]:
    """Return what was typed into the form ``name`` by the source's fields, or by its label if it is none of them."""
    own = _OWN_FIELDS.get(name, {})
    typed = [field for field in form.visible_fields() if field.name in form.cleaned_data]
    return {own.get(field.name, str(field.label)): form.cleaned_data[field.name] for field in typed}


def _source_action(name: str, permission: str = "articles.manage_sources") -> Callable:
    """Make a view of ``action(request, source, fields)``, which changes the source by a service and returns it.

    ``name`` is the form's among the page's. What goes wrong is shown on the page, with all that was typed.
    """

    def decorate(action: Callable[[HttpRequest, Source, dict], Source]) -> Callable:
        @form_only
        @desk_page(permission)
        @wraps(action)
        def answered(request: HttpRequest, public_id: str) -> HttpResponse:
            source = source_for_desk(public_id)
            form: forms.BaseForm = _FORMS[name](request.POST, auto_id=_ids_of(name))
            if not form.is_valid():
                return _page(request, source, status=422, **{name: form})
            try:
                shown = action(request, source, form.cleaned_data)
            except StaleRevision as stale:
                conflict = conflict_of(request, StaleRevision(stale.current, _submitted(name, form)))
                return _page(request, source_for_desk(public_id), status=409, conflict=conflict)
            except (Refused, ValidationError) as refusal:
                words = refusal.messages if isinstance(refusal, ValidationError) else [refusal.message]
                form.add_error(None, words)
                return _page(request, source_for_desk(public_id), status=422, **{name: form})
            messages.success(request, saved_at())
            return redirect("desk:source", shown.public_id)

        return answered

    return decorate


@_source_action("details")
def update(request: HttpRequest, source: Source, fields: dict) -> Source:
    """Change name, kind or description."""
    return source_update(actor=request.user, source=source, **fields)


@_source_action("grade")
def grade(request: HttpRequest, source: Source, fields: dict) -> Source:
    """Grade the source, with a reason."""
    return source_grade(actor=request.user, source=source, **fields)


@_source_action("alias")
def alias_add(request: HttpRequest, source: Source, fields: dict) -> Source:
    """Add another name."""
    return source_add_alias(actor=request.user, source=source, **fields)


@_source_action("alias")
def alias_remove(request: HttpRequest, source: Source, fields: dict) -> Source:
    """Take a name away."""
    return source_remove_alias(actor=request.user, source=source, **fields)


@_source_action("merge", "articles.merge_sources")
def merge(request: HttpRequest, source: Source, fields: dict) -> Source:
    """Make this source part of another."""
    into = source_find(name=fields["into"], article=source.article)
    if into is None:
        raise Refused(_("There is no source of that name. Write the name as it stands in the list."))
    return source_merge(actor=request.user, source=source, revision=fields["revision"], into=into)
