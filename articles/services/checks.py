"""Background checks: the row is the truth, the broker only a wake-up.

A check is queued in the transaction of the change that needs it, claimed by one conditional UPDATE that gives a lease,
and ended in the transaction that stores its results, where the lease's token is asked for again. So a check may be sent
twice, late, or never: it takes effect once. ``articles.services.check_runs`` does the work itself.
"""

import logging
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta

from celery import current_app
from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import F, PositiveSmallIntegerField, Q, QuerySet, Value
from django.db.models.functions import Least
from django.utils import timezone
from django.utils.translation import gettext as _
from kombu.exceptions import KombuError

from articles.models import Article, Check, Claim, Version
from articles.models.choices import CheckKind, CheckState
from articles.services.errors import Refused
from articles.services.permissions import permission_require

logger = logging.getLogger(__name__)

TASK = "articles.run_check"
#: The re-check of the archive gives way to everything else.
RECHECK_PRIORITY = 9
#: More messages than this for due checks are not sent at once; the next sweep goes on.
SWEEP_LIMIT = 500
_BACK_OFF_SECONDS = 5


class LeaseLost(Exception):
    """Another worker took the check over, or an editor ran it again: nothing may be written for it any more."""


def check_queue(
    *,
    kind: str,
    version: Version | None = None,
    claim: Claim | None = None,
    article: Article | None = None,
    priority: int = 0,
    delay_seconds: float | None = None,
) -> Check:
    """Queue one check inside the caller's transaction and return it; a worker is woken on commit.

    The same work that is queued already is not queued twice; work that is running is queued once more, because it may
    have read what was there before. ``delay_seconds`` is how long to wait for more changes (``None``: claims settle for
    ``CHECK_SETTLE_SECONDS``, the rest is due at once).
    """
    if delay_seconds is None:
        delay_seconds = settings.CHECK_SETTLE_SECONDS if claim is not None else 0
    due = timezone.now() + timedelta(seconds=delay_seconds)
    with transaction.atomic():
        check = _coalesce(kind, version, claim, priority)
        while check is None:
            try:
                with transaction.atomic():
                    check = Check.objects.create(
                        kind=kind, version=version, claim=claim, article=article, priority=priority, due_at=due
                    )
            except IntegrityError:
                # Another transaction queued the same at this moment; if it is claimed already, we try again.
                check = _coalesce(kind, version, claim, priority)
            else:
                checks_wake([check.pk], delay_seconds=delay_seconds)
    return check


def _coalesce(kind: str, version: Version | None, claim: Claim | None, priority: int) -> Check | None:
    """Return the queued check for the same work, locked until the caller commits, or ``None``.

    The UPDATE is the lock: a worker that claims the check waits for the commit, and so reads what the caller wrote. A
    check that was half done begins anew, since the change may be behind its cursor; what did not change costs little.
    """
    same = Check.objects.filter(kind=kind, version=version, claim=claim, state=CheckState.QUEUED)
    raised = same.update(
        priority=Least("priority", Value(priority), output_field=PositiveSmallIntegerField()),
        cursor=0,
        progress_done=0,
        progress_total=0,
        attempts=0,
        retry_at=None,
    )
    return same.first() if raised else None


def checks_wake(pks: Sequence[int], *, delay_seconds: float = 0) -> None:
    """Tell the workers about these checks once the transaction commits. A broker that is down is no error."""
    told = list(pks)
    # Not a partial: Django names the function when a robust one fails, and a partial has no name.
    transaction.on_commit(lambda: _send(told, delay_seconds), robust=True)


def _send(pks: list[int], delay_seconds: float) -> None:
    for pk in pks:
        try:
            current_app.send_task(TASK, args=[pk], countdown=delay_seconds or None, retry=False)
        except (KombuError, OSError) as error:
            logger.warning("The broker does not answer (%s); the sweep will send check %s.", error, pk)
            return


def checks_free() -> QuerySet[Check]:
    """Return the checks that a worker may take now, whether due or not; also those that a dead worker left behind."""
    now = timezone.now()
    rested = Q(retry_at__isnull=True) | Q(retry_at__lte=now)
    free = Q(rested, state=CheckState.QUEUED) | Q(state=CheckState.RUNNING, lease_until__lt=now)
    return Check.objects.filter(free, attempts__lt=Check.MAX_ATTEMPTS)


def check_claim(*, pk: int) -> Check | None:
    """Take the check for this worker and return it with its lease.

    ``None`` when somebody else has or had it, or its last attempt failed just now: the messages of a check that waited
    long would otherwise use up all attempts in one second.
    """
    now, token = timezone.now(), uuid.uuid4()
    free = checks_free().filter(pk=pk)
    claimed = free.update(
        state=CheckState.RUNNING,
        attempts=F("attempts") + 1,
        lease_token=token,
        lease_until=now + timedelta(seconds=settings.CHECK_LEASE_SECONDS),
        started_at=now,
    )
    if not claimed:
        return None
    return Check.objects.select_related("version__article", "claim__article").get(pk=pk)


