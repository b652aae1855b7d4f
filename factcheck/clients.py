"""Who is asking, by address, behind as many servers as the settings say."""

from django.http import HttpRequest
from rest_framework.throttling import BaseThrottle


def client_address(request: HttpRequest) -> str:
    """Return the address that failed logins are counted for: as the API's throttles see it, with ``NUM_PROXIES``.

    Without it everybody behind the newsroom's own server has one address, and anybody could lock anybody out.
    """
    return BaseThrottle().get_ident(request)
