"""How often a stranger may do what costs the newsroom something: send e-mails, leave forms."""

import logging
from hashlib import sha256

from django.http import HttpRequest
from redis.exceptions import RedisError
from rest_framework.throttling import SimpleRateThrottle

logger = logging.getLogger(__name__)


class _Throttle(SimpleRateThrottle):
    """Counts in the cache that all processes share, as the API's throttle does."""

    def __init__(self, scope: str, rate: str, who: str) -> None:
        self.scope, self.rate, self.who = scope, rate, who
        super().__init__()

    def get_cache_key(self, request: HttpRequest, view: object) -> str:
        """Return under which name is counted."""
        # Hashed: an address of any length and letters makes a fit key, and tells nobody who asked.
        return f"desk-{self.scope}-{sha256((self.who or self.get_ident(request)).encode()).hexdigest()}"


def within(request: HttpRequest, scope: str, rate: str, who: str = "") -> bool:
    """Count this ``request`` of ``who`` (nobody: of its address) in ``scope``; return whether it keeps to the ``rate``.

    ``rate``: such as ``5/hour``.
    """
    try:
        return _Throttle(scope, rate, who).allow_request(request, None)
    except (OSError, RedisError) as error:
        logger.warning("The cache does not answer (%s): requests are not counted.", error)
        return True
