"""Pages of lists: a cursor that stays right while rows come and go."""

from django.db.models import QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.pagination import Cursor, CursorPagination
from rest_framework.request import Request
from rest_framework.views import APIView

#: What a search over published claims calls the id that it orders them by.
FOUND = "found_public_id"


class Pages(CursorPagination):
    """Pages in the order of ``ordering``, whose last field is unique; ``?size=`` up to 200."""

    page_size = 50
    page_size_query_param = "size"
    max_page_size = 200
    ordering = ("-pk",)

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
