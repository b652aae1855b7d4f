"""What each kind of background check does: compute without a transaction, store in one, once."""

import logging
import time
from collections.abc import Callable, Sequence

from celery.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Check, Claim
from articles.models.choices import CheckKind, CheckState
from articles.services.candidates import candidates_index
from articles.services.checks import (
    LeaseLost,
    check_claim,
    check_continue,
    check_fail,
    check_finish,
    check_hold,
    check_queue,
    checks_free,
    checks_give_up,
)
from articles.services.contradictions import (
    ModelUnusable,
    contradictions_find,
    contradictions_store,
)
from articles.services.suggestions import suggestions_compute, suggestions_replace

logger = logging.getLogger(__name__)

#: Claims that are compared together, and stored in one transaction.
BATCH = 16
#: A long check gives its place to others after so long.
SLICE_SECONDS = 10.0


def check_run(*, pk: int) -> bool:
    """Claim the check and run it; return whether it was this worker's to run.

    Whatever goes wrong ends on the row, in words: the exception itself goes to the log.
    """
    check = check_claim(pk=pk)
    if check is None:
        return False
    try:
        _WORK[check.kind](check)
    except LeaseLost:
        logger.info("Check %s was taken over; nothing was written for it.", check.pk)
    except Exception as error:
        logger.exception("Check %s failed at attempt %s", check.pk, check.attempts)
        try:
            check_fail(check=check, error=_in_words(error), permanent=isinstance(error, ModelUnusable))
        except LeaseLost:
            logger.info("Check %s was taken over meanwhile.", check.pk)
    return True


def checks_work_off(*, limit: int = 10_000) -> int:
    """Run the checks that wait here and now, whether due or not, at most ``limit``; return how many ran.

    For a newsroom without a worker, and for setting up a demonstration. What failed lately rests until the next time.
    """
    checks_give_up()
    count = 0
    while count < limit:
        pk = checks_free().order_by("priority", "due_at", "pk").values_list("pk", flat=True).first()
        if pk is None:
            break
        count += check_run(pk=pk)
    return count


def _in_words(error: Exception) -> str:
    if isinstance(error, ModelUnusable):
        return _("The model that compares claims can't be used: %(reason)s") % {"reason": error}
    if isinstance(error, SoftTimeLimitExceeded):
        return _("This took too long and was stopped.")
    if isinstance(error, DatabaseError):
        return _("The database did not answer as it should.")
    return _("Something went wrong that was not foreseen (%(name)s). The log has the details.") % {
        "name": type(error).__name__
    }


def _find_sources(check: Check) -> None:
    """Suggest attributions for a version, then have its claims compared."""
    version = check.version
    if not _is_current(check):
        check_finish(check=check)
        return
    analysed = suggestions_compute(version=version)
    with transaction.atomic():
        check_finish(check=check)
        if _is_current(check):
            suggestions_replace(version=version, analysed=analysed)
            check_queue(kind=CheckKind.CONTRADICTIONS, version=version, article=version.article)


def _is_current(check: Check) -> bool:
    return Article.objects.filter(pk=check.version.article_id, current_version=check.version_id).exists()


def _find_contradictions(check: Check) -> None:
    """Compare one claim with the archive, or all claims of a version whose words or sources changed."""
    if check.claim_id is not None:
        _compare(check, Claim.objects.filter(pk=check.claim_id), only_changed=True)
    elif _is_current(check):
        # Claims that the version lost are among them: what was found with them is withdrawn.
        _compare(check, Claim.objects.filter(article=check.version.article_id), only_changed=True)
    else:
        check_finish(check=check)


def _check_archive(check: Check) -> None:
    """Index and compare every claim of the archive anew, in slices."""
    _compare(check, Claim.objects.filter(in_text=True), only_changed=False)


def _index(batch: Sequence[Claim]) -> None:
    """Index claims anew: the words that are looked for may have changed, and claims may be older than the index."""
    with transaction.atomic():
        # Read again and locked, since an editor may have changed a claim meanwhile.
        rows = Claim.objects.filter(pk__in=[claim.pk for claim in batch]).order_by("pk")
        candidates_index(claims=rows.select_for_update())


_WORK: dict[str, Callable[[Check], None]] = {
    CheckKind.ATTRIBUTIONS: _find_sources,
    CheckKind.CONTRADICTIONS: _find_contradictions,
    CheckKind.RECHECK: _check_archive,
}


def _compare(check: Check, claims: QuerySet[Claim], *, only_changed: bool) -> None:
    """Compare ``claims`` from the check's cursor on, until done or the slice's time is over."""
    total, done = check.progress_total or claims.count(), check.progress_done
    began = time.monotonic()
    while True:
        batch = list(claims.filter(pk__gt=check.cursor).order_by("pk")[:BATCH])
        if not only_changed:
            _index(batch)
        found = contradictions_find(claims=batch, only_changed=only_changed, all_to_come=not only_changed)
        done += len(batch)
        last = len(batch) < BATCH
        with transaction.atomic():
            check_hold(check=check, done=done, total=max(total, done), cursor=batch[-1].pk if batch else check.cursor)
            contradictions_store(found=found)
            if last:
                check_finish(check=check)
        if last:
            return
        if time.monotonic() - began > SLICE_SECONDS or _somebody_waits(check):
            check_continue(check=check)
            return


def _somebody_waits(check: Check) -> bool:
    """Whether a check of higher priority is due."""
    due = Check.objects.filter(state=CheckState.QUEUED, due_at__lte=timezone.now(), priority__lt=check.priority)
    return check.priority > 0 and due.exists()
