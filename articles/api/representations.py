"""How a thing looks in the API wherever it is shown whole, also beside a refusal."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Model, QuerySet
from rest_framework.serializers import BaseSerializer

from articles.api.serializers.articles import ArticleSerializer, BlockerSerializer
from articles.api.serializers.claims import ClaimSerializer
from articles.api.serializers.registry import ContradictionSerializer, SourceSerializer
from articles.models import Article, Claim, Contradiction, Source
from articles.selectors import api_desk

_SHAPES: dict[type[Model], tuple[Callable[[], QuerySet], type[BaseSerializer]]] = {
    Article: (api_desk.articles, ArticleSerializer),
    Claim: (api_desk.claims, ClaimSerializer),
    Source: (api_desk.sources, SourceSerializer),
    Contradiction: (api_desk.contradictions, ContradictionSerializer),
}


def represent(instance: Model) -> dict[str, Any]:
    """Return ``instance`` as JSON values, read afresh from the database."""
    read, serializer = _SHAPES[type(instance)]
    return serializer(read().get(pk=instance.pk)).data


def represent_blockers(blockers: Sequence[Any]) -> list[dict[str, Any]]:
    """Return what stands before publication as JSON values."""
    return BlockerSerializer(blockers, many=True).data
