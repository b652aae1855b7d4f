"""Background checks: the row is the truth, the broker only a wake-up."""

from articles.models import Article, Check, Claim, Version
from articles.models.choices import CheckState


def check_queue(
    *,
    kind: str,
    version: Version | None = None,
    claim: Claim | None = None,
    article: Article | None = None,
    priority: int = 0,
) -> Check:
    """Queue one check inside the caller's transaction; the same work that is queued already is not queued twice."""
    check, _created = Check.objects.get_or_create(
        kind=kind,
        version=version,
        claim=claim,
        state=CheckState.QUEUED,
        defaults={"article": article, "priority": priority},
    )
    return check
