"""The index that finds, for one claim, the claims of the whole archive that are worth comparing."""

from collections.abc import Iterable

from articles.models import Claim


def candidates_index(*, claims: Iterable[Claim]) -> None:
    """Bring the index in line with ``claims``' words and sources, in the caller's transaction."""
