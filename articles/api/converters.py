"""Parts of the API's addresses."""

from django.urls.converters import StringConverter

from articles.api.serializers.fields import PUBLIC_ID
from articles.services.drafts import DRAFT_FIELDS


class PublicIdConverter(StringConverter):
    """A public id: 12 letters and digits, none that looks like another."""

    regex = PUBLIC_ID


class FieldConverter(StringConverter):
    """A field that has drafts."""

    regex = "|".join(DRAFT_FIELDS)
