"""What describes the API: the schema for programs, a page for people."""

import functools
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles.api.problems import KINDS
from articles.api.revisions import conditional
from articles.api.views.outside import method_not_allowed


@functools.cache
def schema() -> dict[str, Any]:
    """Return the OpenAPI description; it is the same for everybody and as long as the program runs."""
    return SchemaGenerator().get_schema(request=None, public=True)


@extend_schema(exclude=True)
class Schema(APIView):
    """The OpenAPI 3.1 description."""

    authentication_classes = []
    permission_classes = [AllowAny]
    renderer_classes = [OpenApiJsonRenderer2, OpenApiJsonRenderer]
    throttle_scope = "published"

    @method_decorator(conditional)
    def dispatch(self, request, *args, **kwargs):
        """Handle the request, then compare the entity tags."""
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: Request) -> Response:
        """Return the description."""
        return Response(schema(), headers={"Cache-Control": "public, max-age=300"})


@method_decorator(csrf_exempt, name="dispatch")
class Docs(TemplateView):
    """The API for people: how it is used, what can go wrong, every operation to look at and to try."""

    http_method_names = ["get", "head"]
    template_name = "api/docs.html"

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say so in the shape of every other problem, not that a token is missing from a form that nobody takes."""
        return method_not_allowed(self._allowed_methods())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the kinds of problems, and make the cookie that trying out a write needs."""
        get_token(self.request)
        return super().get_context_data(kinds=KINDS, **kwargs)


@extend_schema(exclude=True)
class Nothing(APIView):
    """Every address that the API does not have."""

    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_scope = "published"

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say so, whatever the method."""
        super().initial(request, *args, **kwargs)
        raise NotFound
