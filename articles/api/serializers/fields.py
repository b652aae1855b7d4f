"""Fields that several shapes share."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail, ValidationError

from articles.models import Article, Claim, Source
from articles.selectors.desk_people import editors

#: Public ids, as a pattern: letters and digits that can't be mistaken for each other.
PUBLIC_ID = "[2-9b-df-hj-km-np-tv-xz]{12}"
#: The largest number that every database column of ours takes.
LARGEST = 2_147_483_647
#: So many unknown names are told of: a body may hold a million, and logging in is open to everybody.
_TOLD = 20


class Exact:
    """Mixed into what is sent: a field of another name is refused, since a slip of the pen would be lost unseen."""

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        """Return the values. Raises ``ValidationError`` with all that is wrong, unknown names included."""
        wrong, values = {}, {}
        if isinstance(data, Mapping):
            unknown = ErrorDetail(_("There is no such field here."), code="unknown")
            wrong = {name: [unknown] for name in islice((n for n in data if n not in self.fields), _TOLD)}
        try:
            values = super().to_internal_value(data)
        except ValidationError as error:
            wrong = {**error.detail, **wrong}
        if wrong:
            raise ValidationError(wrong)
        return values


@extend_schema_field({"type": "string", "pattern": f"^{PUBLIC_ID}$"})
class PublicId(serializers.SlugRelatedField):
    """Another thing, by its public id."""

    def __init__(self, **kwargs):
        super().__init__(slug_field="public_id", **kwargs)


@extend_schema_field({"type": "string", "maxLength": 150})
class Username(serializers.SlugRelatedField):
    """An account, by its user name; for writing, one that is open and has a role at the desk."""

    def __init__(self, **kwargs):
        if not kwargs.get("read_only"):
            kwargs["queryset"] = editors()
        super().__init__(slug_field="username", **kwargs)


@extend_schema_field(
    {
        "type": "array",
        "items": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
        "description": "Stretches [start, end) in code points.",
    }
)
class Spans(serializers.JSONField):
    """Stretches ``[start, end)`` in code points."""


def article_id(**kwargs) -> PublicId:
    """Return a field that takes an article."""
    return PublicId(queryset=Article.objects.all(), **kwargs)


def claim_id(**kwargs) -> PublicId:
    """Return a field that takes a claim."""
    return PublicId(queryset=Claim.objects.all(), **kwargs)


def source_id(**kwargs) -> PublicId:
    """Return a field that takes a source."""
    return PublicId(queryset=Source.objects.select_related("article"), **kwargs)


def offset(**kwargs) -> serializers.IntegerField:
    """Return a field for an offset in code points."""
    return serializers.IntegerField(min_value=0, max_value=LARGEST, **kwargs)
