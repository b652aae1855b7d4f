"""Where there is nothing: a page of the desk for who works there, and the readers' page for everybody else."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.module_loading import import_string

_DESK, _READERS = "articles.desk.views.queue.not_found", "articles.public.views.not_found"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer with the page of the desk below its address to who may look at it; a stranger learns nothing of it."""
    is_at_desk = request.path.startswith(reverse("desk:queue")) and request.user.has_perm("articles.view_desk")
    return import_string(_DESK if is_at_desk else _READERS)(request, exception)
