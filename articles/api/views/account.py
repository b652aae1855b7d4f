"""Logging in to the API: tokens that expire, of which the server keeps only a hash."""

from axes.helpers import get_cool_off
from django.contrib.auth import authenticate
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from knox.models import AuthToken
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles.api.access import BearerOfToken
from articles.api.serializers.registry import AccountSerializer, LoginInput, TokenSerializer
from articles.api.views.base import DeskView, WholeBodyMixin
from articles.services.permissions import PERMISSIONS


class Tokens(WholeBodyMixin, APIView):
    """Getting a token."""

    authentication_classes = []
    permission_classes = [AllowAny]
    throttle_scope = "login"

    @extend_schema(operation_id="tokens_create", request=LoginInput, responses={201: TokenSerializer}, auth=[])
    def post(self, request: Request) -> Response:
        """Log in with name and password; send the token from then on as `Authorization: Token …`."""
        given = LoginInput(data=request.data)
        given.is_valid(raise_exception=True)
        # Django's request, not REST framework's: the throttle on failed logins writes its findings there.
        user = authenticate(request._request, **given.validated_data)
        if user is None:
            if getattr(request._request, "axes_locked_out", False):
                # Its middleware would put a page for people in place of this answer.
                request._request.axes_locked_out = False
                wait = get_cool_off().total_seconds()
                raise Throttled(wait=wait, detail=_("Too many failed logins. Try again later."))
            raise AuthenticationFailed(_("The name or the password is wrong."))
        row, token = AuthToken.objects.create(user=user)
        user_logged_in.send(sender=type(user), request=request._request, user=user)
        shown = TokenSerializer({"token": token, "expires_at": row.expiry}).data
        return Response(shown, status=201, headers={"Cache-Control": "no-store"})

    def get_authenticate_header(self, request: Request) -> str:
        """Return the challenge of a 401: the token that is to be had here."""
        return BearerOfToken().authenticate_header(request)


class CurrentToken(APIView):
    """Giving a token back."""

    authentication_classes = [BearerOfToken]
    permission_classes = [IsAuthenticated]
    throttle_scope = "desk"

    @extend_schema(operation_id="tokens_delete_current", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Log out: the token that this request was sent with is worth nothing from now on."""
        request.auth.delete()
        return Response(status=204)


class AllTokens(APIView):
    """Giving all tokens back."""

    permission_classes = [IsAuthenticated]
    throttle_scope = "desk"

    @extend_schema(operation_id="tokens_delete_all", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Log out everywhere: none of your tokens is worth anything from now on."""
        request.user.auth_token_set.all().delete()
        return Response(status=204)


class Account(DeskView):
    """Who is asking."""

    @extend_schema(operation_id="account_read", responses=AccountSerializer)
    def get(self, request: Request) -> Response:
        """Show your name, roles and rights."""
        user = request.user
        return Response(
            {
                "username": user.get_username(),
                "roles": sorted(user.groups.values_list("name", flat=True)),
                "permissions": [name for name in PERMISSIONS if user.has_perm(name)],
            }
        )
