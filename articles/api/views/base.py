"""What the desk's endpoints share."""

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from articles.api.access import DeskPermission
from articles.api.errors import LengthRequired
from articles.api.pagination import Pages
from articles.api.revisions import ConditionalMixin
from articles.models import Article, Claim


class WholeBodyMixin:
    """Refuses a body that nobody would read."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let in who may. Raises ``LengthRequired`` for a body in chunks, and what the framework does."""
        super().initial(request, *args, **kwargs)
        if request.META.get("HTTP_TRANSFER_ENCODING") and not request.META.get("CONTENT_LENGTH"):
            raise LengthRequired(
                _("Send the length of the body in the header Content-Length, and the body in one piece.")
            )


class DeskView(WholeBodyMixin, ConditionalMixin, GenericAPIView):
    """An endpoint of the desk: ``reads`` and ``writes`` name the right that each kind of method needs."""

    reads = "articles.view_desk"
    writes = "articles.edit_article"
    permission_classes = [DeskPermission]
    pagination_class = Pages
    filter_backends = []
    throttle_scope = "desk"

    def given(self, serializer_class: type[BaseSerializer], *, partial: bool = False) -> BaseSerializer:
        """Return the body of the request, checked. Raises ``ValidationError``; so does a change of nothing."""
        serializer = serializer_class(data=self.request.data, partial=partial)
        serializer.is_valid(raise_exception=True)
        if partial and not serializer.validated_data:
            raise ValidationError(_("Send at least one field."))
        return serializer

    def one(self, queryset: QuerySet, **lookup: Any) -> Model:
        """Return the one row, or say that there is nothing here."""
        found = queryset.filter(**lookup).first()
        if found is None:
            raise NotFound
        return found

    def article(self, public_id: str) -> Article:
        """Return the article of the address."""
        return self.one(Article.objects.select_related("current_version"), public_id=public_id)

    def claim(self, public_id: str) -> Claim:
        """Return the claim of the address."""
        return self.one(Claim.objects.select_related("article"), public_id=public_id)

    def pages(self, queryset: QuerySet, serializer_class: type[BaseSerializer]) -> Response:
        """Return the page of ``queryset`` that the request asks for."""
        rows = self.paginate_queryset(self.filter_queryset(queryset))
        return self.get_paginated_response(serializer_class(rows, many=True).data)


class FilteredView(DeskView):
    """An endpoint with a list that can be filtered by ``filterset_class``."""

    filter_backends = DeskView.settings.DEFAULT_FILTER_BACKENDS
