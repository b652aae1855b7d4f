"""Writing down who did what: the only place that makes Events."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser

from articles.models import Article, Claim, Contradiction, Event, Source


def batch_new() -> uuid.UUID:
    """Return a fresh identifier for all that one action changes."""
    return uuid.uuid4()


def difference(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return ``before`` and ``after`` with only the keys whose values differ (a missing key is ``None``)."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    return {key: before.get(key) for key in keys}, {key: after.get(key) for key in keys}


def event_record(
    *,
    verb: str,
    actor: AbstractBaseUser | None,
    batch: uuid.UUID,
    article: Article | None = None,
    claim: Claim | None = None,
    source: Source | None = None,
    contradiction: Contradiction | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    undoes: uuid.UUID | None = None,
) -> Event:
    """Append one event and return it. ``actor`` is ``None`` for the machine."""
    return Event.objects.create(
        verb=verb,
        actor=actor,
        batch=batch,
        article=article,
        claim=claim,
        source=source,
        contradiction=contradiction,
        before=before or {},
        after=after or {},
        undoes=undoes,
    )


def events_record(events: Iterable[Event]) -> list[Event]:
    """Append many unsaved events in one statement and return them."""
    return Event.objects.bulk_create(events)