def check_hold(*, check: Check, done: int | None = None, total: int | None = None, cursor: int | None = None) -> None:
    """Lengthen the lease and note the progress; first in each transaction that stores results.

    Raises ``LeaseLost`` when the check is not this worker's any more, which takes the results back with it.
    """
    given = {"progress_done": done, "progress_total": total, "cursor": cursor}
    fields = {name: value for name, value in given.items() if value is not None}
    until = timezone.now() + timedelta(seconds=settings.CHECK_LEASE_SECONDS)
    _write(check, lease_until=until, **fields)


def check_finish(*, check: Check) -> None:
    """Write that the check is done, in the transaction that stores its results. Raises ``LeaseLost``."""
    _write(check, state=CheckState.DONE, finished_at=timezone.now(), error="", lease_token=None, lease_until=None)


def check_continue(*, check: Check) -> None:
    """Give a long check back to the queue at its cursor, so that others get their turn. Raises ``LeaseLost``."""
    _requeue(check, due=timezone.now(), attempts=0, error="", retry_at=None)
    checks_wake([check.pk])


def check_fail(*, check: Check, error: str, permanent: bool = False) -> None:
    """Write down that an attempt failed, ``error`` in plain words: due again later, or failed for good."""
    if permanent or check.attempts >= Check.MAX_ATTEMPTS:
        _write(
            check, state=CheckState.FAILED, finished_at=timezone.now(), error=error, lease_token=None, lease_until=None
        )
        return
    delay = _BACK_OFF_SECONDS * 4 ** (check.attempts - 1)
    due = timezone.now() + timedelta(seconds=delay)
    _requeue(check, due=due, error=error, retry_at=due)
    checks_wake([check.pk], delay_seconds=delay)


def _write(check: Check, **fields: object) -> None:
    """Change the row where the lease is still ours; the caller's copy follows."""
    held = Check.objects.filter(pk=check.pk, state=CheckState.RUNNING, lease_token=check.lease_token)
    if not held.update(**fields):
        raise LeaseLost(f"check {check.pk}")
    for name, value in fields.items():
        setattr(check, name, value)


def _requeue(check: Check, *, due: datetime, **fields: object) -> None:
    try:
        with transaction.atomic():
            _write(check, state=CheckState.QUEUED, due_at=due, lease_token=None, lease_until=None, **fields)
    except IntegrityError:
        # The same work was queued again meanwhile: that check does it, this one has nothing left to do.
        check_finish(check=check)


def check_rerun(*, actor: AbstractBaseUser, check: Check) -> Check:
    """Queue a failed check again, with all its attempts, and return it.

    Raises ``Refused`` when it has not failed, ``PermissionDenied``.
    """
    needed = "articles.recheck_archive" if check.kind == CheckKind.RECHECK else "articles.edit_article"
    permission_require(actor, needed, check.article)
    with transaction.atomic():
        check.refresh_from_db()
        if check.state != CheckState.FAILED:
            raise Refused(_("This check has not failed, so there is nothing to run again."))
        twin = _coalesce(check.kind, check.version, check.claim, check.priority)
        if twin is not None:
            Check.objects.filter(pk=check.pk).update(state=CheckState.DONE, finished_at=timezone.now())
            return twin
        again = Check.objects.filter(pk=check.pk, state=CheckState.FAILED)
        again.update(
            state=CheckState.QUEUED, attempts=0, error="", due_at=timezone.now(), retry_at=None, finished_at=None
        )
        checks_wake([check.pk])
        check.refresh_from_db()
    return check


def checks_give_up() -> None:
    """Write of the checks that stopped every worker that they failed."""
    now = timezone.now()
    stuck = Q(state=CheckState.RUNNING, lease_until__lt=now)
    Check.objects.filter(stuck, attempts__gte=Check.MAX_ATTEMPTS).update(
        state=CheckState.FAILED,
        error=_("The background worker stopped each time it tried this."),
        finished_at=now,
        lease_token=None,
        lease_until=None,
    )


def checks_sweep() -> int:
    """Send again what is due and was lost or stuck, fail what was tried too often; return how many were sent."""
    checks_give_up()
    now = timezone.now()
    stuck = Q(state=CheckState.RUNNING, lease_until__lt=now)
    due = Check.objects.filter(Q(state=CheckState.QUEUED) | stuck, due_at__lte=now)
    pks = list(due.order_by("priority", "due_at", "pk").values_list("pk", flat=True)[:SWEEP_LIMIT])
    # Without a later due time a long queue would get the same messages again with each sweep: the next one is left out.
    Check.objects.filter(pk__in=pks).update(due_at=now + timedelta(seconds=2 * settings.CHECK_SWEEP_SECONDS))
    _send(pks, 0)
    return len(pks)


def archive_recheck(*, actor: AbstractBaseUser) -> Check:
    """Queue the comparison of every claim of the archive anew, in the background and behind everything else.

    Meant for after a change of the engine or its threshold. What editors decided is not touched. One that is under way
    begins anew. Raises ``PermissionDenied``.
    """
    permission_require(actor, "articles.recheck_archive")
    with transaction.atomic():
        return check_queue(kind=CheckKind.RECHECK, priority=RECHECK_PRIORITY)
