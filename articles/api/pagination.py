"""Pages of lists: a cursor that stays right while rows come and go."""

from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters import MultipleChoiceFilter
from rest_framework.exceptions import ErrorDetail, NotFound, ValidationError
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView

#: What a search over published claims calls the id that it orders them by.
FOUND = "found_public_id"

#: So many parameters that make no sense are told of.
_TOLD = 20


class Pages(CursorPagination):
    """Pages in the order of ``ordering``, whose last field is unique; ``?size=`` up to 200."""

    page_size = 50
    page_size_query_param = "size"
    max_page_size = 200
    ordering = ("-pk",)

    def paginate_queryset(self, queryset: QuerySet, request: Request, view: Any = None) -> list[Any] | None:
        """Return the rows of the page. A parameter that the list does not know is refused: it would narrow nothing."""
        _refuse_unknown(request, getattr(view, "filterset_class", None))
        return super().paginate_queryset(queryset, request, view)

    def get_page_size(self, request: Request) -> int:
        """Return how many rows the page has. Raises ``ValidationError`` for what is no number of rows."""
        size = request.query_params.get(self.page_size_query_param)
        if size is None:
            return self.page_size
        if not (size.isascii() and size.isdigit() and size.strip("0")):
            raise ValidationError({self.page_size_query_param: _("Write a number from 1 to 200.")})
        # A number of so many digits is past the largest page in any case.
        return min(int(size[:20]), self.max_page_size)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Return the parameters of a page as OpenAPI describes them."""
        found = super().get_schema_operation_parameters(view)
        for parameter in found:
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"] = {"type": "integer", "minimum": 1, "default": self.page_size}
                parameter["description"] = _("Rows a page; above 200, there are 200.")
        return found

    def decode_cursor(self, request: Request) -> Cursor | None:
        """Return the cursor of the request; one that was made up is an address that does not exist."""
        cursor = super().decode_cursor(request)
        if cursor is not None and cursor.position is not None and not self.is_position(cursor.position):
            raise NotFound(self.invalid_cursor_message)
        return cursor

    def is_position(self, position: str) -> bool:
        """Say whether ``position`` can be a value of the first field of ``ordering``."""
        return position.isascii() and position.isdigit() and len(position) < 19


class ReadingOrder(Pages):
    """Claims as they stand in the text; those that begin at the same place by their age, those that left it last."""

    ordering = ("place",)


class ByPublicId(Pages):
    """Rows of what is published, by a public id. It stays; the rows get new keys when an article is published again."""

    def is_position(self, position: str) -> bool:
        """Say whether ``position`` can be a public id."""
        return position.isalnum() and position.isascii() and len(position) == 12


class ArticlesById(ByPublicId):
    """Publications, one an article."""

    ordering = ("article_public_id",)


class ClaimsById(ByPublicId):
    """Published claims; those of a search by ``FOUND``, the same id in no index.

    By the ids' index PostgreSQL would read claim after claim for its words until a page is full.
    """

    ordering = ("claim_public_id",)

    def get_ordering(self, request: Request, queryset: QuerySet, view: APIView) -> tuple[str, ...]:
        """Return the field by which ``queryset`` is ordered."""
        return (FOUND,) if FOUND in queryset.query.annotations else self.ordering


class SourcesById(ByPublicId):
    """Published sources, which have no key of their own."""

    ordering = ("source_public_id",)


def _refuse_unknown(request: Request, filters: Any) -> None:
    """Raise ``ValidationError`` for parameters that no filter of the list has, and for a second value of one."""
    known = {**(filters.base_filters if filters else {}), Pages.page_size_query_param: None, "cursor": None}
    wrong = {}
    for name, values in request.query_params.lists():
        if name not in known:
            wrong[name] = ErrorDetail(_("This list knows no such parameter."), code="unknown")
        elif len(values) > 1 and not isinstance(known[name], MultipleChoiceFilter):
            wrong[name] = ErrorDetail(_("This may be sent once only."), code="repeated")
    if wrong:
        raise ValidationError({name: [wrong[name]] for name in islice(wrong, _TOLD)})
